/**
 * What the background processes of a Postgres server do, which the embedded engine does not have: vacuum and analyse
 * tables that changed a lot, and write checkpoints, so that a killed process starts again quickly. One step at a time,
 * while nobody asks for anything; a step holds the database for 5-400 ms (the latter: 60k rows).
 */
import type { Sql } from '../../types/ports.ts'
import type { Sessions } from './sessions.ts'

const EVERY_MS = 5_000
/** Between two turns of a conversation there is more time than this. */
const QUIET_MS = 1_500
/** Postgres's own autovacuum thresholds, but for a larger floor: small tables are vacuumed soon enough. */
const STALE_TABLE = `
  SELECT quote_ident(relname) AS name, n_dead_tup > 500 + 0.2 * n_live_tup AS dead
  FROM pg_stat_user_tables
  WHERE n_dead_tup > 500 + 0.2 * n_live_tup OR n_mod_since_analyze > 500 + 0.1 * n_live_tup
  ORDER BY n_dead_tup + n_mod_since_analyze DESC LIMIT 1`
/** Replaying 100 MB takes a second. */
const LOG_SINCE_CHECKPOINT = `
  SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) > 32 * 1024 * 1024 AS long FROM pg_control_checkpoint()`

export interface Upkeep {
  stop(): Promise<void>
}

/** `sql` is one session of `sessions`, for this alone; `stop` closes it. */
export function startUpkeep(sessions: Sessions, sql: Sql): Upkeep {
  let seen = sessions.served
  let running: Promise<void> = Promise.resolve()
  const step = async (): Promise<void> => {
    if (sessions.served === seen || sessions.idleMs() < QUIET_MS) return
    const again = await upkeepStep(sql)
    seen = again ? -1 : sessions.served
  }
  const timer = setInterval(() => {
    // A step that fails (the database is closing, a lock) is tried again at the next beat.
    running = running.then(step).catch(() => undefined)
  }, EVERY_MS).unref()
  const stop = async (): Promise<void> => {
    clearInterval(timer)
    await running
    await sql.close()
  }
  return { stop }
}

/** True when it did something, so that there may be more to do. */
export async function upkeepStep(sql: Sql): Promise<boolean> {
  const [table] = (await sql.query<{ name: string; dead: boolean }>(STALE_TABLE)).rows
  if (table !== undefined) {
    await sql.query(table.dead ? `VACUUM (ANALYZE) ${table.name}` : `ANALYZE ${table.name}`)
    return true
  }
  const [log] = (await sql.query<{ long: boolean }>(LOG_SINCE_CHECKPOINT)).rows
  if (log?.long !== true) return false
  await sql.query('CHECKPOINT')
  return true
}
