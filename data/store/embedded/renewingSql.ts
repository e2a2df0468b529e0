/**
 * An Sql that survives what it stands on. For a guest of a data folder the owner may end at any time (an import that was
 * started before the shop); for the owner the engine may break down (a full disk). The folder is then opened anew, in
 * whatever role is free.
 *
 * What was asked before and cannot have run is asked again; a query or transaction that the end came upon throws
 * DATABASE_UNAVAILABLE, because nobody knows whether it was committed.
 */
import { AppError } from '../../types/errors.ts'
import type { Sql } from '../../types/ports.ts'

export interface Opened {
  readonly sql: Sql
  /** Whether it will never answer again; asked when a query failed with DATABASE_UNAVAILABLE. */
  isGone(): Promise<boolean>
  /** Leaves the folder to others, whatever still waits for an answer. */
  abandon(): Promise<void>
}

/** The next owner may be a short-lived process, too. */
const TRIES = 5

export function renewingSql(first: Opened, reopen: () => Promise<Opened>): Sql {
  let current: Promise<Opened> | null = Promise.resolve(first)
  let closed = false

  const hold = (opening: Promise<Opened>): Promise<Opened> => {
    current = opening
    opening.catch(() => {
      if (current === opening) current = null // the next query tries again
    })
    return opening
  }
  /** True when `ended` has ended; then there is another, or will be. */
  const renew = async (from: Promise<Opened>, ended: Opened): Promise<boolean> => {
    if (closed) return false
    if (current === from && !(await ended.isGone())) return false
    if (current === from) void hold(ended.abandon().then(reopen))
    return true
  }
  /** `begun` tells whether the work may have had an effect. */
  const attempt = async <T>(work: (sql: Sql) => Promise<T>, begun: () => boolean): Promise<T> => {
    for (let tries = 1; ; tries++) {
      const from = current ?? hold(reopen())
      const opened = await from
      try {
        return await work(opened.sql)
      } catch (error) {
        const renewed = isUnavailable(error) && (await renew(from, opened))
        if (!renewed || begun() || !neverRan(error) || tries === TRIES) throw error
      }
    }
  }
  return {
    kind: first.sql.kind,
    query: (text, values) =>
      attempt(
        (sql) => sql.query(text, values),
        () => false,
      ),
    transaction: (work) => {
      let begun = false
      const begin: typeof work = (tx) => {
        begun = true
        return work(tx)
      }
      return attempt(
        (sql) => sql.transaction(begin),
        () => begun,
      )
    },
    close: async () => {
      closed = true
      const opened = await current?.catch(() => null)
      await opened?.sql.close()
    },
  }
}

function isUnavailable(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'DATABASE_UNAVAILABLE'
}

/**
 * No connection could be made; the owner hung up in order, which answers everything that it has run; or the query could
 * not be written to its end, where the word stands that lets it run.
 */
function neverRan(error: AppError): boolean {
  const { code } = error.cause as { readonly code?: unknown }
  return code === 'ENOENT' || code === 'ECONNREFUSED' || code === '57P01' || code === 'EPIPE'
}
