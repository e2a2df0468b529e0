/**
 * Phrases and what they may mean, with longest match: 'rain jacket' is found before 'jacket'.
 * Keys are tokens joined by a space (phraseKey). Cost of a look-up: at most the longest phrase that begins with the token.
 */

/** A value of a facet that the catalogue has. */
export interface Term {
  readonly facet: string
  /** As `facetValues` gives it. */
  readonly value: string
  /** Products that have it. */
  readonly count: number
  /** Matched only when it is written as a name ('Only', the brand, is not 'only'). */
  readonly asName: boolean
}

export interface PhraseMatch {
  /** Tokens that the phrase covers, >= 1. */
  readonly length: number
  readonly terms: readonly Term[]
}

export interface PhraseBook {
  readonly size: number
  add(key: string, term: Term): void
  /** The longest phrase that begins at `start`; null when none does. */
  longest(tokens: readonly string[], start: number): PhraseMatch | null
  keys(): IterableIterator<string>
}

/** Marks that stand inside phrases too, and are none of their words: "StarTech.com", "U.S. Polo Assn. Kids". */
const INSIDE: ReadonlySet<string> = new Set(['.', '(', ')', '（', '）'])

export function createPhraseBook(): PhraseBook {
  const phrases = new Map<string, Term[]>()
  const longestFrom = new Map<string, number>()

  return {
    get size() {
      return phrases.size
    },
    add: (key, term) => {
      if (key === '') return
      const there = phrases.get(key)
      if (there === undefined) phrases.set(key, [term])
      else if (!there.some((one) => one.facet === term.facet && one.value === term.value)) there.push(term)
      const words = key.split(' ')
      longestFrom.set(words[0]!, Math.max(longestFrom.get(words[0]!) ?? 0, words.length))
    },
    longest: (tokens, start) => {
      const most = longestFrom.get(tokens[start] ?? '') ?? 0
      let found: PhraseMatch | null = null
      const words: string[] = []
      for (let at = start; at < tokens.length && words.length < most; at++) {
        const token = tokens[at]!
        if (words.length > 0 && INSIDE.has(token)) continue
        words.push(token)
        const terms = phrases.get(words.join(' '))
        if (terms !== undefined) found = { length: at + 1 - start, terms }
      }
      return found
    },
    keys: () => phrases.keys(),
  }
}
