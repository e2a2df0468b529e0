/**
 * Token ids of single words: WordPiece's longest match first, over the vocabulary of the bundled encoder's tokenizer (Wu et
 * al. 2016, as BERT has it). transformers.js splits whole texts and does not say where a token stood.
 */
import { readFileSync } from 'node:fs'

export interface WordPieces {
  /** At least one id; that of [UNK] for a word that cannot be put together. */
  idsOf(word: string): readonly number[]
}

const LONGEST_WORD = 100

export function readWordPieces(tokenizer: URL): WordPieces {
  const { model } = JSON.parse(readFileSync(tokenizer, 'utf8')) as {
    model: { vocab: Record<string, number>; unk_token: string }
  }
  const vocabulary = new Map(Object.entries(model.vocab))
  const unknown = [vocabulary.get(model.unk_token)!]
  const known = new Map<string, readonly number[]>()
  return {
    idsOf: (word) => {
      const found = known.get(word)
      if (found !== undefined) return found
      const ids = pieces(plain(word), vocabulary) ?? unknown
      if (known.size < 20_000) known.set(word, ids)
      return ids
    },
  }
}

/** Lower case, accents off: as the tokenizer normalises. */
const plain = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')

function pieces(word: string, vocabulary: ReadonlyMap<string, number>): number[] | null {
  if (word.length > LONGEST_WORD) return null
  const ids: number[] = []
  // An apostrophe is a token of its own for the tokenizer.
  for (const part of word.split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u)) {
    for (let start = 0; start < part.length;) {
      let end = part.length
      const pieceAt = (): string => (start > 0 ? '##' : '') + part.slice(start, end)
      while (end > start && !vocabulary.has(pieceAt())) end--
      if (end === start) return null
      ids.push(vocabulary.get(pieceAt())!)
      start = end
    }
  }
  return ids.length === 0 ? null : ids
}
