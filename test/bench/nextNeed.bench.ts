/**
 * What is bought again, and when: for every pair of a shopper and a product that they bought before, does the next purchase
 * come within 14 or 28 days; and how often does a shopper order at all in the next 28. The last 28 days of each shop are the
 * test, judged once; settings were chosen on the 28 days before them, whose table is printed as well. Beside it stand guesses
 * without a model and two published ones (repeatPeers.ts).
 */
import { mean } from '../../recommender/evaluate/significance.ts'
import { isBoughtAgain } from '../../recommender/nextNeed/needs.ts'
import {
  learnNeedModel,
  NEED_WEIGHTS,
  needOf,
  ordersADay,
  timesOf,
} from '../../recommender/nextNeed/needModel.ts'
import type { NeedModel, NeedWeights } from '../../recommender/nextNeed/needModel.ts'
import { orderHistories } from '../../recommender/nextNeed/orderHistories.ts'
import { expectedOrders, stillBuys } from '../../recommender/nextNeed/orders.ts'
import { linesBefore, purchasesOf } from '../../recommender/nextNeed/purchases.ts'
import type { Purchases } from '../../recommender/nextNeed/purchases.ts'
import {
  areaUnderCurve,
  brier,
  calibrationError,
  listQuality,
  logLoss,
  rankCorrelation,
  reliability,
} from './forecastQuality.ts'
import { missingPurchases, PURCHASE_SETS } from './publicPurchases.ts'
import type { PublicPurchases, PurchaseSet } from './publicPurchases.ts'
import { peersOf } from './repeatPeers.ts'

const PERIOD_DAYS = 28
const HORIZONS = [14, 28] as const

const worth = (returns: number, center: number, spread: number) => ({ returns, center, spread })
const SETTINGS: readonly NeedWeights[] = [
  NEED_WEIGHTS,
  { group: worth(10, 5, 10), personal: worth(1, 1, 1) },
  { group: worth(10, 10, 20), personal: worth(4, 4, 4) },
  { group: worth(20, 20, 40), personal: worth(8, 8, 8) },
]

export async function run(): Promise<void> {
  const result: Record<string, number | string> = { bench: 'next-need' }
  for (const set of PURCHASE_SETS) {
    const missing = missingPurchases(set)
    if (missing !== null) {
      console.log(`skipped: ${missing} is not there; ../shared/data/README.md says where it comes from`)
      continue
    }
    Object.assign(result, judgeSet(set))
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

function judgeSet(set: PurchaseSet): Record<string, number> {
  const shop = set.read()
  const end = shop.lines.day.at(-1)! + 1
  console.log(
    `\n${set.name}: ${set.about}; ${shop.lines.day.length} lines of ${shop.lines.shoppers} shoppers`,
  )
  const validation = momentOf(shop, end - 2 * PERIOD_DAYS)
  console.log('\nvalidation, log loss of 28 days   group, personal prior in purchases')
  for (const weights of SETTINGS) {
    const chances = chancesOf(validation, learn(shop, validation, weights), PERIOD_DAYS)
    console.log(
      `${logLoss(chances, cameWithin(validation, PERIOD_DAYS)).toFixed(5)}   ${JSON.stringify(weights)}`,
    )
  }
  const test = momentOf(shop, end - PERIOD_DAYS)
  const started = performance.now()
  const model = learn(shop, test, NEED_WEIGHTS)
  console.log(`\ntest; learned in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  const judged = HORIZONS.map((days) => judgePairs(set, shop, test, model, days))
  return Object.assign({}, ...judged, judgeOrders(set, test, model)) as Record<string, number>
}

/** What is known on the morning of `nowDay`, and what came. */
interface Moment {
  readonly nowDay: number
  readonly past: Purchases
  /** By row of `past`: days until the product was bought again, 1 for the first day; Infinity for never. */
  readonly daysUntil: Float64Array
  /** By shopper: days with an order in the period. */
  readonly ordersAfter: Float64Array
}

function momentOf({ lines }: PublicPurchases, nowDay: number): Moment {
  const past = purchasesOf(linesBefore(lines, nowDay))
  const next = new Map<number, number>()
  const days = Array.from({ length: lines.shoppers }, () => new Set<number>())
  for (let i = 0; i < lines.day.length; i++) {
    const day = lines.day[i]!
    if (day < nowDay || day >= nowDay + PERIOD_DAYS || lines.pieces[i]! <= 0) continue
    days[lines.shopper[i]!]!.add(day)
    const pair = lines.shopper[i]! * lines.products + lines.product[i]!
    if (!next.has(pair)) next.set(pair, day - nowDay + 1)
  }
  return {
    ...{ nowDay, past },
    daysUntil: Float64Array.from(
      past.product,
      (product, row) => next.get(past.shopper[row]! * lines.products + product) ?? Infinity,
    ),
    ordersAfter: Float64Array.from(days, ({ size }) => size),
  }
}

const learn = ({ lines, tree }: PublicPurchases, { nowDay }: Moment, weights: NeedWeights): NeedModel =>
  learnNeedModel(linesBefore(lines, nowDay), tree, nowDay, weights)

const cameWithin = ({ daysUntil }: Moment, days: number): boolean[] =>
  Array.from(daysUntil, (until) => until <= days)

function chancesOf({ nowDay, past }: Moment, model: NeedModel, days: number, timed = true): number[] {
  const parts = { ...model, stretch: model.gaps.stretch, timing: timed ? model.timing : null }
  const rates = orderHistories(past).map((history) => ordersADay(model.orders, history, nowDay))
  return Array.from(past.product, (product, row) => {
    const { model: gap } = model.gaps.products[product]!
    return needOf(parts, gap, timesOf(past, row), rates[past.shopper[row]!]!, nowDay).chance(days)
  })
}

function judgePairs(
  { name }: PurchaseSet,
  { tree }: PublicPurchases,
  moment: Moment,
  model: NeedModel,
  days: number,
): Record<string, number> {
  const came = cameWithin(moment, days)
  const shopper = [...moment.past.shopper]
  const rate = mean(came.map(Number))
  console.log(`\n${days} days: ${came.length} pairs, ${(100 * rate).toFixed(2)} % bought again`)
  console.log(`${''.padEnd(40)}     AUC  log loss    Brier  cal.err  NDCG@10`)
  const line = (title: string, scores: readonly number[], isChance: boolean): void => {
    const figures = isChance
      ? [logLoss(scores, came), brier(scores, came), calibrationError(reliability(scores, came))]
      : []
    const cells = [areaUnderCurve(scores, came), ...(isChance ? figures : [NaN, NaN, NaN])]
    const shown = cells.map((value) => (Number.isNaN(value) ? '-' : value.toFixed(4)).padStart(9)).join('')
    console.log(`${title.padEnd(40)}${shown}${listQuality(scores, came, shopper).toFixed(4).padStart(9)}`)
  }
  const ours = chancesOf(moment, model, days)
  line('ours', ours, true)
  line('ours, gaps alone', chancesOf(moment, model, days, false), true)
  line(
    'the same for all',
    came.map(() => rate),
    true,
  )
  for (const peer of peersOf(moment.past, tree, moment.nowDay))
    line(peer.name, peer.scores(days), peer.isChance)
  printReliability(ours, came)
  printKnown(moment, model, ours, came)
  const key = `${name}_${days}`
  return {
    [`${key}_auc`]: round(areaUnderCurve(ours, came)),
    [`${key}_log_loss`]: round(logLoss(ours, came)),
    [`${key}_ndcg10`]: round(listQuality(ours, came, shopper)),
  }
}

function printReliability(chances: readonly number[], came: readonly boolean[]): void {
  const bins = reliability(chances, came)
  const row = (of: (bin: (typeof bins)[number]) => number): string =>
    bins.map((bin) => (100 * of(bin)).toFixed(2).padStart(7)).join('')
  console.log(`tenths: said %${row(({ said }) => said)}\n        came %${row((bin) => bin.came)}`)
}

/** Of the products that the shop would be told of as bought again. */
function printKnown(
  { past }: Moment,
  { gaps }: NeedModel,
  chances: readonly number[],
  came: readonly boolean[],
): void {
  const known = [...past.product.keys()].filter((row) => isBoughtAgain(gaps.products[past.product[row]!]!))
  const said = mean(known.map((row) => chances[row]!))
  const happened = mean(known.map((row) => Number(came[row])))
  const share = ((100 * known.length) / past.product.length).toFixed(0)
  console.log(
    `of products known to be bought again (${share} % of pairs): said ${(100 * said).toFixed(2)} %, came ${(100 * happened).toFixed(2)} %`,
  )
}

function judgeOrders(
  { name }: PurchaseSet,
  { nowDay, ordersAfter, past }: Moment,
  { orders }: NeedModel,
): Record<string, number> {
  const histories = orderHistories(past)
  const shoppers = [...histories.keys()].filter((who) => histories[who] !== null)
  const came = shoppers.map((who) => ordersAfter[who]!)
  const before = orderedBetween(past, nowDay - PERIOD_DAYS)
  const said = shoppers.map((who) =>
    orders === null ? 0 : expectedOrders(orders, histories[who]!, nowDay, PERIOD_DAYS),
  )
  const same = shoppers.map((who) => before[who]!)
  const usual = shoppers.map((who) => {
    const { days, first } = histories[who]!
    return (PERIOD_DAYS * days) / Math.max(PERIOD_DAYS, nowDay - first)
  })
  console.log(
    `\norders in the next ${PERIOD_DAYS} days of ${shoppers.length} shoppers, ${mean(came).toFixed(3)} each`,
  )
  console.log(`${''.padEnd(40)}rank corr.     MAE  mean said  AUC of any`)
  const line = (title: string, values: readonly number[]): void => {
    const error = mean(values.map((value, i) => Math.abs(value - came[i]!)))
    const any = areaUnderCurve(values, came.map((count) => count > 0)) // prettier-ignore
    const figures = [rankCorrelation(values, came), error, mean(values), any]
    console.log(
      `${title.padEnd(40)}${figures.map((value) => (Number.isNaN(value) ? '-' : value.toFixed(4)).padStart(10)).join('')}`,
    )
  }
  line('ours (BG/NBD)', said)
  line('as many as in the days before', same)
  line('at the usual rate of the shopper', usual)
  line('the mean of the days before', said.map(() => mean(same))) // prettier-ignore
  line('P(still buys)', shoppers.map((who) => (orders === null ? 0 : stillBuys(orders, histories[who]!, nowDay)))) // prettier-ignore
  return {
    [`${name}_orders_rank_correlation`]: round(rankCorrelation(said, came)),
    [`${name}_orders_mae`]: round(mean(said.map((value, i) => Math.abs(value - came[i]!)))),
  }
}

/** By shopper: days with a purchase from `fromDay` on. */
function orderedBetween({ day, shopper, shoppers, starts }: Purchases, fromDay: number): number[] {
  const days = Array.from({ length: shoppers }, () => new Set<number>())
  shopper.forEach((who, row) => {
    for (let i = starts[row]!; i < starts[row + 1]!; i++) if (day[i]! >= fromDay) days[who]!.add(day[i]!)
  })
  return days.map(({ size }) => size)
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
