/** The products of a catalogue file, without a database: what can be talked about. I/O: reads the file. */
import { BUILT_IN_MAPS } from '../../data/catalog/map/builtInMaps.ts'
import { parseMap } from '../../data/catalog/map/feedMap.ts'
import { productMapper } from '../../data/catalog/map/mapProduct.ts'
import type { ByteSource } from '../../data/catalog/read/byteSource.ts'
import { guessFormat, readFeed } from '../../data/catalog/read/readFeed.ts'
import { AppError } from '../../data/types/errors.ts'
import type { Product } from '../../data/types/product.ts'

/** Of prices that do not name their own. */
const CURRENCY = 'USD'

/** Rows that are no products are left out. Throws AppError when none is one. */
export async function readCatalogue(source: ByteSource): Promise<Product[]> {
  const format = await guessFormat(source, null)
  const map = parseMap({ currency: CURRENCY, ...BUILT_IN_MAPS[format] }, 'built in')
  const productOf = productMapper(map.products!, map.language, map.currency ?? null)
  const products: Product[] = []
  for await (const rows of readFeed(source, format, { encoding: null, delimiter: null })) {
    for (const row of rows) {
      if (row.kind === 'unreadable') continue
      const outcome = productOf(row.fields)
      if (outcome.kind === 'product') products.push(outcome.product)
    }
  }
  if (products.length === 0) {
    throw new AppError('FEED_UNREADABLE', { file: source.file, problem: 'no row of it is a product' })
  }
  return products
}
