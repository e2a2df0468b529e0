/**
 * How much a shopper truly wants a product: what the recommender tries to guess.
 *
 * The sum has interactions that no sum of simple scores has: price hurts only above the shopper's own level and only
 * those who mind; a reduction draws bargain hunters alone; popularity draws some and repels others; colours are one
 * taste for clothes and another for gadgets; quality counts for those who look at it. Cost: some microseconds; what a
 * product hides is derived once and kept as long as the product object lives.
 */
import type { Product } from '../types/product.ts'
import type { Latent } from './latent.ts'
import { latentOf } from './latent.ts'
import type { HiddenTaste } from './tastes.ts'

/** What the utility reads of a product, ready to use. */
export interface Facts {
  readonly category: string
  readonly gadget: boolean
  readonly brand: string
  readonly style: string
  readonly colours: readonly string[]
  readonly materials: readonly string[]
  readonly audience: string
  /** Standard deviations of the logarithm of the demand, 0 is the middle of the range. */
  readonly popularity: number
  readonly latent: Latent
}

export function factsOf(
  product: Pick<Product, 'id' | 'brand' | 'categoryPath' | 'attributes'>,
  popularity: number,
  seed: number,
): Facts {
  const { attributes, categoryPath } = product
  const category = categoryPath.at(-1) ?? ''
  return {
    category,
    gadget: category === 'Headphones' || category === 'Watches',
    brand: product.brand ?? '',
    style: attributes['style']?.[0] ?? '',
    colours: attributes['colour'] ?? [],
    materials: attributes['material'] ?? [],
    audience: attributes['age']?.[0] === 'kids' ? 'kids' : (attributes['gender']?.[0] ?? 'unisex'),
    popularity: (Math.log1p(popularity) - 1.5) / 1.1,
    latent: latentOf(seed, product.id, product.brand),
  }
}

const kept = new WeakMap<Product, { seed: number; facts: Facts }>()

/** Utility of a product as it is now, at its price of now; about normal, mean near 0, higher is better. */
export function trueUtility(truth: HiddenTaste, product: Product): number {
  const known = kept.get(product)
  const facts =
    known?.seed === truth.seed ? known.facts : factsOf(product, product.popularity ?? 0, truth.seed)
  if (known?.facts !== facts) kept.set(product, { seed: truth.seed, facts })
  const interest = Math.log((truth.interests[facts.category] ?? 0.01) * 12)
  return utility(truth, facts, product.priceMinor, product.listPriceMinor) + 0.5 * interest
}

/** The same within a category the shopper has chosen to visit: without the interest in it. */
export function utility(
  truth: HiddenTaste,
  facts: Facts,
  priceMinor: number,
  listPriceMinor: number | null,
): number {
  const colours = facts.gadget ? truth.gadgetColours : truth.colours
  const taste =
    (truth.styles[facts.style] ?? 0) +
    mean(colours, facts.colours) +
    mean(truth.materials, facts.materials) +
    (truth.brands[facts.brand] ?? 0) +
    dot(truth.design, facts.latent.design)
  const reduced = listPriceMinor === null ? 0 : 1 - priceMinor / listPriceMinor
  return (
    taste +
    (truth.audiences[facts.audience] ?? 0) +
    truth.qualitySensitivity * facts.latent.quality +
    truth.crowd * facts.popularity +
    truth.discountLove * reduced -
    priceRegret(truth, facts, priceMinor)
  )
}

/** Nothing up to the shopper's level, then steeper and steeper; what is very cheap makes lovers of quality doubt. */
function priceRegret(truth: HiddenTaste, facts: Facts, priceMinor: number): number {
  const above = Math.log(priceMinor / (truth.ceilingMinor[facts.category] ?? priceMinor))
  if (above > 0) return truth.priceSensitivity * (2.5 * above + 1.5 * above * above)
  return above < -0.9 ? truth.qualitySensitivity * 1.2 * (-0.9 - above) : 0
}

function mean(weights: Readonly<Record<string, number>>, values: readonly string[]): number {
  let sum = 0
  for (const value of values) sum += weights[value] ?? 0
  return values.length === 0 ? 0 : sum / values.length
}

function dot(a: readonly number[], b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
