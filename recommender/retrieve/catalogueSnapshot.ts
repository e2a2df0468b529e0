/**
 * The catalogue as one version of it was, ready to be searched. Immutable: a new version is a new snapshot, and a turn
 * keeps the one it began with. `row` is a product's place in `products`, in [0, products.length).
 *
 * What it holds inside is not for concurrent use by threads; within one thread everything is synchronous.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { VectorIndex } from '../../data/types/ports.ts'
import type { Product } from '../../data/types/product.ts'
import type { CatalogueTables, Columns } from './catalogueTables.ts'
import type { ExactScan } from './exactScan.ts'
import { createLexicalIndex } from './lexicalIndex.ts'
import type { LexicalIndex } from './lexicalIndex.ts'
import type { Postings } from './postings.ts'

export interface CatalogueSnapshot {
  /** CatalogStore.version() of the products. */
  readonly version: string
  readonly encoder: { readonly id: string; readonly checksum: string }
  readonly products: readonly Product[]
  readonly rowOf: ReadonlyMap<ProductId, number>
  readonly dimension: number
  /** Row-major, products.length x dimension, unit rows. */
  readonly vectors: Float32Array
  readonly index: VectorIndex
  /** Cosines with `rows`, in their order; the answer is overwritten by the next call. About 30 ns a row. */
  readonly similarities: (query: Float32Array, rows: Int32Array) => Float32Array
  readonly columns: Columns
  readonly facets: Postings
  readonly words: Postings
  readonly lexical: LexicalIndex
}

export interface SnapshotParts {
  readonly version: string
  readonly encoder: { readonly id: string; readonly checksum: string }
  readonly products: readonly Product[]
  readonly rowOf: ReadonlyMap<ProductId, number>
  readonly tables: CatalogueTables
  readonly scan: ExactScan
  readonly index: VectorIndex
}

export function assembleSnapshot(parts: SnapshotParts): CatalogueSnapshot {
  const { version, encoder, products, rowOf, tables, scan, index } = parts
  return {
    version,
    encoder: { id: encoder.id, checksum: encoder.checksum },
    products,
    rowOf,
    dimension: scan.dimension,
    vectors: scan.vectors,
    index,
    similarities: scan.similarities,
    columns: tables.columns,
    facets: tables.facets,
    words: tables.lexical,
    lexical: createLexicalIndex(tables.lexical, products.length),
  }
}

/** The unit vector of a product; null when the catalogue does not have it. A view, not to be changed. */
export function vectorOf(snapshot: CatalogueSnapshot, productId: ProductId): Float32Array | null {
  const row = snapshot.rowOf.get(productId)
  if (row === undefined) return null
  return snapshot.vectors.subarray(row * snapshot.dimension, (row + 1) * snapshot.dimension)
}
