/**
 * The Sql of a guest. The owner of the data folder may end at any time (an import that was started first); the guest then
 * opens the folder anew, as its owner if nobody else is.
 *
 * What was asked before the owner left and cannot have run is asked again; a query or transaction that it was killed under
 * throws DATABASE_UNAVAILABLE, because nobody knows whether it was committed.
 */
import { AppError } from '../../types/errors.ts'
import type { Sql } from '../../types/ports.ts'

export interface Opened {
  readonly sql: Sql
  readonly owner: boolean
}

/** The next owner may be a short-lived process, too. */
const TRIES = 5

/** `first` is the connection to the owner; `reopen` opens the folder in whatever role is free. */
export function visitingSql(first: Opened, reopen: () => Promise<Opened>): Sql {
  let current: Opened | null = first
  let opening: Promise<Opened> | null = null
  let closed = false

  const open = async (): Promise<Opened> => {
    if (current !== null) return current
    opening ??= reopen()
      .then((opened) => (current = opened))
      .finally(() => (opening = null))
    return opening
  }
  const forget = async (gone: Opened): Promise<void> => {
    if (current !== gone) return
    current = null
    await gone.sql.close()
  }
  /** `begun` tells whether the work may have had an effect. */
  const attempt = async <T>(work: (sql: Sql) => Promise<T>, begun: () => boolean): Promise<T> => {
    for (let tries = 1; ; tries++) {
      const opened = await open()
      try {
        return await work(opened.sql)
      } catch (error) {
        if (opened.owner || closed || !isUnavailable(error)) throw error
        await forget(opened)
        if (begun() || !neverRan(error) || tries === TRIES) throw error
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
      const opened = current ?? (await opening)
      await opened?.sql.close()
    },
  }
}

function isUnavailable(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'DATABASE_UNAVAILABLE'
}

/** No connection could be made; or the owner hung up in order, which answers everything that it has run. */
function neverRan(error: AppError): boolean {
  const { code } = error.cause as { readonly code?: unknown }
  return code === 'ENOENT' || code === 'ECONNREFUSED' || code === '57P01'
}
