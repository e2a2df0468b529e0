/**
 * The rows that the words of a query speak for, by the impacts of bm25.ts. Exact, without reading all the postings of
 * words that stand nearly everywhere: the rarest words are added up first, and as soon as enough rows have more than all
 * the other words together could give, those are only looked up for the rows that were found (MaxScore: Turtle and Flood
 * 1995, "Query evaluation: strategies and optimizations").
 * Cost: 1.5 ns for each posting that is read, and 50 ns for each word that is looked up for a row.
 */
import { tokenize } from '../../data/types/terms.ts'
import { numberOf } from './termTable.ts'
import type { Postings } from './postings.ts'
import { thresholdOf } from './topK.ts'

/** Valid until the next query. */
export interface LexicalScores {
  /** The wanted number of rows of the highest scores above 0 and those hardly worse, in no order. */
  readonly best: Int32Array
  /** Scores of `rows`, in their order; 0 where no word of the query stands. */
  readonly of: (rows: Int32Array) => Float32Array
}

export interface LexicalIndex {
  /** The best `places` rows among the allowed ones (1); null for all. */
  score(query: string, places: number, allowed: Uint8Array | null): LexicalScores
}

/** Reading a posting costs so much less than looking one up. */
const LOOK_UP = 32

interface Term {
  readonly start: number
  readonly end: number
  /** The largest of its impacts. */
  readonly most: number
}

export function createLexicalIndex(postings: Postings, rows: number): LexicalIndex {
  const termOf = termReader(postings)
  const scores = new Float32Array(rows)
  const touched = new Int32Array(rows)
  let many = 0

  const add = ({ start, end }: Term): void => {
    for (let i = start; i < end; i++) {
      const row = postings.rows[i]!
      if (scores[row] === 0) touched[many++] = row
      scores[row]! += postings.weights[i]!
    }
  }
  /** Adds words up until the others cannot bring a new row among the best; gives back those others. */
  const addRarest = (terms: readonly Term[], places: number, allowed: Uint8Array | null): readonly Term[] => {
    for (let i = 0; i < terms.length; i++) {
      add(terms[i]!)
      const others = terms.slice(i + 1)
      const unread = sumOf(others, ({ start, end }) => end - start)
      if (many * others.length * LOOK_UP >= unread) continue
      const reached = reachedBy(scoresAt(within(touched.subarray(0, many), allowed), scores), places)
      if (reached >= sumOf(others, ({ most }) => most)) return others
    }
    return []
  }

  return {
    score: (query, places, allowed) => {
      for (let i = 0; i < many; i++) scores[touched[i]!] = 0
      many = 0
      const others = addRarest(termsOf(query, termOf), places, allowed)
      if (others.length > 0) {
        for (let i = 0; i < many; i++) scores[touched[i]!]! += lookUp(touched[i]!, others, postings)
      }
      const among = within(touched.subarray(0, many), allowed)
      const values = scoresAt(among, scores)
      const reached = reachedBy(values, places)
      return {
        best: reaching(reached, among, values),
        of: (asked) => {
          const found = scoresAt(asked, scores)
          if (others.length === 0) return found
          for (let i = 0; i < found.length; i++) {
            if (found[i] === 0) found[i] = lookUp(asked[i]!, others, postings)
          }
          return found
        },
      }
    },
  }
}

/** The rarest first. */
function termsOf(query: string, termOf: (token: string) => Term | null): Term[] {
  const terms = Array.from(new Set(tokenize(query)), termOf).filter((term) => term !== null)
  return terms.sort((a, b) => a.end - a.start - (b.end - b.start))
}

/** Reads each word's largest impact once, when it is first asked for. */
function termReader({ terms, offsets, weights }: Postings): (token: string) => Term | null {
  const known = new Map<number, Term>()
  return (token) => {
    const number = numberOf(terms, token)
    if (number === null) return null
    let term = known.get(number)
    if (term === undefined) {
      const [start, end] = [offsets[number]!, offsets[number + 1]!]
      let most = 0
      for (let i = start; i < end; i++) if (weights[i]! > most) most = weights[i]!
      known.set(number, (term = { start, end, most }))
    }
    return term
  }
}

/** What the words add to the score of a row, each found by bisection. */
function lookUp(row: number, terms: readonly Term[], { rows, weights }: Postings): number {
  let sum = 0
  for (const { start, end } of terms) {
    let low = start
    let high = end
    while (low < high) {
      const middle = (low + high) >> 1
      if (rows[middle]! < row) low = middle + 1
      else high = middle
    }
    if (low < end && rows[low] === row) sum += weights[low]!
  }
  return sum
}

function within(rows: Int32Array, allowed: Uint8Array | null): Int32Array {
  if (allowed === null) return rows
  const kept = new Int32Array(rows.length)
  let many = 0
  for (let i = 0; i < rows.length; i++) if (allowed[rows[i]!] === 1) kept[many++] = rows[i]!
  return kept.subarray(0, many)
}

/** A plain loop: a callback for each of all rows costs more than the rest of the search. */
function reaching(least: number, rows: Int32Array, values: Float32Array): Int32Array {
  const kept = new Int32Array(rows.length)
  let many = 0
  for (let i = 0; i < rows.length; i++) if (values[i]! >= least) kept[many++] = rows[i]!
  return kept.subarray(0, many)
}

function scoresAt(rows: Int32Array, scores: Float32Array): Float32Array {
  const values = new Float32Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = scores[rows[i]!]!
  return values
}

/** What at least `places` values reach and hardly more; -Infinity when there are no more than that. */
function reachedBy(values: Float32Array, places: number): number {
  let largest = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > largest) largest = values[i]!
  return thresholdOf(values, places, 0, largest)
}

function sumOf(terms: readonly Term[], valueOf: (term: Term) => number): number {
  return terms.reduce((sum, term) => sum + valueOf(term), 0)
}
