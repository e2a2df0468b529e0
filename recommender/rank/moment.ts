/**
 * One request as the features see it: who asks for what, when, and which rows are candidates. Serving builds it from a
 * request, training from the past; the features cannot tell which.
 *
 *   rows               candidates, by catalogue row.
 *   contentSimilarity  by candidate: the cosine to the query in deviations above the catalogue's mean (similarity.ts).
 *   lexical            by candidate, in [0, 1].
 *   likeSimilarity     like `contentSimilarity`, to the product of "more like this".
 * null where the request has no query, or no such product.
 */
import type { CatalogueColumns } from './catalogueColumns.ts'
import type { DemandModels } from './demandModels.ts'
import type { RowIndex } from './rowIndex.ts'
import type { ShopperView } from './shopperView.ts'
import type { TermSums } from './termSums.ts'

export interface Moment {
  readonly columns: CatalogueColumns
  readonly models: DemandModels | null
  readonly index: RowIndex
  readonly shopper: ShopperView
  readonly termSums: TermSums
  readonly nowMs: number
  readonly rows: Int32Array
  readonly contentSimilarity: Float32Array | null
  readonly lexical: Float32Array | null
  readonly likeSimilarity: Float32Array | null
  /** Highest price that was asked for; null when none was. */
  readonly budgetMinor: number | null
}
