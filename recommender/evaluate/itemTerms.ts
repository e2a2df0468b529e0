/** What describes the items, as a matrix: row = item, column = term, ascending. */
import { fromCells } from '../collaborative/interactions.ts'
import type { Interactions } from '../collaborative/interactions.ts'
import { Numbering } from './numbering.ts'

export interface ItemTerm {
  readonly item: string
  readonly term: string
}

/** null when nothing is known. All items must be numbered before. */
export function itemTerms(terms: readonly ItemTerm[], items: Numbering): Interactions | null {
  if (terms.length === 0) return null
  const numbers = new Numbering()
  const cells = items.names.map(() => new Map<number, number>())
  for (const { item, term } of terms) cells[items.of(item)]!.set(numbers.of(term), 1)
  return fromCells(cells, numbers.names.length, (weight) => weight)
}
