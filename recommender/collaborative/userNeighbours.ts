/**
 * What shoppers with a similar past chose: user-based collaborative filtering.
 * Source: Herlocker, Konstan, Borchers & Riedl 1999, "An algorithmic framework for performing collaborative filtering",
 * with cosine similarity over implicit feedback and the shrinkage of Bell & Koren 2007 as in itemNeighbours.ts.
 *
 * There is nothing to train: the interactions themselves are the model, by shopper and by product.
 * Cost of one shopper: the buyers of each product of the history, then the histories of the neighbours.
 */
import { bestPositions } from '../retrieve/topK.ts'
import type { History } from './history.ts'
import { transpose } from './interactions.ts'
import type { Interactions } from './interactions.ts'
import { rowNorms } from './itemNeighbours.ts'

export interface UserNeighbourOptions {
  readonly neighbours: number
  readonly shrink: number
  /** Similarities are raised to this power, so that the nearest count more. */
  readonly exponent: number
}

export class UserNeighbours {
  readonly #matrix: Interactions
  readonly #byItem: Interactions
  readonly #norms: Float64Array
  readonly #options: UserNeighbourOptions
  readonly #products: Float64Array
  readonly #shared: Int32Array

  constructor(matrix: Interactions, options: UserNeighbourOptions) {
    this.#matrix = matrix
    this.#byItem = transpose(matrix)
    this.#norms = rowNorms(matrix)
    this.#options = options
    this.#products = new Float64Array(matrix.rows)
    this.#shared = new Int32Array(matrix.rows)
  }

  /** Sum over the nearest shoppers of their similarity for what they chose, into `scores`. The shopper's own row must not tell. */
  score(history: History, scores: Float32Array): void {
    scores.fill(0)
    const matrix = this.#matrix
    const similarities = this.#similarities(history)
    for (const user of bestPositions(similarities, this.#options.neighbours)) {
      const similarity = similarities[user]! ** this.#options.exponent
      if (similarity <= 0) break
      for (let i = matrix.starts[user]!; i < matrix.starts[user + 1]!; i++)
        scores[matrix.columns[i]!]! += similarity * matrix.weights[i]!
    }
  }

  #similarities({ items, weights }: History): Float32Array {
    const byItem = this.#byItem
    let length = 0
    this.#products.fill(0)
    this.#shared.fill(0)
    for (let k = 0; k < items.length; k++) {
      const weight = weights[k]!
      length += weight * weight
      for (let i = byItem.starts[items[k]!]!; i < byItem.starts[items[k]! + 1]!; i++) {
        const user = byItem.columns[i]!
        this.#products[user]! += weight * byItem.weights[i]!
        this.#shared[user]! += 1
      }
    }
    const norm = Math.sqrt(length)
    return Float32Array.from(this.#products, (product, user) => {
      const shared = this.#shared[user]!
      return shared === 0
        ? 0
        : ((product / (norm * this.#norms[user]!)) * shared) / (shared + this.#options.shrink)
    })
  }
}
