/**
 * The log of what happened: append-only, each event once (by its id). `appendEvents` composes inside a transaction.
 *
 * Cost on the embedded database: append 25-40 us an event in batches of some thousands; reading back 10 us an event.
 */
import type { InteractionEvent, ShopEvent } from '../types/event.ts'
import type { ProductId, ShopperId } from '../types/ids.ts'
import type { Sql, SqlQueries } from '../types/ports.ts'
import { EVENT_COLUMNS, type EventRow, eventRow, shownOf, toEvent } from './eventRow.ts'

/** How often each kind of interaction happened to a product. */
export type KindCounts = Readonly<Record<InteractionEvent['kind'], number>>

type PurchaseEvent = Extract<InteractionEvent, { kind: 'product-bought' }>

export interface EventStore {
  /** Appends all of them or none. Out: how many are new. */
  append(events: readonly ShopEvent[]): Promise<number>
  /**
   * The next `limit` events of the log after `cursor` (null: from the beginning), in the order of the log, and the cursor to
   * go on with. Never passes by an event that a transaction still holds back; fewer than `limit` means the end for now.
   */
  since(cursor: number | null, limit: number): Promise<{ events: ShopEvent[]; cursor: number | null }>
  /** All interactions in the order of the log, in batches. What is appended meanwhile may be missing. */
  interactions(): AsyncIterable<readonly InteractionEvent[]>
  /** What the shopper bought, the newest `limit` purchases, oldest first. */
  purchasesOf(shopperId: ShopperId, limit: number): Promise<PurchaseEvent[]>
  /** Removes all that names the shopper but the proof that it was asked for (profile-forgotten). Out: how many. */
  eraseShopper(shopperId: ShopperId): Promise<number>
  /** Of every product with an interaction. */
  countByProduct(): Promise<Map<ProductId, KindCounts>>
}

/** The lock of the trigger in data/migrations/0001_shop.sql. */
const LOG_LOCK = 4_715_200_318
const PAGE = 5_000
const INTERACTION_KINDS: readonly InteractionEvent['kind'][] = [
  'product-viewed',
  'product-clicked',
  'added-to-cart',
  'product-bought',
  'product-rated',
  'product-refused',
  'product-liked',
]

export function eventStore(sql: Sql): EventStore {
  return {
    append: (events) => appendEvents(sql, events),
    since: (cursor, limit) => since(sql, cursor, limit),
    interactions: () => interactions(sql),
    purchasesOf: (shopperId, limit) => purchasesOf(sql, shopperId, limit),
    eraseShopper: (shopperId) => eraseShopper(sql, shopperId),
    countByProduct: () => countByProduct(sql),
  }
}

export async function appendEvents(sql: SqlQueries, events: readonly ShopEvent[]): Promise<number> {
  if (events.length === 0) return 0
  const { rowCount } = await sql.query(
    `INSERT INTO event (id, kind, at, shopper_id, session_id, product_id, list_id, quantity, price_minor, stars, shown)
     SELECT id, kind, at, shopper_id, session_id, product_id, list_id, quantity, price_minor, stars,
       CASE WHEN kind = 'list-shown' THEN shown END
     FROM ROWS FROM (
       json_to_recordset($1::json) AS (id text, kind text, at timestamptz, shopper_id text, session_id text,
         product_id text, list_id text, quantity bigint, price_minor bigint, stars double precision),
       json_array_elements($2::json)
     ) AS r(id, kind, at, shopper_id, session_id, product_id, list_id, quantity, price_minor, stars, shown)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(events.map(eventRow)), JSON.stringify(events.map(shownOf))],
  )
  return rowCount ?? 0
}

async function since(
  sql: Sql,
  cursor: number | null,
  limit: number,
): Promise<{ events: ShopEvent[]; cursor: number | null }> {
  const horizon = await completeUpTo(sql)
  const { rows } = await sql.query<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM event WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3`,
    [cursor ?? 0, horizon, limit],
  )
  return { events: rows.map(toEvent), cursor: rows.at(-1)?.seq ?? cursor }
}

/** Waits for those who are writing and holds back new ones for the time of one look at the end of an index. */
function completeUpTo(sql: Sql): Promise<number> {
  return sql.transaction(async (tx) => {
    // Two statements: the second must look after the lock was given.
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOG_LOCK])
    const { rows } = await tx.query<{ seq: number | null }>('SELECT max(seq) AS seq FROM event')
    return rows[0]?.seq ?? 0
  })
}

async function* interactions(sql: SqlQueries): AsyncGenerator<readonly InteractionEvent[]> {
  for (let cursor = 0; ;) {
    const { rows } = await sql.query<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM event WHERE seq > $1 AND kind = ANY($2) ORDER BY seq LIMIT ${PAGE}`,
      [cursor, INTERACTION_KINDS],
    )
    if (rows.length > 0) yield rows.map((row) => toEvent(row) as InteractionEvent)
    if (rows.length < PAGE) return
    cursor = rows.at(-1)?.seq ?? cursor
  }
}

async function purchasesOf(sql: SqlQueries, shopperId: ShopperId, limit: number): Promise<PurchaseEvent[]> {
  const { rows } = await sql.query<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM event WHERE shopper_id = $1 AND kind = 'product-bought' ORDER BY at DESC, seq DESC LIMIT $2`,
    [shopperId, limit],
  )
  return rows.reverse().map((row) => toEvent(row) as PurchaseEvent)
}

async function eraseShopper(sql: SqlQueries, shopperId: ShopperId): Promise<number> {
  const { rowCount } = await sql.query(
    `DELETE FROM event WHERE shopper_id = $1 AND kind <> 'profile-forgotten'`,
    [shopperId],
  )
  return rowCount ?? 0
}

async function countByProduct(sql: SqlQueries): Promise<Map<ProductId, KindCounts>> {
  const counts = INTERACTION_KINDS.map((kind) => `count(*) FILTER (WHERE kind = '${kind}') AS "${kind}"`)
  const { rows } = await sql.query<KindCounts & { product_id: ProductId }>(
    `SELECT product_id, ${counts.join()} FROM event WHERE product_id IS NOT NULL GROUP BY product_id`,
  )
  return new Map(rows.map(({ product_id: id, ...kinds }) => [id, kinds]))
}
