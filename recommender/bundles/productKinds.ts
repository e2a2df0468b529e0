/**
 * What sort of thing each product is, at two levels: its shelf (the category) and its kind (the type within the shelf, or
 * the shelf itself where the catalogue has no types). Two products of one kind stand in for each other; they never make
 * a bundle. Pure. Cost: one pass over the catalogue.
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

export function productKinds(products: readonly Product[]): ProductKinds {
  const kinds = new Map<string, number>()
  const shelves = new Map<string, number>()
  const shelfOf: number[] = []
  const kindOf = Int32Array.from(products, (product) => {
    const shelf = shelfKey(product)
    const type = facetValues(product, 'type')[0] ?? ''
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
