/**
 * BM25 over weighted fields: the counts of a token in the fields are added with the fields' weights before saturation
 * (Robertson, Zaragoza and Taylor 2004), and so are the lengths. The impact of each token on each row is computed when
 * the catalogue is built, so that a query only adds numbers up (lexicalIndex.ts).
 */
import { tokenize } from '../../data/types/terms.ts'
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
