/** What openSnapshot and its worker say to each other, in this order. */
import type { CatalogueRow } from './catalogueRow.ts'
import type { CatalogueTables } from './catalogueTables.ts'
import type { PrincipalAxes } from './principalAxes.ts'
import type { EncoderKey } from './vectorArtefact.ts'

/** `workerData` of the worker. */
export interface SnapshotJob {
  /** Folder of the artefact. */
  readonly folder: string
  readonly encoder: EncoderKey
}

export type ToWorker =
  | { readonly kind: 'rows'; readonly rows: readonly CatalogueRow[] }
  | { readonly kind: 'rows-end' }
  /** Vectors of the missing rows, in their order, as many as there are now. */
  | { readonly kind: 'vectors'; readonly vectors: Float32Array }
  | { readonly kind: 'vectors-end' }

export type FromWorker =
  /** Something for the log. */
  | { readonly kind: 'note'; readonly text: string }
  /** Rows whose texts are to be embedded. */
  | { readonly kind: 'missing'; readonly rows: Int32Array }
  | { readonly kind: 'tables'; readonly tables: CatalogueTables }
  /** Fraction of the graph that is built. */
  | { readonly kind: 'indexed'; readonly fraction: number }
  | {
      readonly kind: 'ready'
      /** Row-major, one row a product. */
      readonly vectors: Float32Array
      readonly rowOfLabel: Int32Array
      readonly graphPath: string
      /** null where sketches are not worth while. */
      readonly axes: PrincipalAxes | null
    }
  | { readonly kind: 'failed'; readonly problem: string }
