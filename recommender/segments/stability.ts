/**
 * Whether the same groups would be found among other shoppers of the same shop: shoppers are drawn with replacement, grouped
 * again, and all shoppers given to the nearest of the new centres. The axes stay.
 *
 * Out  `overall` is the mean adjusted Rand index (Hubert & Arabie 1985), `byGroup` the mean Jaccard similarity of each group with
 *      its nearest one (Hennig 2007, who calls .75 and more stable and .6 a pattern that may be doubted).
 */
import type { Random } from '../../data/types/ports.ts'
import { below } from '../rank/random.ts'
import { adjustedRand, jaccardByGroup } from './agreement.ts'
import type { Rows } from './covariance.ts'
import { groupPoints, nearestCentre } from './kMeans.ts'
import type { Grouping } from './kMeans.ts'

export interface Stability {
  readonly overall: number
  readonly byGroup: readonly number[]
}

/** Standard error of the mean below .03 on the demo shop. */
const RESAMPLES = 20
const STARTS = 3

export function stabilityOf(points: Rows, { centres, groups }: Grouping, random: Random): Stability {
  const count = centres.length
  let overall = 0
  const byGroup = new Array<number>(count).fill(0)
  for (let i = 0; i < RESAMPLES; i++) {
    const drawn = points.map(() => points[below(random, points.length)] ?? [])
    const again = groupPoints(drawn, { count, starts: STARTS, leastSize: 1, random })
    // Too few different points were drawn: all in one group.
    const other = points.map((point) => (again === null ? 0 : nearestCentre(point, again.centres)))
    overall += adjustedRand(groups, other) / RESAMPLES
    jaccardByGroup(groups, other, count).forEach((similarity, k) => {
      byGroup[k] = (byGroup[k] ?? 0) + similarity / RESAMPLES
    })
  }
  return { overall, byGroup }
}
