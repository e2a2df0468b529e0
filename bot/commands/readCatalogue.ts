/** The products of a catalogue file, without a database: what can be talked about. I/O: reads the file and its map. */
import { BUILT_IN_MAPS } from '../../data/catalog/map/builtInMaps.ts'
import { loadMap, parseMap } from '../../data/catalog/map/feedMap.ts'
import { productMapper } from '../../data/catalog/map/mapProduct.ts'
import type { ByteSource } from '../../data/catalog/read/byteSource.ts'
import { guessFormat, readFeed } from '../../data/catalog/read/readFeed.ts'
import { AppError } from '../../data/types/errors.ts'
import type { Product } from '../../data/types/product.ts'

/** Of prices that do not name their own. */
const CURRENCY = 'USD'

/** `map` as of npm run import, or null. Rows that are no products are left out; throws AppError when none is one. */
export async function readCatalogue(source: ByteSource, map: string | null): Promise<Product[]> {
  const format = await guessFormat(source, null)
  const base = { currency: CURRENCY, ...BUILT_IN_MAPS[format] }
  const feed = map === null ? parseMap(base, 'built in') : await loadMap(map, base)
  const productOf = productMapper(feed.products!, feed.language, feed.currency ?? null)
  const products = new Map<string, Product>()
  const options = { encoding: feed.encoding ?? null, delimiter: feed.delimiter ?? null }
  for await (const rows of readFeed(source, format, options)) {
    for (const row of rows) {
      if (row.kind === 'unreadable') continue
      const outcome = productOf(row.fields)
      if (outcome.kind === 'product' && !products.has(outcome.product.id)) {
        products.set(outcome.product.id, outcome.product)
      }
    }
  }
  if (products.size === 0) {
    throw new AppError('FEED_UNREADABLE', { file: source.file, problem: 'no row of it is a product' })
  }
  return [...products.values()]
}
