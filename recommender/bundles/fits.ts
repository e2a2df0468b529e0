/**
 * Whether two products can be used together at all: by the same person, at the same occasion, in a size that both come in.
 * Rules that any shopper would agree with; what is missing of a product never speaks against it. Pure.
 */
import { facetValues, type Product } from '../../data/types/product.ts'
import { DIFFERS, type Relations } from './relations.ts'

/** What rules a pair out when it differs. */
const MUST_AGREE = ['gender', 'age', 'occasion'] as const
const LETTER_SIZE = /^(?:x{0,4}s|m|x{0,4}l|[2-6]xl)$/

export function fits(
  products: readonly Product[],
  relations: Relations,
  one: number,
  other: number,
): boolean {
  return (
    products[one]!.currency === products[other]!.currency &&
    MUST_AGREE.every((facet) => relations.classOf(facet, one, other) !== DIFFERS) &&
    sizesMeet(products[one]!, products[other]!)
  )
}

/** Sizes in letters are of the body; numbers mean another thing on every shelf. */
function sizesMeet(one: Product, other: Product): boolean {
  const letters = (product: Product): string[] =>
    facetValues(product, 'size').filter((size) => LETTER_SIZE.test(size))
  const [own, others] = [letters(one), letters(other)]
  return own.length === 0 || others.length === 0 || own.some((size) => others.includes(size))
}
