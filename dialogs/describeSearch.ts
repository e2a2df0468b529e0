/** The search of a conversation in one phrase, and its conditions one by one, as buttons that drop them. Pure but for the look-up of names. */
import type { Product } from '../data/types/product.ts'
import type { Constraint, SearchState, TermConstraint } from '../data/types/understanding.ts'
import { plainLine } from './text/plainLine.ts'
import { displayValue, isOpen, searchParts, wishName, type SearchPartsOptions } from './text/searchParts.ts'
import { nameOf, type Turn, words } from './turn.ts'

/** Longest phrase: a long query is cut, a sentence stays a sentence. */
const LONGEST = 300
const LONGEST_LABEL = 60

/** null when nothing was asked. */
export function describeSearch(
  turn: Turn,
  search: SearchState,
  samples: readonly Product[] = [],
): string | null {
  if (isOpen(search)) return null
  const parts = searchParts(search, optionsOf(turn, search, samples))
  return plainLine(words(turn).search(parts), LONGEST)
}

/** What a button says that drops a condition: "Any colour", "Not only waterproof", "Allow North Peak". */
export function dropLabel(turn: Turn, constraint: Constraint): string {
  const t = words(turn)
  switch (constraint.kind) {
    case 'term':
      return plainLine(dropTerm(turn, constraint), LONGEST_LABEL)
    case 'price':
      return t.anyPrice
    case 'rating':
      return t.anyRating
    case 'in-stock':
      return t.alsoSoldOut
    case 'discounted':
      return t.alsoFullPrice
    case 'wish':
      return plainLine(t.notOnly(wishName(constraint, turn.language)), LONGEST_LABEL)
  }
}

/** Facets of which a product always has one: there "any" says what dropping means. */
const ALWAYS_ONE = ['colour', 'brand', 'material', 'size', 'style', 'pattern']

function dropTerm(turn: Turn, { facet, values, polarity }: TermConstraint): string {
  const t = words(turn)
  const { language } = turn
  const name = values.map((value) => displayValue(facet, value, { language, samples: [] })).join(' / ')
  if (polarity === 'exclude') return t.allow(name)
  return ALWAYS_ONE.includes(facet) ? t.anyValue(t.facet(facet)) : t.notOnly(name)
}

function optionsOf(turn: Turn, search: SearchState, samples: readonly Product[]): SearchPartsOptions {
  const { language, services } = turn
  const like = search.likeProductId === null ? null : nameOf(turn, search.likeProductId)
  return { language, currency: services.currency(), like: like === null ? null : plainLine(like), samples }
}
