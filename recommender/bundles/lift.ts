/**
 * How much oftener than expected a pair is seen, as far as its count can tell. A count is Poisson around expected x lift,
 * and the shop's own table says how lifts are spread: their distribution is fitted to all cells at once (empirical Bayes
 * without a form, by EM over fixed points: Laird 1978, "Nonparametric maximum likelihood estimation of a mixing
 * distribution"; Koenker & Mizera 2014), so that a pair with little behind it stays near what most pairs do, and one that is
 * far beyond chance is believed. (DuMouchel 1999 fits two gammas to the same end.)
 *
 * `expected` is what the level above predicts: of products by their kinds, of kinds by their shelves, of shelves by chance.
 */

export interface Cell {
  readonly count: number
  readonly expected: number
}

/** The points that a lift can have, from an eighth to 512 times, four to a doubling: finer than any table can tell. */
const POINTS = Float64Array.from({ length: 49 }, (_, i) => 2 ** (i / 4 - 3))
const LOGARITHMS = POINTS.map(Math.log)
const STEPS = 40

/** By point: the share of pairs with that lift; they sum to 1. */
export type LiftSpread = Float64Array

/** Before any count: most pairs within a doubling of chance. Weighs as much as ten cells. */
const BASE = normalised(POINTS.map((point) => Math.exp(-(Math.log2(point) ** 2) / 2)))
const BASE_CELLS = 10

/** Zeros have to be among the cells: they are most of what there is to learn. Cost: 40 x 49 multiplications a cell. */
export function liftSpread(cells: readonly Cell[]): LiftSpread {
  const told = cells.filter(({ expected }) => expected > 0)
  const likelihoods = new Float64Array(told.length * POINTS.length)
  told.forEach((cell, i) => likelihoods.set(likelihood(cell), i * POINTS.length))
  let spread = BASE
  for (let step = 0; step < STEPS; step++) {
    const next = BASE.map((share) => share * BASE_CELLS)
    for (let at = 0; at < likelihoods.length; at += POINTS.length) {
      let sum = 0
      for (let i = 0; i < POINTS.length; i++) sum += likelihoods[at + i]! * spread[i]!
      if (sum === 0) continue
      for (let i = 0; i < POINTS.length; i++) next[i]! += (likelihoods[at + i]! * spread[i]!) / sum
    }
    spread = normalised(next)
  }
  return spread
}

export interface Lift {
  readonly mean: number
  /** How sure we are that the lift is above `least`. */
  readonly above: (least: number) => number
}

export function liftOf(cell: Cell, spread: LiftSpread): Lift {
  const posterior = normalised(likelihood(cell).map((value, i) => value * spread[i]!))
  let mean = 0
  posterior.forEach((share, i) => (mean += share * POINTS[i]!))
  return {
    mean,
    above: (least) => {
      let sure = 0
      for (let i = POINTS.length - 1; i >= 0 && POINTS[i]! > least; i--) sure += posterior[i]!
      return sure
    },
  }
}

/** The mean alone. */
export function liftMean({ count, expected }: Cell, spread: LiftSpread): number {
  if (expected <= 0) return 1
  const top = peak(count, expected)
  let [sum, weighted] = [0, 0]
  for (let i = 0; i < POINTS.length; i++) {
    const share = spread[i]! * Math.exp(count * LOGARITHMS[i]! - expected * POINTS[i]! - top)
    sum += share
    weighted += share * POINTS[i]!
  }
  return sum === 0 ? 1 : weighted / sum
}

/** Of the count at each point, up to a factor: the largest is about 1. */
function likelihood({ count, expected }: Cell): Float64Array {
  const top = peak(count, expected)
  return POINTS.map((point, i) => Math.exp(count * LOGARITHMS[i]! - expected * point - top))
}

/** The logarithm of the likelihood at the likeliest point in range. */
function peak(count: number, expected: number): number {
  const likeliest = Math.min(
    Math.max(count / Math.max(expected, Number.MIN_VALUE), POINTS[0]!),
    POINTS.at(-1)!,
  )
  return count * Math.log(likeliest) - expected * likeliest
}

function normalised(values: Float64Array): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0)
  return sum === 0 ? BASE : values.map((value) => value / sum)
}
