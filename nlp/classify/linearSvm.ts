/**
 * One-against-the-rest support vector machines with squared hinge loss, solved by dual coordinate descent (Hsieh et al.,
 * "A dual coordinate descent method for large-scale linear SVM", ICML 2008). No step size to choose, and after a few passes most
 * examples need no more work.
 *
 * A row is a sentence vector beside the sparse features of its words. A constant among the dense numbers is the intercept.
 * Cost of a fit: classes x examples x numbers of a row for each pass; after the first few most examples are left out.
 */
import type { SparseRow } from './ngrams.ts'

export interface FeatureRow {
  /** All rows have the same number of these. */
  readonly dense: Float32Array
  readonly sparse: SparseRow
}

export const NO_WORDS: SparseRow = { columns: new Int32Array(0), values: new Float32Array(0) }

export interface LinearModel {
  readonly classes: number
  readonly dense: number
  readonly sparse: number
  /** classes x (dense + sparse), row-major. */
  readonly weights: Float32Array
}

const PASSES = 12
/** Stops when no example's gradient is further than this from where it should be. */
const TOLERANCE = 0.1

/**
 * `labels` are class numbers from 0. `cost` weighs errors against the length of the weights. The order of examples is
 * shuffled by a fixed seed: the same input gives the same model.
 */
export function fitLinearSvm(
  rows: readonly FeatureRow[],
  labels: ArrayLike<number>,
  {
    classes,
    sparse,
    cost = 1,
  }: { readonly classes: number; readonly sparse: number; readonly cost?: number },
): LinearModel {
  const dense = rows[0]?.dense.length ?? 0
  const width = dense + sparse
  const weights = new Float32Array(classes * width)
  const squares = Float64Array.from(rows, squaredLength)
  // Of two classes the second's machine is the first's with its sign turned.
  const machines = classes === 2 ? 1 : classes
  for (let one = 0; one < machines; one++) {
    const signs = Int8Array.from(rows, (_, i) => (labels[i] === one ? 1 : -1))
    descend(weights.subarray(one * width, (one + 1) * width), rows, signs, squares, dense, cost)
  }
  if (classes === 2) for (let i = 0; i < width; i++) weights[width + i] = -weights[i]!
  return { classes, dense, sparse, weights }
}

/** One machine: weights of `signs` against what is not (1 and -1), dense numbers first. */
export function fitMachine(
  rows: readonly FeatureRow[],
  signs: Int8Array,
  { sparse, cost = 1 }: { readonly sparse: number; readonly cost?: number },
): Float32Array {
  const dense = rows[0]?.dense.length ?? 0
  const weights = new Float32Array(dense + sparse)
  descend(weights, rows, signs, Float64Array.from(rows, squaredLength), dense, cost)
  return weights
}

export const marginOf = (weights: Float32Array, row: FeatureRow): number =>
  product(weights, row, row.dense.length)

/** The margin of each class. */
export function margins({ classes, dense, sparse, weights }: LinearModel, row: FeatureRow): Float64Array {
  const width = dense + sparse
  const result = new Float64Array(classes)
  for (let one = 0; one < classes; one++) {
    result[one] = product(weights.subarray(one * width, (one + 1) * width), row, dense)
  }
  return result
}

function descend(
  weights: Float32Array,
  rows: readonly FeatureRow[],
  signs: Int8Array,
  squares: Float64Array,
  dense: number,
  cost: number,
): void {
  const diagonal = 1 / (2 * cost)
  const duals = new Float64Array(rows.length)
  let active = Int32Array.from(rows, (_, i) => i)
  let highest = Infinity
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(active, pass)
    let furthest = 0
    let up = -Infinity
    let kept = 0
    for (const i of active) {
      const row = rows[i]!
      const sign = signs[i]!
      const gradient = sign * product(weights, row, dense) - 1 + diagonal * duals[i]!
      // An example far on its own side stays there: it is not looked at again until the rest is done.
      if (duals[i] === 0 && gradient > highest) continue
      active[kept++] = i
      const projected = duals[i] === 0 ? Math.min(gradient, 0) : gradient
      furthest = Math.max(furthest, Math.abs(projected))
      up = Math.max(up, projected)
      if (projected === 0) continue
      const before = duals[i]!
      duals[i] = Math.max(0, before - gradient / (squares[i]! + diagonal))
      add(weights, row, dense, (duals[i] - before) * sign)
    }
    highest = up <= 0 ? Infinity : up
    if (furthest <= TOLERANCE) {
      if (kept === rows.length) return
      active = Int32Array.from(rows, (_, i) => i)
      highest = Infinity
    } else active = active.subarray(0, kept)
  }
}

function product(weights: Float32Array, { dense: vector, sparse }: FeatureRow, dense: number): number {
  let sum = 0
  for (let i = 0; i < dense; i++) sum += weights[i]! * vector[i]!
  const { columns, values } = sparse
  for (let i = 0; i < columns.length; i++) sum += weights[dense + columns[i]!]! * values[i]!
  return sum
}

function add(weights: Float32Array, { dense: vector, sparse }: FeatureRow, dense: number, by: number): void {
  for (let i = 0; i < dense; i++) weights[i]! += by * vector[i]!
  const { columns, values } = sparse
  for (let i = 0; i < columns.length; i++) weights[dense + columns[i]!]! += by * values[i]!
}

function squaredLength({ dense, sparse }: FeatureRow): number {
  let sum = 0
  for (const value of dense) sum += value * value
  for (const value of sparse.values) sum += value * value
  return sum
}

/** Fisher-Yates with Lehmer's generator (48271 mod 2^31 - 1). */
function shuffle(order: Int32Array, seed: number): void {
  let state = seed + 1
  for (let i = order.length - 1; i > 0; i--) {
    state = (state * 48_271) % 2_147_483_647
    const other = state % (i + 1)
    const moved = order[i]!
    order[i] = order[other]!
    order[other] = moved
  }
}
