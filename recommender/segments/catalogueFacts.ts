/**
 * What of a catalogue tells shoppers apart. Pure. Cost: one pass over the products and a sort of them.
 *
 *   usual   facet -> value -> category -> share of the facet's values among the products of the category, each product by
 *           its demand. Who buys trousers gets elastane: that is no taste, but more elastane than usual for trousers is.
 */
import type { ProductId } from '../../data/types/ids.ts'
import { facetValues } from '../../data/types/product.ts'
import type { Product } from '../../data/types/product.ts'
import { normaliseTerm } from '../../data/types/terms.ts'
import { TASTE_FACETS } from '../profile/tastes.ts'

export interface ProductFacts {
  /** Normalised: the most specific one that is not too small; null without a category. */
  readonly category: string | null
  readonly reduced: boolean
  /** Place by demand in [0, 1], 1 the most wanted; equal demand shares the place. */
  readonly popularity: number
}

type ByCategory = ReadonlyMap<string, number>

export interface CatalogueFacts {
  readonly products: ReadonlyMap<ProductId, ProductFacts>
  readonly usual: ReadonlyMap<string, ReadonlyMap<string, ByCategory>>
}

/** Of all products: what is usual in a smaller category is chance, and too few shoppers share it. */
const LEAST_CATEGORY = 1 / 200
/** A product that nobody wanted still shows what there is. */
const LEAST_DEMAND = 0.01

/** `demand` by row of `products`, >= 0. */
export function catalogueFacts(products: readonly Product[], demand: ArrayLike<number>): CatalogueFacts {
  const places = placesOf(Float64Array.from(products, (_, row) => demand[row] ?? 0))
  const categories = categoriesOf(products)
  const facts = products.map(({ listPriceMinor, priceMinor }, row) => ({
    category: categories[row] ?? null,
    reduced: listPriceMinor !== null && listPriceMinor > priceMinor,
    popularity: places[row] ?? 0.5,
  }))
  return {
    products: new Map(products.map(({ id }, row) => [id, facts[row]!])),
    usual: new Map(
      TASTE_FACETS.map((facet) => [facet, usualOf(facet, products, categories, demand)] as const),
    ),
  }
}

function categoriesOf(products: readonly Product[]): (string | null)[] {
  const paths = products.map(({ categoryPath }) => categoryPath.map(normaliseTerm))
  const sizes = new Map<string, number>()
  for (const path of paths) for (const category of new Set(path)) add(sizes, category, 1)
  const large = (category: string): boolean => (sizes.get(category) ?? 0) >= LEAST_CATEGORY * products.length
  return paths.map((path) => path.findLast(large) ?? path[0] ?? null)
}

function usualOf(
  facet: string,
  products: readonly Product[],
  categories: readonly (string | null)[],
  demand: ArrayLike<number>,
): Map<string, ByCategory> {
  const sums = new Map<string, Map<string, number>>()
  const totals = new Map<string, number>()
  products.forEach((product, row) => {
    const category = categories[row] ?? null
    if (category === null) return
    const weight = LEAST_DEMAND + (demand[row] ?? 0)
    for (const value of facetValues(product, facet)) {
      const byCategory = sums.get(value) ?? new Map<string, number>()
      sums.set(value, byCategory)
      add(byCategory, category, weight)
      add(totals, category, weight)
    }
  })
  for (const byCategory of sums.values()) {
    for (const [category, sum] of byCategory) byCategory.set(category, sum / (totals.get(category) ?? 1))
  }
  return sums
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}

/** Middle rank of equal values over the number of values. */
function placesOf(values: Float64Array): Float64Array {
  const order = Int32Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const places = new Float64Array(values.length)
  for (let from = 0; from < order.length;) {
    let until = from + 1
    const value = values[order[from] ?? 0]
    while (until < order.length && values[order[until] ?? 0] === value) until++
    for (let i = from; i < until; i++) places[order[i] ?? 0] = (from + until) / 2 / values.length
    from = until
  }
  return places
}
