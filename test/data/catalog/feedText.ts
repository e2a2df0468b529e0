/** Feeds written down in a test: a file in a temporary folder, read as the importer reads it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProductItem } from '../../../data/catalog/importProducts.ts'
import { importProducts } from '../../../data/catalog/importProducts.ts'
import type { ImportSummary, ImportTarget } from '../../../data/catalog/importRows.ts'
import { BUILT_IN_MAPS } from '../../../data/catalog/map/builtInMaps.ts'
import { parseMap } from '../../../data/catalog/map/feedMap.ts'
import { openBytes } from '../../../data/catalog/read/byteSource.ts'
import type { FeedRow } from '../../../data/catalog/read/feedRow.ts'
import { type Format, readFeed } from '../../../data/catalog/read/readFeed.ts'
import { type RejectedRow, RejectedRows } from '../../../data/catalog/rejectedRows.ts'
import type { Product } from '../../../data/types/product.ts'

export async function inTemporaryFile<T>(
  content: string | Buffer,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-feed-'))
  try {
    const file = join(folder, 'feed')
    await writeFile(file, content)
    return await use(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The rows of a feed, without their place. */
export function rowsOf(
  content: string | Buffer,
  format: Format,
  encoding: string | null = null,
): Promise<FeedRow[]> {
  return inTemporaryFile(content, async (file) => {
    const rows: FeedRow[] = []
    const source = await openBytes(file)
    for await (const batch of readFeed(source, format, { encoding, delimiter: null })) rows.push(...batch)
    return rows
  })
}

/** Readable rows as their fields, the others as 'line N: problem'. */
export const told = (rows: readonly FeedRow[]): unknown[] =>
  rows.map((row) => (row.kind === 'row' ? row.fields : `line ${row.line}: ${row.problem}`))

export interface Imported {
  readonly products: Product[]
  readonly hidden: string[]
  readonly rejected: readonly RejectedRow[]
  readonly summary: ImportSummary
}

/** Imports into a list. `map` replaces keys of the format's own map. */
export function imported(content: string | Buffer, format: Format, map: object = {}): Promise<Imported> {
  return inTemporaryFile(content, async (file) => {
    const items: ProductItem[] = []
    const target: ImportTarget<ProductItem> = {
      start: async () => ({ line: 0, note: null }),
      commit: async (batch) => {
        items.push(...batch)
        return { added: batch.length }
      },
      finish: async () => ({}),
    }
    const rejected = new RejectedRows(`${file}.rejected`)
    const summary = await importProducts({
      source: await openBytes(file),
      format,
      map: parseMap({ currency: 'EUR', ...BUILT_IN_MAPS[format], ...map }, 'test'),
      target,
      rejected,
    })
    return {
      products: items.flatMap((item) => (item.kind === 'product' ? [item.product] : [])),
      hidden: items.flatMap((item) => (item.kind === 'hidden' ? [item.id] : [])),
      rejected: rejected.examples,
      summary,
    }
  })
}
