/**
 * Reasons from contributions: the strongest first, each checked against the facts of the product and the request. A
 * contribution without a fact behind it gives no reason, and a fact without a contribution gives none either.
 *
 * In: one item with its effects by term. Out: reasons with their strength, strongest first, at least one: where nothing
 * speaks for the product more than for the others, what was asked for is named, or plainly that nothing was.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'
import { facetValues } from '../../data/types/product.ts'
import type { Profile } from '../../data/types/profile.ts'
import type { Reason } from '../../data/types/recommendation.ts'
import type { DueGood } from '../nextNeed/dueGoods.ts'
import type { Constraint, SearchState } from '../../data/types/understanding.ts'

/** What a score is made of: the feature groups, and what recommend.ts adds to the network's score. */
export type Term =
  | 'words'
  | 'likeProduct'
  | 'similarShoppers'
  | 'boughtTogether'
  | 'taste'
  | 'interest'
  | 'discount'
  | 'popularity'
  | 'rating'
  | 'stock'
  | 'request'
  | 'budget'
  | 'due'

export interface Facts {
  readonly product: Product
  readonly search: SearchState
  readonly profile: Profile
  /** Constraints of the search that the product satisfies. */
  readonly satisfied: readonly Constraint[]
  /** Product of the shopper's past that is most often ordered with this one; null when there is none. */
  readonly togetherWith: ProductId | null
  /** Counted purchases; null when the models do not know the product. */
  readonly purchases: number | null
  /** When the shopper bought it last and what is usual; null when it is not due. */
  readonly due: DueGood | null
}

export interface Effect {
  /** What the term added to the score. */
  readonly added: number
  /** How far the score falls when the term is taken away. */
  readonly without: number
}

export interface StrongReason {
  readonly reason: Reason
  readonly strength: number
}

/** Fewer are no crowd. */
const LEAST_PURCHASES = 5
const GOOD_RATING = 4
const LEAST_RATINGS = 3

export function strongReasons(facts: Facts, effects: Readonly<Record<Term, Effect>>): StrongReason[] {
  const reasons = (Object.keys(MAKERS) as Term[]).flatMap((term) => {
    const { added, without } = effects[term]
    const reason = added > 0 && without > 0 ? MAKERS[term](facts) : null
    return reason === null ? [] : [{ reason, strength: added }]
  })
  reasons.sort((a, b) => b.strength - a.strength)
  return reasons.length > 0 ? reasons : [{ reason: lastReason(facts), strength: 0 }]
}

const MAKERS: Readonly<Record<Term, (facts: Facts) => Reason | null>> = {
  words: ({ search }) => (search.query === '' ? null : { kind: 'close-to-words', query: search.query }),
  likeProduct: ({ search }) =>
    search.likeProductId === null ? null : { kind: 'like-product', productId: search.likeProductId },
  similarShoppers: () => ({ kind: 'similar-shoppers' }),
  boughtTogether: ({ togetherWith }) =>
    togetherWith === null ? null : { kind: 'bought-together', productId: togetherWith },
  taste: (facts) => tasteReason(facts, (facet) => facet !== 'category'),
  interest: (facts) => tasteReason(facts, (facet) => facet === 'category'),
  discount: reduced,
  popularity: ({ purchases }) =>
    purchases === null || purchases < LEAST_PURCHASES ? null : { kind: 'popular', purchases },
  rating: wellRated,
  stock: ({ product }) =>
    product.stock === null || product.stock === 0 ? null : { kind: 'in-stock', stock: product.stock },
  request: matchesRequest,
  budget: withinBudget,
  due: ({ due }) =>
    due === null
      ? null
      : { kind: 'due-again', lastBoughtDaysAgo: due.lastBoughtDaysAgo, usualDays: due.usualDays },
}

/** The product's value that the shopper likes most. */
function tasteReason({ product, profile }: Facts, wanted: (facet: string) => boolean): Reason | null {
  let best: Reason | null = null
  let most = 0
  for (const [facet, weights] of Object.entries(profile.tastes)) {
    if (!wanted(facet)) continue
    for (const value of facetValues(product, facet)) {
      const weight = weights[value] ?? 0
      if (weight > most) {
        most = weight
        best = { kind: 'fits-taste', facet, value }
      }
    }
  }
  return best
}

function reduced({ product }: Facts): Reason | null {
  if (product.listPriceMinor === null || product.listPriceMinor <= product.priceMinor) return null
  const percent = Math.floor(100 * (1 - product.priceMinor / product.listPriceMinor))
  return percent < 1 ? null : { kind: 'reduced', percent }
}

function wellRated({ product: { rating, ratingCount } }: Facts): Reason | null {
  return rating === null || rating < GOOD_RATING || ratingCount < LEAST_RATINGS
    ? null
    : { kind: 'well-rated', rating, ratingCount }
}

/** What was asked for and is so; exclusions are met by all and are no reason. */
function matchesRequest({ product, satisfied }: Facts): Reason | null {
  const matches = satisfied.flatMap((one) => {
    if (one.kind !== 'term' || one.polarity !== 'include') return []
    const own = new Set(facetValues(product, one.facet))
    const value = one.values.find((wanted) => own.has(wanted)) ?? one.values[0]
    return value === undefined ? [] : [{ facet: one.facet, value }]
  })
  return matches.length === 0 ? null : { kind: 'matches-request', matches }
}

function withinBudget({ product, satisfied }: Facts): Reason | null {
  const limits = satisfied.flatMap((one) =>
    one.kind === 'price' && one.polarity === 'include' && one.maxMinor !== null ? [one.maxMinor] : [],
  )
  const belowMinor = Math.min(...limits)
  return limits.length > 0 && product.priceMinor <= belowMinor ? { kind: 'within-budget', belowMinor } : null
}

function lastReason(facts: Facts): Reason {
  return (
    matchesRequest(facts) ??
    withinBudget(facts) ??
    MAKERS.likeProduct(facts) ??
    MAKERS.words(facts) ?? { kind: 'first-look' }
  )
}

/** A reason this close to the strongest is as true. */
const EQUALLY_TRUE = 0.85

/**
 * The lists of reasons of the items shown, in order. Where another reason of an item is equally true and its first kind
 * was already given above, the other one is put first, so that five cards do not say the same.
 */
export function varyFirst(items: readonly (readonly StrongReason[])[]): Reason[][] {
  const given = new Map<string, number>()
  return items.map((reasons) => {
    const strongest = reasons[0]?.strength ?? 0
    const equal = reasons.filter(({ strength }) => strength >= EQUALLY_TRUE * strongest)
    const uses = ({ reason }: StrongReason): number => given.get(reason.kind) ?? 0
    const first = equal.reduce((best, one) => (uses(one) < uses(best) ? one : best), equal[0] as StrongReason)
    given.set(first.reason.kind, uses(first) + 1)
    return [first, ...reasons.filter((one) => one !== first)].map(({ reason }) => reason)
  })
}
