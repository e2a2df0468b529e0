/**
 * Rows of the product of two sparse matrices, each cut to its largest entries: how neighbours and random walks are
 * counted without ever holding the whole product. Cost: the sum over entries of `left` of the row of `right` that they meet.
 */
import { bestPositions } from '../retrieve/topK.ts'
import type { Interactions } from './interactions.ts'

/** For product p its `perItem` nearest from p * perItem on, best first, ties by product. */
export interface ItemNeighbours {
  readonly perItem: number
  readonly items: Int32Array
  /** > 0; 0 means that there is no such neighbour. */
  readonly similarities: Float32Array
}

export interface ProductOptions {
  readonly perItem: number
  /** Rows of `right` with more entries count by their last ones only: they say little about any pair and cost most. */
  readonly longestRow: number
  /** The similarity of `row` with `column`: `value` is their entry of the product, `support` how many terms it has. */
  readonly similarity: (row: number, column: number, value: number, support: number) => number
}

export function emptyNeighbours(items: number, perItem: number): ItemNeighbours {
  return {
    perItem,
    items: new Int32Array(items * perItem),
    similarities: new Float32Array(items * perItem),
  }
}

/** `left` is items x shoppers, `right` shoppers x items. An item is no neighbour of itself. */
export function nearestOfProduct(
  left: Interactions,
  right: Interactions,
  { longestRow, perItem, similarity }: ProductOptions,
): ItemNeighbours {
  const out = emptyNeighbours(left.rows, perItem)
  const values = new Float64Array(right.width)
  const support = new Int32Array(right.width)
  const touched = new Int32Array(right.width)
  for (let row = 0; row < left.rows; row++) {
    let count = 0
    for (let i = left.starts[row]!; i < left.starts[row + 1]!; i++) {
      const middle = left.columns[i]!
      const weight = left.weights[i]!
      const end = right.starts[middle + 1]!
      for (let k = Math.max(right.starts[middle]!, end - longestRow); k < end; k++) {
        const column = right.columns[k]!
        if (support[column] === 0) touched[count++] = column
        support[column]! += 1
        values[column]! += weight * right.weights[k]!
      }
    }
    // Ascending, so that ties go to the lower item.
    const found = touched.subarray(0, count).sort()
    const scores = new Float32Array(count)
    for (let i = 0; i < count; i++) {
      const column = found[i]!
      if (column !== row) scores[i] = similarity(row, column, values[column]!, support[column]!)
      values[column] = support[column] = 0
    }
    keepBest(found, scores, out, row * perItem)
  }
  return out
}

/** Writes the `perItem` of `columns`, ascending, that have the largest positive scores from `at` on. */
export function keepBest(
  columns: Int32Array,
  scores: Float32Array,
  { items, perItem, similarities }: ItemNeighbours,
  at: number,
): void {
  bestPositions(scores, perItem).forEach((position, place) => {
    if (scores[position]! <= 0) return
    items[at + place] = columns[position]!
    similarities[at + place] = scores[position]!
  })
}
