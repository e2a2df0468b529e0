/**
 * One pass over the catalogue: what it holds, counted. vocabulary.ts makes words of it.
 * Cost: linear in values and name words; normalising is done once a distinct value. Counted in slices of a few
 * milliseconds, so that a turn in the middle of it hardly waits.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { LEXICON } from '../../data/types/lexicon.ts'
import { normaliseTerm } from '../../data/types/terms.ts'
import type { Product } from '../../data/types/product.ts'
import { messageTokens } from './messageTokens.ts'

export interface CatalogueCounts {
  /** facet -> normalised value -> products. */
  readonly values: Map<string, Map<string, number>>
  /** Most specific category of the path -> its names in all languages, normalised. */
  readonly categoryNames: Map<string, Set<string>>
  /** Word of a product's English name -> products. */
  readonly nameWords: Map<string, number>
  /** Word of an English name -> kind of product (kindKey) -> products. */
  readonly wordKinds: Map<string, Map<string, number>>
  /** Last two to four characters of a Chinese name -> products. */
  readonly zhEndings: Map<string, number>
  /** Kind of product (kindKey) -> what its products have (kindKey) -> products; of the lexicon's facets only those in TOGETHER. */
  readonly together: Map<string, Map<string, number>>
  /** Kind of product, '' for all -> prices, minor units, in catalogue order. */
  readonly prices: Map<string, number[]>
  products: number
}

export const kindKey = (facet: string, value: string): string => `${facet}\t${value}`

/** Names that have the rarest word of a phrase. */
export function nameCount(key: string, counts: CatalogueCounts): number {
  return Math.min(...key.split(' ').map((word) => counts.nameWords.get(word) ?? 0))
}

/** Facets of which it matters whether a kind of product has them at all: 'large' is a size of shirts, not of tents. */
const TOGETHER: ReadonlySet<string> = new Set([
  'type',
  'category',
  'size',
  'occasion',
  'style',
  'season',
  'age',
  'gender',
  'feature',
  'material',
  'pattern',
])
const LEXICON_FACETS: ReadonlySet<string> = new Set(LEXICON.map((entry) => entry.facet))
const isTogether = (facet: string): boolean =>
  TOGETHER.has(facet) || !(LEXICON_FACETS.has(facet) || facet === 'brand')

/** Longer values are texts: nobody asks for them word by word. */
const LONGEST_VALUE = 40

/** icecat's, with thirteen values each, take 5 ms. */
const PRODUCTS_A_SLICE = 200

export async function countCatalogue(products: Iterable<Product>): Promise<CatalogueCounts> {
  const counts: CatalogueCounts = {
    values: new Map(),
    categoryNames: new Map(),
    nameWords: new Map(),
    wordKinds: new Map(),
    zhEndings: new Map(),
    together: new Map(),
    prices: new Map([['', []]]),
    products: 0,
  }
  const normalised = new Map<string, string>()
  const normalise = (raw: string): string => {
    const known = normalised.get(raw)
    if (known !== undefined) return known
    const value = normaliseTerm(raw)
    normalised.set(raw, value)
    return value
  }
  for (const product of products) {
    countProduct(product, counts, normalise)
    if (counts.products % PRODUCTS_A_SLICE === 0) await nextTurn()
  }
  return counts
}

function countProduct(product: Product, counts: CatalogueCounts, normalise: (raw: string) => string): void {
  counts.products += 1
  const facets = facetsOf(product, normalise)
  for (const [facet, values] of facets) {
    const known = child(counts.values, facet)
    for (const value of values) known.set(value, (known.get(value) ?? 0) + 1)
  }
  countCategoryNames(product, counts, normalise)
  countName(product, facets, counts)
  countKinds(product, facets, counts)
}

function facetsOf(product: Product, normalise: (raw: string) => string): [string, readonly string[]][] {
  const names = Object.values(product.categoryName)
  const categories = product.categoryPath.length > 0 ? product.categoryPath : names
  const facets: [string, readonly string[]][] = [['category', distinct(categories, normalise)]]
  if (product.brand !== null) facets.push(['brand', [normalise(product.brand)]])
  for (const [facet, values] of Object.entries(product.attributes)) {
    facets.push([facet, distinct(values, normalise)])
  }
  return facets
}

function distinct(values: readonly string[], normalise: (raw: string) => string): readonly string[] {
  const short = values.filter((value) => value.length <= LONGEST_VALUE).map(normalise)
  return short.length > 1 ? [...new Set(short)] : short
}

function countCategoryNames(
  product: Product,
  counts: CatalogueCounts,
  normalise: (raw: string) => string,
): void {
  const category = product.categoryPath.at(-1)
  if (category === undefined) return
  const key = normalise(category)
  const names = counts.categoryNames.get(key) ?? new Set()
  for (const name of Object.values(product.categoryName)) names.add(normalise(name))
  counts.categoryNames.set(key, names)
}

function countName(
  product: Product,
  facets: readonly [string, readonly string[]][],
  counts: CatalogueCounts,
): void {
  const words = messageTokens(product.name.en ?? '')
    .filter((token) => token.kind === 'word')
    .map((token) => token.text)
  const kinds = facets
    .filter(([facet]) => facet === 'category' || facet === 'type')
    .flatMap(([facet, values]) => values.map((value) => kindKey(facet, value)))
  for (const word of new Set(words)) {
    counts.nameWords.set(word, (counts.nameWords.get(word) ?? 0) + 1)
    const known = child(counts.wordKinds, word)
    for (const kind of kinds) known.set(kind, (known.get(kind) ?? 0) + 1)
  }
  const ending = /\p{Script=Han}{2,4}$/u.exec(product.name.zh ?? '')?.[0] ?? ''
  for (let length = 2; length <= ending.length; length++) {
    const piece = ending.slice(-length)
    counts.zhEndings.set(piece, (counts.zhEndings.get(piece) ?? 0) + 1)
  }
}

function countKinds(
  product: Product,
  facets: readonly [string, readonly string[]][],
  counts: CatalogueCounts,
): void {
  const having = facets.filter(([facet]) => isTogether(facet))
  const kinds = having.filter(([facet]) => facet === 'category' || facet === 'type')
  child2(counts.prices, '').push(product.priceMinor)
  for (const [kindFacet, kindValues] of kinds) {
    for (const kindValue of kindValues) {
      const kind = kindKey(kindFacet, kindValue)
      child2(counts.prices, kind).push(product.priceMinor)
      const has = child(counts.together, kind)
      for (const [facet, values] of having) {
        for (const value of values) {
          const key = kindKey(facet, value)
          has.set(key, (has.get(key) ?? 0) + 1)
        }
      }
    }
  }
}

function child(parent: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const there = parent.get(key)
  if (there !== undefined) return there
  const made = new Map<string, number>()
  parent.set(key, made)
  return made
}

function child2(parent: Map<string, number[]>, key: string): number[] {
  const there = parent.get(key)
  if (there !== undefined) return there
  const made: number[] = []
  parent.set(key, made)
  return made
}
