/**
 * How much nearer points are to their own group than to the next one (Rousseeuw 1987, "Silhouettes"): the mean over points of
 * (b - a) / max(a, b) in [-1, 1], with a the mean distance to the own group, b that to the nearest other. A point that is
 * alone in its group counts 0.
 */
import { squaredDistance } from './kMeans.ts'
import type { Rows } from './covariance.ts'

export interface Distances {
  readonly size: number
  /** Row-major, size x size. */
  readonly values: Float64Array
}

/** Cost: O(points^2); asked once for many groupings of the same points. */
export function distancesOf(points: Rows): Distances {
  const size = points.length
  const values = new Float64Array(size * size)
  points.forEach((point, i) => {
    for (let j = 0; j < i; j++) {
      const distance = Math.sqrt(squaredDistance(point, points[j] ?? []))
      values[i * size + j] = distance
      values[j * size + i] = distance
    }
  })
  return { size, values }
}

/** `groups[i]` in 0 .. count - 1; NaN for no points, 0 for one group. */
export function silhouette({ size, values }: Distances, groups: readonly number[], count: number): number {
  const sizes = new Float64Array(count)
  for (const group of groups) sizes[group] = (sizes[group] ?? 0) + 1
  const sums = new Float64Array(count)
  let total = 0
  for (let i = 0; i < size; i++) {
    sums.fill(0)
    for (let j = 0; j < size; j++) {
      const group = groups[j] ?? 0
      sums[group] = (sums[group] ?? 0) + (values[i * size + j] ?? 0)
    }
    total += ofOne(groups[i] ?? 0, sums, sizes)
  }
  return total / size
}

function ofOne(own: number, sums: Float64Array, sizes: Float64Array): number {
  const size = sizes[own] ?? 0
  let other = Infinity
  sums.forEach((sum, k) => {
    const count = sizes[k] ?? 0
    if (k !== own && count > 0) other = Math.min(other, sum / count)
  })
  if (size < 2 || other === Infinity) return 0
  const inside = (sums[own] ?? 0) / (size - 1)
  const larger = Math.max(inside, other)
  return larger === 0 ? 0 : (other - inside) / larger
}
