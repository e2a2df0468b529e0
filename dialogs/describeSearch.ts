/** The search of a conversation in one phrase, and its conditions one by one. Pure but for the look-up of names. */
import type { Product } from '../data/types/product.ts'
import type { Constraint, SearchState } from '../data/types/understanding.ts'
import { formatLimit, formatRating } from './text/format.ts'
import { plainLine } from './text/plainLine.ts'
import { displayValue, isOpen, searchParts, type SearchPartsOptions } from './text/searchParts.ts'
import { nameOf, type Turn, words } from './turn.ts'

/** Longest phrase: a long query is cut, a sentence stays a sentence. */
const LONGEST = 300

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

/** One condition, for a button: "black", "not North Peak", "under $120". */
export function describeConstraint(turn: Turn, constraint: Constraint): string {
  const t = words(turn)
  const said = positive(turn, constraint)
  return plainLine(constraint.polarity === 'exclude' ? t.conditionNot(said) : said, 60)
}

function positive(turn: Turn, constraint: Constraint): string {
  const t = words(turn)
  const { language, services } = turn
  switch (constraint.kind) {
    case 'term':
      return constraint.values
        .map((value) => displayValue(constraint.facet, value, { language, samples: [] }))
        .join(' / ')
    case 'price': {
      const bounds = [constraint.minMinor, constraint.maxMinor].filter((bound) => bound !== null)
      const said = bounds.map((bound) => formatLimit(bound, services.currency(), language))
      return said.length === 0 ? t.conditionPrice : `${t.conditionPrice} ${said.join(' – ')}`
    }
    case 'rating':
      return t.conditionRating(formatRating(constraint.min))
    case 'in-stock':
      return t.conditionStock
    case 'discounted':
      return t.conditionDiscount
  }
}

function optionsOf(turn: Turn, search: SearchState, samples: readonly Product[]): SearchPartsOptions {
  const { language, services } = turn
  const like = search.likeProductId === null ? null : nameOf(turn, search.likeProductId)
  return { language, currency: services.currency(), like: like === null ? null : plainLine(like), samples }
}
