/**
 * Profiles of a sample of shoppers, folded from their interactions: of the whole past, of its halves, and as they were early on.
 * Nobody's name is in them: shoppers are numbers.
 *
 * Cost: at most `most` * MOST_EVENTS folds, half as many again for the second halves; 1.5 s for 600 shoppers with 60,000 events.
 */
import type { ShopperId } from '../../data/types/ids.ts'
import type { Random } from '../../data/types/ports.ts'
import type { Product } from '../../data/types/product.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import type { Profile } from '../../data/types/profile.ts'
import { interactionAt } from '../collaborative/eventColumns.ts'
import type { EventColumns } from '../collaborative/eventColumns.ts'
import type { FoldDone } from '../rank/training/sessions.ts'
import { shuffle } from '../rank/random.ts'

export interface SegmentPast {
  /** Its `productIds` are the rows of `products`. */
  readonly events: EventColumns
  readonly products: readonly Product[]
  /** By row. */
  readonly categoryMedianMinor: ArrayLike<number>
}

export interface PastShopper {
  readonly whole: Profile
  /** Of the first and of the second half of the interactions alone. */
  readonly halves: readonly [Profile, Profile]
  /** After EARLY interactions, as far as there were so many. */
  readonly early: readonly Profile[]
  readonly interactions: number
}

/** With fewer, half of them says nothing about the other half. */
const LEAST_EVENTS = 6
/** The newest ones; what is older has decayed from the profile. */
const MOST_EVENTS = 300
const EARLY: ReadonlySet<number> = new Set([1, 4, 16])

/** In random order, so that the first ones are a sample. `known` is how many have enough of a past. */
export function pastShoppers(
  past: SegmentPast,
  foldDone: FoldDone,
  most: number,
  random: Random,
): { readonly shoppers: PastShopper[]; readonly known: number } {
  const { shopper, shoppers: count } = past.events
  const interactions = new Int32Array(count)
  for (const one of shopper) interactions[one] = (interactions[one] ?? 0) + 1
  const known = Int32Array.from(interactions.keys()).filter((one) => (interactions[one] ?? 0) >= LEAST_EVENTS)
  const folding = new Map<number, Folding>()
  for (const one of sampled(known, most, random)) folding.set(one, startOf(interactions[one] ?? 0))
  for (let i = 0; i < shopper.length; i++) {
    const one = folding.get(shopper[i] ?? 0)
    if (one !== undefined) fold(one, past, i, foldDone)
  }
  return { shoppers: [...folding.values()].map(finished), known: known.length }
}

interface Folding {
  readonly interactions: number
  seen: number
  whole: Profile
  second: Profile
  first: Profile
  readonly early: Profile[]
}

/** Nobody of these profiles has a name. */
const NOBODY = emptyProfile('' as ShopperId, new Date(0))

function startOf(interactions: number): Folding {
  return { interactions, seen: 0, whole: NOBODY, first: NOBODY, second: NOBODY, early: [] }
}

function fold(one: Folding, past: SegmentPast, i: number, foldDone: FoldDone): void {
  const skipped = Math.max(0, one.interactions - MOST_EVENTS)
  if (one.seen++ < skipped) return
  const row = past.events.product[i] ?? 0
  const event = interactionAt(past.events, i, NOBODY.shopperId)
  const step = (profile: Profile): Profile =>
    // Without the vector: it did not help to find the kinds of the demo's shoppers, and is most of a fold's cost.
    foldDone(profile, event, past.products[row] ?? null, null, past.categoryMedianMinor[row] ?? null)
  one.whole = step(one.whole)
  const done = one.seen - skipped
  if (EARLY.has(done)) one.early.push(one.whole)
  if (done <= (one.interactions - skipped) / 2) one.first = one.whole
  else one.second = step(one.second)
}

function finished({ early, first, interactions, second, whole }: Folding): PastShopper {
  return { whole, halves: [first, second], early, interactions }
}

/** At most `most` of `values`, each as likely as the others, in random order. */
function sampled(values: Int32Array, most: number, random: Random): Int32Array {
  const drawn = values.slice()
  shuffle(drawn, random)
  return drawn.subarray(0, most)
}
