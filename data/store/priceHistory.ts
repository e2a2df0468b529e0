/** What products cost and how many there were, over time. One statement a function. */
import type { PricePoint, StockPoint } from '../types/history.ts'
import type { ProductId } from '../types/ids.ts'
import type { SqlQueries } from '../types/ports.ts'

export async function appendPrices(sql: SqlQueries, points: readonly PricePoint[]): Promise<number> {
  const { rowCount } = await sql.query(
    `INSERT INTO price_point (product_id, at, price_minor, list_price_minor, currency)
     SELECT * FROM json_to_recordset($1::json)
       AS r("productId" text, at timestamptz, "priceMinor" bigint, "listPriceMinor" bigint, currency text)
     ON CONFLICT (product_id, at) DO NOTHING`,
    [JSON.stringify(points)],
  )
  return rowCount ?? 0
}

export async function appendStock(sql: SqlQueries, points: readonly StockPoint[]): Promise<number> {
  const { rowCount } = await sql.query(
    `INSERT INTO stock_point (product_id, at, stock)
     SELECT * FROM json_to_recordset($1::json) AS r("productId" text, at timestamptz, stock bigint)
     ON CONFLICT (product_id, at) DO NOTHING`,
    [JSON.stringify(points)],
  )
  return rowCount ?? 0
}

export async function prices(sql: SqlQueries, id: ProductId): Promise<PricePoint[]> {
  const { rows } = await sql.query<PricePoint>(
    `SELECT product_id AS "productId", at, price_minor AS "priceMinor", list_price_minor AS "listPriceMinor", currency
     FROM price_point WHERE product_id = $1 ORDER BY price_point.at`,
    [id],
  )
  return rows
}

/**
 * The reduction that holds at `at` began with the first of the unbroken run of reduced points that leads to it (lowering
 * a reduced price further goes on with the same reduction). Its reference is the lowest price in force at any moment of
 * the 30 days before. No row when the product is not reduced, when the history does not reach back 30 days before the
 * beginning, or when the currency changed in that time. Source: directive 98/6/EC, article 6a.
 */
const LOWEST = `
  WITH point AS (
    SELECT product_id, at, price_minor, currency, list_price_minor IS NOT NULL AS reduced
    FROM price_point WHERE product_id = ANY($1) AND at <= $2
  ), full_price AS (
    SELECT product_id, max(at) AS at FROM point WHERE NOT reduced GROUP BY product_id
  ), reduction AS (
    SELECT point.product_id, min(point.at) AS began
    FROM point JOIN full_price ON full_price.product_id = point.product_id AND point.at > full_price.at
    GROUP BY point.product_id
  ), window_start AS (
    SELECT reduction.product_id, reduction.began, (
      SELECT max(point.at) FROM point
      WHERE point.product_id = reduction.product_id AND point.at <= reduction.began - interval '720 hours') AS at
    FROM reduction
  )
  SELECT point.product_id, min(point.price_minor) AS lowest
  FROM window_start JOIN point ON point.product_id = window_start.product_id
    AND point.at >= window_start.at AND point.at < window_start.began
  GROUP BY point.product_id HAVING count(DISTINCT point.currency) = 1`

/** Every id has an entry; null when there is no lowest price that may be shown. */
export async function lowestPrice30(
  sql: SqlQueries,
  ids: readonly ProductId[],
  at: Date,
): Promise<Map<ProductId, number | null>> {
  const lowest = new Map<ProductId, number | null>(ids.map((id) => [id, null]))
  if (ids.length === 0) return lowest
  const { rows } = await sql.query<{ product_id: ProductId; lowest: number }>(LOWEST, [ids, at.toISOString()])
  for (const row of rows) lowest.set(row.product_id, row.lowest)
  return lowest
}
