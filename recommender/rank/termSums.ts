/**
 * What the shopper's tastes and past say of each candidate's facet values, added up by facet in one pass: nine features
 * read from it. Row-major, candidates x TERM_FACETS. Cost: the number of facet values of all candidates.
 */
import { TERM_FACETS } from './catalogueColumns.ts'
import type { CatalogueColumns } from './catalogueColumns.ts'
import type { ShopperView } from './shopperView.ts'

export interface TermSums {
  /** Sum of the weights of tastes; null for a shopper without tastes. */
  readonly tastes: Float32Array | null
  /** Mean share of the history with the same value, NaN where the product has no value; null without history. */
  readonly shares: Float32Array | null
}

const FACETS = TERM_FACETS.length

export function termSums(columns: CatalogueColumns, shopper: ShopperView, rows: Int32Array): TermSums {
  const { tasteWeights, termShares } = shopper
  const { termFacet, terms, termStarts } = columns
  const tastes = tasteWeights === null ? null : new Float32Array(rows.length * FACETS)
  const shares = termShares === null ? null : new Float32Array(rows.length * FACETS)
  if (tastes === null && shares === null) return { tastes, shares }
  const counts = new Int32Array(FACETS)
  for (let place = 0, to = 0; place < rows.length; place++, to += FACETS) {
    const row = rows[place] as number
    const end = termStarts[row + 1] as number
    counts.fill(0)
    for (let i = termStarts[row] as number; i < end; i++) {
      const term = terms[i] as number
      const facet = termFacet[term] as number
      if (tastes !== null) tastes[to + facet]! += tasteWeights![term]!
      if (shares !== null) shares[to + facet]! += termShares![term]!
      counts[facet]!++
    }
    // 0 / 0 is NaN, which is what a product without a value has.
    if (shares !== null) for (let facet = 0; facet < FACETS; facet++) shares[to + facet]! /= counts[facet]!
  }
  return { tastes, shares }
}
