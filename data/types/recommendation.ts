/** What recommender/recommend takes and gives. */
import type { Constraint, PriceConstraint, SearchState } from './understanding.ts'
import type { ProductId } from './ids.ts'
import type { Profile } from './profile.ts'
import type { Product } from './product.ts'

export interface RecommendRequest {
  readonly search: SearchState
  readonly profile: Profile
  /** Unit vector of the search's query; null when there is no query (then the profile or popularity leads). */
  readonly embedding: Float32Array | null
  /** How many products to return, >= 1. */
  readonly size: number
  /** Leave out what `search.seen` holds ("show me more"). */
  readonly excludeSeen: boolean
  /** Facets that the shopper was asked for in this search; null or missing when no question is to be asked. */
  readonly asked?: readonly string[] | null
}

/** What to ask for, with the likeliest answers first: normalised values of `facet`, two to four. */
export interface ClarifyingQuestion {
  readonly facet: string
  readonly options: readonly string[]
}

/** What a new shopper is asked; `examples` are products that have the options, in their order: for how the shop names them. */
export interface OnboardingQuestion extends ClarifyingQuestion {
  readonly examples: readonly ProductId[]
}

/** `value` of this product and `withValue` of the other: the same, or two colours that go together. Normalised. */
export interface SharedTrait {
  readonly facet: string
  readonly value: string
  readonly withValue: string
}

/**
 * Why this product, as data: the dialog words it. Always the largest true contribution, never decoration.
 * `value` of a match is the normalised value that was asked for.
 */
export type Reason =
  | {
      readonly kind: 'matches-request'
      readonly matches: readonly { readonly facet: string; readonly value: string }[]
    }
  | { readonly kind: 'within-budget'; readonly belowMinor: number }
  | { readonly kind: 'close-to-words'; readonly query: string }
  | { readonly kind: 'like-product'; readonly productId: ProductId }
  | { readonly kind: 'bought-together'; readonly productId: ProductId }
  /** `match` is what the two have in common, null where it is orders of such things that tell. */
  | { readonly kind: 'goes-with'; readonly productId: ProductId; readonly match: SharedTrait | null }
  | { readonly kind: 'similar-shoppers' }
  /** Bought before, whole days >= 1 ago, and usually bought again after `usualDays` >= 1. */
  | { readonly kind: 'due-again'; readonly lastBoughtDaysAgo: number; readonly usualDays: number }
  | { readonly kind: 'fits-taste'; readonly facet: string; readonly value: string }
  | { readonly kind: 'reduced'; readonly percent: number }
  | { readonly kind: 'well-rated'; readonly rating: number; readonly ratingCount: number }
  | { readonly kind: 'popular'; readonly purchases: number }
  | { readonly kind: 'in-stock'; readonly stock: number }
  /** It stands in the list because the shopper is adventurous. */
  | { readonly kind: 'something-new' }
  /** It stands in the list because of what the shop earns with it, or has plenty of. */
  | { readonly kind: 'shop-interest' }
  /** Nothing was asked and nothing is known of the shopper or the product: a first look around, said plainly. */
  | { readonly kind: 'first-look' }

export interface RankedProduct {
  readonly product: Product
  readonly score: number
  /** What each term added to `score`, by feature name; with `bias` the values sum to `score`. */
  readonly contributions: Readonly<Record<string, number>>
  /** The strongest first, at least one. The card shows the first, "why?" shows them all. */
  readonly reasons: readonly Reason[]
}

/**
 * What changing one `must` would leave. `constraint` is the one as it was said; `widened` is what would stand in its
 * place (a price with its bound moved to the nearest product), null when it would be dropped. `count` >= 1, exact.
 */
export interface Relaxation {
  readonly constraint: Constraint
  readonly widened: PriceConstraint | null
  readonly count: number
}

export type Recommendation =
  | {
      readonly kind: 'list'
      readonly items: readonly RankedProduct[]
      readonly matching: number
      /** null or missing when none pays. */
      readonly question?: ClarifyingQuestion | null
    }
  /** No product satisfies every `must`; the smallest relaxations, most products first. */
  | { readonly kind: 'nothing-matches'; readonly relaxations: readonly Relaxation[] }

/** What a list depends on: the wish, the shopper, and the unit vector of the query. */
export type ListBasis = Pick<RecommendRequest, 'search' | 'profile' | 'embedding'>

/** "What would change this?" of one product: what its list was made of, and what it would be after each change. */
export interface WhatIfQuestion<Change> {
  readonly productId: ProductId
  readonly basis: ListBasis
  readonly changes: readonly { readonly change: Change; readonly basis: ListBasis }[]
}

/** Places count from 1; null is none of the first `lookedOver`. */
export interface WhatIfAnswer<Change> {
  readonly lookedOver: number
  readonly place: number | null
  /** The changes that move the product, the furthest move first; none when the product has no place to move from. */
  readonly moves: readonly { readonly change: Change; readonly place: number | null }[]
}

/** The price as shown, true at `at`. */
export interface Quote {
  readonly product: Product
  readonly priceMinor: number
  readonly currency: string
  /** Beside a reduction: the lowest price of the 30 days before it began; null when not reduced or history is short. */
  readonly lowest30Minor: number | null
  /** Whole percent off `lowest30Minor`; null when `lowest30Minor` is. */
  readonly percentOff: number | null
  readonly at: Date
}
