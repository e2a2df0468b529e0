/**
 * When the shopper bought what, after one more purchase. Pure. Purchases of one day are one; what is brought back (pieces
 * below 0) is taken from the newest purchases, and a product of which nothing is left is not there. Events may come in
 * any order. `boughtAtOf` gives the same for a whole past at once, oldest first.
 */
import type { InteractionEvent } from '../../data/types/event.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { Profile, PurchaseTimes } from '../../data/types/profile.ts'

/** The shopper's own rhythm is plain by then, and a profile is read at every turn. */
const MOST_TIMES = 8
const DAY_MS = 24 * 60 * 60 * 1000

type BoughtAt = NonNullable<Profile['boughtAt']>
export type Bought = Extract<InteractionEvent, { kind: 'product-bought' }>

/** Of products of `bought` only. */
export function boughtAtAfter(
  before: BoughtAt,
  bought: readonly ProductId[],
  { at, productId, quantity }: Bought,
): BoughtAt {
  const times = timesAfter(timesIn(before, productId), at, quantity)
  const kept = bought.flatMap((id) => {
    const own = id === productId ? times : timesIn(before, id)
    return own.length === 0 ? [] : [[id, own] as const]
  })
  return Object.fromEntries(kept)
}

/** An id may be any word, such as 'constructor'. */
function timesIn(boughtAt: BoughtAt, id: ProductId): PurchaseTimes {
  return Object.hasOwn(boughtAt, id) ? (boughtAt[id] ?? []) : []
}

export function boughtAtOf(past: readonly Bought[]): BoughtAt {
  const times = new Map<ProductId, PurchaseTimes>()
  for (const { at, productId, quantity } of past)
    times.set(productId, timesAfter(times.get(productId) ?? [], at, quantity))
  return Object.fromEntries([...times].filter(([, own]) => own.length > 0))
}

function timesAfter(times: PurchaseTimes, at: Date, quantity: number): PurchaseTimes {
  const day = Math.floor(at.getTime() / DAY_MS)
  return quantity > 0 ? withPurchase(times, day, quantity) : withoutPieces(times, -quantity)
}

function withPurchase(times: PurchaseTimes, day: number, pieces: number): PurchaseTimes {
  const same = times.find(([other]) => other === day)
  const others = times.filter(([other]) => other !== day)
  return [...others, [day, pieces + (same?.[1] ?? 0)] as const]
    .toSorted(([one], [other]) => one - other)
    .slice(-MOST_TIMES)
}

function withoutPieces(times: PurchaseTimes, pieces: number): PurchaseTimes {
  const last = times.at(-1)
  if (last === undefined || pieces === 0) return times
  const [day, count] = last
  const earlier = times.slice(0, -1)
  return count > pieces ? [...earlier, [day, count - pieces]] : withoutPieces(earlier, pieces - count)
}
