/**
 * The columns and postings of a snapshot, built from catalogue rows. Pure but for the builder's own arrays; all that it
 * gives back is typed arrays, which a worker hands over without copying.
 *
 * Columns have one entry a row. What a typed array cannot say is encoded here and nowhere else:
 *   listPriceMinor, stock   -1 when not known
 *   rating                  NaN when nobody has rated it
 *   popularity              NaN when the feed has no prior
 *   discount                share off the list price, in [0, 1); 0 when not reduced
 *   categoryMedianMinor     median price of the row's category; the row's own price when it has no category
 *   byPopularity            all rows, the most popular first (popularity, number of ratings, row)
 *   popularityRank          the row's place in byPopularity
 * Cost: about 40 us a product of icecat (60 attributes each).
 */
import { normaliseTerm } from '../../data/types/terms.ts'
import type { CatalogueRow } from './catalogueRow.ts'
import { createFieldTokens, FIELD_WEIGHTS, impacts } from './bm25.ts'
import { createPostingsBuilder } from './postings.ts'
import type { Postings } from './postings.ts'

export interface Columns {
  readonly priceMinor: Float64Array
  readonly listPriceMinor: Float64Array
  readonly stock: Int32Array
  readonly rating: Float64Array
  readonly ratingCount: Int32Array
  readonly popularity: Float64Array
  readonly discount: Float32Array
  readonly categoryMedianMinor: Float64Array
  readonly byPopularity: Int32Array
  readonly popularityRank: Int32Array
}

export interface CatalogueTables {
  readonly columns: Columns
  /** Terms are `facetKey(facet, value)`; no weights. */
  readonly facets: Postings
  /** Terms are tokens; the weight is the token's BM25 impact on the row. */
  readonly lexical: Postings
}

export const facetKey = (facet: string, value: string): string => `${facet}\u0000${value}`

/** Not read from attributes of the same name: see facetValues of data/types/product.ts. */
const OWN_FACETS: ReadonlySet<string> = new Set(['brand', 'category'])

export interface TablesBuilder {
  add(rows: readonly CatalogueRow[]): void
  finish(): CatalogueTables
}

export function createTablesBuilder(): TablesBuilder {
  const rows: Numbers[] = []
  const facets = createPostingsBuilder()
  const lexical = createPostingsBuilder()
  const tokens = createFieldTokens(lexical.intern)
  const facetNumber = createFacetNumbers(facets.intern)
  const lengths: number[] = []

  const addOne = (row: CatalogueRow): void => {
    rows.push(numbersOf(row))
    if (row.brand !== '') facets.add(facetNumber('brand', row.brand), 1)
    for (const category of row.categories) facets.add(facetNumber('category', category), 1)
    const { attributes } = row
    for (let i = 0; i < attributes.length; i += 2) {
      const facet = attributes[i]!
      if (!OWN_FACETS.has(facet)) facets.add(facetNumber(facet, attributes[i + 1]!), 1)
    }
    facets.endRow()

    let length = 0
    const field = (weight: number, words: readonly number[]): void => {
      length += weight * words.length
      for (const word of words) lexical.add(word, weight)
    }
    field(FIELD_WEIGHTS.name, tokens(row.name, false))
    field(FIELD_WEIGHTS.brand, tokens(row.brand, true))
    for (const category of row.categories) field(FIELD_WEIGHTS.category, tokens(category, true))
    for (let i = 1; i < attributes.length; i += 2)
      field(FIELD_WEIGHTS.attribute, tokens(attributes[i]!, true))
    field(FIELD_WEIGHTS.description, tokens(row.description, false))
    lexical.endRow()
    lengths.push(length)
  }

  return {
    add: (more) => more.forEach(addOne),
    finish: () => {
      const words = lexical.finish()
      return {
        columns: columnsOf(rows),
        facets: facets.finish(),
        lexical: { ...words, weights: impacts(words, lengths) },
      }
    },
  }
}

type Numbers = Pick<
  CatalogueRow,
  'categoryKey' | 'priceMinor' | 'listPriceMinor' | 'stock' | 'rating' | 'ratingCount' | 'popularity'
>

/** So that the texts of the row can be let go. */
const numbersOf = (row: CatalogueRow): Numbers => ({
  categoryKey: row.categoryKey,
  priceMinor: row.priceMinor,
  listPriceMinor: row.listPriceMinor,
  stock: row.stock,
  rating: row.rating,
  ratingCount: row.ratingCount,
  popularity: row.popularity,
})

function columnsOf(rows: readonly Numbers[]): Columns {
  const priceMinor = Float64Array.from(rows, (row) => row.priceMinor)
  const popularity = Float64Array.from(rows, (row) => row.popularity ?? NaN)
  const ratingCount = Int32Array.from(rows, (row) => row.ratingCount)
  const byPopularity = rowsByPopularity(popularity, ratingCount)
  const popularityRank = new Int32Array(rows.length)
  byPopularity.forEach((row, rank) => (popularityRank[row] = rank))
  return {
    priceMinor,
    listPriceMinor: Float64Array.from(rows, (row) => row.listPriceMinor ?? -1),
    stock: Int32Array.from(rows, (row) => row.stock ?? -1),
    rating: Float64Array.from(rows, (row) => row.rating ?? NaN),
    ratingCount,
    popularity,
    discount: Float32Array.from(rows, ({ priceMinor: now, listPriceMinor: before }) =>
      before === null || before <= now ? 0 : 1 - now / before,
    ),
    categoryMedianMinor: categoryMedians(rows),
    byPopularity,
    popularityRank,
  }
}

function rowsByPopularity(popularity: Float64Array, ratingCount: Int32Array): Int32Array {
  const known = (row: number): number => (Number.isNaN(popularity[row]) ? -1 : popularity[row]!)
  return Int32Array.from(popularity.keys()).sort(
    (a, b) => known(b) - known(a) || ratingCount[b]! - ratingCount[a]! || a - b,
  )
}

function categoryMedians(rows: readonly Numbers[]): Float64Array {
  const prices = new Map<string, number[]>()
  for (const { categoryKey, priceMinor } of rows) {
    const known = prices.get(categoryKey)
    if (known === undefined) prices.set(categoryKey, [priceMinor])
    else known.push(priceMinor)
  }
  const medians = new Map([...prices].map(([key, all]) => [key, median(all)]))
  return Float64Array.from(rows, ({ categoryKey, priceMinor }) =>
    categoryKey === '' ? priceMinor : medians.get(categoryKey)!,
  )
}

/** The lower one of two middles, so that it is a price that something costs. */
function median(values: readonly number[]): number {
  return Float64Array.from(values).sort()[(values.length - 1) >> 1]!
}

/** Term numbers of a facet's values as the feed writes them: the same few come again and again in a catalogue. */
function createFacetNumbers(intern: (term: string) => number) {
  const facets = new Map<string, Map<string, number>>()
  return (facet: string, value: string): number => {
    let values = facets.get(facet)
    if (values === undefined) facets.set(facet, (values = new Map<string, number>()))
    let number = values.get(value)
    if (number === undefined) values.set(value, (number = intern(facetKey(facet, normaliseTerm(value)))))
    return number
  }
}
