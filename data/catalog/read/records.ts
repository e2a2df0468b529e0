/**
 * Cuts a stream of bytes into records, holding one record and one chunk at a time, whatever the file's size.
 *
 * In   chunks of UTF-8 and a splitter that knows where a record of its format ends.
 * Out  the records in order, one array a chunk. A record over `limit` bytes is given with a problem and its beginning
 *      only; the rest of it is passed over without being held.
 * Cost O(bytes); memory limit + one chunk.
 */

/** Bytes. A product with all of its texts has some kilobytes; a record of a megabyte is a broken file. */
export const RECORD_LIMIT = 1024 * 1024

export interface RawRecord {
  /** Line on which it begins, from 1. */
  readonly line: number
  readonly bytes: Buffer
  /** Why it cannot be read; null when it can. */
  readonly problem: string | null
}

/** The record is window[start, end); the next one is looked for at `next`. An empty record is passed over. */
export interface Cut {
  readonly start: number
  readonly end: number
  readonly next: number
  readonly problem: string | null
}

export interface Splitter {
  /** Where the record ends that begins at or after `from`; null when more bytes are needed (never so at the end). */
  cut(window: Buffer, from: number, atEnd: boolean): Cut | null
  /** After a record that is too long: everything before `at` may go; `found` when a record may begin there. */
  resume(window: Buffer, from: number): { readonly at: number; readonly found: boolean }
}

/** Of a record that cannot be read only the beginning is kept, in bytes. */
const KEPT = 2048
const NEWLINE = 10

export async function* records(
  chunks: AsyncIterable<Buffer>,
  splitter: Splitter,
  limit = RECORD_LIMIT,
): AsyncGenerator<readonly RawRecord[]> {
  const cutter = new Cutter(splitter, limit)
  for await (const chunk of chunks) yield cutter.push(chunk, false)
  yield cutter.push(Buffer.alloc(0), true)
}

class Cutter {
  private window: Buffer = Buffer.alloc(0)
  private line = 1
  private skipping = false
  private readonly splitter: Splitter
  private readonly limit: number

  constructor(splitter: Splitter, limit: number) {
    this.splitter = splitter
    this.limit = limit
  }

  push(chunk: Buffer, atEnd: boolean): RawRecord[] {
    this.window = this.window.length === 0 ? chunk : Buffer.concat([this.window, chunk])
    const found: RawRecord[] = []
    let from = 0
    while (from < this.window.length) {
      if (this.skipping) {
        const { at, found: again } = this.splitter.resume(this.window, from)
        from = this.advance(from, at)
        this.skipping = !again
        if (!again) break
        continue
      }
      const cut = this.splitter.cut(this.window, from, atEnd)
      if (cut === null) {
        if (this.window.length - from <= this.limit) break
        found.push(this.tooLong(from))
        this.skipping = true
        continue
      }
      this.advance(from, cut.start)
      if (cut.end > cut.start) found.push(this.record(cut))
      from = this.advance(cut.start, cut.next)
    }
    // A copy: a view would keep the whole chunk alive behind a few bytes.
    this.window = Buffer.from(this.window.subarray(from))
    return found
  }

  private record({ start, end, problem }: Cut): RawRecord {
    if (end - start > this.limit) return this.tooLong(start)
    const bytes = this.window.subarray(start, problem === null ? end : Math.min(end, start + KEPT))
    return { line: this.line, bytes, problem }
  }

  private tooLong(start: number): RawRecord {
    const bytes = Buffer.from(this.window.subarray(start, start + KEPT))
    const problem = `longer than ${this.limit} bytes, or a quote or bracket in it is never closed`
    return { line: this.line, bytes, problem }
  }

  private advance(from: number, to: number): number {
    for (
      let at = this.window.indexOf(NEWLINE, from);
      at >= 0 && at < to;
      at = this.window.indexOf(NEWLINE, at + 1)
    ) {
      this.line++
    }
    return to
  }
}
