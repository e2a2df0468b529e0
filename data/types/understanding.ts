/**
 * What a shopper's message means. nlp/understand makes it, recommender/profile and nlp/preferences/foldSearch fold it.
 * Plain data, serialisable as JSON but for `embedding`.
 */
import type { Language } from './language.ts'
import type { ProductId } from './ids.ts'

export type Intent =
  | 'search'
  | 'refine'
  | 'more-results'
  | 'more-like'
  | 'refuse'
  | 'why'
  | 'about'
  | 'reviews'
  | 'add-to-cart'
  | 'goes-with'
  | 'greet'
  | 'help'
  | 'cancel'
  | 'start-over'
  | 'undo'
  | 'what-looking-for'
  | 'show-profile'
  | 'forget-profile'
  | 'talk-to-person'
  | 'thanks'
  | 'goodbye'
  | 'out-of-scope'

export type Mood = 'frustrated' | 'pleased' | 'neutral'

export type Polarity = 'include' | 'exclude'
/** A `must` filters; a `prefer` moves the score only. */
export type Strength = 'must' | 'prefer'

interface Said {
  readonly polarity: Polarity
  readonly strength: Strength
  /** In [0, 1]. */
  readonly confidence: number
  /** The words that it was read from, for "what are you looking for?". */
  readonly said: string
  /** The message of the search that said it, from 1; set when it becomes part of the search. */
  readonly turn?: number
}

/**
 * `facet` is 'brand', 'category', the key of an attribute, or 'keyword'. `values` are normalised (`normaliseTerm`) and
 * any of them will do. A product has a keyword when the tokens of the keyword all stand in its name, brand, category,
 * attribute values or description.
 */
export interface TermConstraint extends Said {
  readonly kind: 'term'
  readonly facet: string
  readonly values: readonly string[]
}

/** Bounds are inclusive, minor units of the catalogue's currency; null is open. */
export interface PriceConstraint extends Said {
  readonly kind: 'price'
  readonly minMinor: number | null
  readonly maxMinor: number | null
}

/** Mean stars at least `min`. */
export interface RatingConstraint extends Said {
  readonly kind: 'rating'
  readonly min: number
}

export interface StockConstraint extends Said {
  readonly kind: 'in-stock'
}

/** Reduced in price now. */
export interface DiscountConstraint extends Said {
  readonly kind: 'discounted'
}

export type Comparison = '=' | '<=' | '>=' | '~'

/**
 * What the catalogue has no facet for, or where there is no catalogue: kept and said, but nothing is filtered by it. `slot`
 * is a kind of wish ('delivery', 'quantity', 'compatibility', 'colour', ...); a text is in the shopper's words, a number
 * has the unit that was said with it.
 */
export interface WishConstraint extends Said {
  readonly kind: 'wish'
  readonly slot: string
  readonly comparison: Comparison
  readonly value: string | number
  readonly unit: string | null
}

export type Constraint =
  TermConstraint | PriceConstraint | RatingConstraint | StockConstraint | DiscountConstraint | WishConstraint

/**
 * A change to the search that is relative to what is on screen or was said before.
 * `reference` is the product it is measured against: named by position or button; null means the whole list shown.
 */
export type Critique =
  | { readonly kind: 'cheaper'; readonly reference: ProductId | null }
  | { readonly kind: 'pricier'; readonly reference: ProductId | null }
  | { readonly kind: 'better-rated'; readonly reference: ProductId | null }
  /** Forget what was said about a facet ('price', 'colour', 'brand', ...). */
  | { readonly kind: 'forget-facet'; readonly facet: string }
  /** Values that are no longer wanted (`include`), or no longer refused (`exclude`). */
  | {
      readonly kind: 'take-back'
      readonly facet: string
      readonly values: readonly string[]
      readonly polarity: Polarity
    }

/** One product on screen, as the shopper saw it. Position counts from 1. */
export interface ShownItem {
  readonly position: number
  readonly productId: ProductId
  readonly name: string
  readonly priceMinor: number
}

/** The state of one search, kept with the conversation. */
export interface SearchState {
  /** What was asked, without what became constraints; embedded for retrieval. '' when only constraints were said. */
  readonly query: string
  readonly constraints: readonly Constraint[]
  /** "More like this": the product that the list should resemble; null when none. */
  readonly likeProductId: ProductId | null
  /** Products refused in this search ("not this"). The profile keeps them for good. */
  readonly refused: readonly ProductId[]
  /** Products already shown, newest last, for "show me more". */
  readonly seen: readonly ProductId[]
  /** Messages that began or changed this search. */
  readonly turns: number
}

export const EMPTY_SEARCH: SearchState = {
  query: '',
  constraints: [],
  likeProductId: null,
  refused: [],
  seen: [],
  turns: 0,
}

/** What the parser needs to know about the conversation. */
export interface UnderstandContext {
  readonly search: SearchState
  readonly shown: readonly ShownItem[]
  /** Language of the turn before; used when the message has no words ("120", an emoji). */
  readonly language: Language | null
}

export interface Understanding {
  readonly language: Language
  /** The message as read: trimmed, control characters dropped, cut to the longest that is read. */
  readonly text: string
  /** True when the message was longer than what is read. */
  readonly truncated: boolean
  /** Best first, at least one; `confidence` in [0, 1]. */
  readonly intents: readonly { readonly intent: Intent; readonly confidence: number }[]
  /** Unit vector of `query` (of `text` when `query` is ''), of the encoder's dimension. */
  readonly embedding: Float32Array
  /** The words that describe what is wanted and did not become a price, a rating or an exclusion. */
  readonly query: string
  readonly constraints: readonly Constraint[]
  readonly critiques: readonly Critique[]
  /** Products on screen that the message points at ("the second one", "the blue one"). */
  readonly references: readonly ProductId[]
  readonly mood: Mood
  /** True when it points at a place where nothing stands: "the second one" of one. */
  readonly pointsNowhere: boolean
  /** Currency of a price in the message that is not the shop's, ISO 4217: the number was read as it stands. */
  readonly otherCurrency: string | null
}
