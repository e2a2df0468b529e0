/** On which days a shopper ordered anything at all: what the order model reads. Pure. */
import type { Profile } from '../../data/types/profile.ts'
import type { OrderHistory } from './orders.ts'
import type { Purchases } from './purchases.ts'

/** By shopper; null for one who bought nothing. Cost: linear, and one sort of the days. */
export function orderHistories({
  day,
  product,
  shopper,
  shoppers,
  starts,
}: Purchases): (OrderHistory | null)[] {
  const days = Array.from({ length: shoppers }, (): number[] => [])
  for (let row = 0; row < product.length; row++) {
    const own = days[shopper[row]!]!
    for (let i = starts[row]!; i < starts[row + 1]!; i++) own.push(day[i]!)
  }
  return days.map(historyOf)
}

/** Of what the profile remembers; null when it remembers no times. */
export function orderHistoryOf({ boughtAt }: Profile): OrderHistory | null {
  return historyOf(Object.values(boughtAt ?? {}).flatMap((times) => times.map(([day]) => day)))
}

function historyOf(days: readonly number[]): OrderHistory | null {
  const distinct = Int32Array.from(new Set(days)).sort()
  const [first, last] = [distinct[0], distinct.at(-1)]
  return first === undefined || last === undefined ? null : { first, last, days: distinct.length }
}
