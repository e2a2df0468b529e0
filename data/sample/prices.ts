/**
 * What each product cost on each of the last 180 days: regular prices with reductions that begin and end, so that the
 * lowest price of thirty days is sometimes the regular one and sometimes an earlier reduction.
 */
import type { PricePoint } from '../types/history.ts'
import { dayStart, EVENT_DAYS, PRICE_DAYS } from './calendar.ts'
import type { Draft } from './draft.ts'
import { plausiblePrice } from './priceEndings.ts'
import type { Dice } from './random.ts'
import { dice as seeded } from './random.ts'

/** From `fromDay` days ago on (larger is earlier). */
export interface PricePeriod {
  readonly fromDay: number
  readonly priceMinor: number
  readonly listPriceMinor: number | null
}

/** Days ago at which a sale of the whole shop began, and how long it lasted. */
const SALES = [
  { fromDay: 158, days: 12, share: 0.2 },
  { fromDay: 96, days: 14, share: 0.28 },
  { fromDay: 9, days: 30, share: 0.13 },
]
const REDUCED = [10, 15, 20, 20, 25, 25, 30, 30, 40, 50]

interface Reduction {
  readonly fromDay: number
  readonly toDay: number
  readonly percent: number
}

/** Earliest first; the first period covers the beginning of the 180 days or the release. */
export function pricePeriods(draft: Draft, seed: number): PricePeriod[] {
  const dice = seeded(seed, `price:${draft.id}`)
  const firstDay = Math.min(EVENT_DAYS, draft.ageDays)
  const raise = dice.chance(0.15) ? { day: dice.integer(20, 150), factor: 0.9 + 0.05 * dice.next() } : null
  const regular = (day: number) =>
    raise !== null && day > raise.day
      ? plausiblePrice(draft.regularMinor * raise.factor, endings(raise.factor))
      : draft.regularMinor
  const reductions = drawReductions(dice, firstDay)
  const edges = new Set([firstDay, ...reductions.flatMap((one) => [one.fromDay, one.toDay])])
  if (raise !== null && raise.day < firstDay) edges.add(raise.day)
  const days = [...edges].filter((day) => day > 0 && day <= firstDay).sort((a, b) => b - a)
  return days.map((day) => period(day, regular(day), reductions)).filter(isChange)
}

/** The same ending every time for one product. */
function endings(factor: number): Dice {
  return seeded(Math.round(factor * 1e6), 'ending')
}

function isChange(one: PricePeriod, i: number, all: readonly PricePeriod[]): boolean {
  const before = all[i - 1]
  return (
    before === undefined ||
    before.priceMinor !== one.priceMinor ||
    before.listPriceMinor !== one.listPriceMinor
  )
}

function period(day: number, regularMinor: number, reductions: readonly Reduction[]): PricePeriod {
  const reduction = reductions.find((one) => one.fromDay >= day && one.toDay < day)
  if (reduction === undefined) return { fromDay: day, priceMinor: regularMinor, listPriceMinor: null }
  const whole = Math.round((regularMinor * (100 - reduction.percent)) / 10_000) * 100
  return {
    fromDay: day,
    priceMinor: Math.max(300, whole - (whole > 10_000 ? 0 : 5)),
    listPriceMinor: regularMinor,
  }
}

/** They do not overlap; a reduction that starts today could not have been announced, so the last starts on day 2. */
function drawReductions(dice: Dice, firstDay: number): Reduction[] {
  const found: Reduction[] = []
  const add = (fromDay: number, days: number) => {
    const toDay = fromDay - days
    const free = found.every((one) => one.toDay >= fromDay || one.fromDay <= toDay)
    if (fromDay <= firstDay - 14 && fromDay >= 2 && free)
      found.push({ fromDay, toDay, percent: dice.pick(REDUCED) })
  }
  for (const sale of SALES) if (dice.chance(sale.share)) add(sale.fromDay, sale.days)
  for (let i = dice.poisson(0.8); i > 0; i--) add(dice.integer(2, 165), dice.integer(6, 24))
  return found
}

export function periodAt(periods: readonly PricePeriod[], daysAgo: number): PricePeriod {
  let current = periods[0]!
  for (const one of periods) if (one.fromDay >= daysAgo) current = one
  return current
}

/** The last 120 days as the store keeps them: the price at their beginning, then every change. */
export function pricePoints(
  draft: Draft,
  periods: readonly PricePeriod[],
  end: number,
  currency: string,
): PricePoint[] {
  const firstDay = Math.min(PRICE_DAYS, draft.ageDays)
  const atStart = { ...periodAt(periods, firstDay), fromDay: firstDay }
  return [atStart, ...periods.filter((one) => one.fromDay < firstDay)].map((one) => ({
    productId: draft.id,
    at: dayStart(end, one.fromDay),
    priceMinor: one.priceMinor,
    listPriceMinor: one.listPriceMinor,
    currency,
  }))
}

/** Shops of such goods keep four to six tenths of the regular price. */
const COST_SHARE = { least: 0.4, most: 0.6 }

/** What the shop pays for one piece, minor units. */
export function costOf(draft: Draft, seed: number): number {
  const share =
    COST_SHARE.least + (COST_SHARE.most - COST_SHARE.least) * seeded(seed, `cost:${draft.id}`).next()
  return Math.round(draft.regularMinor * share)
}
