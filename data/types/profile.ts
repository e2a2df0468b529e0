/** What the shop remembers of one shopper; the shopper can see it and correct it. Serialisable as JSON. */
import type { Language } from './language.ts'
import type { ProductId, ShopperId } from './ids.ts'

/** Purchases of one product, oldest first: whole days since 1970 (UTC), each once, and the pieces of that day, >= 1. */
export type PurchaseTimes = readonly (readonly [day: number, pieces: number])[]

export interface Profile {
  readonly shopperId: ShopperId
  readonly language: Language | null
  /** facet -> normalised value -> weight in [-1, 1]; negative means disliked. Decays with time since `updatedAt`. */
  readonly tastes: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Mean content vector of what was liked, unit length, of the encoder's dimension; null before any signal. */
  readonly vector: readonly number[] | null
  /** Price the shopper tends to choose relative to the category's median, as a log ratio; null before any signal. */
  readonly priceLevel: number | null
  /** Facet -> normalised value: what the shopper answered when asked to begin with. */
  readonly answers: Readonly<Record<string, string>>
  /** What the shopper asked for: -1 safe choices, 0 neither, 1 adventurous ones; anything between is allowed. */
  readonly adventure: number
  /** Newest last; each is bounded by the fold. */
  readonly refused: readonly ProductId[]
  readonly bought: readonly ProductId[]
  /**
   * When products were bought, the newest few times of each. Missing: nobody noted it, the events may know; null: the
   * shopper had it deleted, and it must not come back from the events.
   */
  readonly boughtAt?: Readonly<Record<ProductId, PurchaseTimes>> | null
  readonly liked: readonly ProductId[]
  readonly recent: readonly ProductId[]
  readonly updatedAt: Date
}

/** A shopper we know nothing of. */
export function emptyProfile(shopperId: ShopperId, now: Date): Profile {
  return {
    shopperId,
    language: null,
    tastes: {},
    vector: null,
    priceLevel: null,
    answers: {},
    adventure: 0,
    refused: [],
    bought: [],
    liked: [],
    recent: [],
    updatedAt: now,
  }
}
