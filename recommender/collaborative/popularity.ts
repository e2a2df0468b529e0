/**
 * How much each product is in demand now: events weighted by kind, halved every `halfLifeDays`.
 * Source: exponential decay as in Ji, Sun, Cui et al. 2020, "A re-visit of the popularity baseline in recommender
 * systems", who show that popularity must be that of the moment, not of all time.
 */
import { countBefore, eventWeight, INTERACTION_KINDS } from './eventColumns.ts'
import type { EventColumns } from './eventColumns.ts'
import { decayed } from './interactions.ts'

export interface Popularity {
  /** Decayed demand, >= 0, one place a product. */
  readonly demand: Float32Array
  /** Purchases counted, not decayed: the number that may be told to a shopper. */
  readonly purchases: Int32Array
}

const BOUGHT = INTERACTION_KINDS.indexOf('product-bought')

export function popularity(
  events: EventColumns,
  options: { readonly until: number; readonly halfLifeDays: number },
): Popularity {
  const demand = new Float32Array(events.productIds.length)
  const purchases = new Int32Array(events.productIds.length)
  const count = countBefore(events, options.until)
  for (let i = 0; i < count; i++) {
    const product = events.product[i] ?? 0
    const left = decayed(options.until - (events.at[i] ?? 0), options.halfLifeDays)
    demand[product] = (demand[product] ?? 0) + eventWeight(events, i) * left
    if (events.kind[i] === BOUGHT) purchases[product] = (purchases[product] ?? 0) + 1
  }
  return { demand, purchases }
}
