/**
 * Values by key, with eTags: the state of conversations and users. Each function is one statement.
 *
 *   value  anything that JSON has; comes back as it was. Written as its text, which the writer mostly has at hand.
 *   etag   in a write: null overwrites whatever is there; otherwise it must be the one that was read.
 * Errors: AppError STATE_CONFLICT names the key; then nothing of the write was done.
 * Cost on the embedded database: 0.05 to 0.1 ms each, up to ten times that where other work came in between.
 */
import { AppError } from '../types/errors.ts'
import type { SqlQueries } from '../types/ports.ts'

export interface StateItem {
  readonly value: unknown
  readonly etag: string
}

export interface StateChange {
  readonly key: string
  readonly json: string
  readonly etag: string | null
}

export interface StateStore {
  /** Keys that are not there are missing in the answer. */
  read(keys: readonly string[]): Promise<Map<string, StateItem>>
  /** Keys are distinct. Out: the new eTags by key. */
  write(changes: readonly StateChange[]): Promise<Map<string, string>>
  delete(keys: readonly string[]): Promise<void>
}

export function stateStore(sql: SqlQueries): StateStore {
  return {
    read: (keys) => read(sql, keys),
    write: (changes) => write(sql, changes),
    delete: async (keys) => {
      await sql.query('DELETE FROM state WHERE key = ANY($1)', [keys])
    },
  }
}

async function read(sql: SqlQueries, keys: readonly string[]): Promise<Map<string, StateItem>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql.query<{ key: string; value: unknown; etag: string }>(
    'SELECT key, value, etag FROM state WHERE key = ANY($1)',
    [keys],
  )
  return new Map(rows.map(({ key, value, etag }) => [key, { value, etag }]))
}

/** One item on top of what was read: what nearly every turn writes. Texts are compared: an eTag need not be a uuid. */
const UPDATE = `
  UPDATE state SET value = $2, etag = gen_random_uuid(), updated_at = now()
  WHERE key = $1 AND etag::text = $3 RETURNING key, etag::text`

/** When no change has an eTag there is nothing to compare; the Bot Framework's own state writes like this. */
const OVERWRITE = `
  INSERT INTO state (key, value)
  SELECT key, value FROM ROWS FROM (
    json_to_recordset($1::json) AS (key text, etag text), json_array_elements($2::json)
  ) AS r(key, etag, value) ORDER BY key COLLATE "C"
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, etag = gen_random_uuid(), updated_at = now()
  RETURNING key, etag::text`

/** Rows are locked in the order of their keys, so that two writers cannot lock each other out. */
const WRITE = `
  WITH incoming AS MATERIALIZED (
    SELECT * FROM ROWS FROM (
      json_to_recordset($1::json) AS (key text, etag text), json_array_elements($2::json)
    ) AS r(key, etag, value)
  ), found AS MATERIALIZED (
    SELECT state.key, state.etag::text AS etag FROM state
    WHERE state.key IN (SELECT key FROM incoming) ORDER BY state.key FOR UPDATE
  ), conflict AS MATERIALIZED (
    SELECT incoming.key FROM incoming LEFT JOIN found ON found.key = incoming.key COLLATE "C"
    WHERE incoming.etag IS NOT NULL AND incoming.etag IS DISTINCT FROM found.etag
  ), written AS (
    INSERT INTO state (key, value) SELECT key, value FROM incoming
    WHERE NOT EXISTS (SELECT 1 FROM conflict) ORDER BY key COLLATE "C"
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, etag = gen_random_uuid(), updated_at = now()
    RETURNING key, etag::text
  )
  SELECT key, etag FROM written UNION ALL SELECT key, NULL FROM conflict`

async function update(
  sql: SqlQueries,
  key: string,
  json: string,
  etag: string,
): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ etag: string }>(UPDATE, [key, json, etag])
  const written = rows[0]
  if (written === undefined) throw new AppError('STATE_CONFLICT', { key })
  return new Map([[key, written.etag]])
}

async function write(sql: SqlQueries, changes: readonly StateChange[]): Promise<Map<string, string>> {
  const [first] = changes
  if (first === undefined) return new Map()
  if (changes.length === 1 && first.etag !== null) return update(sql, first.key, first.json, first.etag)
  const statement = changes.every(({ etag }) => etag === null) ? OVERWRITE : WRITE
  const { rows } = await sql.query<{ key: string; etag: string | null }>(statement, [
    JSON.stringify(changes.map(({ key, etag }) => ({ key, etag }))),
    `[${changes.map(({ json }) => json).join()}]`,
  ])
  const etags = new Map<string, string>()
  for (const { key, etag } of rows) {
    if (etag === null) throw new AppError('STATE_CONFLICT', { key })
    etags.set(key, etag)
  }
  return etags
}
