/**
 * BM25 over weighted fields: the counts of a token in the fields are added with the fields' weights before saturation
 * (Robertson, Zaragoza and Taylor 2004), and so are the lengths. The impact of each token on each row is computed when
 * the catalogue is built, so that a query only adds numbers up.
 */
import { tokenize } from '../../data/types/terms.ts'
import { numberOf } from './termTable.ts'
import type { Postings } from './postings.ts'

/** The usual values; the reference figures for icecat were made with them. */
const K1 = 1.2
const B = 0.75

export const FIELD_WEIGHTS = { name: 1, brand: 1, category: 0.5, attribute: 0.2, description: 1 } as const

/** BM25's part of the score for each entry of `words`, whose weights are the weighted counts. */
export function impacts(words: Postings, lengths: readonly number[]): Float32Array {
  const rows = lengths.length
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(rows, 1)
  const norm = Float64Array.from(lengths, (length) => K1 * (1 - B + (B * length) / (mean || 1)))
  const weights = new Float32Array(words.weights.length)
  for (let term = 0; term + 1 < words.offsets.length; term++) {
    const [start, end] = [words.offsets[term]!, words.offsets[term + 1]!]
    const rarity = Math.log(1 + (rows - (end - start) + 0.5) / (end - start + 0.5))
    for (let i = start; i < end; i++) {
      const count = words.weights[i]!
      weights[i] = (rarity * count * (K1 + 1)) / (count + norm[words.rows[i]!]!)
    }
  }
  return weights
}

/** Numbers of the tokens of a field; those of short texts that come again (`often`) are remembered. */
export function createFieldTokens(intern: (token: string) => number) {
  const known = new Map<string, readonly number[]>()
  return (text: string, often: boolean): readonly number[] => {
    const before = often ? known.get(text) : undefined
    if (before !== undefined) return before
    const numbers = tokenize(text).map(intern)
    if (often) known.set(text, numbers)
    return numbers
  }
}

/** The scores of one query; overwritten by the next query. */
export interface LexicalScores {
  /** By row; 0 where no word of the query stands. */
  readonly scores: Float32Array
  /** The rows with a score, each once, in no order. */
  readonly touched: Int32Array
}

export interface LexicalIndex {
  score(query: string): LexicalScores
}

/** Cost of a query: the sum of its tokens' postings, about 1.5 ns each. */
export function createLexicalIndex(postings: Postings, rows: number): LexicalIndex {
  const scores = new Float32Array(rows)
  const seen = new Int32Array(rows)
  let many = 0
  return {
    score: (query) => {
      for (let i = 0; i < many; i++) scores[seen[i]!] = 0
      many = 0
      for (const token of new Set(tokenize(query))) {
        const number = numberOf(postings.terms, token)
        if (number === null) continue
        const end = postings.offsets[number + 1]!
        for (let i = postings.offsets[number]!; i < end; i++) {
          const row = postings.rows[i]!
          if (scores[row] === 0) seen[many++] = row
          scores[row]! += postings.weights[i]!
        }
      }
      return { scores, touched: seen.subarray(0, many) }
    },
  }
}
