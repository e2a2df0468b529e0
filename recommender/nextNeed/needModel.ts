/**
 * All that is learned of what is needed again: gaps by product, how often shoppers order, and how the two make the chance
 * of a purchase. Products and shoppers are numbers here; needs.ts names them.
 *
 * Cost: 3 s of one core for half a million purchases (the gaps are learned twice, because the timing is fitted to weeks
 * that they do not know).
 */
import type { PurchaseTimes } from '../../data/types/profile.ts'
import { chanceWithin, daysUntil } from './chances.ts'
import type { GapModel, PriorWeights } from './gaps.ts'
import { learnGaps } from './learnGaps.ts'
import type { LearnedGaps } from './learnGaps.ts'
import { orderHistories } from './orderHistories.ts'
import { expectedOrders, fitOrders } from './orders.ts'
import type { OrderHistory, OrderModel } from './orders.ts'
import { personalGap } from './personalGap.ts'
import type { ProductTree } from './productTree.ts'
import { linesBefore, purchasesOf } from './purchases.ts'
import type { PurchaseLines, Purchases } from './purchases.ts'
import { fitTiming, timedChance } from './timing.ts'
import type { Timing } from './timing.ts'

/** What a category is worth to its products, and a product to its shoppers, in purchases. */
export interface NeedWeights {
  readonly group: PriorWeights
  readonly personal: PriorWeights
}

/**
 * Of the settings in test/bench/nextNeed.bench.ts the only one whose log loss is within .3 % of the best on the validation
 * weeks of each of the public shops.
 */
export const NEED_WEIGHTS: NeedWeights = {
  group: { returns: 10, center: 5, spread: 10 },
  personal: { returns: 2, center: 2, spread: 2 },
}

/** The timing is fitted to the last so many days: four whole weeks, so that no weekday counts more. */
const TIMING_DAYS = 28

export interface NeedModel {
  readonly gaps: LearnedGaps
  readonly orders: OrderModel | null
  readonly timing: Timing | null
  readonly weights: NeedWeights
}

/** Of the purchases before `nowDay`. */
export function learnNeedModel(
  lines: PurchaseLines,
  tree: ProductTree,
  nowDay: number,
  weights: NeedWeights = NEED_WEIGHTS,
): NeedModel {
  const past = linesBefore(lines, nowDay)
  const purchases = purchasesOf(past)
  return {
    gaps: learnGaps(purchases, tree, nowDay, weights.group),
    orders: fitOrders(known(orderHistories(purchases)), nowDay),
    timing: timingOf(past, purchases, tree, nowDay - TIMING_DAYS, weights),
    weights,
  }
}

/** Gaps and orders of what came before `cutDay`, judged by what came after it. */
function timingOf(
  lines: PurchaseLines,
  all: Purchases,
  tree: ProductTree,
  cutDay: number,
  weights: NeedWeights,
): Timing | null {
  const before = purchasesOf(linesBefore(lines, cutDay))
  if (before.product.length === 0) return null
  const gaps = learnGaps(before, tree, cutDay, weights.group)
  const histories = orderHistories(before)
  const orders = fitOrders(known(histories), cutDay)
  const lastDays = lastDayByPair(all)
  const rates = histories.map((history) => ordersADay(orders, history, cutDay))
  const parts = { stretch: gaps.stretch, weights }
  const cases = Array.from(before.product, (product, row) => {
    const shopper = before.shopper[row]!
    return {
      chance: chanceOf(
        openGap(gaps.products[product]!.model, timesOf(before, row), cutDay, parts),
        TIMING_DAYS,
      ),
      ordersADay: rates[shopper]!,
      cameTrue: (lastDays.get(pairOf(all, shopper, product)) ?? 0) >= cutDay,
    }
  })
  return fitTiming(cases, TIMING_DAYS)
}

const known = (histories: readonly (OrderHistory | null)[]): OrderHistory[] =>
  histories.filter((one) => one !== null)

const pairOf = ({ products }: Purchases, shopper: number, product: number): number =>
  shopper * products + product

function lastDayByPair(purchases: Purchases): Map<number, number> {
  const { day, product, shopper, starts } = purchases
  return new Map(
    Array.from(product, (what, row) => [pairOf(purchases, shopper[row]!, what), day[starts[row + 1]! - 1]!]),
  )
}

/** Row `row` as a profile remembers it. */
export function timesOf({ day, pieces, starts }: Purchases, row: number): PurchaseTimes {
  return Array.from({ length: starts[row + 1]! - starts[row]! }, (_, i) => {
    const at = starts[row]! + i
    return [day[at]!, pieces[at]!] as const
  })
}

/** What somebody orders of whom nothing is known counts as no reason for or against: once in four weeks. */
const USUAL_ORDERS_A_DAY = 1 / TIMING_DAYS

export function ordersADay(model: OrderModel | null, history: OrderHistory | null, nowDay: number): number {
  if (model === null || history === null) return USUAL_ORDERS_A_DAY
  return expectedOrders(model, history, nowDay, TIMING_DAYS) / TIMING_DAYS
}

interface OpenGap {
  readonly model: GapModel
  readonly elapsed: number
  /** So many times as long as one piece lasts what was bought last. */
  readonly scale: number
}

function openGap(
  product: GapModel,
  times: PurchaseTimes,
  nowDay: number,
  { stretch, weights }: Pick<NeedParts, 'stretch' | 'weights'>,
): OpenGap {
  const [day, pieces] = times.at(-1)!
  return {
    model: personalGap(product, times, stretch, weights.personal),
    elapsed: Math.max(0, nowDay - day),
    scale: pieces ** stretch,
  }
}

const chanceOf = ({ elapsed, model, scale }: OpenGap, days: number): number =>
  chanceWithin(model, elapsed / scale, days / scale)

export interface NeedParts extends Pick<NeedModel, 'orders' | 'timing' | 'weights'> {
  readonly stretch: number
}

export interface Need {
  readonly elapsedDays: number
  /** Half of those who buy it again take no longer, from the last purchase. */
  readonly usualDays: number
  /** Days from now until a share `share` of those who buy it again will have: .5 for the expected day. */
  readonly inDays: (share: number) => number
  /** P(bought within the next `days`). */
  readonly chance: (days: number) => number
}

/** One shopper's need of one product that they bought at `times`, at least once; `rate` is what `ordersADay` says of them. */
export function needOf(
  parts: NeedParts,
  product: GapModel,
  times: PurchaseTimes,
  rate: number,
  nowDay: number,
): Need {
  const gap = openGap(product, times, nowDay, parts)
  const { elapsed, model, scale } = gap
  return {
    elapsedDays: elapsed,
    usualDays: scale * Math.exp(model.center),
    inDays: (share) => scale * daysUntil(model, elapsed / scale, share) - elapsed,
    chance: (days) => timedChance(parts.timing, chanceOf(gap, days), rate, days),
  }
}
