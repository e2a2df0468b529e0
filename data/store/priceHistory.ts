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
 * the 30 days before. No row or null when the product is not reduced, when the history does not reach back 30 days
 * before the beginning, or when the currency changed in that time. One short walk along the key for each product. Source: directive 98/6/EC, article 6a.
 */
const LOWEST = `
  SELECT asked.id AS product_id, (
    SELECT CASE WHEN count(DISTINCT point.currency) = 1 THEN min(point.price_minor) END
    FROM price_point point
    WHERE point.product_id = asked.id AND point.at < reduction.began AND point.at >= (
      SELECT in_force.at FROM price_point in_force
      WHERE in_force.product_id = asked.id AND in_force.at <= reduction.began - interval '720 hours'
      ORDER BY in_force.at DESC LIMIT 1)
  ) AS lowest
  FROM unnest($1::text[]) AS asked(id)
  CROSS JOIN LATERAL (
    SELECT point.at FROM price_point point
    WHERE point.product_id = asked.id AND point.at <= $2 AND point.list_price_minor IS NULL
    ORDER BY point.at DESC LIMIT 1
  ) AS full_price
  CROSS JOIN LATERAL (
    SELECT point.at AS began FROM price_point point
    WHERE point.product_id = asked.id AND point.at > full_price.at AND point.at <= $2
    ORDER BY point.at LIMIT 1
  ) AS reduction`

/** Every id has an entry; null when there is no lowest price that may be shown. */
export async function lowestPrice30(
  sql: SqlQueries,
  ids: readonly ProductId[],
  at: Date,
): Promise<Map<ProductId, number | null>> {
  const lowest = new Map<ProductId, number | null>(ids.map((id) => [id, null]))
  if (ids.length === 0) return lowest
  const { rows } = await sql.query<{ product_id: ProductId; lowest: number | null }>(LOWEST, [
    ids,
    at.toISOString(),
  ])
  for (const row of rows) lowest.set(row.product_id, row.lowest)
  return lowest
}
