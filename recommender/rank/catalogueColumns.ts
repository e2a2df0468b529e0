/**
 * What the features need of every product, once per catalogue, as columns by row: scoring 500 candidates must not
 * touch strings. NaN stands for missing, since a typed array cannot hold null.
 * Cost: one pass over the catalogue; kept for as long as the catalogue itself.
 */
import type { Product } from '../../data/types/product.ts'
import { facetValues } from '../../data/types/product.ts'
import { normaliseTerm } from '../../data/types/terms.ts'

/** What is read of a catalogue snapshot. */
export interface Catalogue {
  readonly products: readonly Product[]
  /** Row-major, products x dimension, unit vectors. */
  readonly vectors: Float32Array
  readonly dimension: number
}

export interface CatalogueColumns {
  readonly size: number
  readonly vectors: Float32Array
  readonly dimension: number
  /** Rows that stand for the catalogue where a similarity is put on a common scale. */
  readonly sample: Int32Array
  /** Number of the most specific category; products without one share a number. */
  readonly category: Int32Array
  /** Number of the brand, NaN without one. */
  readonly brand: Float64Array
  readonly priceMinor: Float64Array
  readonly categoryMedianMinor: Float64Array
  /** Natural logarithm of price over the category's median, cut to [-2, 2]. */
  readonly relativePrice: Float32Array
  /** Share of the list price that is taken off, in [0, 1). */
  readonly discount: Float32Array
  /** Mean stars drawn towards the catalogue's mean by PRIOR_RATINGS ratings, minus that mean. */
  readonly rating: Float32Array
  readonly stock: Float32Array
  readonly releasedAt: Float64Array
  /** The feed's own prior of demand as log1p over the largest, in [0, 1]. */
  readonly prior: Float32Array
  /** Facet values of row r: numbers `terms[termStarts[r]] .. terms[termStarts[r + 1] - 1]`. */
  readonly termStarts: Int32Array
  readonly terms: Int32Array
  /** By term number: index of the facet in TERM_FACETS. */
  readonly termFacet: Uint8Array
  /** `facet:value` -> number. */
  readonly termNumbers: ReadonlyMap<string, number>
}

/** A mean of fewer ratings than this says more about chance than about the product. */
const PRIOR_RATINGS = 5
/** Enough for mean and deviation of a similarity within a tenth. */
const SAMPLE_ROWS = 128

/** Facets whose tastes are features of their own; all others share the last place. */
export const TERM_FACETS = ['brand', 'category', 'colour', 'other'] as const

const known = new WeakMap<Catalogue, CatalogueColumns>()

/** The columns of `catalogue`, computed at the first call. */
export function catalogueColumns(catalogue: Catalogue): CatalogueColumns {
  const found = known.get(catalogue) ?? computeColumns(catalogue)
  known.set(catalogue, found)
  return found
}

export const termKey = (facet: string, value: string): string => `${facet}:${value}`

function computeColumns({ products, vectors, dimension }: Catalogue): CatalogueColumns {
  const categoryNumber = numbering()
  const brandNumber = numbering()
  const category = Int32Array.from(products, (one) => categoryNumber(one.categoryPath.join('>')))
  const priceMinor = Float64Array.from(products, (one) => one.priceMinor)
  const categoryMedianMinor = medians(category, priceMinor)
  const mostPopular = products.reduce((most, one) => Math.max(most, one.popularity ?? 0), 0)
  return {
    size: products.length,
    vectors,
    dimension,
    sample: spread(products.length),
    category,
    brand: Float64Array.from(products, (one) =>
      one.brand === null ? NaN : brandNumber(normaliseTerm(one.brand)),
    ),
    priceMinor,
    categoryMedianMinor,
    relativePrice: Float32Array.from(priceMinor, (price, row) =>
      clip(Math.log(Math.max(price, 1) / Math.max(categoryMedianMinor[row] ?? 1, 1)), 2),
    ),
    discount: Float32Array.from(products, discountOf),
    rating: ratings(products),
    stock: Float32Array.from(products, (one) => one.stock ?? NaN),
    releasedAt: Float64Array.from(products, (one) => one.releasedAt?.getTime() ?? NaN),
    prior: Float32Array.from(products, (one) =>
      one.popularity === null ? NaN : Math.log1p(one.popularity) / Math.max(Math.log1p(mostPopular), 1e-9),
    ),
    ...termColumns(products),
  }
}

/** Evenly spaced rows: the order of a catalogue has no period that would matter. */
function spread(size: number): Int32Array {
  const count = Math.min(size, SAMPLE_ROWS)
  return Int32Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * size) / count))
}

function numbering(): (name: string) => number {
  const numbers = new Map<string, number>()
  return (name) => {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }
}

function medians(group: Int32Array, values: Float64Array): Float64Array {
  const byGroup = new Map<number, number[]>()
  group.forEach((number, row) => {
    const list = byGroup.get(number) ?? []
    list.push(values[row] ?? 0)
    byGroup.set(number, list)
  })
  const median = new Map([...byGroup].map(([number, list]) => [number, middle(list)]))
  return Float64Array.from(group, (number) => median.get(number) ?? 0)
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2
}

function discountOf(product: Product): number {
  return product.listPriceMinor === null || product.listPriceMinor <= 0
    ? 0
    : Math.max(0, 1 - product.priceMinor / product.listPriceMinor)
}

function ratings(products: readonly Product[]): Float32Array {
  let stars = 0
  let count = 0
  for (const one of products) {
    if (one.rating === null) continue
    stars += one.rating * Math.max(1, one.ratingCount)
    count += Math.max(1, one.ratingCount)
  }
  const mean = count === 0 ? 0 : stars / count
  return Float32Array.from(products, (one) => {
    if (one.rating === null) return NaN
    const weight = Math.max(1, one.ratingCount)
    return ((one.rating - mean) * weight) / (weight + PRIOR_RATINGS)
  })
}

function termColumns(
  products: readonly Product[],
): Pick<CatalogueColumns, 'termStarts' | 'terms' | 'termFacet' | 'termNumbers'> {
  const termNumbers = new Map<string, number>()
  const termStarts = new Int32Array(products.length + 1)
  const terms: number[] = []
  products.forEach((product, row) => {
    for (const facet of ['brand', 'category', ...Object.keys(product.attributes)]) {
      for (const value of new Set(facetValues(product, facet))) {
        const key = termKey(facet, value)
        const number = termNumbers.get(key) ?? termNumbers.size
        termNumbers.set(key, number)
        terms.push(number)
      }
    }
    termStarts[row + 1] = terms.length
  })
  const termFacet = Uint8Array.from(termNumbers.keys(), facetNumber)
  return { termStarts, terms: Int32Array.from(terms), termFacet, termNumbers }
}

function facetNumber(key: string): number {
  const found = TERM_FACETS.findIndex((facet) => key.startsWith(`${facet}:`))
  return found < 0 ? TERM_FACETS.length - 1 : found
}

export function clip(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value))
}
