/**
 * Where a shopper belongs, and why. Pure; works for a profile of one event or of none, which then says what the shares of the
 * segments say.
 *
 * Memberships are those of a mixture of normal clouds around the centres with the same variance in all directions (the
 * mixture whose limit is k-means, Bishop 2006, 9.3.2). That variance is not the one within the segments: it is chosen so that
 * early profiles say how sure one can be (temperature scaling, Guo et al. 2017).
 */
import { project } from './covariance.ts'
import type { Rows } from './covariance.ts'
import type { Known } from './evidence.ts'
import { vectorOf } from './featureSpace.ts'
import { squaredDistance } from './kMeans.ts'
import type { Feature, Segmentation } from './segmentation.ts'

type Mixture = Pick<Segmentation, 'spread'> & {
  readonly segments: readonly Pick<Segmentation['segments'][number], 'centre' | 'share'>[]
}

/** Probability of each segment, in their order; sums to 1. */
export function segmentOf(known: Known, segmentation: Segmentation): number[] {
  return probabilities(project(vectorOf(known, segmentation.columns), segmentation.axes), segmentation)
}

export interface Cause {
  readonly feature: Feature
  /** What the column adds to the log odds of the segment against the mean of the others. */
  readonly added: number
}

/** What in the profile speaks for segment `index`, strongest first; negative parts speak against it. */
export function causesOf(known: Known, segmentation: Segmentation, index: number): Cause[] {
  const { axes, columns, segments, spread } = segmentation
  const vector = vectorOf(known, columns)
  const others = segments.filter((_, i) => i !== index)
  const rest = 1 - (segments[index]?.share ?? 0)
  const towards = axes.map((_, axis) => {
    const other = others.reduce((sum, { centre, share }) => sum + (share / rest) * (centre[axis] ?? 0), 0)
    return (segments[index]?.centre[axis] ?? 0) - other
  })
  return columns
    .map(({ feature }, j) => {
      const weight = axes.reduce((sum, axis, i) => sum + (axis[j] ?? 0) * (towards[i] ?? 0), 0)
      return { feature, added: ((vector[j] ?? 0) * weight) / spread }
    })
    .sort((a, b) => b.added - a.added)
}

function probabilities(point: readonly number[], { segments, spread }: Mixture): number[] {
  const logs = segments.map(
    ({ centre, share }) => Math.log(share) - squaredDistance(point, centre) / (2 * spread),
  )
  const highest = Math.max(...logs)
  const parts = logs.map((log) => Math.exp(log - highest))
  const total = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / total)
}

/** Tried spreads, as multiples of the variance within the segments; a finer grid changes the loss by less than .001. */
const MULTIPLES = Array.from({ length: 41 }, (_, i) => 2 ** ((i - 20) / 4))

/** The spread at which the memberships of `points` are most likely to be the segments they turned out to be (`groups`). */
export function fitSpread(
  points: Rows,
  groups: readonly number[],
  segments: Mixture['segments'],
  within: number,
): number {
  let best = within
  let least = Infinity
  for (const multiple of MULTIPLES) {
    const spread = within * multiple
    const loss = points.reduce((sum, point, i) => {
      return sum - Math.log(Math.max(1e-12, probabilities(point, { segments, spread })[groups[i] ?? 0] ?? 0))
    }, 0)
    if (loss < least) [best, least] = [spread, loss]
  }
  return best
}
