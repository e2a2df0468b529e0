/**
 * Stock of each product on each of the last 180 days: sold down by customers outside the demo's events, ordered again
 * when low, delivered after a lead time. Out: pieces at the beginning of each day, and the points that the store keeps.
 */
import type { StockPoint } from '../types/history.ts'
import { dayStart, EVENT_DAYS, PRICE_DAYS } from './calendar.ts'
import type { Draft } from './draft.ts'
import type { Dice } from './random.ts'
import { dice as seeded } from './random.ts'

/** Pieces by days ago: `pieces[0]` is the stock now. */
export type StockByDay = Int32Array

/** A warehouse counts every week; deliveries and the last piece are booked at once. */
const COUNT_EVERY_DAYS = 7

export function stockByDay(draft: Draft, soldAMonth: number, seed: number): StockByDay {
  const dice = seeded(seed, `stock:${draft.id}`)
  const aDay = soldAMonth / 30
  const lot = Math.max(6, Math.round(aDay * dice.integer(20, 45)))
  // One in twenty is not ordered again and sells out for good.
  const discontinuedDay = dice.chance(0.05) ? dice.integer(5, 110) : -1
  const pieces = new Int32Array(EVENT_DAYS + 1)
  let stock = Math.round(lot * (0.5 + dice.next())) + 3
  let arrivesOn: number | null = null
  for (let day = EVENT_DAYS; day >= 0; day--) {
    if (day === arrivesOn) {
      stock += lot
      arrivesOn = null
    }
    pieces[day] = stock
    stock -= Math.min(stock, demand(aDay, day < discontinuedDay, dice))
    const low = stock <= Math.max(2, aDay * 9)
    if (low && arrivesOn === null && day > discontinuedDay) arrivesOn = day - dice.integer(4, 14)
  }
  return pieces
}

/** Discontinued things go fast: they are sold off. */
function demand(aDay: number, sellingOff: boolean, dice: Dice): number {
  return dice.poisson(Math.min(15, sellingOff ? Math.max(0.4, aDay * 1.5) : aDay))
}

export function stockPoints(draft: Draft, pieces: StockByDay, end: number): StockPoint[] {
  const firstDay = Math.min(PRICE_DAYS, draft.ageDays)
  const points: StockPoint[] = []
  let last = -1
  for (let day = firstDay; day >= 0; day--) {
    const stock = pieces[day]!
    const counted = (firstDay - day) % COUNT_EVERY_DAYS === 0
    const booked = stock > last || stock === 0
    if (stock !== last && (day === 0 || counted || booked)) {
      points.push({ productId: draft.id, at: dayStart(end, day), stock })
      last = stock
    }
  }
  return points
}
