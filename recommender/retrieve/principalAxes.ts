/**
 * The directions along which vectors differ most: the leading eigenvectors of their covariance, by orthogonal iteration
 * (Golub and Van Loan, Matrix Computations, 8.2.4). Of any `count` directions these keep most of the differences.
 *
 * `axes` is row-major, count x dimension, orthonormal; where the vectors differ in fewer directions the last rows are 0.
 * Pure. Cost: a sample of 2,048 vectors x dimension^2 / 2 and ten times count x dimension^2; 96 axes of 320 numbers .3 s.
 */
import { seededRandom } from '../rank/random.ts'
import { dotAt } from '../rank/similarity.ts'

export interface PrincipalAxes {
  readonly mean: Float32Array
  readonly axes: Float32Array
  readonly count: number
}

/** Some vectors for each number of the usual ones: the axes of so many hardly change with more. */
const SAMPLE = 2048
/** Neighbouring axes may still be mixed after so many, which changes nothing: all of them are used together. */
const STEPS = 10
/** Shorter than that is rounding. */
const NOTHING = 1e-6

/** `vectors` is row-major, at least one row. `count` is at most `dimension`. */
export function principalAxes(vectors: Float32Array, dimension: number, count: number): PrincipalAxes {
  const sample = sampleOf(vectors, dimension)
  const mean = takeMean(sample, dimension)
  const covariance = covarianceOf(sample, dimension)
  const random = seededRandom(1)
  let axes = Float32Array.from({ length: count * dimension }, () => random.next() - 0.5)
  for (let step = 0; step < STEPS; step++) {
    axes = orthonormal(times(axes, covariance, dimension), dimension)
  }
  return { mean, axes, count }
}

/** Rows from all over. */
function sampleOf(vectors: Float32Array, dimension: number): Float32Array {
  const rows = vectors.length / dimension
  const taken = Math.min(rows, SAMPLE)
  const sample = new Float32Array(taken * dimension)
  for (let i = 0; i < taken; i++) {
    const row = Math.floor(((i + 0.5) * rows) / taken)
    sample.set(vectors.subarray(row * dimension, (row + 1) * dimension), i * dimension)
  }
  return sample
}

/** Takes the mean off each row of `sample`, in place, and gives it back. */
function takeMean(sample: Float32Array, dimension: number): Float32Array {
  const mean = new Float32Array(dimension)
  const share = dimension / sample.length
  for (let at = 0; at < sample.length; at++) mean[at % dimension]! += sample[at]! * share
  for (let at = 0; at < sample.length; at++) sample[at]! -= mean[at % dimension]!
  return mean
}

/** Dimension x dimension, not divided by the number of rows: its scale does not matter. */
function covarianceOf(sample: Float32Array, dimension: number): Float32Array {
  const covariance = new Float32Array(dimension * dimension)
  for (let from = 0; from < sample.length; from += dimension) {
    for (let i = 0; i < dimension; i++) {
      const value = sample[from + i]!
      for (let j = 0, at = i * dimension; j <= i; j++, at++) covariance[at]! += value * sample[from + j]!
    }
  }
  for (let i = 0; i < dimension; i++) {
    for (let j = 0; j < i; j++) covariance[j * dimension + i] = covariance[i * dimension + j]!
  }
  return covariance
}

/** Each axis times the symmetric `matrix`. */
function times(axes: Float32Array, matrix: Float32Array, dimension: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(axes.length)
  for (let from = 0; from < axes.length; from += dimension) {
    for (let i = 0; i < dimension; i++) out[from + i] = dotAt(axes, from, matrix, i * dimension, dimension)
  }
  return out
}

/** Gram-Schmidt, in place; what is nothing beside the longest axis becomes 0. */
function orthonormal(axes: Float32Array<ArrayBuffer>, dimension: number): Float32Array<ArrayBuffer> {
  let longest = 0
  for (let from = 0; from < axes.length; from += dimension) {
    longest = Math.max(longest, dotAt(axes, from, axes, from, dimension))
  }
  for (let from = 0; from < axes.length; from += dimension) {
    for (let before = 0; before < from; before += dimension) {
      const share = dotAt(axes, before, axes, from, dimension)
      for (let i = 0; i < dimension; i++) axes[from + i]! -= share * axes[before + i]!
    }
    const length = Math.sqrt(dotAt(axes, from, axes, from, dimension))
    const inverse = length <= NOTHING * Math.sqrt(longest) ? 0 : 1 / length
    for (let i = 0; i < dimension; i++) axes[from + i]! *= inverse
  }
  return axes
}
