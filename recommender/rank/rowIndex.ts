/** Where a product stands in the catalogue and in the models, which may be older than the catalogue. */
import type { ProductId } from '../../data/types/ids.ts'
import type { Collaborative } from '../collaborative/collaborative.ts'

export interface RowIndex {
  readonly rowOf: (id: ProductId) => number | null
  readonly modelIndexOf: (id: ProductId) => number | null
  /** By catalogue row; -1 for a product that the models do not know. */
  readonly modelIndexOfRow: Int32Array
}

export function rowIndex(
  productIds: readonly ProductId[],
  rows: ReadonlyMap<ProductId, number>,
  models: Collaborative | null,
): RowIndex {
  const numbers = new Map(models?.productIds.map((id, number) => [id, number]))
  return {
    rowOf: (id) => rows.get(id) ?? null,
    modelIndexOf: (id) => numbers.get(id) ?? null,
    modelIndexOfRow: Int32Array.from(productIds, (id) => numbers.get(id) ?? -1),
  }
}
