/**
 * The <item> (RSS) or <entry> (Atom) elements of an XML feed; what stands around them, comments too, is passed over.
 * An element that another one begins inside of was not closed: it is given up, the other one is read.
 */
import type { Cut, Splitter } from './records.ts'

const LESS_THAN = 60
/** Longer than any of the marks that are searched for. */
const MARK = 10

export const xmlItemSplitter: Splitter = {
  cut(window, from, atEnd): Cut | null {
    let start = -1
    for (const mark of marks(window, from)) {
      if (mark.opens && start >= 0) return cutAt(start, mark.at, 'its element is not closed')
      if (mark.opens) start = mark.at
      else if (start >= 0) return cutAt(start, mark.end, null)
    }
    if (!atEnd) return null
    return start < 0
      ? cutAt(window.length, window.length, null)
      : cutAt(start, window.length, 'its element is not closed')
  },
  resume(window, from) {
    // Not at `from`: there the one that is too long begins.
    for (const mark of marks(window, from + 1)) if (mark.opens) return { at: mark.at, found: true }
    return { at: Math.max(from, window.length - MARK), found: false }
  },
}

const cutAt = (start: number, end: number, problem: string | null): Cut => ({
  start,
  end,
  next: end,
  problem,
})

/** Opening and closing tags of items, in order, outside comments and CDATA. */
function* marks(window: Buffer, from: number): Generator<{ opens: boolean; at: number; end: number }> {
  for (let at = window.indexOf(LESS_THAN, from); at >= 0; at = window.indexOf(LESS_THAN, at + 1)) {
    const text = window.toString('latin1', at, at + MARK)
    if (text.startsWith('<!--') || text.startsWith('<![CDATA[')) {
      const end = window.indexOf(text.startsWith('<!--') ? '-->' : ']]>', at, 'latin1')
      if (end < 0) return
      at = end
    } else if (/^<(?:item|entry)[\s>]/.test(text)) yield { opens: true, at, end: at }
    else {
      const closing = /^<\/(?:item|entry)>/.exec(text)
      if (closing !== null) yield { opens: false, at, end: at + closing[0].length }
    }
  }
}
