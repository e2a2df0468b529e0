/**
 * How many groups the points fall into: the number with the largest silhouette (Rousseeuw 1987), if it is larger than that of
 * every one of DRAWS clouds without groups, normal with the same variance along each axis (a Monte Carlo test at the 5 % level,
 * Hope 1968, with the null hypothesis of Liu, Hayes, Nobel & Marron 2008). Otherwise there is one group. A cloud is cut into
 * as many groups and into two, where silhouettes of clouds are largest; the larger one counts.
 *
 * Out  null for one group.
 */
import type { Random } from '../../data/types/ports.ts'
import type { Rows } from './covariance.ts'
import { groupPoints } from './kMeans.ts'
import { distancesOf, silhouette } from './silhouette.ts'

export interface ChosenGroups {
  readonly count: number
  readonly silhouette: number
  /** The largest of the clouds. */
  readonly ofOneCloud: number
}

/** More groups than these nobody can tell apart by name. */
const MOST_GROUPS = 8
/** Silhouettes are quadratic in the points; their mean over these is exact within .02. */
const SAMPLE = 600
const STARTS = 3
/** All of them below: p <= 1 / 20. */
const DRAWS = 19

/** Points in random order; `leastSize` is the smallest group allowed. */
export function chooseGroups(points: Rows, leastSize: number, random: Random): ChosenGroups | null {
  const sample = points.slice(0, SAMPLE)
  // A group that is just large enough among all may be smaller among some.
  const least = Math.max(2, Math.floor((leastSize * sample.length) / points.length))
  const most = Math.min(MOST_GROUPS, Math.floor(sample.length / least))
  const counts = Array.from({ length: Math.max(0, most - 1) }, (_, i) => i + 2)
  const found = bestOf(sample, counts, least, random)
  if (found === null) return null
  const deviations = deviationsOf(sample)
  let ofOneCloud = -1
  for (let draw = 0; draw < DRAWS; draw++) {
    const cloud = sample.map(() => deviations.map((deviation) => deviation * normal(random)))
    const height = bestOf(cloud, new Set([2, found.count]), least, random)?.silhouette ?? -1
    ofOneCloud = Math.max(ofOneCloud, height)
    if (ofOneCloud >= found.silhouette) return null
  }
  return { ...found, ofOneCloud }
}

function bestOf(
  points: Rows,
  counts: Iterable<number>,
  leastSize: number,
  random: Random,
): Omit<ChosenGroups, 'ofOneCloud'> | null {
  const distances = distancesOf(points)
  let best: Omit<ChosenGroups, 'ofOneCloud'> | null = null
  for (const count of counts) {
    const grouping = groupPoints(points, { count, starts: STARTS, leastSize, random })
    if (grouping === null) continue
    const height = silhouette(distances, grouping.groups, count)
    if (height > (best?.silhouette ?? -Infinity)) best = { count, silhouette: height }
  }
  return best
}

function deviationsOf(points: Rows): number[] {
  const axes = points[0]?.length ?? 0
  return Array.from({ length: axes }, (_, j) => {
    const values = points.map((point) => point[j] ?? 0)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  })
}

/** Standard normal (Box & Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
