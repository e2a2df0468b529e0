/**
 * The hidden tastes of the demo's shoppers: what they truly want, kept aside so that the recommender can be judged
 * against the truth. Never written to the database.
 *
 * All weights are in units of utility; `trueUtility.ts` says how they add up.
 */
import type { ShopperId } from '../types/ids.ts'
import type { Archetype } from './archetypes.ts'
import { ARCHETYPES } from './archetypes.ts'
import { BRANDS } from './brands.ts'
import { CATEGORIES } from './categories/allCategories.ts'
import { FACTORS } from './latent.ts'
import type { Dice } from './random.ts'
import { dice as seeded } from './random.ts'

type Weights = Readonly<Record<string, number>>

export interface HiddenTaste {
  readonly shopperId: ShopperId
  /** The shop's seed: with a product's id it gives what the product hides. */
  readonly seed: number
  /** What they are drawn from: index into ARCHETYPES. */
  readonly archetype: number
  readonly styles: Weights
  /** For what is worn or stands in the home. */
  readonly colours: Weights
  /** For electronics and watches: most people want those in black, white or silver, whatever they wear. */
  readonly gadgetColours: Weights
  readonly materials: Weights
  readonly brands: Weights
  readonly design: readonly number[]
  /** Share of the shopper's visits by category (last element of the path), over the whole time; sums to 1. */
  readonly interests: Weights
  /** What it costs to be for someone else: 0 or negative, by 'women', 'men', 'kids'. */
  readonly audiences: Weights
  /** The price that the shopper finds right, by category, minor units. */
  readonly ceilingMinor: Weights
  /** Utility lost at a price e times the ceiling is about 4 times this. */
  readonly priceSensitivity: number
  readonly qualitySensitivity: number
  /** Utility of a whole price off; most shoppers: 0. */
  readonly discountLove: number
  /** Utility of a standard deviation of popularity; negative for those who want what others do not have. */
  readonly crowd: number
}

export const SHOPPERS = 600

export function drawTastes(seed: number, medianMinor: Weights): HiddenTaste[] {
  return Array.from({ length: SHOPPERS }, (_, i) => {
    const shopperId = `demo-shopper-${String(i + 1).padStart(3, '0')}` as ShopperId
    return drawTaste(shopperId, seed, medianMinor, seeded(seed, `taste:${i}`))
  })
}

function drawTaste(shopperId: ShopperId, seed: number, medianMinor: Weights, dice: Dice): HiddenTaste {
  const archetype = dice.weighted(ARCHETYPES.map((one) => one.share))
  const kind = ARCHETYPES[archetype]!
  const priceSensitivity = kind.priceSensitivity * Math.exp(0.45 * dice.normal())
  const audiences = drawAudiences(dice)
  const level = kind.priceLevel + 0.3 * dice.normal()
  const ceilings = Object.entries(medianMinor).map(([category, median]): [string, number] => [
    category,
    Math.round(median * Math.exp(level + 0.12 * dice.normal())),
  ])
  return {
    shopperId,
    seed,
    archetype,
    styles: drawWeights(STYLES, kind.styles, 1.2, 0.4, dice),
    colours: drawWeights(COLOURS, kind.colours, 0.9, 0.5, dice),
    gadgetColours: drawWeights(COLOURS, ['black', 'white', 'silver'], 0.5, 0.15, dice),
    materials: drawWeights(MATERIALS, kind.materials, 0.5, 0.3, dice),
    brands: drawBrands(dice),
    design: Array.from({ length: FACTORS }, () => 1.3 * dice.normal()),
    interests: drawInterests(kind, audiences, dice),
    audiences,
    ceilingMinor: Object.fromEntries(ceilings),
    priceSensitivity,
    qualitySensitivity: Math.max(0, 0.45 + 0.4 * dice.normal()),
    discountLove: dice.chance(priceSensitivity > 1 ? 0.6 : 0.2) ? 5 + 4 * dice.next() : 0,
    crowd: kind.crowd + 0.35 * dice.normal(),
  }
}

const CATEGORY_NAMES = CATEGORIES.map((one) => one.path[1])
const STYLES = [...new Set(CATEGORIES.flatMap((one) => one.types.flatMap((type) => type.styles)))]
const COLOURS = [...new Set(CATEGORIES.flatMap((one) => one.colours))]
const MATERIALS = [...new Set(CATEGORIES.flatMap((one) => Object.keys(one.materialLines)))]

function drawWeights(
  values: readonly string[],
  liked: readonly string[],
  liking: number,
  own: number,
  dice: Dice,
): Weights {
  const shift = (value: string) => (liked.includes(value) ? liking : -liking * 0.35)
  return Object.fromEntries(values.map((value) => [value, shift(value) + own * dice.normal()]))
}

/** A few favourites, a few that they will not have again, indifference to the rest. */
function drawBrands(dice: Dice): Weights {
  const known = dice.sample(BRANDS, 9)
  const weight = (i: number) => (i < 6 ? 0.8 + dice.next() : -1.2 - dice.next())
  return Object.fromEntries(known.map((brand, i) => [brand.name, weight(i)]))
}

/** Everyone shops for one wardrobe, some for two, a quarter for children as well. */
function drawAudiences(dice: Dice): Weights {
  const woman = dice.chance(0.52)
  const both = dice.chance(0.15)
  const other = both ? -0.8 : -4
  return { women: woman ? 0 : other, men: woman ? other : 0, kids: dice.chance(0.25) ? 0 : -4 }
}

function drawInterests(kind: Archetype, audiences: Weights, dice: Dice): Weights {
  const weights = CATEGORY_NAMES.map((category) => {
    const base = kind.categories.includes(category) ? 2.2 : 0.6
    const wearable = category === 'Dresses' && audiences['women'] !== 0 ? 0.1 : 1
    return base * wearable * Math.exp(0.7 * dice.normal())
  })
  const total = weights.reduce((sum, one) => sum + one, 0)
  return Object.fromEntries(CATEGORY_NAMES.map((category, i) => [category, weights[i]! / total]))
}
