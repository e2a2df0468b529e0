/**
 * Writes events behind the turn, in the order in which they came.
 *
 * What a shopper did (refused, liked, put into the cart) is on disk before the promise resolves. The record of a list
 * that was shown may follow a moment later: the reply does not wait for it, a crash in that moment loses that one record.
 * A batch that the database refuses is tried again with the next one; `close` writes what is left.
 */
import type { ShopEvent } from '../data/types/event.ts'
import type { Log } from './log.ts'

export interface EventWriter {
  append(events: readonly ShopEvent[]): Promise<void>
  /** Resolves when all that was accepted is written; throws when the database refuses it. */
  close(): Promise<void>
}

/** A database that is away for long must not fill the memory: the oldest records of lists go first. */
const MOST_WAITING = 10_000
const LATER_MS = 100

export function createEventWriter(
  write: (events: readonly ShopEvent[]) => Promise<unknown>,
  log: Log,
): EventWriter {
  let waiting: ShopEvent[] = []
  let writing: Promise<void> = Promise.resolve()
  let later: NodeJS.Timeout | null = null

  const flush = (): Promise<void> => {
    const flushed = writing.then(async () => {
      const batch = waiting
      if (batch.length === 0) return
      waiting = []
      try {
        await write(batch)
      } catch (error) {
        waiting = [...batch, ...waiting].slice(-MOST_WAITING)
        throw error
      }
    })
    writing = flushed.catch(() => undefined)
    return flushed
  }

  const flushLater = (): void => {
    later = null
    flush().catch((error: unknown) => log.error({ err: error }, 'events not written yet'))
  }

  return {
    append: async (events) => {
      if (events.length === 0) return
      waiting.push(...events)
      if (events.some((event) => event.kind !== 'list-shown')) await flush()
      else later ??= setTimeout(flushLater, LATER_MS)
    },
    close: () => {
      if (later !== null) clearTimeout(later)
      return flush()
    },
  }
}
