/**
 * Pictures of the demo's products, drawn by type and colour. In: a product; out: a complete SVG document, 400 x 400,
 * without scripts or references to anything outside; the same product always gives the same picture. Served at
 * /pictures/<id>.svg. Products of a type that nobody drew get a parcel. Cost: well below a millisecond.
 */
import type { Product } from '../types/product.ts'
import { localized } from '../types/language.ts'
import type { Drawing } from './pictures/brush.ts'
import { drawOn } from './pictures/brush.ts'
import { BAG_DRAWINGS } from './pictures/bags.ts'
import { BOOT_DRAWINGS } from './pictures/boots.ts'
import { CAMPING_DRAWINGS } from './pictures/camping.ts'
import { TEXTILE_DRAWINGS } from './pictures/homeTextiles.ts'
import { COAT_DRAWINGS } from './pictures/coats.ts'
import { DRESS_DRAWINGS } from './pictures/dresses.ts'
import { HEADPHONE_DRAWINGS } from './pictures/headphones.ts'
import { KITCHEN_DRAWINGS } from './pictures/kitchen.ts'
import { WATCH_DRAWINGS } from './pictures/watches.ts'
import { JACKET_DRAWINGS } from './pictures/jackets.ts'
import { luminance, mix, namedTone, toneOf } from './pictures/palette.ts'
import type { Tone } from './pictures/palette.ts'
import { SHOE_DRAWINGS } from './pictures/shoes.ts'
import { SHIRT_DRAWINGS } from './pictures/shirts.ts'
import { TROUSER_DRAWINGS } from './pictures/trousers.ts'
import { parcel } from './pictures/parcel.ts'
import { dice as seeded, hashText } from './random.ts'

const DRAWINGS: Readonly<Record<string, Drawing>> = {
  ...JACKET_DRAWINGS,
  ...COAT_DRAWINGS,
  ...TROUSER_DRAWINGS,
  ...SHIRT_DRAWINGS,
  ...DRESS_DRAWINGS,
  ...SHOE_DRAWINGS,
  ...BOOT_DRAWINGS,
  ...BAG_DRAWINGS,
  ...HEADPHONE_DRAWINGS,
  ...WATCH_DRAWINGS,
  ...KITCHEN_DRAWINGS,
  ...TEXTILE_DRAWINGS,
  ...CAMPING_DRAWINGS,
}

export function drawPicture(product: Product): string {
  const { attributes } = product
  const dice = seeded(hashText(product.id), 'picture')
  const main = namedTone(attributes['colour']?.[0] ?? 'grey', 2 * dice.next() - 1)
  const named = attributes['colour']?.[1]
  const sheet = {
    id: hashText(product.id).toString(36),
    title: localized(product.name, 'en'),
    main,
    second: named === undefined ? companion(main, dice.next()) : namedTone(named, 0),
    pattern: attributes['pattern']?.[0] ?? null,
    attributes,
    dice,
  }
  return drawOn(sheet, drawingOf(attributes['type']?.[0]))
}

function drawingOf(type: string | undefined): Drawing {
  return type !== undefined && Object.hasOwn(DRAWINGS, type) ? DRAWINGS[type]! : parcel
}

/** A colour for zips, trims and panels that goes with the main one. */
function companion(main: Tone, choice: number): Tone {
  const bright = luminance(main.base)
  const options =
    bright < 0.35
      ? ['#e0a33c', '#d9dde2', '#4f86c6', '#d8644f']
      : ['#2e3340', '#f0ece3', mix(main.base, '#10131f', 0.5), '#5c7fa8']
  return toneOf(options[Math.floor(choice * options.length)]!)
}
