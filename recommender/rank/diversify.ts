/**
 * Maximal marginal relevance (Carbonell & Goldstein 1998, "The use of MMR, diversity-based reranking"): each pick is
 * worth it and unlike the picks before it.
 *
 *   worth   what each is worth by itself; with weights as in objectives.ts in [0, 1].
 *   rows    of the same length; rows of `vectors` (row-major, unit vectors).
 *   weight  of the largest likeness to a pick before; 0 keeps the order of worth. Likeness is 0 at the candidates' mean
 *           cosine and 1 for twins, so that a weight means the same whatever range an encoder's cosines lie in.
 * Out: places in `worth`, in pick order, at most `size`; ties keep the order given.
 * Cost: O(size x n x dimension).
 */
import { dotAt } from './similarity.ts'

export interface DiversifyInput {
  readonly worth: Float32Array
  readonly rows: Int32Array
  readonly vectors: Float32Array
  readonly dimension: number
}

export function diversify(input: DiversifyInput, options: { size: number; weight: number }): number[] {
  const { worth } = input
  const nearest = new Float32Array(worth.length)
  const far = meanCosine(input)
  const picked: number[] = []
  const open = new Set(worth.keys())
  while (picked.length < options.size && open.size > 0) {
    let best = -1
    let most = -Infinity
    for (const place of open) {
      const value = worth[place]! - options.weight * nearest[place]!
      if (value > most) {
        most = value
        best = place
      }
    }
    picked.push(best)
    open.delete(best)
    if (picked.length < options.size) raiseNearest(input, best, open, nearest, far)
  }
  return picked
}

function raiseNearest(
  { dimension, rows, vectors }: DiversifyInput,
  pick: number,
  open: ReadonlySet<number>,
  nearest: Float32Array,
  far: number,
): void {
  const from = rows[pick]! * dimension
  for (const place of open) {
    const cosine = dotAt(vectors, from, vectors, rows[place]! * dimension, dimension)
    const likeness = (cosine - far) / (1 - far)
    if (likeness > nearest[place]!) nearest[place] = likeness
  }
}

/** Of each candidate with the next one; 0 of one alone. */
function meanCosine({ dimension, rows, vectors }: DiversifyInput): number {
  if (rows.length < 2) return 0
  let sum = 0
  for (let i = 1; i < rows.length; i++)
    sum += dotAt(vectors, rows[i - 1]! * dimension, vectors, rows[i]! * dimension, dimension)
  // All twins: nothing could be told apart, and nothing must be divided by 0.
  return Math.min(0.99, sum / (rows.length - 1))
}
