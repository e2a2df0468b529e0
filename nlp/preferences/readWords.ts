/**
 * The words of a message as they are looked up: misspelt ones corrected, comparatives of qualities made plain, what was
 * understood before left out.
 */
import { plainOf } from './comparatives.ts'
import { FUNCTION_WORDS, ZH_FILLERS } from './functionWords.ts'
import type { Token } from './messageTokens.ts'
import { messageTokens } from './messageTokens.ts'
import { overlaps } from './spans.ts'
import type { Span } from './spans.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface SaidWords {
  readonly tokens: readonly Token[]
  /** A word for each token; '' where something else was understood. */
  readonly words: readonly string[]
  /** Tokens that are Chinese words of wanting and asking. */
  readonly fillers: ReadonlySet<number>
  /** Tokens that were misspelt. */
  readonly corrected: ReadonlySet<number>
  /** Tokens that were comparatives: 'warmer' is looked up as 'warm'. */
  readonly compared: ReadonlySet<number>
}

export function readWords(text: string, vocabulary: Vocabulary, taken: readonly Span[]): SaidWords {
  const tokens = messageTokens(text)
  const isTaken = tokens.map((token) => taken.some((span) => overlaps(span, token)))
  const corrected = new Set<number>()
  const compared = new Set<number>()
  const words = tokens.map((token, i) => {
    if (isTaken[i]) return ''
    const plain = plainQuality(token.text, vocabulary)
    if (plain !== null) {
      compared.add(i)
      return plain
    }
    const better =
      token.kind === 'word' && !FUNCTION_WORDS.has(token.text) ? vocabulary.correct(token.text) : null
    if (better !== null) corrected.add(i)
    return better ?? token.text
  })
  const fillers = fillerTokens(text, tokens)
  return { tokens, words, fillers, corrected, compared }
}

/** Facets whose values have degrees. */
const QUALITIES: ReadonlySet<string> = new Set(['feature', 'style'])

/** 'warm' for 'warmer' where the vocabulary has a quality of that name. */
function plainQuality(word: string, vocabulary: Vocabulary): string | null {
  const plain = plainOf(word)?.find((one) =>
    vocabulary.longest([one], 0)?.terms.some((term) => QUALITIES.has(term.facet)),
  )
  return plain ?? null
}

function fillerTokens(text: string, tokens: readonly Token[]): ReadonlySet<number> {
  const spans = [...text.matchAll(ZH_FILLERS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const fillers = new Set<number>()
  let span = 0
  for (const [i, token] of tokens.entries()) {
    while (span < spans.length && spans[span]!.end <= token.start) span += 1
    if (spans[span] !== undefined && overlaps(spans[span]!, token)) fillers.add(i)
  }
  return fillers
}
