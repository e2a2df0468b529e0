/**
 * The linear head that encoders are judged by: one-against-the-rest support vector machines with squared hinge loss, solved
 * in the dual by coordinate descent (Hsieh et al. 2008, as in LIBLINEAR). The training mean is taken off and the rest has
 * length 1, so that encoders whose vectors share a direction are not at a disadvantage.
 *
 * In: unit vectors and their labels. Out: label of the highest score. The same input gives the same head.
 */
import { centred, meanOf } from '../../nlp/intent/centred.ts'

export type Head = (vector: Float32Array) => string

/** Weight of a mistake beside the squared length of the weights; the same for all encoders and sets. */
const COST = 1
const PASSES = 20
/** A pass that changes no multiplier by more than this is the last. */
const SMALL = 1e-3

export function fitHead(vectors: readonly Float32Array[], labels: readonly string[]): Head {
  const mean = meanOf(vectors)
  const points = vectors.map((vector) => centred(vector, mean))
  const classes = [...new Set(labels)].sort()
  // Two classes need one machine: its sign decides.
  const machines = (classes.length === 2 ? classes.slice(0, 1) : classes).map((label) =>
    fitMachine(
      points,
      labels.map((other) => (other === label ? 1 : -1)),
    ),
  )
  return (vector) => {
    const at = centred(vector, mean)
    const scores = machines.map((weights) => dot(weights, at))
    if (classes.length === 2) return classes[scores[0]! > 0 ? 0 : 1]!
    return classes[scores.indexOf(Math.max(...scores))]!
  }
}

/** Share of `vectors` that get their label. */
export function accuracy(head: Head, vectors: readonly Float32Array[], labels: readonly string[]): number {
  return vectors.filter((vector, i) => head(vector) === labels[i]).length / vectors.length
}

function fitMachine(vectors: readonly Float32Array[], signs: readonly number[]): Float32Array {
  const weights = new Float32Array(vectors[0]!.length)
  const multipliers = new Float64Array(vectors.length)
  // All have length 1, the intercept's 1 included: see centred.
  const curvature = 2 + 1 / (2 * COST)
  const order = Array.from(vectors, (_, i) => i)
  let state = 1
  for (let pass = 0; pass < PASSES; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      state = (state * 48_271) % 2_147_483_647
      const other = state % (i + 1)
      const moved = order[i]!
      order[i] = order[other]!
      order[other] = moved
    }
    let largest = 0
    for (const i of order) {
      const sign = signs[i]!
      const before = multipliers[i]!
      const slope = sign * dot(weights, vectors[i]!) - 1 + before / (2 * COST)
      const after = Math.max(0, before - slope / curvature)
      if (after === before) continue
      multipliers[i] = after
      const step = (after - before) * sign
      const vector = vectors[i]!
      for (let j = 0; j < weights.length; j++) weights[j]! += step * vector[j]!
      largest = Math.max(largest, Math.abs(after - before))
    }
    if (largest < SMALL) break
  }
  return weights
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
