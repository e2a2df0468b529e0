/**
 * The elements of one JSON array, which may be the only thing in the file or stand in an object ({"products": [...]}):
 * everything before the first '[' and after its ']' is passed over.
 *
 * A string that is not closed on its line (JSON has no line breaks in strings) breaks its element; the next line that
 * begins an object no deeper than the broken one did is taken as the next element.
 */
import type { Cut, Splitter } from './records.ts'

const CODE = {
  newline: 10,
  quote: 34,
  comma: 44,
  backslash: 92,
  openList: 91,
  closeList: 93,
  open: 123,
  close: 125,
} as const

export class JsonArraySplitter implements Splitter {
  private state: 'before' | 'between' | 'inside' | 'after' = 'before'
  /** Of the element being read: bytes looked at (from its start), open brackets, and where in a string we are. */
  private scanned = 0
  private readonly open: number[] = []
  private inString = false
  private escaped = false
  private broken = false
  /** Column of the line where the element begins, and the one where the scan stands. */
  private startColumn = 0
  private column = 0

  cut(window: Buffer, from: number, atEnd: boolean): Cut | null {
    let start = from
    if (this.state === 'before') {
      const opening = window.indexOf(CODE.openList, from)
      if (opening < 0) return atEnd ? nothing(window.length) : null
      this.state = 'between'
      return nothing(opening + 1)
    }
    if (this.state === 'between') {
      while (start < window.length && isBetween(window[start])) this.step(window[start++])
      if (start > from) return nothing(start)
      if (window[start] === CODE.closeList) this.state = 'after'
      else this.begin()
    }
    if (this.state === 'after') return nothing(window.length)
    return this.element(window, start, atEnd)
  }

  resume(window: Buffer, from: number): { at: number; found: boolean } {
    const cut = this.element(window, from, false)
    if (cut === null) {
      this.scanned = 0
      return { at: window.length, found: false }
    }
    return { at: cut.next, found: true }
  }

  private begin(): void {
    this.state = 'inside'
    this.scanned = 0
    this.open.length = 0
    this.inString = this.escaped = this.broken = false
    this.startColumn = this.column
  }

  private element(window: Buffer, start: number, atEnd: boolean): Cut | null {
    for (let at = start + this.scanned; at < window.length; at++) {
      const byte = window[at]!
      if (this.open.length === 0 && !this.inString && (byte === CODE.comma || byte === CODE.closeList)) {
        return this.finish(start, at)
      }
      if (
        this.broken &&
        byte === CODE.open &&
        this.column <= this.startColumn &&
        onlyIndent(window, start, at)
      ) {
        return this.finish(start, at)
      }
      this.look(byte)
      this.step(byte)
    }
    this.scanned = window.length - start
    if (!atEnd) return null
    this.broken = true
    return this.finish(start, window.length)
  }

  private finish(start: number, end: number): Cut {
    this.state = 'between'
    this.scanned = 0
    const problem = this.broken ? 'a quote or bracket in it is not closed' : null
    return { start, end, next: end, problem }
  }

  private step(byte: number | undefined): void {
    this.column = byte === CODE.newline ? 0 : this.column + 1
  }

  private look(byte: number): void {
    if (this.inString) {
      if (byte === CODE.newline) {
        this.inString = false
        this.broken = true
      } else if (this.escaped) this.escaped = false
      else if (byte === CODE.backslash) this.escaped = true
      else if (byte === CODE.quote) this.inString = false
    } else if (byte === CODE.quote) this.inString = true
    else if (byte === CODE.open || byte === CODE.openList) this.open.push(byte)
    else if (byte === CODE.close || byte === CODE.closeList) this.closeBracket(byte)
  }

  /** A bracket that closes the wrong kind closes what it can: JSON.parse will name the fault, the next row is safe. */
  private closeBracket(byte: number): void {
    const opener = this.open.lastIndexOf(byte === CODE.close ? CODE.open : CODE.openList)
    if (opener >= 0) this.open.length = opener
  }
}

const nothing = (at: number): Cut => ({ start: at, end: at, next: at, problem: null })

/** White space, commas. */
const isBetween = (byte: number | undefined): boolean =>
  byte === CODE.comma || byte === 32 || byte === 9 || byte === CODE.newline || byte === 13

/** Nothing but white space stands between the line break before `at` and `at`. */
function onlyIndent(window: Buffer, start: number, at: number): boolean {
  let before = at - 1
  while (before >= start && (window[before] === 32 || window[before] === 9)) before--
  return before >= start && window[before] === CODE.newline
}
