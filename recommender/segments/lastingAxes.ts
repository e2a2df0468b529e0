/**
 * Principal axes of what lasts in shoppers. The covariance of a shopper's first half with the second leaves out what was only
 * chance or a need of the moment, because that is not the same in both; plain components of short pasts are mostly that.
 *
 * An axis is kept when its variance is above the largest of DRAWS covariances with the second halves given to other shoppers
 * (parallel analysis by permutation, Horn 1965, Buja & Eyuboglu 1992), the first ones up to KEPT_VARIANCE and MOST_AXES.
 */
import type { Random } from '../../data/types/ports.ts'
import { shuffle } from '../rank/random.ts'
import { axesOf, covariance } from './covariance.ts'
import type { Rows } from './covariance.ts'

/** Of the variance of all axes above chance. */
const KEPT_VARIANCE = 0.9
/** Eight groups, the most there are, lie in seven axes (Ding & He 2004, "K-means clustering via PCA"). */
const MOST_AXES = 7
/** All of them below: p <= 1 / 20. */
const DRAWS = 19
/** What chance brings needs no more shoppers, and fewer bring more of it. */
const MOST_PERMUTED = 1_500

/** By axis: its part in each column, unit length; none when nothing lasts. Row i of both is the same shopper. */
export function lastingAxes(first: Rows, second: Rows, random: Random): Rows {
  if ((first[0]?.length ?? 0) === 0) return []
  const { directions, variances } = axesOf(covariance(first, second))
  const chance = chanceVariance(first.slice(0, MOST_PERMUTED), second.slice(0, MOST_PERMUTED), random)
  const lasting = variances.filter((variance) => variance > chance)
  const wanted = KEPT_VARIANCE * lasting.reduce((sum, variance) => sum + variance, 0)
  let kept = 0
  let held = 0
  while (kept < Math.min(MOST_AXES, lasting.length) && held < wanted) held += lasting[kept++] ?? 0
  return directions.slice(0, kept)
}

function chanceVariance(first: Rows, second: Rows, random: Random): number {
  let largest = 0
  const order = Int32Array.from(second.keys())
  for (let draw = 0; draw < DRAWS; draw++) {
    shuffle(order, random)
    const others = Array.from(order, (i) => second[i] ?? [])
    largest = Math.max(largest, axesOf(covariance(first, others)).variances[0] ?? 0)
  }
  return largest
}
