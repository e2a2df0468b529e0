/**
 * The file of rejected rows, for the person who repairs the feed: one JSON object a line with line, row, field, problem
 * and the row itself (its first 2,000 characters). I/O: made with the first row that is rejected.
 */
import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface RejectedRow {
  readonly line: number
  readonly row: number
  /** The field as the feed calls it; null when the row could not be read at all. */
  readonly field: string | null
  readonly problem: string
  readonly raw: string
}

/** Rows that are shown in the summary itself. */
const EXAMPLES = 3

export class RejectedRows {
  readonly file: string
  readonly examples: RejectedRow[] = []
  private waiting: string[] = []

  constructor(file: string) {
    this.file = file
  }

  add(row: RejectedRow): void {
    if (this.examples.length < EXAMPLES) this.examples.push(row)
    this.waiting.push(`${JSON.stringify(row)}\n`)
  }

  /** Everything that was added is in the file. */
  async flush(): Promise<void> {
    if (this.waiting.length === 0) return
    await mkdir(dirname(this.file), { recursive: true })
    await appendFile(this.file, this.waiting.join(''))
    this.waiting = []
  }
}

/** `${dataDir}/rejected/products-2026-01-31T12-00-00.jsonl` */
export const rejectedFile = (dataDir: string, feed: string, at: Date): string =>
  `${dataDir}/rejected/${feed.replace(/[^\w.-]+/g, '_')}-${at.toISOString().slice(0, 19).replaceAll(':', '-')}.jsonl`
