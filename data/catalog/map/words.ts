/**
 * Finds the words of a list in a text: 'Men Blue Printed Kurta Set with Jacket' holds 'kurta set'.
 * Words are compared as the search compares them (case, accents and plural endings do not count).
 */
import { LEXICON } from '../../types/lexicon.ts'
import { tokenize } from '../../types/terms.ts'
import type { FoundWords } from './feedMap.ts'

export interface WordIndex {
  /** Tokens joined by a space -> what they stand for. */
  readonly values: ReadonlyMap<string, string>
  /** Tokens of the longest entry. */
  readonly longest: number
  readonly until: ReadonlySet<string>
  readonly choose: 'last' | 'first' | 'longest' | 'all'
}

interface Match {
  readonly start: number
  readonly end: number
  readonly value: string
}

/** `facet` says whose words 'lexicon' means. */
export function wordIndex(spec: FoundWords, facet: string, choose: WordIndex['choose']): WordIndex {
  const lists = spec.words === 'lexicon' ? lexiconWords(facet) : Object.entries(spec.words ?? {})
  const values = new Map<string, string>()
  for (const [value, words] of lists) {
    for (const word of words) values.set(tokenize(word).join(' '), value)
  }
  const longest = Math.max(0, ...[...values.keys()].map((key) => key.split(' ').length))
  return { values, longest, until: new Set(spec.until.flatMap(tokenize)), choose: spec.choose ?? choose }
}

export const lexiconWords = (facet: string): (readonly [string, readonly string[]])[] =>
  LEXICON.filter((entry) => entry.facet === facet).map((entry) => [
    entry.value,
    [entry.value, ...entry.en, ...entry.zh],
  ])

/**
 * What the text names. One value, or every one with 'all'. 'last' is the head of an English noun phrase: the match that
 * ends last, before any of the `until` words; the whole text is searched when nothing stands before them.
 */
export function findWords(text: string, index: WordIndex): string[] {
  const tokens = tokenize(text)
  const stop = tokens.findIndex((token, at) => at > 0 && index.until.has(token))
  const head = stop < 0 ? [] : matches(tokens.slice(0, stop), index)
  const all = head.length > 0 ? head : matches(tokens, index)
  if (index.choose === 'all') return [...new Set(apart(all).map(({ value }) => value))]
  const best = [...all].sort(ORDER[index.choose])[0]
  return best === undefined ? [] : [best.value]
}

const length = (match: Match): number => match.end - match.start
const ORDER: Readonly<Record<'last' | 'first' | 'longest', (a: Match, b: Match) => number>> = {
  last: (a, b) => b.end - a.end || length(b) - length(a),
  first: (a, b) => a.start - b.start || length(b) - length(a),
  longest: (a, b) => length(b) - length(a) || a.start - b.start,
}

function matches(tokens: readonly string[], index: WordIndex): Match[] {
  const found: Match[] = []
  for (let start = 0; start < tokens.length; start++) {
    for (let end = start + 1; end <= Math.min(start + index.longest, tokens.length); end++) {
      const value = index.values.get(tokens.slice(start, end).join(' '))
      if (value !== undefined) found.push({ start, end, value })
    }
  }
  return found
}

/** Without those that lie inside a longer one: 'navy blue' is not blue as well. */
function apart(all: readonly Match[]): Match[] {
  return all.filter(
    (one) =>
      !all.some((other) => other.start <= one.start && other.end >= one.end && length(other) > length(one)),
  )
}
