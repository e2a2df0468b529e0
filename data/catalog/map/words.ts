/**
 * Finds the words of a list in a text: 'Men Blue Printed Kurta Set with Jacket' holds 'kurta set'.
 * Words are compared as the search compares them (case, accents and plural endings do not count).
 */
import { LEXICON } from '../../types/lexicon.ts'
import { tokenize } from '../../types/terms.ts'
import type { Fields } from '../read/feedRow.ts'
import type { FoundWords } from './feedMap.ts'
import { separated } from './plainText.ts'
import { firstTexts } from './readFields.ts'

export interface WordIndex {
  /** Tokens joined by a space -> what they stand for. */
  readonly values: ReadonlyMap<string, string>
  /** Tokens of the longest entry. */
  readonly longest: number
  readonly until: ReadonlySet<string>
  readonly choose: 'last' | 'first' | 'longest' | 'all'
  /** Sentences in the text are pasted together: see plainText.ts. */
  readonly glued: boolean
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
  const until = new Set(spec.until.flatMap((word) => tokenize(word)))
  return { values, longest, until, choose: spec.choose ?? choose, glued: spec.glued }
}

export const lexiconWords = (facet: string): (readonly [string, readonly string[]])[] =>
  LEXICON.filter((entry) => entry.facet === facet).map((entry) => [
    entry.value,
    [entry.value, ...entry.en, ...entry.zh],
  ])

/** What the first of the fields that names anything names. See `findIn`. */
export function findWords(fields: Fields, names: readonly string[], index: WordIndex): string[] {
  for (const name of names) {
    const found = findIn(tokensOf(fields, name, index.glued), index)
    if (found.length > 0) return found
  }
  return []
}

/** A map asks the same name and description for many facets: each text of a row is cut into tokens once. */
const tokensByRow = new WeakMap<Fields, Map<string, readonly string[]>>()

function tokensOf(fields: Fields, name: string, glued: boolean): readonly string[] {
  const known = tokensByRow.get(fields) ?? new Map<string, readonly string[]>()
  tokensByRow.set(fields, known)
  const key = `${name}\n${glued}`
  const before = known.get(key)
  if (before !== undefined) return before
  const text = firstTexts(fields, [name])?.texts.join(' ') ?? ''
  const tokens = tokenize(glued ? separated(text) : text)
  known.set(key, tokens)
  return tokens
}

/**
 * One value, or every one with 'all'. 'last' is the head of an English noun phrase: the match that ends last, before any
 * of the `until` words; all tokens are searched when nothing stands before them.
 */
function findIn(tokens: readonly string[], index: WordIndex): string[] {
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

/** An entry that stands for nothing ('') hides what it covers: 'lace-up' is no lace. */
function matches(tokens: readonly string[], index: WordIndex): Match[] {
  const found: Match[] = []
  for (let start = 0; start < tokens.length; start++) {
    for (let end = start + 1; end <= Math.min(start + index.longest, tokens.length); end++) {
      const value = index.values.get(tokens.slice(start, end).join(' '))
      if (value !== undefined) found.push({ start, end, value })
    }
  }
  const nothing = found.filter(({ value }) => value === '')
  return found.filter((one) => !nothing.some((hider) => hider.start <= one.start && hider.end >= one.end))
}

/** Without those that lie inside a longer one: 'navy blue' is not blue as well. */
function apart(all: readonly Match[]): Match[] {
  return all.filter(
    (one) =>
      !all.some((other) => other.start <= one.start && other.end >= one.end && length(other) > length(one)),
  )
}
