/**
 * Records of CSV and TSV (RFC 4180): fields between delimiters, quoted ones may hold delimiters, line breaks and
 * doubled quotes. A quote inside an unquoted field is a letter like any other.
 *
 * A broken quote costs one line: the record that it stands in is given up at the end of its first line, and the next
 * line is read afresh. The same holds for a quoted field that runs over lines and leaves the record with another
 * number of fields than the header: there a quote was forgotten and the rows below were swallowed.
 */
import type { Cut, Splitter } from './records.ts'
import { afterNewline } from './splitLines.ts'

const NEWLINE = 10
const RETURN = 13
const QUOTE = 34
const DELIMITERS = [',', ';', '\t', '|'] as const

export class CsvSplitter implements Splitter {
  /** The delimiter: as given, else the commonest candidate in the first line, known once that has been read. */
  delimiter: string | null
  /** Fields of the first record; 0 before it has been read. */
  private columns = 0

  constructor(delimiter: string | null) {
    this.delimiter = delimiter
  }

  readonly resume = afterNewline

  cut(window: Buffer, from: number, atEnd: boolean): Cut | null {
    const newline = window.indexOf(NEWLINE, from)
    if (newline < 0 && !atEnd) return null
    const lineEnd = newline < 0 ? window.length : newline
    this.delimiter ??= guessDelimiter(window.toString('utf8', from, lineEnd))
    const quote = window.indexOf(QUOTE, from)
    const scanned =
      this.columns > 0 && (quote < 0 || quote >= lineEnd)
        ? { kind: 'whole' as const, end: lineEnd, fields: this.columns }
        : scan(window, from, this.delimiter.charCodeAt(0), atEnd)
    if (scanned === null) return null
    const swallowed = scanned.kind === 'whole' && this.columns > 0 && scanned.fields !== this.columns
    if (scanned.kind === 'broken' || (swallowed && scanned.end > lineEnd)) {
      const problem =
        scanned.kind === 'broken' ? scanned.problem : 'a quote that opens in this line is not closed in it'
      return { start: from, end: lineEnd, next: Math.min(lineEnd + 1, window.length), problem }
    }
    const end = window[scanned.end - 1] === RETURN && scanned.end > from ? scanned.end - 1 : scanned.end
    if (this.columns === 0 && end > from) this.columns = scanned.fields
    return { start: from, end, next: Math.min(scanned.end + 1, window.length), problem: null }
  }
}

type Scan =
  | { readonly kind: 'whole'; readonly end: number; readonly fields: number }
  | { readonly kind: 'broken'; readonly problem: string }

/** Walks the fields from `from` to the line break that ends the record; null when the window ends before it. */
function scan(window: Buffer, from: number, delimiter: number, atEnd: boolean): Scan | null {
  let at = from
  for (let fields = 1; ; fields++) {
    if (window[at] === QUOTE) {
      const close = closingQuote(window, at + 1)
      if (close < 0 || (close + 1 >= window.length && !atEnd)) {
        return atEnd ? { kind: 'broken', problem: 'a quote is opened and never closed' } : null
      }
      at = close + 1
      if (window[at] === RETURN && (at + 1 >= window.length || window[at + 1] === NEWLINE)) at++
      if (at < window.length && window[at] !== delimiter && window[at] !== NEWLINE) {
        return {
          kind: 'broken',
          problem: 'a quoted field goes on after its closing quote (write a quote inside it twice)',
        }
      }
    } else {
      while (at < window.length && window[at] !== delimiter && window[at] !== NEWLINE) at++
    }
    if (at >= window.length) return atEnd ? { kind: 'whole', end: window.length, fields } : null
    if (window[at] === NEWLINE) return { kind: 'whole', end: at, fields }
    at++
  }
}

/** The next quote that is not doubled; -1 when there is none. */
function closingQuote(window: Buffer, from: number): number {
  let at = window.indexOf(QUOTE, from)
  while (at >= 0 && window[at + 1] === QUOTE) at = window.indexOf(QUOTE, at + 2)
  return at
}

/** The candidate that stands most often in the header outside quotes; a comma when none does. */
function guessDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((one) => bare.split(one).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** The fields of one record that the splitter has cut. */
export function csvFields(record: string, delimiter: string): string[] {
  if (!record.includes('"')) return record.split(delimiter)
  const fields: string[] = []
  let at = 0
  while (at <= record.length) {
    if (record[at] === '"') {
      let close = record.indexOf('"', at + 1)
      while (record[close + 1] === '"') close = record.indexOf('"', close + 2)
      fields.push(record.slice(at + 1, close).replaceAll('""', '"'))
      at = close + 2
    } else {
      const stop = record.indexOf(delimiter, at)
      fields.push(record.slice(at, stop < 0 ? record.length : stop))
      at = stop < 0 ? record.length + 1 : stop + 1
    }
  }
  return fields
}
