/**
 * The loop that both imports share: takes what rows have become, writes it in batches, and can be killed anywhere.
 *
 * Each batch is one transaction that also writes how far the import came, so a batch is there with its checkpoint or not
 * at all. An import that starts again reads the file from the beginning (compressed files cannot be entered in the
 * middle), but passes over what is done: nothing is lost, nothing is written or counted twice.
 * Memory: one batch.
 */
import { RAW_LIMIT, type FeedRow } from './read/feedRow.ts'
import type { RejectedRows } from './rejectedRows.ts'

export type RowOutcome<Item> =
  /** `reason` goes into the summary: why the item is not what one would expect. */
  | { readonly kind: 'item'; readonly item: Item; readonly reason?: string }
  | { readonly kind: 'skipped'; readonly because: string }
  | {
      readonly kind: 'rejected'
      readonly field: string | null
      readonly problem: string
      readonly raw: string
    }

export interface Located<Item> {
  readonly line: number
  readonly row: number
  /** Rows of the file that stand behind it. */
  readonly fileRows: number
  readonly outcome: RowOutcome<Item>
}

/** Counts by name: 'rows', 'added', 'rejected', ... */
export type Counts = Readonly<Record<string, number>>

/** Where batches go. `note` is kept with the checkpoint and given back by `start`. */
export interface ImportTarget<Item> {
  start(): Promise<{ readonly line: number; readonly note: unknown }>
  /** Atomic. Out: what became of the items, by name. */
  commit(items: readonly Item[], done: number, note: (written: Counts) => unknown): Promise<Counts>
  /** Out: what else happened, by name. */
  finish(): Promise<Counts>
}

export interface ImportSummary {
  readonly counts: Counts
  /** Why rows were hidden, skipped or rejected: 'rejected: Price is negative' -> how many. */
  readonly reasons: Counts
  /** Rows that an earlier run had done already; 0 when this one began at the first. */
  readonly resumedAfter: number
}

interface Progress {
  readonly counts: Record<string, number>
  readonly reasons: Record<string, number>
}

export interface ImportRowsOptions {
  /** Items of one transaction. */
  readonly batchSize: number
  readonly rejected: RejectedRows
}

export async function importRows<Item>(
  batches: AsyncIterable<readonly Located<Item>[]>,
  target: ImportTarget<Item>,
  { batchSize, rejected }: ImportRowsOptions,
): Promise<ImportSummary> {
  const checkpoint = await target.start()
  const { counts, reasons } = progressIn(checkpoint.note)
  let items: Item[] = []
  let seen = 0
  const flush = async () => {
    await rejected.flush()
    const written = await target.commit(items, seen, (one) => ({ counts: sum(counts, one), reasons }))
    Object.assign(counts, sum(counts, written))
    items = []
  }
  for await (const batch of batches) {
    for (const located of batch) {
      if (++seen <= checkpoint.line) continue
      count(located, { counts, reasons })
      if (located.outcome.kind === 'item') items.push(located.outcome.item)
      else if (located.outcome.kind === 'rejected') reject(located, located.outcome, rejected)
      if (items.length >= batchSize) await flush()
    }
    await rejected.flush()
  }
  if (seen > checkpoint.line) await flush()
  const finished = sum(counts, await target.finish())
  return { counts: finished, reasons, resumedAfter: checkpoint.line }
}

/** Rows that could not be read are rejected; the others become what `outcomeOf` says. */
export async function* located<Item>(
  batches: AsyncIterable<readonly FeedRow[]>,
  outcomeOf: (row: FeedRow & { kind: 'row' }) => RowOutcome<Item>,
): AsyncGenerator<readonly Located<Item>[]> {
  for await (const batch of batches) {
    yield batch.map((row) => {
      const { line, row: number } = row
      if (row.kind === 'row') return { line, row: number, fileRows: row.fileRows, outcome: outcomeOf(row) }
      const { problem, raw } = row
      return { line, row: number, fileRows: 1, outcome: { kind: 'rejected', field: null, problem, raw } }
    })
  }
}

/** A row that was read, as it is kept when it is rejected. */
export const rawFields = (fields: object): string => JSON.stringify(fields).slice(0, RAW_LIMIT)

export function sum(a: Counts, b: Counts): Record<string, number> {
  const total: Record<string, number> = { ...a }
  for (const [name, value] of Object.entries(b)) total[name] = (total[name] ?? 0) + value
  return total
}

function count<Item>({ fileRows, outcome }: Located<Item>, { counts, reasons }: Progress): void {
  const add = (to: Record<string, number>, name: string, by: number) => (to[name] = (to[name] ?? 0) + by)
  add(counts, 'rows', fileRows)
  add(counts, 'folded', fileRows - 1)
  if (outcome.kind !== 'item') add(counts, outcome.kind, 1)
  const reason = reasonOf(outcome)
  if (reason !== null) add(reasons, reason, 1)
}

function reasonOf(outcome: RowOutcome<unknown>): string | null {
  if (outcome.kind === 'item') return outcome.reason ?? null
  return `${outcome.kind}: ${outcome.kind === 'skipped' ? outcome.because : kindOfProblem(outcome)}`
}

/** The problem without what is special to the row, so that a thousand of them are one line of the summary. */
function kindOfProblem({ field, problem }: { field: string | null; problem: string }): string {
  const general = problem
    .replace(/: ".*"$/u, '')
    .replace(/\b(byte|line|row|has|position) \d+(?: \([^)]*\))?/g, '$1 …')
  return field === null ? general : `${field}: ${general}`
}

function reject<Item>(
  { line, row }: Located<Item>,
  { field, problem, raw }: Extract<RowOutcome<Item>, { kind: 'rejected' }>,
  rejected: RejectedRows,
): void {
  rejected.add({ line, row, field, problem, raw })
}

/** What an earlier run had counted. */
function progressIn(note: unknown): Progress {
  const before = note as Partial<Progress> | null
  return { counts: { ...before?.counts }, reasons: { ...before?.reasons } }
}
