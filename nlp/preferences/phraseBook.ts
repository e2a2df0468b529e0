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
      const most = Math.min(longestFrom.get(tokens[start] ?? '') ?? 0, tokens.length - start)
      for (let length = most; length > 0; length--) {
        const terms = phrases.get(tokens.slice(start, start + length).join(' '))
        if (terms !== undefined) return { length, terms }
      }
      return null
    },
    keys: () => phrases.keys(),
  }
}
