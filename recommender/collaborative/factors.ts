/**
 * Matrix factorisation for implicit feedback, by alternating least squares.
 * Source: Hu, Koren & Volinsky 2008, "Collaborative filtering for implicit feedback datasets"; the unobserved weight
 * and the regularisation that grows with the number of observations are from Rendle, Krichene, Zhang & Koren 2022,
 * "Revisiting the performance of iALS on item recommendation benchmarks".
 *
 * Only the products' factors are kept: a shopper's are solved from the history at the moment of use, so that new
 * shoppers and new interactions count at once and the artefact holds nothing about a person.
 * Cost: epochs x (entries x f^2 + (shoppers + products) x f^3 / 3). Same seed, same result.
 */
import { transpose } from './interactions.ts'
import type { Interactions } from './interactions.ts'
import type { History } from './itemNeighbours.ts'
import type { Random } from '../../data/types/ports.ts'

export interface ItemFactors {
  readonly dimension: number
  /** Row-major, products x dimension. */
  readonly values: Float32Array
  /** Gram matrix of `values` times the unobserved weight, dimension x dimension: what solving a shopper needs. */
  readonly gram: Float32Array
  readonly regularization: number
}

export interface FactorOptions {
  readonly dimension: number
  readonly epochs: number
  /** Weight of the pairs that were not observed, whose target is 0. */
  readonly unobservedWeight: number
  readonly regularization: number
}

/** `warm` are factors of an earlier time to go on from; null starts at random. */
export function factorize(
  matrix: Interactions,
  options: FactorOptions,
  random: Random,
  warm: ItemFactors | null = null,
): ItemFactors {
  const { dimension } = options
  const byItem = transpose(matrix)
  const shoppers = new Float32Array(matrix.rows * dimension)
  const items = new Float32Array(matrix.width * dimension)
  const scale = 1 / Math.sqrt(dimension)
  for (let i = 0; i < items.length; i++) items[i] = warm?.values[i] ?? (random.next() - 0.5) * scale
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    solveSide(matrix, items, shoppers, options)
    solveSide(byItem, shoppers, items, options)
  }
  return { dimension, values: items, gram: gram(items, options), regularization: options.regularization }
}

/** The shopper's factors for a history; the same equation that training solves for a row. Cost: |history| x f^2 + f^3. */
export function factorsOfHistory(factors: ItemFactors, history: History): Float32Array {
  const solver = new NormalEquations(factors.dimension, factors.gram)
  history.items.forEach((item, i) => solver.add(factors.values, item, history.weights[i] ?? 0))
  const out = new Float32Array(factors.dimension)
  solver.solve(factors.regularization * Math.max(1, history.items.length), out, 0)
  return out
}

/** Predicted interest of a shopper in the product, about [0, 1]. */
export function factorScore(factors: ItemFactors, shopper: Float32Array, item: number): number {
  let sum = 0
  const start = item * factors.dimension
  for (let k = 0; k < factors.dimension; k++) sum += shopper[k]! * factors.values[start + k]!
  return sum
}

function solveSide(
  matrix: Interactions,
  fixed: Float32Array,
  solved: Float32Array,
  options: FactorOptions,
): void {
  const solver = new NormalEquations(options.dimension, gram(fixed, options))
  for (let row = 0; row < matrix.rows; row++) {
    const start = matrix.starts[row] ?? 0
    const end = matrix.starts[row + 1] ?? 0
    solver.reset()
    for (let i = start; i < end; i++) solver.add(fixed, matrix.columns[i] ?? 0, matrix.weights[i] ?? 0)
    solver.solve(options.regularization * Math.max(1, end - start), solved, row * options.dimension)
  }
}

function gram(values: Float32Array, options: FactorOptions): Float32Array {
  const { dimension, unobservedWeight } = options
  const out = new Float64Array(dimension * dimension)
  for (let start = 0; start < values.length; start += dimension) {
    for (let a = 0; a < dimension; a++) {
      const left = values[start + a]! * unobservedWeight
      const row = a * dimension
      for (let b = 0; b <= a; b++) out[row + b]! += left * values[start + b]!
    }
  }
  for (let a = 0; a < dimension; a++) {
    for (let b = 0; b < a; b++) out[b * dimension + a] = out[a * dimension + b] ?? 0
  }
  return Float32Array.from(out)
}

/** (gram + sum of w x xT + lambda I) y = sum of w x, solved by Cholesky; the lower triangle only. */
class NormalEquations {
  readonly #dimension: number
  readonly #gram: Float32Array
  readonly #left: Float64Array
  readonly #right: Float64Array

  constructor(dimension: number, gramMatrix: Float32Array) {
    this.#dimension = dimension
    this.#gram = gramMatrix
    this.#left = Float64Array.from(gramMatrix)
    this.#right = new Float64Array(dimension)
  }

  reset(): void {
    this.#left.set(this.#gram)
    this.#right.fill(0)
  }

  add(values: Float32Array, item: number, weight: number): void {
    const n = this.#dimension
    const left = this.#left
    const right = this.#right
    const start = item * n
    for (let a = 0; a < n; a++) {
      const weighted = weight * values[start + a]!
      right[a]! += weighted
      const row = a * n
      for (let b = 0; b <= a; b++) left[row + b]! += weighted * values[start + b]!
    }
  }

  solve(lambda: number, out: Float32Array, offset: number): void {
    const n = this.#dimension
    const matrix = this.#left
    for (let a = 0; a < n; a++) matrix[a * n + a] = (matrix[a * n + a] ?? 0) + lambda
    choleskyInPlace(matrix, n)
    const x = this.#right
    for (let a = 0; a < n; a++) {
      let sum = x[a]!
      for (let b = 0; b < a; b++) sum -= matrix[a * n + b]! * x[b]!
      x[a] = sum / matrix[a * n + a]!
    }
    for (let a = n - 1; a >= 0; a--) {
      let sum = x[a]!
      for (let b = a + 1; b < n; b++) sum -= matrix[b * n + a]! * x[b]!
      x[a] = sum / matrix[a * n + a]!
      out[offset + a] = x[a]!
    }
  }
}

/** Lower triangle of a positive definite n x n matrix -> its Cholesky factor. */
function choleskyInPlace(matrix: Float64Array, n: number): void {
  for (let a = 0; a < n; a++) {
    const rowA = a * n
    for (let b = 0; b <= a; b++) {
      const rowB = b * n
      let sum = matrix[rowA + b]!
      for (let k = 0; k < b; k++) sum -= matrix[rowA + k]! * matrix[rowB + k]!
      matrix[rowA + b] = a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[rowB + b]!
    }
  }
}
