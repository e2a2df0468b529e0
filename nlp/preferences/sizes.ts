/** Sizes that are too short to be words: "size 42", "in M", 42码. Only values that the catalogue has. */
import type { Term } from './phraseBook.ts'
import { freeMatches } from './spans.ts'
import type { Span } from './spans.ts'
import type { Vocabulary } from './vocabulary.ts'

const SIZES = [
  /\bsize(?: is|:)? ?(?<size>[a-z]{1,4}|\d{1,3}(?:\.5)?)\b/giu,
  /\b(?:eu|uk|us) ?(?<size>\d{1,2}(?:\.5)?)\b/giu,
  /(?<![\p{L}\p{N}])(?<size>[a-z]{1,4}|\d{2,3}(?:\.5)?) ?[码号](?!码)/giu,
  /\b(?<size>small|medium|large|extra large|extra small)(?= size)\b/giu,
]
/** Capital letters alone: "in M". */
const LETTER = /(?<![\p{L}\p{N}'’$€£¥₹.&-])(?<size>X{0,3}[SL]|M)(?![\p{L}\p{N}'’&-])/gu

export interface SizeSaid {
  readonly term: Term
  readonly span: Span
}

export function readSizes(text: string, vocabulary: Vocabulary, taken: readonly Span[]): SizeSaid[] {
  const said: SizeSaid[] = []
  const shouted = text === text.toUpperCase()
  for (const pattern of shouted ? SIZES : [...SIZES, LETTER]) {
    for (const { match, span } of freeMatches(text, pattern, [...taken, ...said.map((one) => one.span)])) {
      const term = vocabulary.valueOf('size', match.groups?.['size'] ?? '')
      if (term !== null) said.push({ term, span })
    }
  }
  return said
}
