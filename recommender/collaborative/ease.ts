/**
 * The linear autoencoder in closed form: every product as a weighted sum of all others.
 * Source: Steck 2019, "Embarrassingly shallow autoencoders for sparse data" (EASE). B = I - P / diag(P) with
 * P = inverse(XT X + lambda I), so that no product explains itself.
 *
 * Where there are fewer shoppers than products, P is never made: by the Woodbury identity
 * P = (I - XT inverse(X XT + lambda I) X) / lambda, and a matrix of shoppers is inverted instead.
 * Cost: n^3 multiplications and 4 n^2 bytes for the smaller side n: 3,700 in 6 s and 55 MB, 12,000 in 3 minutes and 580 MB.
 * For catalogues beyond that use factors (ials.ts). Errors  MODEL_UNAVAILABLE when n is over 30,000.
 */
import { AppError } from '../../data/types/errors.ts'
import type { History } from './history.ts'
import { transpose } from './interactions.ts'
import type { Interactions } from './interactions.ts'
import { symmetricInverse } from '../simd/symmetricInverse.ts'
import type { SymmetricMatrix } from '../simd/symmetricInverse.ts'

export interface EaseOptions {
  /** lambda; about the number of shoppers that an average product has, times a few. */
  readonly regularization: number
}

export interface Ease {
  /** Sum over the history of each product's weight, into `scores`. */
  score(history: History, scores: Float32Array): void
}

const LARGEST = 30_000

export function ease(matrix: Interactions, { regularization }: EaseOptions): Ease {
  const side = Math.min(matrix.rows, matrix.width)
  if (side > LARGEST) {
    const problem = `EASE inverts a matrix of ${side} rows, at most ${LARGEST} are possible: use factors for this many`
    throw new AppError('MODEL_UNAVAILABLE', { problem })
  }
  return matrix.rows < matrix.width ? byShoppers(matrix, regularization) : byItems(matrix, regularization)
}

function byItems(matrix: Interactions, regularization: number): Ease {
  const { size, step, values } = symmetricInverse(matrix.width, (gram) =>
    addGram(gram, transpose(matrix), matrix, regularization),
  )
  return {
    score({ items, weights }, scores) {
      scores.fill(0)
      for (let i = 0; i < items.length; i++) {
        const row = values.subarray(items[i]! * step, items[i]! * step + size)
        const weight = weights[i]!
        for (let other = 0; other < size; other++) scores[other]! -= weight * row[other]!
      }
      for (let other = 0; other < size; other++) scores[other]! /= values[other * step + other]!
      // A product's own weight is 0, not -1.
      for (let i = 0; i < items.length; i++) scores[items[i]!]! += weights[i]!
    },
  }
}

/** P of a history h is (h - v X) / lambda with v = inverse(X XT + lambda I) X h. */
function byShoppers(matrix: Interactions, regularization: number): Ease {
  const byItem = transpose(matrix)
  const { size, step, values } = symmetricInverse(matrix.rows, (gram) =>
    addGram(gram, matrix, byItem, regularization),
  )
  const diagonal = diagonalOfP(byItem, values, step, regularization)
  const met = new Float64Array(size)
  const solved = new Float64Array(size)
  return {
    score({ items, weights }, scores) {
      met.fill(0)
      for (let i = 0; i < items.length; i++) addRow(byItem, items[i]!, weights[i]!, met)
      solved.fill(0)
      for (let user = 0; user < size; user++) {
        if (met[user] === 0) continue
        const row = values.subarray(user * step, user * step + size)
        for (let other = 0; other < size; other++) solved[other]! += met[user]! * row[other]!
      }
      const explained = new Float64Array(matrix.width)
      for (let user = 0; user < size; user++) addRow(matrix, user, solved[user]!, explained)
      for (let item = 0; item < scores.length; item++)
        scores[item] = explained[item]! / (regularization * diagonal[item]!)
      for (let i = 0; i < items.length; i++)
        scores[items[i]!]! += weights[i]! * (1 - 1 / (regularization * diagonal[items[i]!]!))
    },
  }
}

/** out[column] += weight x entry, for the entries of a row. */
function addRow(
  { columns, starts, weights }: Interactions,
  row: number,
  weight: number,
  out: Float64Array,
): void {
  for (let i = starts[row]!; i < starts[row + 1]!; i++) out[columns[i]!]! += weight * weights[i]!
}

/** Diagonal of P: (1 - x inverse(K) x) / lambda for each product's column x. */
function diagonalOfP(
  byItem: Interactions,
  inverse: Float32Array,
  step: number,
  regularization: number,
): Float64Array {
  const out = new Float64Array(byItem.rows)
  for (let item = 0; item < byItem.rows; item++) {
    let sum = 0
    for (let i = byItem.starts[item]!; i < byItem.starts[item + 1]!; i++) {
      const row = byItem.columns[i]! * step
      for (let k = byItem.starts[item]!; k < byItem.starts[item + 1]!; k++)
        sum += byItem.weights[i]! * byItem.weights[k]! * inverse[row + byItem.columns[k]!]!
    }
    out[item] = (1 - sum) / regularization
  }
  return out
}

/** gram = left x right + lambda I, where right is the transpose of left. */
function addGram(
  gram: SymmetricMatrix,
  left: Interactions,
  right: Interactions,
  regularization: number,
): void {
  const { step, values } = gram
  for (let row = 0; row < left.rows; row++) {
    const start = row * step
    values[start + row] = regularization
    for (let i = left.starts[row]!; i < left.starts[row + 1]!; i++) {
      const middle = left.columns[i]!
      for (let k = right.starts[middle]!; k < right.starts[middle + 1]!; k++)
        values[start + right.columns[k]!]! += left.weights[i]! * right.weights[k]!
    }
  }
}
