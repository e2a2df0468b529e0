/**
 * When the shopper bought what, after one more purchase. Pure. Purchases of one day are one; what is brought back (pieces
 * below 0) is taken from the newest purchases, and a product of which nothing is left is not there. Events may come in
 * any order.
 */
import type { InteractionEvent } from '../../data/types/event.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { Profile, PurchaseTimes } from '../../data/types/profile.ts'

/** The shopper's own rhythm is plain by then, and a profile is read at every turn. */
const MOST_TIMES = 8
const DAY_MS = 24 * 60 * 60 * 1000

type BoughtAt = NonNullable<Profile['boughtAt']>
type Bought = Extract<InteractionEvent, { kind: 'product-bought' }>

/** Of products of `bought` only. */
export function boughtAtAfter(
  before: BoughtAt,
  bought: readonly ProductId[],
  { at, productId, quantity }: Bought,
): BoughtAt {
  const day = Math.floor(at.getTime() / DAY_MS)
  const old = before[productId] ?? []
  const times = quantity > 0 ? withPurchase(old, day, quantity) : withoutPieces(old, -quantity)
  const kept = bought.flatMap((id) => {
    const own = id === productId ? times : (before[id] ?? [])
    return own.length === 0 ? [] : [[id, own] as const]
  })
  return Object.fromEntries(kept)
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
