/**
 * How often a shopper orders, and whether they still do: BG/NBD (Fader, Hardie & Lee 2005, "Counting Your Customers the
 * Easy Way", Marketing Science 24). While active, a shopper orders at a rate of their own (gamma over shoppers, shape `r`,
 * rate `alpha` in days); after each order they may leave for good (beta over shoppers, `a`, `b`).
 *
 * Fitted by maximum likelihood over the logarithms of the four; null when fewer than LEAST_REPEATERS shoppers ever ordered
 * on a second day, which is too few to tell anything. Cost: 300 passes over at most MOST_SHOPPERS shoppers, 1 s.
 */
import { logGamma } from './logGamma.ts'
import { lowestPoint } from './nelderMead.ts'

export interface OrderModel {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

/** Days on which a shopper ordered. `first` to `last` and `now` are days since 1970, `days` >= 1 how many there were. */
export interface OrderHistory {
  readonly first: number
  readonly last: number
  readonly days: number
}

const LEAST_REPEATERS = 50
/** More shoppers change the third digit and cost time. */
const MOST_SHOPPERS = 20_000
const START: OrderModel = { r: 0.5, alpha: 30, a: 0.5, b: 3 }
/** Logarithms further out mean that the data does not say: nobody ever leaves, or all are alike. */
const FURTHEST = 12
const SIMPLEX = { step: 0.5, rounds: 300, tolerance: 1e-4 }

export function fitOrders(histories: readonly OrderHistory[], now: number): OrderModel | null {
  const repeaters = histories.reduce((count, { days }) => count + (days > 1 ? 1 : 0), 0)
  if (repeaters < LEAST_REPEATERS) return null
  const step = Math.max(1, histories.length / MOST_SHOPPERS)
  const sample = Array.from(
    { length: Math.floor(histories.length / step) },
    (_, i) => histories[Math.floor(i * step)]!,
  )
  const known = sample.map((one) => sufficient(one, now))
  const cost = (logs: readonly number[]): number =>
    logs.some((one) => Math.abs(one) > FURTHEST)
      ? Infinity
      : -logLikelihood(fromLogs(logs), known) / known.length
  return fromLogs(lowestPoint(cost, [START.r, START.alpha, START.a, START.b].map(Math.log), SIMPLEX))
}

/** P(the shopper still buys here). One who ordered once is alive for certain: leaving follows an order after the first. */
export function stillBuys(model: OrderModel, history: OrderHistory, now: number): number {
  const { age, recency, repeats } = sufficient(history, now)
  return 1 / (1 + goneOdds(model, repeats, recency, age))
}

/** Expected days with an order within the next `days`. */
export function expectedOrders(model: OrderModel, history: OrderHistory, now: number, days: number): number {
  const { age, recency, repeats } = sufficient(history, now)
  const { alpha, b, r } = model
  // At a = 1 the formula divides 0 by 0; its limit is as near as anyone can tell.
  const a = Math.abs(model.a - 1) < 1e-6 ? 1 + 1e-6 : model.a
  const z = days / (alpha + age + days)
  const decay = (1 - z) ** (r + repeats)
  const series = hypergeometric(r + repeats, b + repeats, a + b + repeats - 1, z)
  const ifAlive = ((a + b + repeats - 1) / (a - 1)) * (1 - decay * series)
  return Math.max(0, ifAlive / (1 + goneOdds(model, repeats, recency, age)))
}

interface Sufficient {
  readonly repeats: number
  readonly recency: number
  readonly age: number
}

function sufficient({ days, first, last }: OrderHistory, now: number): Sufficient {
  return { repeats: days - 1, recency: last - first, age: Math.max(now, last) - first }
}

function goneOdds({ a, alpha, b, r }: OrderModel, repeats: number, recency: number, age: number): number {
  if (repeats === 0) return 0
  return (a / (b + repeats - 1)) * ((alpha + age) / (alpha + recency)) ** (r + repeats)
}

function fromLogs(logs: readonly number[]): OrderModel {
  const [r, alpha, a, b] = logs.map(Math.exp) as [number, number, number, number]
  return { r, alpha, a, b }
}

function logLikelihood(model: OrderModel, known: readonly Sufficient[]): number {
  const { a, alpha, b, r } = model
  const byRepeats = new Map<number, number>()
  const ofCount = (x: number): number => {
    const found = byRepeats.get(x)
    if (found !== undefined) return found
    const value =
      logGamma(r + x) -
      logGamma(r) +
      r * Math.log(alpha) +
      logGamma(a + b) +
      logGamma(b + x) -
      logGamma(b) -
      logGamma(a + b + x)
    byRepeats.set(x, value)
    return value
  }
  let sum = 0
  for (const { age, recency, repeats } of known) {
    sum +=
      ofCount(repeats) -
      (r + repeats) * Math.log(alpha + age) +
      Math.log1p(goneOdds(model, repeats, recency, age))
  }
  return sum
}

/** Gauss's series of 2F1, for z in [0, 1). */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1
  let sum = 1
  for (let n = 0; n < 5_000 && Math.abs(term) > 1e-12 * Math.abs(sum); n++) {
    term *= ((a + n) * (b + n) * z) / ((c + n) * (n + 1))
    sum += term
  }
  return sum
}
