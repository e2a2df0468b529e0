/**
 * For each term the rows that have it, ascending: rows[offsets[t]] .. rows[offsets[t + 1] - 1], with a weight each.
 */
import { numberOf, termTable } from './termTable.ts'
import type { TermTable } from './termTable.ts'

export interface Postings {
  readonly terms: TermTable
  readonly offsets: Int32Array
  readonly rows: Int32Array
  readonly weights: Float32Array
}

const NONE = new Int32Array(0)

/** The rows that have `term`, a view, not to be changed. */
export function rowsOf(postings: Postings, term: string): Int32Array {
  const number = numberOf(postings.terms, term)
  if (number === null) return NONE
  return postings.rows.subarray(postings.offsets[number], postings.offsets[number + 1])
}

export interface PostingsBuilder {
  /** The number of a term, the same each time; a caller may remember it. */
  readonly intern: (term: string) => number
  /** The current row has the term of that number; the weights of a term that comes again are added. */
  add(number: number, weight: number): void
  endRow(): void
  finish(): Postings
}

export function createPostingsBuilder(): PostingsBuilder {
  const numbers = new Map<string, number>()
  const terms: string[] = []
  /** For each term: where its entry of the current row is, and in which row it was last seen. */
  let entryOf = new Int32Array(1 << 12)
  let lastRow = new Int32Array(1 << 12).fill(-1)
  let entryTerm = new Int32Array(1 << 16)
  let entryRow = new Int32Array(1 << 16)
  let entryWeight = new Float32Array(1 << 16)
  let entries = 0
  let row = 0

  const newTerm = (term: string): number => {
    const number = terms.push(term) - 1
    numbers.set(term, number)
    if (number === entryOf.length) {
      entryOf = grown(entryOf, new Int32Array(number * 2))
      lastRow = grown(lastRow, new Int32Array(number * 2).fill(-1))
    }
    return number
  }
  return {
    intern: (term) => numbers.get(term) ?? newTerm(term),
    add: (number, weight) => {
      if (lastRow[number] === row) {
        entryWeight[entryOf[number]!]! += weight
        return
      }
      if (entries === entryTerm.length) {
        entryTerm = grown(entryTerm, new Int32Array(entries * 2))
        entryRow = grown(entryRow, new Int32Array(entries * 2))
        entryWeight = grown(entryWeight, new Float32Array(entries * 2))
      }
      lastRow[number] = row
      entryOf[number] = entries
      entryTerm[entries] = number
      entryRow[entries] = row
      entryWeight[entries++] = weight
    },
    endRow: () => {
      row++
    },
    finish: () => ({
      terms: termTable(terms),
      ...grouped(terms.length, entries, entryTerm, entryRow, entryWeight),
    }),
  }
}

function grown<Numbers extends Int32Array | Float32Array>(old: Numbers, bigger: Numbers): Numbers {
  bigger.set(old)
  return bigger
}

/** A counting sort by term; entries come row by row, so rows stay ascending. */
function grouped(
  terms: number,
  entries: number,
  entryTerm: Int32Array,
  entryRow: Int32Array,
  entryWeight: Float32Array,
): Omit<Postings, 'terms'> {
  const offsets = new Int32Array(terms + 1)
  for (let i = 0; i < entries; i++) offsets[entryTerm[i]! + 1]!++
  for (let term = 0; term < terms; term++) offsets[term + 1]! += offsets[term]!
  const next = offsets.slice()
  const rows = new Int32Array(entries)
  const weights = new Float32Array(entries)
  for (let i = 0; i < entries; i++) {
    const place = next[entryTerm[i]!]!++
    rows[place] = entryRow[i]!
    weights[place] = entryWeight[i]!
  }
  return { offsets, rows, weights }
}
