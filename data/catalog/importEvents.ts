/** A file of interactions into the log of events: rows -> events by the map -> batches. The format is seen in the file. */
import { AppError } from '../types/errors.ts'
import type { InteractionEvent } from '../types/event.ts'
import type { Review } from '../types/history.ts'
import {
  type ImportSummary,
  type ImportTarget,
  importRows,
  located,
  rawFields,
  type RowOutcome,
} from './importRows.ts'
import type { EventsMap, FeedMap } from './map/feedMap.ts'
import { eventMapper } from './map/mapEvent.ts'
import type { ByteSource } from './read/byteSource.ts'
import { type Format, readFeed } from './read/readFeed.ts'
import type { RejectedRows } from './rejectedRows.ts'

/** Events are small: more of them make one transaction worth while. */
const BATCH = 2000

export interface EventItem {
  readonly event: InteractionEvent
  readonly review: Review | null
}

export interface ImportEventsOptions {
  readonly source: ByteSource
  readonly format: Format
  readonly map: FeedMap
  readonly target: ImportTarget<EventItem>
  readonly rejected: RejectedRows
  readonly now: Date
  readonly onRead?: (bytes: number) => void
}

export async function importEvents(options: ImportEventsOptions): Promise<ImportSummary> {
  const { source, format, map, target, rejected, now } = options
  const events = map.events
  if (events === undefined)
    throw new AppError('FEED_MAP_INVALID', { file: 'given', problem: 'events: is missing' })
  const outcomeOf = eventMapper(events, map.language, map.currency ?? null, now)
  const rows = readFeed(source, format, {
    encoding: map.encoding ?? null,
    delimiter: map.delimiter ?? null,
    ...(options.onRead && { onRead: options.onRead }),
    onHeader: (columns) => checkColumns(columns, events, source.file),
  })
  const outcomes = located(rows, ({ fields }): RowOutcome<EventItem> => {
    const outcome = outcomeOf(fields)
    if (outcome.kind === 'event') return { kind: 'item', item: outcome }
    return outcome.kind === 'rejected' ? { ...outcome, raw: rawFields(fields) } : outcome
  })
  return importRows(outcomes, target, { batchSize: BATCH, rejected })
}

function checkColumns(columns: readonly string[], map: EventsMap, file: string): void {
  const shopper = [...map.shopper.from, ...(map.guest?.from ?? [])]
  for (const [key, wanted] of Object.entries({ shopper, product: map.product.from, time: map.time.from })) {
    if (wanted.some((column) => columns.includes(column))) continue
    const problem = `the ${key} is wanted from ${wanted.join(' or ')}, the file has the columns ${columns.join(', ')}`
    throw new AppError('FEED_UNREADABLE', { file, problem: problem.slice(0, 600) })
  }
}
