/**
 * The shop's database: a Postgres server when `databaseUrl` names one, else the embedded one in `${dataDir}/database`.
 * The same pg.Pool and the same SQL in both cases. Run migrate.ts on it before anything else.
 *
 *   onProgress  fraction in (0, 1] while an embedded database is made, which happens once and takes 4-7 s.
 *
 * Errors: DATABASE_UNAVAILABLE, DATABASE_IN_USE.
 */
import type { Sql } from '../types/ports.ts'
import { openEmbedded } from './embedded/openEmbedded.ts'
import { poolSql } from './poolSql.ts'

export interface OpenSqlOptions {
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly onProgress?: (fraction: number) => void
}

/** Enough for the turns in flight of one replica; Postgres's default is 100 connections for all of them. */
const POSTGRES_CLIENTS = 10
const CONNECT_TIMEOUT_MS = 10_000

export async function openSql({ databaseUrl, dataDir, onProgress }: OpenSqlOptions): Promise<Sql> {
  if (databaseUrl === null) return openEmbedded(dataDir, onProgress ?? (() => undefined))
  const sql = poolSql({ kind: 'postgres', pool: serverPool(databaseUrl) })
  try {
    await sql.query('SELECT 1')
  } catch (error) {
    await sql.close()
    throw error
  }
  return sql
}

function serverPool(connectionString: string): Parameters<typeof poolSql>[0]['pool'] {
  return {
    connectionString,
    max: POSTGRES_CLIENTS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'aisle',
    keepAlive: true,
  }
}
