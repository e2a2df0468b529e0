/**
 * Writes a batch of products in one statement: rows that are new or whose content differs, the price and stock history
 * where these changed, and a new catalogue version if anything visible did. Atomic; composes inside a transaction.
 *
 *   products  1 to some thousands; of an id that stands there twice, the last counts.
 *   at        when the prices and stocks began to hold.
 * Out: how many products were added, changed (also: shown again after being hidden) and left as they were.
 * Cost: 30-60 us a product on the embedded database.
 */
import type { SqlQueries } from '../types/ports.ts'
import type { Product } from '../types/product.ts'
import { contentHash, productDetails, productRow } from './productRow.ts'

export interface Upserted {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/** Rows in the order of their id, so that two writers cannot lock each other out. */
const UPSERT = `
  WITH incoming AS MATERIALIZED (
    SELECT * FROM ROWS FROM (
      json_to_recordset($1::json) AS (id text, content_hash text, price_minor bigint, currency text,
        list_price_minor bigint, stock bigint, rating double precision, rating_count bigint, popularity double precision),
      json_array_elements($2::json)
    ) AS r(id, content_hash, price_minor, currency, list_price_minor, stock, rating, rating_count, popularity, details)
  ), todo AS MATERIALIZED (
    SELECT incoming.* FROM incoming LEFT JOIN product ON product.id = incoming.id COLLATE "C"
    WHERE product.id IS NULL OR product.content_hash <> incoming.content_hash OR NOT product.visible
  ), written AS (
    INSERT INTO product (id, content_hash, price_minor, currency, list_price_minor, stock, rating, rating_count,
      popularity, details, changed_at)
    SELECT todo.*, $3 FROM todo ORDER BY id COLLATE "C"
    ON CONFLICT (id) DO UPDATE SET content_hash = excluded.content_hash, visible = true,
      price_minor = excluded.price_minor, currency = excluded.currency, list_price_minor = excluded.list_price_minor,
      stock = excluded.stock, rating = excluded.rating, rating_count = excluded.rating_count,
      popularity = excluded.popularity, details = excluded.details, changed_at = excluded.changed_at
    RETURNING xmax = 0 AS added
  ), priced AS (
    INSERT INTO price_point (product_id, at, price_minor, list_price_minor, currency)
    SELECT id, $3, price_minor, list_price_minor, currency FROM todo
    WHERE (price_minor, list_price_minor, currency) IS DISTINCT FROM (
      SELECT (p.price_minor, p.list_price_minor, p.currency) FROM price_point p
      WHERE p.product_id = todo.id COLLATE "C" AND p.at <= $3 ORDER BY p.at DESC LIMIT 1)
    ON CONFLICT (product_id, at) DO UPDATE SET price_minor = excluded.price_minor,
      list_price_minor = excluded.list_price_minor, currency = excluded.currency
  ), stocked AS (
    INSERT INTO stock_point (product_id, at, stock)
    SELECT id, $3, stock FROM todo
    WHERE stock IS NOT NULL AND stock IS DISTINCT FROM (
      SELECT s.stock FROM stock_point s
      WHERE s.product_id = todo.id COLLATE "C" AND s.at <= $3 ORDER BY s.at DESC LIMIT 1)
    ON CONFLICT (product_id, at) DO UPDATE SET stock = excluded.stock
  ), versioned AS (
    UPDATE catalog_version SET version = gen_random_uuid() WHERE EXISTS (SELECT 1 FROM todo)
  )
  SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed FROM written`

export async function upsertProducts(
  sql: SqlQueries,
  products: readonly Product[],
  at: Date,
): Promise<Upserted> {
  const distinct = [...new Map(products.map((product) => [product.id, product])).values()]
  if (distinct.length === 0) return { added: 0, changed: 0, unchanged: 0 }
  const rows: string[] = []
  const details: string[] = []
  for (const product of distinct) {
    const row = JSON.stringify(productRow(product))
    const detail = JSON.stringify(productDetails(product))
    rows.push(`{"content_hash":"${contentHash(row, detail)}",${row.slice(1)}`)
    details.push(detail)
  }
  const values = [`[${rows.join()}]`, `[${details.join()}]`, at.toISOString()]
  const written = (await sql.query<{ added: number; changed: number }>(UPSERT, values)).rows[0]
  const { added, changed } = written ?? { added: 0, changed: 0 }
  return { added, changed, unchanged: distinct.length - added - changed }
}
