/** What shoppers wrote about products. One statement a function. */
import type { Review } from '../types/history.ts'
import type { ProductId } from '../types/ids.ts'
import type { SqlQueries } from '../types/ports.ts'

/** The text goes apart from the columns: json_to_recordset refuses \u0000 in whatever it takes apart. */
export async function appendReviews(sql: SqlQueries, reviews: readonly Review[]): Promise<number> {
  const rows = reviews.map(({ id, productId, shopperId, stars, at }) => ({
    id,
    productId,
    shopperId,
    stars,
    at,
  }))
  const { rowCount } = await sql.query(
    `INSERT INTO review (id, product_id, shopper_id, stars, at, text)
     SELECT * FROM ROWS FROM (
       json_to_recordset($1::json)
         AS (id text, "productId" text, "shopperId" text, stars smallint, at timestamptz),
       json_array_elements($2::json)
     ) AS r
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(rows), JSON.stringify(reviews.map((review) => review.text))],
  )
  return rowCount ?? 0
}

/** The newest `most`, newest first. */
export async function reviewsOf(sql: SqlQueries, productId: ProductId, most: number): Promise<Review[]> {
  const { rows } = await sql.query<Review>(
    `SELECT id, product_id AS "productId", shopper_id AS "shopperId", stars, text, at
     FROM review WHERE product_id = $1 ORDER BY review.at DESC, id LIMIT $2`,
    [productId, most],
  )
  return rows
}
