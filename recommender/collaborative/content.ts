/**
 * What resembles the products of the history by what is known of them, not by who chose them: content-based filtering.
 * Source: Pazzani & Billsus 2007, "Content-based recommendation systems": terms weighted by their inverse document
 * frequency, cosine with the mean of the history. Works for a product that nobody has chosen yet.
 * Cost of one shopper: terms of the history x products that share them.
 */
import type { History } from './history.ts'
import { transpose } from './interactions.ts'
import type { Interactions } from './interactions.ts'

export interface ContentOptions {
  /** What the product before the last counts beside the last, and so on; in (0, 1]. */
  readonly recency: number
}

export class ContentModel {
  /** Rows of unit length. */
  readonly #terms: Interactions
  readonly #byTerm: Interactions
  readonly #options: ContentOptions
  readonly #profile: Float64Array

  /** `attributes`: row = product, column = term. */
  constructor(attributes: Interactions, options: ContentOptions) {
    this.#terms = unitRows(attributes)
    this.#byTerm = transpose(this.#terms)
    this.#options = options
    this.#profile = new Float64Array(attributes.width)
  }

  score(history: History, scores: Float32Array): void {
    scores.fill(0)
    const terms = this.#terms
    const touched = new Set<number>()
    let weight = 1
    for (let k = history.items.length - 1; k >= 0 && weight > 1e-4; k--) {
      const item = history.items[k]!
      for (let i = terms.starts[item]!; i < terms.starts[item + 1]!; i++) {
        touched.add(terms.columns[i]!)
        this.#profile[terms.columns[i]!]! += weight * terms.weights[i]!
      }
      weight *= this.#options.recency
    }
    for (const term of touched) {
      const liking = this.#profile[term]!
      for (let i = this.#byTerm.starts[term]!; i < this.#byTerm.starts[term + 1]!; i++)
        scores[this.#byTerm.columns[i]!]! += liking * this.#byTerm.weights[i]!
      this.#profile[term] = 0
    }
  }
}

/** Weights times log(products / products with the term), rows scaled to length 1. */
function unitRows(attributes: Interactions): Interactions {
  const { columns, rows, starts, width } = attributes
  const counts = new Float64Array(width)
  for (const column of columns) counts[column]! += 1
  const weights = attributes.weights.map((weight, i) => weight * Math.log((1 + rows) / counts[columns[i]!]!))
  for (let row = 0; row < rows; row++) {
    let square = 0
    for (let i = starts[row]!; i < starts[row + 1]!; i++) square += weights[i]! ** 2
    for (let i = starts[row]!; square > 0 && i < starts[row + 1]!; i++) weights[i]! /= Math.sqrt(square)
  }
  return { ...attributes, weights }
}
