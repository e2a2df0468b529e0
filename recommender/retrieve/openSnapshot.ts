/**
 * Makes the snapshot of a catalogue; does I/O in `dataDir`/index and starts a worker for the length of the call.
 *
 * The calling thread only flattens products, embeds what is missing and copies vectors, in slices of about a third
 * of a millisecond, so shoppers are answered meanwhile. 20,000 products: 1.5 s when nothing changed, then 1 ms for each new text
 * and 10 s for a graph that has to be built anew.
 * Throws AppError INDEX_UNAVAILABLE when the worker fails, and what the encoder throws. A saved index that cannot be used
 * (another encoder, damaged files) is said in `onNote` and made again.
 */
import { join } from 'node:path'
import { AppError } from '../../data/types/errors.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { Encoder } from '../../data/types/ports.ts'
import type { Product } from '../../data/types/product.ts'
import { catalogueRow } from './catalogueRow.ts'
import { assembleSnapshot } from './catalogueSnapshot.ts'
import type { CatalogueSnapshot } from './catalogueSnapshot.ts'
import { createExactScan } from './exactScan.ts'
import { readGraph } from './hnsw.ts'
import { createHnswIndex } from './hnswIndex.ts'
import { productText } from './productText.ts'
import { createSketchScan } from './sketchScan.ts'
import { startSnapshotWorker } from './snapshotWorker.ts'
import type { SnapshotWorker } from './snapshotWorker.ts'

export type SnapshotStep = 'catalogue' | 'vectors' | 'index'

export interface OpenSnapshotOptions {
  /** Ids are distinct. */
  readonly products: readonly Product[]
  readonly encoder: Encoder
  readonly dataDir: string
  /** CatalogStore.version() of the products. */
  readonly version: string
  /** `fraction` in [0, 1]; steps that have nothing to do say 1 at once. */
  readonly onProgress?: (step: SnapshotStep, fraction: number) => void
  /** Sentences for the log. */
  readonly onNote?: (note: string) => void
}

/** Products flattened between two turns of the event loop, .3 ms: a chat turn waits that long at each of its awaits. */
const ROWS_A_SLICE = 25
/** Texts a call of the encoder. */
const TEXTS_A_CALL = 64

export async function openSnapshot(options: OpenSnapshotOptions): Promise<CatalogueSnapshot> {
  const { products, encoder, dataDir, version, onProgress, onNote } = options
  const { id, checksum, dimension } = encoder
  const worker = startSnapshotWorker(
    { folder: join(dataDir, 'index'), encoder: { id, checksum, dimension } },
    { note: (text) => onNote?.(text), indexed: (fraction) => onProgress?.('index', fraction) },
  )
  try {
    const rowOf = await sendRows(worker, options)
    await sendVectors(worker, await worker.missing, options)
    const { vectors, rowOfLabel, graphPath, axes } = await worker.ready
    onProgress?.('index', 1)
    const scan = await createExactScan(vectors, dimension)
    const graph = await readGraph({ path: graphPath, dimension })
    const sketch = axes === null ? null : await createSketchScan(scan, axes)
    const index = createHnswIndex({ graph, scan, sketch, rowOfLabel })
    return assembleSnapshot({ version, encoder, products, rowOf, tables: await worker.tables, scan, index })
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('INDEX_UNAVAILABLE', { problem: (error as Error).message }, error)
  } finally {
    await worker.end()
  }
}

async function sendRows(
  worker: SnapshotWorker,
  { products, onProgress }: OpenSnapshotOptions,
): Promise<Map<ProductId, number>> {
  const rowOf = new Map<ProductId, number>()
  for (let start = 0; start < products.length; start += ROWS_A_SLICE) {
    const slice = products.slice(start, start + ROWS_A_SLICE)
    worker.send({ kind: 'rows', rows: slice.map(catalogueRow) })
    slice.forEach((product, index) => rowOf.set(product.id, start + index))
    onProgress?.('catalogue', start / products.length)
    await new Promise(setImmediate)
  }
  worker.send({ kind: 'rows-end' })
  onProgress?.('catalogue', 1)
  return rowOf
}

async function sendVectors(
  worker: SnapshotWorker,
  missing: Int32Array,
  { products, encoder, onProgress }: OpenSnapshotOptions,
): Promise<void> {
  for (let start = 0; start < missing.length; start += TEXTS_A_CALL) {
    onProgress?.('vectors', start / missing.length)
    const rows = missing.subarray(start, start + TEXTS_A_CALL)
    const vectors = await encoder.encode(
      Array.from(rows, (row) => productText(products[row]!)),
      'product',
    )
    const joined = new Float32Array(rows.length * encoder.dimension)
    vectors.forEach((vector, index) => joined.set(vector, index * encoder.dimension))
    worker.send({ kind: 'vectors', vectors: joined })
  }
  worker.send({ kind: 'vectors-end' })
  onProgress?.('vectors', 1)
}
