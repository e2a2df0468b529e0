/**
 * How sure a mean is, and a difference of two. Sessions of one shopper are not independent: shoppers are drawn, not cases.
 * Source: the bootstrap of Efron & Tibshirani 1993, "An introduction to the bootstrap", percentile intervals; the paired
 * test resamples the difference.
 */
import { below, seededRandom } from '../rank/random.ts'

const RESAMPLES = 2_000
const SEED = 1

/** 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

export type Interval = readonly [low: number, high: number]

/** 95 % of the means over drawn shoppers lie inside. `groups` are the shoppers, one a value. */
export function interval(values: readonly number[], groups: readonly (string | number)[]): Interval {
  const means = resample(groups, RESAMPLES, [values], ([sum], count) => sum! / count)
  return bounds(means)
}

export interface Paired {
  /** ours / theirs - 1. */
  readonly lift: number
  readonly interval: Interval
  /** Two-sided, of no difference; never 0. */
  readonly p: number
}

export function paired(
  ours: readonly number[],
  theirs: readonly number[],
  groups: readonly (string | number)[],
  resamples = RESAMPLES,
): Paired {
  const lifts = resample(groups, resamples, [ours, theirs], ([own, other]) => own! / other! - 1)
  // A lift of exactly 0 speaks for neither.
  const share = (count: number): number => (count + 1) / (resamples + 1)
  const worse = lifts.filter((lift) => lift <= 0).length
  const better = lifts.filter((lift) => lift >= 0).length
  const p = Math.min(1, 2 * Math.min(share(worse), share(better)))
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  return { lift: sum(ours) / sum(theirs) - 1, interval: bounds(lifts), p }
}

function bounds(sorted: Float64Array): Interval {
  return [sorted[Math.floor(0.025 * sorted.length)] ?? NaN, sorted[Math.floor(0.975 * sorted.length)] ?? NaN]
}

/** `of` the sums of each column over drawn groups, sorted. */
function resample(
  groups: readonly (string | number)[],
  resamples: number,
  columns: readonly (readonly number[])[],
  of: (sums: readonly number[], count: number) => number,
): Float64Array {
  const places = new Map<string | number, number>()
  for (const group of groups) if (!places.has(group)) places.set(group, places.size)
  const sums = columns.map(() => new Float64Array(places.size))
  const counts = new Float64Array(places.size)
  groups.forEach((group, i) => {
    const place = places.get(group)!
    counts[place]! += 1
    columns.forEach((column, c) => (sums[c]![place]! += column[i]!))
  })
  const random = seededRandom(SEED)
  return Float64Array.from({ length: resamples }, () => {
    const drawn = columns.map(() => 0)
    let count = 0
    for (let i = 0; i < places.size; i++) {
      const place = below(random, places.size)
      count += counts[place]!
      for (let c = 0; c < columns.length; c++) drawn[c]! += sums[c]![place]!
    }
    return of(drawn, count)
  }).sort()
}
