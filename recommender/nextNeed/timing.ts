/**
 * From what the gaps say to the chance that a shop really sees: a gap model knows neither how often this shopper comes at
 * all nor that those who come daily skip most of what they could buy. The daily hazard becomes
 *
 *   log hazard = level + gap x log(gap model's hazard) + orders x log(shopper's expected orders a day)
 *
 * a proportional hazards model for grouped time (complementary log-log link; Prentice & Gloeckler 1978), fitted to what was
 * bought in the last weeks that the gaps were not learned from. Null when too little was.
 */
export interface Timing {
  readonly level: number
  readonly gap: number
  readonly orders: number
}

/** One shopper and product at one moment. */
export interface TimingCase {
  /** What the gap model gives for the days to come, in [0, 1]. */
  readonly chance: number
  readonly ordersADay: number
  readonly cameTrue: boolean
}

/** Fewer purchases say nothing of three numbers. */
const LEAST_TRUE = 50
const ROUNDS = 25
/** A chance of 0 or 1 has no logarithm. */
const LEAST_CHANCE = 1e-9
const LEAST_ORDERS_A_DAY = 1e-4
/** Hazards beyond these make a chance that is 0 or 1 in all digits that count. */
const LEAST_LOG_HAZARD = -20
const MOST_LOG_HAZARD = 3
/**
 * One purchase's worth of belief that hazards are as the gap model says and that orders change nothing: where all shoppers
 * order alike, nothing else would tell the level from the orders.
 */
const BELIEF = 1
/** Up to 1, a chance grows with the days that it is for. */
const STEEPEST = 1

export function fitTiming(cases: readonly TimingCase[], days: number): Timing | null {
  if (cases.reduce((count, { cameTrue }) => count + (cameTrue ? 1 : 0), 0) < LEAST_TRUE) return null
  const free = fitted(cases, days, false)
  const timing = free.gap > STEEPEST ? fitted(cases, days, true) : free
  return Object.values(timing).every(Number.isFinite) && timing.gap > 0 ? timing : null
}

/** By Fisher scoring; with `holdGap` the gap stays at STEEPEST. */
function fitted(cases: readonly TimingCase[], days: number, holdGap: boolean): Timing {
  let timing: Timing = { level: 0, gap: STEEPEST, orders: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    const [level, gap, orders] = scoringStep(cases, days, timing, holdGap)
    timing = { level: timing.level + level, gap: timing.gap + gap, orders: timing.orders + orders }
    if (Math.max(Math.abs(level), Math.abs(gap), Math.abs(orders)) < 1e-6) break
  }
  return timing
}

/** The chance of a purchase within `days`; `timing` null: as the gap model says. Grows with `days`. */
export function timedChance(timing: Timing | null, chance: number, ordersADay: number, days: number): number {
  if (timing === null) return chance
  return -Math.expm1(-Math.exp(logHazard(timing, gapHazard(chance, days), logOrders(ordersADay), days)))
}

const gapHazard = (chance: number, days: number): number =>
  Math.log(-Math.log1p(-Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chance))) / days)

const logOrders = (ordersADay: number): number => Math.log(Math.max(LEAST_ORDERS_A_DAY, ordersADay))

/** Over all of `days`. */
function logHazard(
  { gap, level, orders }: Timing,
  fromGap: number,
  fromOrders: number,
  days: number,
): number {
  const log = level + gap * fromGap + orders * fromOrders + Math.log(days)
  return Math.max(LEAST_LOG_HAZARD, Math.min(MOST_LOG_HAZARD, log))
}

type Three = readonly [number, number, number]

function scoringStep(cases: readonly TimingCase[], days: number, timing: Timing, holdGap: boolean): Three {
  const information = [BELIEF, 0, 0, 0, BELIEF, 0, 0, 0, BELIEF]
  const slope = [-BELIEF * timing.level, holdGap ? 0 : BELIEF * (1 - timing.gap), -BELIEF * timing.orders]
  for (const { cameTrue, chance, ordersADay } of cases) {
    const fromGap = gapHazard(chance, days)
    const x: Three = [1, holdGap ? 0 : fromGap, logOrders(ordersADay)]
    const hazard = Math.exp(logHazard(timing, fromGap, x[2], days))
    const expected = -Math.expm1(-hazard)
    const change = hazard * Math.exp(-hazard)
    const variance = Math.max(1e-12, expected * (1 - expected))
    const residual = (((cameTrue ? 1 : 0) - expected) * change) / variance
    const weight = (change * change) / variance
    for (let i = 0; i < 3; i++) {
      slope[i]! += residual * x[i]!
      for (let j = 0; j < 3; j++) information[3 * i + j]! += weight * x[i]! * x[j]!
    }
  }
  return solved(information, slope)
}

/** The 3 x 3 system, row-major and positive definite, by elimination; both are overwritten. */
function solved(matrix: number[], right: number[]): Three {
  for (let i = 0; i < 3; i++) {
    for (let k = i + 1; k < 3; k++) {
      const factor = matrix[3 * k + i]! / matrix[3 * i + i]!
      for (let j = i; j < 3; j++) matrix[3 * k + j]! -= factor * matrix[3 * i + j]!
      right[k]! -= factor * right[i]!
    }
  }
  const z = right[2]! / matrix[8]!
  const y = (right[1]! - matrix[5]! * z) / matrix[4]!
  return [(right[0]! - matrix[1]! * y - matrix[2]! * z) / matrix[0]!, y, z]
}
