/**
 * How long it takes until a product is bought again, if it ever is: after a purchase the shopper comes back for it with
 * probability `returns`, and the days until then are log-normal with `center` and `spread` (mean and variance of their
 * logarithm, for one piece). A log-normal gap with a share that never returns is a split-population survival model
 * (Schmidt & Witte 1989); that gaps of one product are log-normal is the Aggregate Time Distribution of Bhagat et al.
 * 2018, "Buy It Again: Modeling Repeat Purchase Recommendations" (KDD).
 *
 * Fitted by expectation maximisation with the parent's model as prior, worth `weights` purchases, so that few purchases
 * say as much as they know: what nobody bought twice looks like its category. A gap that is still open counts for both:
 * the shopper has not come back yet, or never will. Open gaps are kept in classes a tenth wide, so that a fit costs the same
 * however many there are: ROUNDS x CLASSES tails.
 */
import { meanAbove, upperTail } from './standardNormal.ts'

export interface GapModel {
  /** In (0, 1). */
  readonly returns: number
  /** Mean of the logarithm of the days between two purchases, for one piece. */
  readonly center: number
  /** Variance of that logarithm, > 0. */
  readonly spread: number
}

/** How many purchases the prior is worth, for each of its parts. */
export interface PriorWeights {
  readonly returns: number
  readonly center: number
  readonly spread: number
}

/** Counts of gaps; log days are less what the pieces stretch. */
export interface GapCounts {
  closed: number
  sum: number
  squares: number
  /** By class of log days. */
  readonly open: Float64Array
}

const CLASS_WIDTH = 0.1
/** To e^8 days: eight years. */
const CLASSES = 80
const ROUNDS = 20
/** A tenth of a percent of a chance or of a gap. */
const CLOSE_ENOUGH = 1e-3
/** A spread of nothing would make the next day certain: gaps are measured in whole days. */
const LEAST_SPREAD = 0.01

export function noGaps(): GapCounts {
  return { closed: 0, sum: 0, squares: 0, open: new Float64Array(CLASSES) }
}

export function addClosed(counts: GapCounts, logDays: number): void {
  counts.closed += 1
  counts.sum += logDays
  counts.squares += logDays * logDays
}

export function addOpen(counts: GapCounts, logDays: number): void {
  const at = Math.max(0, Math.min(CLASSES - 1, Math.round(logDays / CLASS_WIDTH)))
  counts.open[at]! += 1
}

export function addAll(counts: GapCounts, other: GapCounts): void {
  counts.closed += other.closed
  counts.sum += other.sum
  counts.squares += other.squares
  for (let i = 0; i < CLASSES; i++) counts.open[i]! += other.open[i]!
}

export function fitGaps(counts: GapCounts, prior: GapModel, weights: PriorWeights): GapModel {
  let model = prior
  for (let round = 0; round < ROUNDS; round++) {
    const next = improved(model, counts, prior, weights)
    const moved = Math.abs(next.returns - model.returns) + Math.abs(next.center - model.center)
    model = next
    if (moved < CLOSE_ENOUGH) break
  }
  return model
}

/** One round of expectation maximisation. */
function improved(model: GapModel, counts: GapCounts, prior: GapModel, weights: PriorWeights): GapModel {
  let trials = counts.closed
  let returning = counts.closed
  let { sum, squares } = counts
  const deviation = Math.sqrt(model.spread)
  for (let i = 0; i < CLASSES; i++) {
    const open = counts.open[i]!
    if (open === 0) continue
    const atLeast = i * CLASS_WIDTH
    const z = (atLeast - model.center) / deviation
    const tail = upperTail(z)
    const later = model.returns * tail
    const share = (open * later) / (later + 1 - model.returns)
    const above = deviation * meanAbove(z, tail)
    trials += open
    returning += share
    sum += share * (model.center + above)
    squares += share * (model.center ** 2 + model.spread + above * (model.center + atLeast))
  }
  return posterior({ trials, returning, sum, squares }, prior, weights)
}

export interface GapSums {
  readonly trials: number
  readonly returning: number
  readonly sum: number
  readonly squares: number
}

/** The model of what was counted beside a prior that is worth `weights`. */
export function posterior(
  { returning, squares, sum, trials }: GapSums,
  prior: GapModel,
  weights: PriorWeights,
): GapModel {
  const center = (sum + weights.center * prior.center) / (returning + weights.center)
  const around = squares - 2 * center * sum + returning * center * center
  const moved = weights.center * (center - prior.center) ** 2
  const spread = (around + moved + weights.spread * prior.spread) / (returning + weights.spread)
  return {
    returns: (returning + weights.returns * prior.returns) / (trials + weights.returns),
    center,
    spread: Math.max(LEAST_SPREAD, spread),
  }
}
