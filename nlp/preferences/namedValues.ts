/**
 * Values said with the name of their facet, for facets of a feed's own: "cable length 22.86 m", "memory: 2 GB", "with 2 GB of
 * memory". Beside its name a value needs no letters and no other products to be understood. Pure.
 * Cost of a look-up: the facets whose name or value begins with the token.
 */
import type { CatalogueCounts } from './catalogueCounts.ts'
import { phraseKey } from './messageTokens.ts'
import { createPhraseBook } from './phraseBook.ts'
import type { PhraseBook, PhraseMatch, Term } from './phraseBook.ts'

export interface NamedValues {
  /** Name and value together; `terms` are the values of the facet that begin as it was said. */
  at(tokens: readonly string[], start: number): PhraseMatch | null
}

interface Named {
  readonly name: readonly string[]
  readonly values: PhraseBook
}

const LONGEST_VALUE_TOKENS = 6
const BEFORE_VALUE: ReadonlySet<string> = new Set(['is', 'of', ':', 'at', 'in'])
const BEFORE_NAME: ReadonlySet<string> = new Set(['of', 'in', 'for'])

export function createNamedValues(counts: CatalogueCounts, isOwn: (facet: string) => boolean): NamedValues {
  const byName = new Map<string, Named[]>()
  const byValue = new Map<string, Set<Named>>()
  for (const [facet, values] of counts.values) {
    const name = phraseKey(facet.replaceAll('_', ' ')).split(' ')
    if (!isOwn(facet) || name[0] === '') continue
    const named: Named = { name, values: bookOf(facet, values) }
    byName.set(name[0]!, [...(byName.get(name[0]!) ?? []), named])
    for (const key of named.values.keys()) {
      const word = key.split(' ', 1)[0]!
      byValue.set(word, (byValue.get(word) ?? new Set()).add(named))
    }
  }
  return {
    at: (tokens, start) =>
      longest([
        ...(byName.get(tokens[start] ?? '') ?? []).map((named) => behindName(named, tokens, start)),
        ...[...(byValue.get(tokens[start] ?? '') ?? [])].map((named) => beforeName(named, tokens, start)),
      ]),
  }
}

/** "3.5 mm" finds "3.5mm" and "3.5 mm (M)" too. */
function bookOf(facet: string, values: ReadonlyMap<string, number>): PhraseBook {
  const book = createPhraseBook()
  const terms = [...values].flatMap(([value, count]): [string, Term][] => {
    const key = phraseKey(value)
    const isValue = key !== '' && key.split(' ').length <= LONGEST_VALUE_TOKENS
    return isValue ? [[key, { facet, value, count, asName: false }]] : []
  })
  const keys = new Set(terms.map(([key]) => key))
  for (const [key, term] of terms) {
    const words = key.split(' ')
    for (let length = 1; length <= words.length; length++) {
      const beginning = words.slice(0, length).join(' ')
      if (keys.has(beginning)) book.add(beginning, term)
    }
  }
  return book
}

function behindName({ name, values }: Named, tokens: readonly string[], start: number): PhraseMatch | null {
  if (!standsAt(name, tokens, start)) return null
  const at = start + name.length
  const from = BEFORE_VALUE.has(tokens[at] ?? '') ? at + 1 : at
  const value = values.longest(tokens, from)
  return value === null ? null : { length: from + value.length - start, terms: value.terms }
}

function beforeName({ name, values }: Named, tokens: readonly string[], start: number): PhraseMatch | null {
  const value = values.longest(tokens, start)
  if (value === null) return null
  const at = start + value.length
  const from = BEFORE_NAME.has(tokens[at] ?? '') ? at + 1 : at
  return standsAt(name, tokens, from) ? { length: from + name.length - start, terms: value.terms } : null
}

const standsAt = (words: readonly string[], tokens: readonly string[], start: number): boolean =>
  words.every((word, i) => tokens[start + i] === word)

const longest = (found: readonly (PhraseMatch | null)[]): PhraseMatch | null =>
  found.reduce<PhraseMatch | null>(
    (best, one) => (one !== null && (best === null || one.length > best.length) ? one : best),
    null,
  )
