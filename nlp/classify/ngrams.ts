/**
 * Words and pieces of words as features: what a sentence vector blurs ("cancel my order" and "cancel my appointment") the
 * words tell apart. tf-idf with sublinear counts, as is usual for linear text classification (Joachims 1998).
 *
 * Latin text gives words, pairs of words and 2 to 5 letters of a word with its borders; Han text gives 1 to 3 characters.
 * Each of the two blocks of a text (words, pieces) has length SCALE, beside a sentence vector's length of 1.
 */
import { normaliseTerm } from '../../data/types/terms.ts'

/** Columns ascend; both arrays are of one length. */
export interface SparseRow {
  readonly columns: Int32Array
  readonly values: Float32Array
}

export interface Ngrams {
  /** Number of columns. */
  readonly size: number
  /** Features that no text of the fit had twice are left out. */
  rowOf(text: string): SparseRow
}

/** Of 0, .3, .5 and .7 this and .3 are best by a check on left-out examples of the bot's own intents. */
const SCALE = 0.5
const FEWEST_TEXTS = 2
const LONGEST_PIECE = 5
const LONGEST_HAN = 3
/** Longer messages say the same at their beginning. */
const MOST_CHARACTERS = 600

interface Block {
  readonly columns: ReadonlyMap<string, number>
  readonly rarity: Float32Array
}

export function fitNgrams(texts: readonly string[]): Ngrams {
  const words = blockOf(texts.map(wordsOf), 0)
  const pieces = blockOf(texts.map(piecesOf), words.rarity.length)
  return {
    size: words.rarity.length + pieces.rarity.length,
    rowOf: (text) =>
      joined(weighed(wordsOf(text), words, 0), weighed(piecesOf(text), pieces, words.rarity.length)),
  }
}

function blockOf(texts: readonly (readonly string[])[], start: number): Block {
  const textsWith = new Map<string, number>()
  for (const features of texts) {
    for (const feature of new Set(features)) textsWith.set(feature, (textsWith.get(feature) ?? 0) + 1)
  }
  const kept = [...textsWith].filter(([, count]) => count >= FEWEST_TEXTS)
  return {
    columns: new Map(kept.map(([feature], i) => [feature, start + i])),
    rarity: Float32Array.from(kept, ([, count]) => 1 + Math.log((1 + texts.length) / (1 + count))),
  }
}

function weighed(features: readonly string[], { columns, rarity }: Block, start: number): SparseRow {
  const counts = new Map<number, number>()
  for (const feature of features) {
    const column = columns.get(feature)
    if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([a], [b]) => a - b)
  const values = Float32Array.from(
    sorted,
    ([column, count]) => (1 + Math.log(count)) * rarity[column - start]!,
  )
  const length = Math.hypot(...values)
  return {
    columns: Int32Array.from(sorted, ([column]) => column),
    values: length === 0 ? values : values.map((value) => (SCALE * value) / length),
  }
}

function joined(a: SparseRow, b: SparseRow): SparseRow {
  const columns = new Int32Array(a.columns.length + b.columns.length)
  const values = new Float32Array(columns.length)
  columns.set(a.columns)
  columns.set(b.columns, a.columns.length)
  values.set(a.values)
  values.set(b.values, a.columns.length)
  return { columns, values }
}

const RUN = /\p{Script=Han}+|[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu
const HAN = /^\p{Script=Han}/u

const runsOf = (text: string): string[] => [
  ...(normaliseTerm(text.slice(0, MOST_CHARACTERS)).match(RUN) ?? []),
]

/** Words, single Han characters, and pairs of neighbours of either. */
function wordsOf(text: string): string[] {
  const words = runsOf(text).flatMap((run) => (HAN.test(run) ? Array.from(run) : [run]))
  return [...words, ...words.slice(1).map((word, i) => `${words[i]!} ${word}`)]
}

function piecesOf(text: string): string[] {
  return runsOf(text).flatMap((run) =>
    HAN.test(run) ? grams(Array.from(run), 2, LONGEST_HAN) : wordPieces(run),
  )
}

const wordPieces = (word: string): string[] => grams(Array.from(` ${word} `), 2, LONGEST_PIECE)

function grams(characters: readonly string[], shortest: number, longest: number): string[] {
  const found: string[] = []
  for (let size = shortest; size <= longest; size++) {
    for (let at = 0; at + size <= characters.length; at++)
      found.push(characters.slice(at, at + size).join(''))
  }
  return found
}
