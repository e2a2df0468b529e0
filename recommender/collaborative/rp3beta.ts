/**
 * Random walks of three steps from a shopper over products and other shoppers back to products, with popular ends
 * penalised.
 * Source: Paudel, Christoffel, Newell & Bernstein 2017, "Updatable, accurate, diverse, and scalable recommendations for
 * interactive applications" (RP3beta), after Cooper, Lee, Radzik & Siantos 2014 (P3alpha).
 *
 * The last two steps do not depend on the shopper: they are kept as neighbours of each product. Cost: as itemNeighbours.ts.
 */
import { transpose } from './interactions.ts'
import type { Interactions } from './interactions.ts'
import { nearestOfProduct } from './sparseProduct.ts'
import type { ItemNeighbours } from './sparseProduct.ts'

export interface WalkOptions {
  readonly perItem: number
  readonly longestRow: number
  /** Each transition probability is raised to this power. */
  readonly alpha: number
  /** The end's popularity is raised to this power and divides. */
  readonly beta: number
}

export function rp3beta(
  matrix: Interactions,
  { alpha, beta, longestRow, perItem }: WalkOptions,
): ItemNeighbours {
  const byItem = transpose(matrix)
  const popularity = rowSums(byItem)
  return nearestOfProduct(transitions(byItem, alpha), transitions(matrix, alpha), {
    ...{ longestRow, perItem },
    similarity: (_from, to, probability) => probability / popularity[to]! ** beta,
  })
}

/** Each row divided by its sum, to the power `alpha`. */
function transitions(matrix: Interactions, alpha: number): Interactions {
  const sums = rowSums(matrix)
  const weights = new Float32Array(matrix.weights.length)
  for (let row = 0; row < matrix.rows; row++) {
    for (let i = matrix.starts[row]!; i < matrix.starts[row + 1]!; i++)
      weights[i] = (matrix.weights[i]! / sums[row]!) ** alpha
  }
  return { ...matrix, weights }
}

function rowSums({ rows, starts, weights }: Interactions): Float64Array {
  const sums = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    for (let i = starts[row]!; i < starts[row + 1]!; i++) sums[row]! += weights[i]!
  }
  return sums
}
