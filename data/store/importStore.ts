/**
 * How far an import came, so that one that was killed goes on where it was. Call `progress` with the queries of the
 * transaction that writes the batch, and both are there or neither:
 *
 *   await sql.transaction(async (tx) => {
 *     await upsertProducts(tx, batch, at)          // or appendEvents(tx, events)
 *     await importStore(tx).progress(feedKey, line, note)
 *   })
 */
import type { SqlQueries } from '../types/ports.ts'

/** Everything up to `line` is in the database; 0 when the import has not begun. `note` is what `progress` was given. */
export interface Checkpoint {
  readonly line: number
  readonly note: unknown
}

export interface ImportStore {
  /** Where to begin. */
  start(feedKey: string): Promise<Checkpoint>
  progress(feedKey: string, line: number, note?: unknown): Promise<void>
  /** The next import of this feed begins at the first line. */
  finished(feedKey: string): Promise<void>
}

export function importStore(sql: SqlQueries): ImportStore {
  return {
    start: async (feedKey) => {
      const { rows } = await sql.query<Checkpoint>(
        'SELECT line, note FROM import_checkpoint WHERE feed_key = $1',
        [feedKey],
      )
      return rows[0] ?? { line: 0, note: null }
    },
    progress: async (feedKey, line, note = null) => {
      await sql.query(
        `INSERT INTO import_checkpoint (feed_key, line, note) VALUES ($1, $2, $3)
         ON CONFLICT (feed_key) DO UPDATE SET line = excluded.line, note = excluded.note, updated_at = now()`,
        [feedKey, line, JSON.stringify(note)],
      )
    },
    finished: async (feedKey) => {
      await sql.query('DELETE FROM import_checkpoint WHERE feed_key = $1', [feedKey])
    },
  }
}
