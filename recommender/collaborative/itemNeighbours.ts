/**
 * Which products attract the same shoppers: item-based collaborative filtering.
 * Source: Sarwar, Karypis, Konstan & Riedl 2001, "Item-based collaborative filtering recommendation algorithms"; the
 * shrinkage n / (n + shrink) of similarities with little support is from Bell & Koren 2007, "Improved
 * neighborhood-based collaborative filtering". With baskets as rows it is the item-to-item filter of Linden, Smith &
 * York 2003 ("bought together").
 *
 * Out: for product p its `perItem` nearest from p * perItem on, best first, ties by product; unused places have
 * similarity 0. Cost: the sum over rows of (entries in the row)^2; rows are cut to `longestRow` entries.
 */
import type { History } from './history.ts'
import { transpose } from './interactions.ts'
import type { Interactions } from './interactions.ts'

export interface ItemNeighbours {
  readonly perItem: number
  readonly items: Int32Array
  /** In [0, 1]; 0 means that there is no such neighbour. */
  readonly similarities: Float32Array
}

export interface NeighbourOptions {
  readonly perItem: number
  readonly shrink: number
  /** A row with more entries than this says little about any pair and costs most of the time. */
  readonly longestRow: number
}

export function itemNeighbours(matrix: Interactions, options: NeighbourOptions): ItemNeighbours {
  const byItem = transpose(matrix)
  const norms = itemNorms(byItem)
  const items = new Int32Array(matrix.width * options.perItem)
  const similarities = new Float32Array(items.length)
  const products = new Float64Array(matrix.width)
  const support = new Int32Array(matrix.width)
  for (let item = 0; item < matrix.width; item++) {
    const touched = addCoOccurrences(matrix, byItem, item, options.longestRow, products, support)
    const found = touched
      .filter((other) => other !== item)
      .map((other) => ({ other, similarity: similarity(item, other) }))
      .sort((a, b) => b.similarity - a.similarity || a.other - b.other)
      .slice(0, options.perItem)
    found.forEach((one, place) => {
      items[item * options.perItem + place] = one.other
      similarities[item * options.perItem + place] = one.similarity
    })
    for (const other of touched) products[other] = support[other] = 0
  }
  return { perItem: options.perItem, items, similarities }

  function similarity(a: number, b: number): number {
    const shared = support[b] ?? 0
    const cosine = (products[b] ?? 0) / ((norms[a] ?? 1) * (norms[b] ?? 1))
    return (cosine * shared) / (shared + options.shrink)
  }
}

/** Adds up, for each product that shares a row with `item`, the product of weights and the number of rows shared. */
function addCoOccurrences(
  matrix: Interactions,
  byItem: Interactions,
  item: number,
  longestRow: number,
  products: Float64Array,
  support: Int32Array,
): number[] {
  const touched: number[] = []
  for (let i = byItem.starts[item] ?? 0; i < (byItem.starts[item + 1] ?? 0); i++) {
    const row = byItem.columns[i] ?? 0
    const weight = byItem.weights[i] ?? 0
    const end = matrix.starts[row + 1] ?? 0
    for (let k = Math.max(matrix.starts[row] ?? 0, end - longestRow); k < end; k++) {
      const other = matrix.columns[k] ?? 0
      if (support[other] === 0) touched.push(other)
      support[other] = (support[other] ?? 0) + 1
      products[other] = (products[other] ?? 0) + weight * (matrix.weights[k] ?? 0)
    }
  }
  return touched
}

function itemNorms(byItem: Interactions): Float64Array {
  const norms = new Float64Array(byItem.rows)
  for (let item = 0; item < byItem.rows; item++) {
    let sum = 0
    for (let i = byItem.starts[item] ?? 0; i < (byItem.starts[item + 1] ?? 0); i++) {
      sum += (byItem.weights[i] ?? 0) ** 2
    }
    norms[item] = Math.sqrt(sum)
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
  const { items, weights } = history
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i]!
  for (let i = 0; i < items.length; i++) {
    const weight = weights[i]! / total
    const start = items[i]! * neighbours.perItem
    for (let k = start; k < start + neighbours.perItem; k++) {
      const similarity = neighbours.similarities[k] ?? 0
      if (similarity === 0) break
      const other = neighbours.items[k] ?? 0
      scores[other] = (scores[other] ?? 0) + weight * similarity
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
