/** Sizes that are too short to be words: "size 42", "in M", 42码. Only values that the catalogue has. */
import type { TermConstraint } from '../../data/types/understanding.ts'
import type { Term } from './phraseBook.ts'
import { freeMatches } from './spans.ts'
import type { Span } from './spans.ts'
import { readStrength } from './strength.ts'
import type { ReadTerms } from './readTerms.ts'
import type { Kind, Vocabulary } from './vocabulary.ts'

const SIZES = [
  /\bsize(?: is|:)? ?(?<size>\d{1,3}(?:\.\d+)? ?(?:l|ml|mm|cm|m))\b/giu,
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

/** "Boots 44": a number of two digits beside a kind that comes in this size. */
export function bareSizes(read: ReadTerms, kind: Kind | null, vocabulary: Vocabulary): SizeSaid[] {
  if (kind === null) return []
  return read.tokens.flatMap((token, i) => {
    const count = vocabulary.together(kind, 'size', token.text)
    const isSize = read.free.has(i) && token.kind === 'number' && /^\d{2,3}$/.test(token.text) && count > 0
    return isSize
      ? [
          {
            term: { facet: 'size', value: token.text, count, asName: false },
            span: { start: token.start, end: token.end },
          },
        ]
      : []
  })
}

/** Any of the sizes said will do. */
export function sizeConstraints(sizes: readonly SizeSaid[], text: string): TermConstraint[] {
  const first = sizes[0]
  if (first === undefined) return []
  return [
    {
      kind: 'term',
      facet: 'size',
      values: [...new Set(sizes.map((size) => size.term.value))],
      polarity: 'include',
      strength: readStrength(text, first.span) ?? 'must',
      confidence: 0.95,
      said: sizes.map((size) => text.slice(size.span.start, size.span.end)).join(', '),
    },
  ]
}
