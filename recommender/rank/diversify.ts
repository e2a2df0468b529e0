/**
 * Maximal marginal relevance (Carbonell & Goldstein 1998, "The use of MMR, diversity-based reranking"): each pick is
 * good and unlike the picks before it.
 *
 *   scores   best first, any scale: they are put on [0, 1] between the best and the worst of those given.
 *   rows     of the same length; rows of `vectors` (row-major, unit vectors).
 *   lambda   1 keeps the order, 0 looks at the difference alone.
 * Out: places in `scores`, in pick order, at most `size`; ties keep the order given.
 * Cost: O(size x n x dimension).
 */
import { dotAt } from './similarity.ts'

export interface DiversifyInput {
  readonly scores: Float32Array
  readonly rows: Int32Array
  readonly vectors: Float32Array
  readonly dimension: number
}

export function diversify(input: DiversifyInput, options: { size: number; lambda: number }): number[] {
  const { scores } = input
  const relevance = unitScale(scores)
  const nearest = new Float32Array(scores.length)
  const picked: number[] = []
  const open = new Set(scores.keys())
  while (picked.length < options.size && open.size > 0) {
    let best = -1
    let most = -Infinity
    for (const place of open) {
      const value = options.lambda * (relevance[place] ?? 0) - (1 - options.lambda) * (nearest[place] ?? 0)
      if (value > most) {
        most = value
        best = place
      }
    }
    picked.push(best)
    open.delete(best)
    if (picked.length < options.size) raiseNearest(input, best, open, nearest)
  }
  return picked
}

function unitScale(scores: Float32Array): Float32Array {
  let low = Infinity
  let high = -Infinity
  for (const score of scores) {
    low = Math.min(low, score)
    high = Math.max(high, score)
  }
  const range = high - low
  return scores.map((score) => (range === 0 ? 1 : (score - low) / range))
}

function raiseNearest(
  { dimension, rows, vectors }: DiversifyInput,
  pick: number,
  open: ReadonlySet<number>,
  nearest: Float32Array,
): void {
  const from = (rows[pick] ?? 0) * dimension
  for (const place of open) {
    const cosine = dotAt(vectors, from, vectors, (rows[place] ?? 0) * dimension, dimension)
    if (cosine > (nearest[place] ?? 0)) nearest[place] = cosine
  }
}
