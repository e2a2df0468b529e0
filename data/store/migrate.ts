/**
 * Brings the schema to the version of this program: data/migrations/NNNN_name.sql in the order of their numbers, all in
 * one transaction, each remembered with its checksum. Replicas that start at once wait for each other.
 *
 * Errors: SCHEMA_INVALID when a migration that ran has another text now, or when the database is newer than the program.
 * Cost: 2 ms when there is nothing to do.
 */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { AppError } from '../types/errors.ts'
import type { Sql, SqlQueries } from '../types/ports.ts'

const FOLDER = new URL('../migrations/', import.meta.url)
/** Any number that no other program on the same server uses. */
const LOCK = 4_715_200_317

export interface Migration {
  readonly version: number
  readonly name: string
  readonly text: string
  readonly checksum: string
}

export async function migrate(sql: Sql, folder: URL = FOLDER): Promise<void> {
  const migrations = await readMigrations(folder)
  await sql.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const done = await appliedChecksums(tx)
    checkHistory(migrations, done)
    for (const migration of migrations) {
      if (!done.has(migration.version)) await apply(tx, migration)
    }
  })
}

/** In order of their version; the checksum does not change with the line ends of a checkout. */
export async function readMigrations(folder: URL = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n')
      const checksum = createHash('sha256').update(text).digest('hex')
      return { version: Number(name.slice(0, 4)), name, text, checksum }
    }),
  )
}

async function appliedChecksums(tx: SqlQueries): Promise<Map<number, string>> {
  await tx.query(`
    CREATE TABLE IF NOT EXISTS schema_migration (
      version integer PRIMARY KEY,
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`)
  const { rows } = await tx.query<{ version: number; checksum: string }>(
    'SELECT version, checksum FROM schema_migration',
  )
  return new Map(rows.map((row) => [row.version, row.checksum]))
}

function checkHistory(migrations: readonly Migration[], done: ReadonlyMap<number, string>): void {
  const known = new Map(migrations.map((one) => [one.version, one]))
  for (const [version, checksum] of done) {
    const migration = known.get(version)
    if (migration === undefined) {
      throw new AppError('SCHEMA_INVALID', { problem: `it has version ${version}, made by a newer program` })
    }
    if (migration.checksum !== checksum) {
      throw new AppError('SCHEMA_INVALID', { problem: `${migration.name} was changed after it ran` })
    }
  }
}

async function apply(tx: SqlQueries, { version, name, text, checksum }: Migration): Promise<void> {
  await tx.query(text)
  await tx.query('INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)', [
    version,
    name,
    checksum,
  ])
}
