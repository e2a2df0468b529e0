/**
 * Factors for products that few or none have chosen yet, from what they are: a ridge regression from content vectors to
 * the factors of the products that are known, and each product's factors drawn towards what its content says, the more
 * the fewer have chosen it.
 * Source: Gantner et al. 2010, "Learning attribute-to-feature mappings for cold-start recommendations"; the shrinkage
 * n / (n + k) is empirical Bayes with a prior worth k shoppers.
 *
 * In: content vectors row-major, products x dimension, unit rows. Out: new objects.
 * Cost: products x dimension^2 / 2 multiplications for at most LEARNED_FROM of them (.5 s at 256), then products x
 * dimension x factors.
 */
import { symmetricInverse } from '../simd/symmetricInverse.ts'
import type { ItemFactors } from './ials/ials.ts'

export interface Content {
  readonly vectors: Float32Array
  readonly dimension: number
}

/** Factors = transpose(weights) x (vector, 1); row-major, (dimension + 1) x factors. */
export interface ContentMap {
  readonly dimension: number
  readonly weights: Float32Array
}

export interface ContentFactorOptions {
  /** Of the mean squared vector, so that it means the same for every encoder and catalogue. */
  readonly ridge: number
  /** Shoppers that what the content says is worth, > 0. */
  readonly prior: number
}

/** More products make the map no better. */
const LEARNED_FROM = 20_000

/** null when nothing is known of any product. `choosers`: by product, how many shoppers chose it. */
export function contentMap(
  factors: ItemFactors,
  choosers: Int32Array,
  content: Content,
  { prior, ridge }: ContentFactorOptions,
): ContentMap | null {
  const known = sample(choosers)
  if (known.length === 0) return null
  const size = content.dimension + 1
  const trust = Float32Array.from(known, (item) => choosers[item]! / (choosers[item]! + prior))
  const inverse = symmetricInverse(size, ({ step, values }) => {
    addGram(values, step, known, trust, content)
    const total = values[(size - 1) * step + size - 1]!
    // Unit vectors: each coordinate has a share of 1 / dimension of the trust in all products. The last is the constant.
    for (let i = 0; i + 1 < size; i++) values[i * step + i]! += (ridge * total) / content.dimension
    mirror(values, step, size)
  })
  const sums = crossProducts(known, trust, factors, content)
  const width = factors.dimension
  const weights = new Float32Array(size * width)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const weight = inverse.values[i * inverse.step + j]!
      for (let k = 0; k < width; k++) weights[i * width + k]! += weight * sums[j * width + k]!
    }
  }
  return { dimension: content.dimension, weights }
}

/** Products that anybody chose, evenly from all of them when they are too many. */
function sample(choosers: Int32Array): Int32Array {
  const known = Int32Array.from(choosers.keys()).filter((item) => choosers[item]! > 0)
  const step = Math.max(1, known.length / LEARNED_FROM)
  return Int32Array.from({ length: Math.floor(known.length / step) }, (_, i) => known[Math.floor(i * step)]!)
}

/** The upper triangle of the weighted Gram matrix of (vector, 1). */
function addGram(
  out: Float32Array,
  step: number,
  items: Int32Array,
  trust: Float32Array,
  { dimension, vectors }: Content,
): void {
  const last = dimension * step
  for (let at = 0; at < items.length; at++) {
    const start = items[at]! * dimension
    for (let i = 0; i < dimension; i++) {
      const value = trust[at]! * vectors[start + i]!
      const row = i * step
      for (let j = i; j < dimension; j++) out[row + j]! += value * vectors[start + j]!
      out[row + dimension]! += value
    }
    out[last + dimension]! += trust[at]!
  }
}

function mirror(values: Float32Array, step: number, size: number): void {
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) values[i * step + j] = values[j * step + i]!
}

function crossProducts(
  items: Int32Array,
  trust: Float32Array,
  factors: ItemFactors,
  { dimension, vectors }: Content,
): Float64Array {
  const width = factors.dimension
  const out = new Float64Array((dimension + 1) * width)
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!
    for (let i = 0; i <= dimension; i++) {
      const value = trust[at]! * (i < dimension ? vectors[item * dimension + i]! : 1)
      for (let k = 0; k < width; k++) out[i * width + k]! += value * factors.values[item * width + k]!
    }
  }
  return out
}

/** Products that few have chosen with factors that their content says. */
export function withContent(
  factors: ItemFactors,
  choosers: Int32Array,
  content: Content,
  map: ContentMap,
  { prior }: ContentFactorOptions,
): ItemFactors {
  const width = factors.dimension
  const values = new Float32Array(factors.values.length)
  const said = new Float32Array(width)
  for (let item = 0; item < choosers.length; item++) {
    factorsOf(map, content.vectors, item * content.dimension, said)
    const trust = choosers[item]! / (choosers[item]! + prior)
    for (let k = 0; k < width; k++) {
      const at = item * width + k
      values[at] = trust * factors.values[at]! + (1 - trust) * said[k]!
    }
  }
  return { ...factors, values, gram: gramOf(values, width, factors.unobservedWeight) }
}

/** Of the product whose vector begins at `start`, into `out`. */
function factorsOf(
  { dimension, weights }: ContentMap,
  vectors: Float32Array,
  start: number,
  out: Float32Array,
): void {
  const width = out.length
  for (let k = 0; k < width; k++) out[k] = weights[dimension * width + k]!
  for (let i = 0; i < dimension; i++) {
    const value = vectors[start + i]!
    for (let k = 0; k < width; k++) out[k]! += value * weights[i * width + k]!
  }
}

function gramOf(values: Float32Array, width: number, scale: number): Float32Array {
  const sums = new Float64Array(width * width)
  for (let at = 0; at < values.length; at += width) {
    for (let a = 0; a < width; a++) {
      const value = scale * values[at + a]!
      for (let b = 0; b < width; b++) sums[a * width + b]! += value * values[at + b]!
    }
  }
  return Float32Array.from(sums)
}

/** What a shopper's factors say of any content: a vector to multiply with, and a constant. */
export interface ContentTaste {
  readonly vector: Float32Array
  readonly constant: number
}

/** The score of a product without factors of its own is its vector times `vector`, plus `constant`. */
export function contentTaste({ dimension, weights }: ContentMap, shopper: Float32Array): ContentTaste {
  const width = shopper.length
  const at = (row: number): number => {
    let sum = 0
    for (let k = 0; k < width; k++) sum += shopper[k]! * weights[row * width + k]!
    return sum
  }
  return { vector: Float32Array.from({ length: dimension }, (_, row) => at(row)), constant: at(dimension) }
}
