/** One record a line (JSON Lines). Blank lines are passed over. */
import type { Cut, Splitter } from './records.ts'

const NEWLINE = 10
const RETURN = 13

export const lineSplitter: Splitter = {
  cut(window, from, atEnd): Cut | null {
    const newline = window.indexOf(NEWLINE, from)
    if (newline < 0 && !atEnd) return null
    const stop = newline < 0 ? window.length : newline
    const end = window[stop - 1] === RETURN && stop > from ? stop - 1 : stop
    return { start: from, end, next: newline < 0 ? stop : stop + 1, problem: null }
  },
  resume: afterNewline,
}

/** A record may begin after the next line break. */
export function afterNewline(window: Buffer, from: number): { at: number; found: boolean } {
  const newline = window.indexOf(NEWLINE, from)
  return newline < 0 ? { at: window.length, found: false } : { at: newline + 1, found: true }
}
