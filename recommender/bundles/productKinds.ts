/**
 * What sort of thing each product is, at two levels: its shelf (the category) and its kind (the type within the shelf, or
 * the shelf itself where the catalogue has no types). Two products of one kind stand in for each other; they never make
 * a bundle. What is learned of kinds is a table of all pairs, so a catalogue with more than MOST_KINDS is looked at more
 * coarsely: by shelf alone, then by the top of the path. Pure. Cost: one pass over the catalogue, at most three.
 */
import { facetValues, type Product } from '../../data/types/product.ts'
import { normaliseTerm } from '../../data/types/terms.ts'

export interface ProductKinds {
  /** By product: number of its kind, in [0, kinds); -1 where the catalogue does not say what it is. */
  readonly kindOf: Int32Array
  /** By kind: number of its shelf. */
  readonly shelfOf: Int32Array
  readonly kinds: number
  readonly shelves: number
}

const NO_KIND = -1

/** Their pairs are a million bytes; more kinds have too few orders each to be told about. */
const MOST_KINDS = 500

interface Names {
  readonly shelf: string
  readonly type: string
}

/** From fine to coarse. */
const DETAILS: readonly ((product: Product) => Names)[] = [
  (product) => ({ shelf: shelfKey(product), type: facetValues(product, 'type')[0] ?? '' }),
  (product) => ({ shelf: shelfKey(product), type: '' }),
  ({ categoryPath }) => ({ shelf: normaliseTerm(categoryPath[0] ?? ''), type: '' }),
]

export function productKinds(products: readonly Product[]): ProductKinds {
  for (const namesOf of DETAILS) {
    const found = numberedKinds(products, namesOf)
    if (found.kinds <= MOST_KINDS) return found
  }
  return numberedKinds(products, () => ({ shelf: '', type: '' }))
}

function numberedKinds(products: readonly Product[], namesOf: (product: Product) => Names): ProductKinds {
  const kinds = new Map<string, number>()
  const shelves = new Map<string, number>()
  const shelfOf: number[] = []
  const kindOf = Int32Array.from(products, (product) => {
    const { shelf, type } = namesOf(product)
    if (shelf === '' && type === '') return NO_KIND
    const kind = numbered(kinds, `${shelf}\n${type}`)
    shelfOf[kind] ??= numbered(shelves, shelf === '' ? `\n${type}` : shelf)
    return kind
  })
  return { kindOf, shelfOf: Int32Array.from(shelfOf), kinds: kinds.size, shelves: shelves.size }
}

function shelfKey({ categoryPath, categoryName }: Product): string {
  const path = categoryPath.length > 0 ? categoryPath : Object.values(categoryName).slice(0, 1)
  return path.map(normaliseTerm).join('>')
}

function numbered(numbers: Map<string, number>, key: string): number {
  const found = numbers.get(key)
  if (found !== undefined) return found
  numbers.set(key, numbers.size)
  return numbers.size - 1
}
