/**
 * The Sql port over a pg.Pool: the one driver of the code, whatever stands behind it.
 *
 * Rows: int8 comes as a number (prices, counters and sequence numbers stay below 2^53), timestamptz as a Date, json as
 * the value. Errors: a database that cannot be reached or goes away throws AppError DATABASE_UNAVAILABLE; what Postgres says about
 * a statement is thrown as pg's DatabaseError, with its SQLSTATE in `code`.
 */
import { isNativeError } from 'node:util/types'
import pg from 'pg'
import { AppError } from '../types/errors.ts'
import type { Sql, SqlQueries } from '../types/ports.ts'

/** Type number of int8 in pg_type. */
const INT8 = 20
type Parse = (value: string) => unknown

const TYPES = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parse => {
    const standard = pg.types.getTypeParser as (oid: number, format?: string) => Parse
    return oid === INT8 && format !== 'binary' ? Number : standard(oid, format)
  },
}

export interface PoolSqlOptions {
  readonly kind: string
  readonly pool: pg.PoolConfig
  /** Runs after the pool has ended: closes what stands behind it. */
  readonly afterClose?: () => Promise<void>
}

export function poolSql({ kind, pool: config, afterClose }: PoolSqlOptions): Sql {
  const pool = new pg.Pool({ ...config, types: TYPES })
  // A connection that breaks while idle is replaced at the next query, which reports it if the database is gone.
  pool.on('error', () => undefined)
  const queries = queriesOn(pool)
  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    await pool.end()
    await afterClose?.()
  }
  return {
    kind,
    query: (text, values) => queries.query(text, values),
    transaction: (work) => transaction(pool, work),
    close: () => (closing ??= close()),
  }
}

function queriesOn(on: pg.Pool | pg.PoolClient): SqlQueries {
  return {
    query: async (text, values) => {
      try {
        // What a row holds is the caller's word: no rows of type `never` are rows of any type.
        const { rows, rowCount } = await on.query<never>(text, values as unknown[] | undefined)
        return { rows, rowCount }
      } catch (error) {
        throw asFault(error)
      }
    },
  }
}

async function transaction<T>(pool: pg.Pool, work: (queries: SqlQueries) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw asFault(error)
  })
  let broken: Error | undefined
  const noteBroken = (error: Error): void => void (broken = error)
  client.on('error', noteBroken) // without a listener a connection lost between two queries ends the process
  try {
    const queries = queriesOn(client)
    await queries.query('BEGIN')
    const result = await work(queries)
    await commit(client)
    return result
  } catch (error) {
    // The first fault is the one to tell; a connection that cannot roll back is thrown away, which rolls back too.
    await client.query('ROLLBACK').catch(noteBroken)
    throw error
  } finally {
    client.off('error', noteBroken)
    client.release(broken)
  }
}

/** Postgres answers COMMIT with ROLLBACK when a statement failed and nobody passed its error on. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT').catch((error: unknown) => {
    throw asFault(error)
  })
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it failed')
}

/** SQLSTATE classes and system errors that mean "the database does not answer", not "the statement is wrong". */
const GONE = /^(?:08...|57P0[1-5]|25P03|53300|E[A-Z]+)$/
/** pg says these without a code. */
const GONE_MESSAGE =
  /connection terminated|not queryable|connection timeout|timeout exceeded when trying to connect|timeout expired/i

function asFault(error: unknown): unknown {
  if (!isNativeError(error)) return error
  const code = (error as { code?: unknown }).code
  const gone = typeof code === 'string' ? GONE.test(code) : GONE_MESSAGE.test(error.message)
  return gone ? new AppError('DATABASE_UNAVAILABLE', { problem: error.message }, error) : error
}
