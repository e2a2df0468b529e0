/**
 * The lowest point of a function of a few numbers without its slopes (Nelder & Mead 1965, "A simplex method for function
 * minimization"). Out: the best point found. A value that is not a number counts as infinitely high.
 * Cost: at most `rounds` x two calls, mostly one.
 */
export interface SimplexOptions {
  /** Length of the first steps. */
  readonly step: number
  readonly rounds: number
  /** Done when the values of the simplex differ by less. */
  readonly tolerance: number
}

interface Corner {
  readonly at: readonly number[]
  readonly value: number
}

export function lowestPoint(
  of: (point: readonly number[]) => number,
  start: readonly number[],
  { rounds, step, tolerance }: SimplexOptions,
): readonly number[] {
  const corner = (at: readonly number[]): Corner => {
    const value = of(at)
    return { at, value: Number.isNaN(value) ? Infinity : value }
  }
  let corners = [start, ...start.map((_, i) => start.map((x, j) => (i === j ? x + step : x)))].map(corner)
  for (let round = 0; round < rounds; round++) {
    corners.sort((a, b) => a.value - b.value)
    const [best, worst] = [corners[0]!, corners.at(-1)!]
    if (worst.value - best.value < tolerance) break
    const others = corners.slice(0, -1)
    const middle = start.map((_, i) => others.reduce((sum, { at }) => sum + at[i]!, 0) / others.length)
    const along = (factor: number): Corner => corner(middle.map((x, i) => x + factor * (worst.at[i]! - x)))
    const replacement = betterCorner(along, best.value, others.at(-1)!.value, worst.value)
    corners =
      replacement === null
        ? corners.map((one, i) => (i === 0 ? one : corner(one.at.map((x, j) => (x + best.at[j]!) / 2))))
        : [...others, replacement]
  }
  return corners.reduce((best, one) => (one.value < best.value ? one : best)).at
}

/** The worst corner mirrored, further out or closer in; null when nothing on that line is better. */
function betterCorner(
  along: (factor: number) => Corner,
  best: number,
  secondWorst: number,
  worst: number,
): Corner | null {
  const mirrored = along(-1)
  if (mirrored.value < best) {
    const further = along(-2)
    return further.value < mirrored.value ? further : mirrored
  }
  if (mirrored.value < secondWorst) return mirrored
  const closer = along(mirrored.value < worst ? -0.5 : 0.5)
  return closer.value < Math.min(worst, mirrored.value) ? closer : null
}
