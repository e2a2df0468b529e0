/**
 * The past cut into moments to learn from: one session of one shopper, the profile as it was when the session began,
 * and what the session led to. Features of a moment can thus know nothing of what it is asked to predict.
 *
 * Cutting looks at times and kinds alone, so that of millions of sessions only those that are wanted need a profile:
 * `cutSessions` costs some nanoseconds an event and 9 bytes, `sessionsWithProfiles` one fold for each event of their
 * shoppers before the last wanted session, and the memory of the profiles that are kept.
 */
import type { ShopperId } from '../../../data/types/ids.ts'
import type { InteractionEvent } from '../../../data/types/event.ts'
import type { Product } from '../../../data/types/product.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import type { Profile } from '../../../data/types/profile.ts'
import { eventWeight, interactionAt, isOrder } from '../../collaborative/eventColumns.ts'
import type { EventColumns } from '../../collaborative/eventColumns.ts'
import { eventsByShopper } from '../../collaborative/interactions.ts'
import type { CatalogueColumns } from '../catalogueColumns.ts'

/** The fold of recommender/profile; handed in, so that training and serving use one and the same. */
export type FoldDone = (
  profile: Profile,
  event: InteractionEvent,
  product: Product | null,
  vector: Float32Array | null,
  categoryMedianMinor: number | null,
) => Profile

export interface Session {
  readonly startMs: number
  /** Before the first event of the session. */
  readonly profile: Profile
  /** Rows put into the cart or bought. */
  readonly ordered: readonly number[]
  /** Rows clicked, liked or rated well, but not ordered. */
  readonly clicked: readonly number[]
}

/** Sessions are numbered by their first events, so in order of time. */
export interface SessionCuts {
  /** By event: the number of its session. */
  readonly sessionOf: Int32Array
  /** By session: its first event. */
  readonly firstEvent: Int32Array
  /** By session: the most that it led to, NOTHING, CLICKED or ORDERED. */
  readonly outcome: Uint8Array
}

export const NOTHING = 0
export const CLICKED = 1
export const ORDERED = 2

/** A shopper who was away for half an hour begins a new session: the usual cut of web analytics. */
const SESSION_GAP_MS = 30 * 60_000
/** A view alone is no choice. */
const LEAST_CLICK_WEIGHT = 1.5

export function cutSessions(events: EventColumns): SessionCuts {
  const { at, shopper, shoppers } = events
  const sessionOf = new Int32Array(at.length)
  const firstEvent = new Int32Array(at.length)
  const outcome = new Uint8Array(at.length)
  const lastOf = new Int32Array(shoppers).fill(-1)
  let sessions = 0
  for (let i = 0; i < at.length; i++) {
    const last = lastOf[shopper[i]!]!
    lastOf[shopper[i]!] = i
    if (last < 0 || at[i]! - at[last]! > SESSION_GAP_MS) {
      firstEvent[sessions] = i
      sessionOf[i] = sessions++
    } else sessionOf[i] = sessionOf[last]!
    outcome[sessionOf[i]!] = Math.max(outcome[sessionOf[i]!]!, outcomeOf(events, i))
  }
  return { sessionOf, firstEvent: firstEvent.slice(0, sessions), outcome: outcome.slice(0, sessions) }
}

function outcomeOf(events: EventColumns, i: number): number {
  if (isOrder(events, i)) return ORDERED
  return eventWeight(events, i) >= LEAST_CLICK_WEIGHT ? CLICKED : NOTHING
}

export interface Past {
  readonly events: EventColumns
  readonly products: readonly Product[]
  readonly columns: CatalogueColumns
}

/** By number, those of `wanted`. `productIds` of the events are the catalogue's rows. */
export function sessionsWithProfiles(
  past: Past,
  cuts: SessionCuts,
  wanted: Iterable<number>,
  foldDone: FoldDone,
): Map<number, Session> {
  const { at, shopper, shoppers } = past.events
  const isWanted = new Uint8Array(cuts.firstEvent.length)
  // By shopper: the first event of the last wanted session, -1 without one.
  const lastStart = new Int32Array(shoppers).fill(-1)
  for (const number of wanted) {
    const first = cuts.firstEvent[number]!
    isWanted[number] = 1
    lastStart[shopper[first]!] = Math.max(lastStart[shopper[first]!]!, first)
  }
  // One shopper after the other: only what is wanted is kept of a profile's many states.
  const { order, starts } = eventsByShopper(past.events, at.length)
  const found = new Map<number, Session>()
  for (let one = 0; one < shoppers; one++) {
    if (lastStart[one]! < 0) continue
    const own = order.subarray(starts[one], starts[one + 1])
    readShopper(past, cuts, { own, isWanted, lastStart: lastStart[one]!, foldDone }, found)
  }
  return found
}

interface ShopperPast {
  /** Events in order of time. */
  readonly own: Int32Array
  readonly isWanted: Uint8Array
  readonly lastStart: number
  readonly foldDone: FoldDone
}

function readShopper(
  past: Past,
  { firstEvent, sessionOf }: SessionCuts,
  { foldDone, isWanted, lastStart, own }: ShopperPast,
  found: Map<number, Session>,
): void {
  const { at, shopper } = past.events
  const first = own[0]!
  let profile = emptyProfile(`${shopper[first]!}` as ShopperId, new Date(at[first]!))
  for (let k = 0; k < own.length; k++) {
    const i = own[k]!
    const number = sessionOf[i]!
    if (isWanted[number] === 1 && firstEvent[number] === i) {
      const chosen = chosenIn(past.events, sessionOf, own.subarray(k))
      found.set(number, { startMs: at[i]!, profile, ...chosen })
    }
    if (i >= lastStart) return
    profile = foldEvent(past, i, profile, foldDone)
  }
}

/** What the session of the first event of `following` led to; a shopper's sessions do not overlap. */
function chosenIn(
  events: EventColumns,
  sessionOf: Int32Array,
  following: Int32Array,
): Pick<Session, 'ordered' | 'clicked'> {
  const ordered = new Set<number>()
  const clicked = new Set<number>()
  const number = sessionOf[following[0]!]
  for (let k = 0; k < following.length && sessionOf[following[k]!] === number; k++) {
    const outcome = outcomeOf(events, following[k]!)
    if (outcome !== NOTHING) (outcome === ORDERED ? ordered : clicked).add(events.product[following[k]!]!)
  }
  return { ordered: [...ordered], clicked: [...clicked].filter((row) => !ordered.has(row)) }
}

function foldEvent(past: Past, i: number, profile: Profile, foldDone: FoldDone): Profile {
  const { columns, events, products } = past
  const row = events.product[i] ?? 0
  const vector = columns.vectors.subarray(row * columns.dimension, (row + 1) * columns.dimension)
  const event = interactionAt(events, i, profile.shopperId)
  return foldDone(profile, event, products[row] ?? null, vector, columns.categoryMedianMinor[row] ?? null)
}
