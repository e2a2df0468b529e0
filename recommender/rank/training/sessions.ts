/**
 * The past cut into moments to learn from: one session of one shopper, the profile as it was when the session began,
 * and what the session led to. Features of a moment can thus know nothing of what it is asked to predict.
 */
import type { EventId, ShopperId } from '../../../data/types/ids.ts'
import type { InteractionEvent } from '../../../data/types/event.ts'
import type { Product } from '../../../data/types/product.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import type { Profile } from '../../../data/types/profile.ts'
import { eventWeight, INTERACTION_KINDS, isOrder } from '../../collaborative/eventColumns.ts'
import type { EventColumns } from '../../collaborative/eventColumns.ts'
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

/** A shopper who was away for half an hour begins a new session: the usual cut of web analytics. */
const SESSION_GAP_MS = 30 * 60_000
/** A view alone is no choice. */
const LEAST_CLICK_WEIGHT = 1.5

export interface Past {
  readonly events: EventColumns
  readonly products: readonly Product[]
  readonly columns: CatalogueColumns
}

/** All sessions in order of time. `productIds` of the events are the catalogue's rows. Cost: one fold an event. */
export function sessionsOf(past: Past, foldDone: FoldDone): Session[] {
  const { events } = past
  const profiles: (Profile | undefined)[] = []
  const open: ({ last: number; session: OpenSession } | undefined)[] = []
  const sessions: OpenSession[] = []
  for (let i = 0; i < events.at.length; i++) {
    const shopper = events.shopper[i] ?? 0
    const at = events.at[i] ?? 0
    const profile = profiles[shopper] ?? emptyProfile(`${shopper}` as ShopperId, new Date(at))
    let current = open[shopper]
    if (current === undefined || at - current.last > SESSION_GAP_MS) {
      current = { last: at, session: { startMs: at, profile, orders: new Set(), clicks: new Set() } }
      open[shopper] = current
      sessions.push(current.session)
    }
    current.last = at
    note(current.session, events, i)
    profiles[shopper] = foldEvent(past, i, profile, foldDone)
  }
  return sessions.map(({ startMs, profile, orders, clicks }) => ({
    startMs,
    profile,
    ordered: [...orders],
    clicked: [...clicks].filter((row) => !orders.has(row)),
  }))
}

interface OpenSession {
  readonly startMs: number
  readonly profile: Profile
  readonly orders: Set<number>
  readonly clicks: Set<number>
}

function note(session: OpenSession, events: EventColumns, i: number): void {
  const row = events.product[i] ?? 0
  if (isOrder(events, i)) session.orders.add(row)
  else if (eventWeight(events, i) >= LEAST_CLICK_WEIGHT) session.clicks.add(row)
}

function foldEvent(past: Past, i: number, profile: Profile, foldDone: FoldDone): Profile {
  const { columns, events, products } = past
  const row = events.product[i] ?? 0
  const vector = columns.vectors.subarray(row * columns.dimension, (row + 1) * columns.dimension)
  const event = eventAt(events, i, profile.shopperId)
  return foldDone(profile, event, products[row] ?? null, vector, columns.categoryMedianMinor[row] ?? null)
}

/** The event as the fold takes it; quantities and prices of the past do not enter profiles. */
function eventAt(events: EventColumns, i: number, shopperId: ShopperId): InteractionEvent {
  const about = {
    id: `${i}` as EventId,
    at: new Date(events.at[i] ?? 0),
    shopperId,
    sessionId: null,
    listId: null,
    productId: events.productIds[events.product[i] ?? 0] as InteractionEvent['productId'],
  }
  const kind = INTERACTION_KINDS[events.kind[i] ?? 0] ?? 'product-viewed'
  if (kind === 'added-to-cart' || kind === 'product-bought') {
    return { ...about, kind, quantity: 1, priceMinor: null }
  }
  if (kind === 'product-rated') return { ...about, kind, stars: events.stars[i] ?? 3 }
  return { ...about, kind }
}
