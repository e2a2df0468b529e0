/**
 * Which products attract the same shoppers: item-based collaborative filtering.
 * Source: Sarwar, Karypis, Konstan & Riedl 2001, "Item-based collaborative filtering recommendation algorithms"; the
 * shrinkage n / (n + shrink) of similarities with little support is from Bell & Koren 2007, "Improved
 * neighborhood-based collaborative filtering". With baskets as rows it is the item-to-item filter of Linden, Smith &
 * York 2003 ("bought together").
 *
 * Cost: the sum over rows of (entries in the row)^2; rows are cut to their last `longestRow` entries.
 */
import { FewScores } from './fewScores.ts'
import type { History } from './history.ts'
import { transpose } from './interactions.ts'
import type { Interactions } from './interactions.ts'
import { nearestOfProduct } from './sparseProduct.ts'
import type { ItemNeighbours } from './sparseProduct.ts'

export interface NeighbourOptions {
  readonly perItem: number
  readonly shrink: number
  readonly longestRow: number
}

/** Similarities are in [0, 1]. */
export function itemNeighbours(matrix: Interactions, options: NeighbourOptions): ItemNeighbours {
  const { longestRow, perItem, shrink } = options
  const byItem = transpose(matrix)
  const norms = rowNorms(byItem)
  return nearestOfProduct(byItem, matrix, {
    ...{ longestRow, perItem },
    similarity: (one, other, product, shared) =>
      ((product / (norms[one]! * norms[other]!)) * shared) / (shared + shrink),
  })
}

/** Euclidean length of each row. */
export function rowNorms({ rows, starts, weights }: Interactions): Float64Array {
  const norms = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (let i = starts[row]!; i < starts[row + 1]!; i++) sum += weights[i]! ** 2
    norms[row] = Math.sqrt(sum)
  }
  return norms
}

/**
 * Score of every product for a history: the weighted sum of its similarities to the products of the history, divided
 * by the sum of weights, so in [0, 1]. `scores` has one place a product and is overwritten.
 * Cost: products + history x perItem.
 */
export function scoreByNeighbours(neighbours: ItemNeighbours, history: History, scores: Float32Array): void {
  scores.fill(0)
  eachNeighbour(neighbours, history, (item, added) => (scores[item]! += added))
}

/** The same for those products alone that have a score. Cost: history x perItem. */
export function scoresByNeighbours(neighbours: ItemNeighbours, history: History): FewScores {
  const scores = new FewScores(history.items.length * neighbours.perItem)
  eachNeighbour(neighbours, history, (item, added) => scores.add(item, added))
  return scores
}

function eachNeighbour(
  neighbours: ItemNeighbours,
  { items, weights }: History,
  add: (item: number, added: number) => void,
): void {
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i]!
  for (let i = 0; i < items.length; i++) {
    const weight = weights[i]! / total
    const start = items[i]! * neighbours.perItem
    for (let k = start; k < start + neighbours.perItem; k++) {
      const similarity = neighbours.similarities[k] ?? 0
      if (similarity === 0) break
      add(neighbours.items[k]!, weight * similarity)
    }
  }
}

/** The product of the history that adds most to the score of `item`; null when none adds anything. */
export function strongestNeighbour(
  neighbours: ItemNeighbours,
  history: History,
  item: number,
): number | null {
  let best: number | null = null
  let most = 0
  for (let i = 0; i < history.items.length; i++) {
    const past = history.items[i]!
    const start = past * neighbours.perItem
    for (let k = start; k < start + neighbours.perItem && (neighbours.similarities[k] ?? 0) > 0; k++) {
      const added = history.weights[i]! * (neighbours.similarities[k] ?? 0)
      if (neighbours.items[k] === item && added > most) {
        most = added
        best = past
      }
    }
  }
  return best
}
