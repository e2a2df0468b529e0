/**
 * The catalogue and what the shop remembers of it. Every function is one statement, so that the store also works on the
 * queries of a transaction: `sql.transaction((tx) => catalogStore(tx).upsert(...))`.
 *
 * A hidden product keeps its row and its history; no reader gives it until an import shows it again.
 */
import type { PricePoint, Review, StockPoint } from '../types/history.ts'
import type { ProductId } from '../types/ids.ts'
import type { SqlQueries } from '../types/ports.ts'
import type { Product } from '../types/product.ts'
import { PRODUCT_COLUMNS, toProduct } from './productRow.ts'
import { appendPrices, appendStock, lowestPrice30, prices } from './priceHistory.ts'
import { appendReviews, reviewsOf } from './reviews.ts'
import { type Upserted, upsertProducts } from './upsertProducts.ts'

export interface CatalogStore {
  /** See upsertProducts.ts. */
  upsert(products: readonly Product[], at: Date): Promise<Upserted>
  /** How many were visible before. */
  hide(ids: readonly ProductId[]): Promise<number>
  /** Hides whatever is not in `ids`: a full feed no longer has it. Out: how many. */
  hideAllBut(ids: readonly ProductId[]): Promise<number>
  /** Visible products, by id (byte order). 20 us each. */
  all(): Promise<Product[]>
  getMany(ids: readonly ProductId[]): Promise<Map<ProductId, Product>>
  /** How many are visible. */
  count(): Promise<number>
  /** Differs whenever the visible catalogue differs; never the same twice. */
  version(): Promise<string>
  /** Oldest first. */
  prices(id: ProductId): Promise<PricePoint[]>
  /** See priceHistory.ts. */
  lowestPrice30(ids: readonly ProductId[], at: Date): Promise<Map<ProductId, number | null>>
  /** History from elsewhere; a point that is there already (same product and time) stays. Out: how many are new. */
  appendPrices(points: readonly PricePoint[]): Promise<number>
  appendStock(points: readonly StockPoint[]): Promise<number>
  /** A review whose id is there already stays. Out: how many are new. */
  appendReviews(reviews: readonly Review[]): Promise<number>
  /** The newest `most`, newest first. */
  reviews(productId: ProductId, most: number): Promise<Review[]>
}

/** Answers of this size keep the event loop free for others in between. */
const PAGE = 4_000

export function catalogStore(sql: SqlQueries): CatalogStore {
  return {
    upsert: (products, at) => upsertProducts(sql, products, at),
    hide: (ids) => hide(sql, 'id = ANY($1)', ids),
    hideAllBut: (ids) => hide(sql, 'id NOT IN (SELECT unnest($1::text[]))', ids),
    all: () => allProducts(sql),
    getMany: (ids) => getMany(sql, ids),
    count: () => count(sql),
    version: () => version(sql),
    prices: (id) => prices(sql, id),
    lowestPrice30: (ids, at) => lowestPrice30(sql, ids, at),
    appendPrices: (points) => appendPrices(sql, points),
    appendStock: (points) => appendStock(sql, points),
    appendReviews: (reviews) => appendReviews(sql, reviews),
    reviews: (productId, most) => reviewsOf(sql, productId, most),
  }
}

type Row = Parameters<typeof toProduct>[0]

async function allProducts(sql: SqlQueries): Promise<Product[]> {
  const products: Product[] = []
  for (let after = ''; ; after = products.at(-1)?.id ?? '') {
    const { rows } = await sql.query<Row>(
      `SELECT ${PRODUCT_COLUMNS} FROM product WHERE visible AND id > $1 ORDER BY id LIMIT ${PAGE}`,
      [after],
    )
    for (const row of rows) products.push(toProduct(row))
    if (rows.length < PAGE) return products
  }
}

async function getMany(sql: SqlQueries, ids: readonly ProductId[]): Promise<Map<ProductId, Product>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql.query<Row>(
    `SELECT ${PRODUCT_COLUMNS} FROM product WHERE visible AND id = ANY($1)`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id as ProductId, toProduct(row)]))
}

async function hide(sql: SqlQueries, which: string, ids: readonly ProductId[]): Promise<number> {
  const { rows } = await sql.query<{ hidden: number }>(
    `WITH hidden AS (
       UPDATE product SET visible = false WHERE visible AND ${which} RETURNING id
     ), versioned AS (
       UPDATE catalog_version SET version = gen_random_uuid() WHERE EXISTS (SELECT 1 FROM hidden)
     )
     SELECT count(*) AS hidden FROM hidden`,
    [ids],
  )
  return rows[0]?.hidden ?? 0
}

async function count(sql: SqlQueries): Promise<number> {
  const { rows } = await sql.query<{ products: number }>(
    'SELECT count(*) AS products FROM product WHERE visible',
  )
  return rows[0]?.products ?? 0
}

async function version(sql: SqlQueries): Promise<string> {
  const { rows } = await sql.query<{ version: string }>('SELECT version FROM catalog_version', [])
  return rows[0]?.version ?? ''
}
