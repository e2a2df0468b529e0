/**
 * Words that the catalogue does not use itself but its shoppers do: the lexicon's in both languages, shades of colours,
 * Chinese names of brands, synonyms of kinds of products; and the goods that it knows no word of.
 */
import { LEXICON } from '../../data/types/lexicon.ts'
import { normaliseTerm } from '../../data/types/terms.ts'
import { nameCount } from './catalogueCounts.ts'
import type { CatalogueCounts } from './catalogueCounts.ts'
import { phraseKey } from './messageTokens.ts'
import type { PhraseBook, Term } from './phraseBook.ts'
import { SHADES } from './shades.ts'
import { BRAND_NAMES, SYNONYMS } from './synonyms.ts'

/** Fewer names than this may share a word by chance. */
const FEWEST_NAMES = 3

export interface Goods {
  /** Tokens of the phrase. */
  readonly length: number
  /** Words of names to ask for instead; empty when nothing in the catalogue is called so. */
  readonly values: readonly string[]
}

/** Adds them to the book; returns the English words for goods that the catalogue has none of. */
export function addOtherWords(
  book: PhraseBook,
  counts: CatalogueCounts,
  isModifier: (word: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  addLexicon(book, counts)
  addShades(book, counts)
  addBrandNames(book, counts)
  return addSynonyms(book, counts, isModifier)
}

/** Words of the lexicon for values that the catalogue has, under its own spelling of them. */
function addLexicon(book: PhraseBook, counts: CatalogueCounts): void {
  for (const entry of LEXICON) {
    const values = counts.values.get(entry.facet)
    if (values === undefined) continue
    const said = [entry.value, ...entry.en, ...entry.zh]
    for (const value of new Set(said.map(normaliseTerm))) {
      const count = values.get(value)
      if (count === undefined) continue
      for (const word of said) {
        const key = phraseKey(word)
        // What the catalogue itself calls by this word is meant first: 'tops', where 'shirts' stand beside them.
        const own = value !== normaliseTerm(word) && isKindFacet(entry.facet) && kindsOf(book, key).length > 0
        if (own) continue
        // Sizes of one letter or of digits alone need a cue beside them; see valueOf.
        if (/\p{L}/u.test(key) && !/^[a-z]$/.test(key)) {
          book.add(key, { facet: entry.facet, value, count, asName: false })
        }
      }
    }
  }
}

const isKindFacet = (facet: string): boolean => facet === 'category' || facet === 'type'

/** "Dark blue" is any colour of the catalogue that it may be called by. */
function addShades(book: PhraseBook, counts: CatalogueCounts): void {
  const colours = counts.values.get('colour')
  for (const { said, values } of SHADES) {
    for (const value of values) {
      const count = colours?.get(value) ?? 0
      if (count === 0) continue
      for (const word of said) book.add(phraseKey(word), { facet: 'colour', value, count, asName: false })
    }
  }
}

function addBrandNames(book: PhraseBook, counts: CatalogueCounts): void {
  for (const [value = '', ...names] of BRAND_NAMES) {
    const count = counts.values.get('brand')?.get(value)
    if (count === undefined) continue
    for (const name of names) book.add(phraseKey(name), { facet: 'brand', value, count, asName: false })
  }
}

/**
 * Other words for the kinds of products that the catalogue names, and for nouns that only its names have. Out: the words
 * of rows that it knows nothing of, with the keywords to ask for.
 */
function addSynonyms(
  book: PhraseBook,
  counts: CatalogueCounts,
  isModifier: (word: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const unknown = new Map<string, readonly string[]>()
  const whole = wholeNames(counts)
  // Of all rows before the first is added: a word of two rows joins what neither of them means alone.
  const rows = SYNONYMS.map((row) => ({ row, kinds: row.flatMap((word) => kindsOf(book, phraseKey(word))) }))
  for (const { row, kinds } of rows) {
    const keys = row.map(phraseKey)
    const terms =
      kinds.length > 0
        ? kinds
        : namedBy(
            keys.filter((key) => !isModifier(key)),
            counts,
          )
    if (terms.length === 0) addUnknown(book, unknown, row, counts)
    for (const key of keys) {
      // What the catalogue itself calls by this word is meant first; a part of a longer name shares it.
      if (kindsOf(book, key).length > 0 && whole.has(key)) continue
      for (const term of terms) book.add(key, term)
    }
  }
  return unknown
}

/**
 * English goods are asked for only as the noun of a request (headNoun.ts), since many are verbs and adjectives too;
 * Chinese ones are phrases like all others.
 */
function addUnknown(
  book: PhraseBook,
  unknown: Map<string, readonly string[]>,
  row: readonly string[],
  counts: CatalogueCounts,
): void {
  const named = row.filter((word) => !HAN.test(word) && nameCount(phraseKey(word), counts) >= FEWEST_NAMES)
  for (const word of row) {
    const key = phraseKey(word)
    if (isTaken(book, key)) continue
    if (!HAN.test(word)) unknown.set(key, named.map(phraseKey))
    else if (word.length > 1 && named.length > 0) {
      for (const value of named)
        book.add(key, { facet: 'keyword', value: phraseKey(value), count: FEWEST_NAMES, asName: false })
    } else if (word.length > 1) book.add(key, { facet: 'category', value: word, count: 0, asName: false })
  }
}

/** A quality of the same name ("light") takes no word from goods: chooseTerm.ts tells the two apart. */
function isTaken(book: PhraseBook, key: string): boolean {
  const words = key.split(' ')
  const match = book.longest(words, 0)
  return match?.length === words.length && !match.terms.every(({ facet }) => facet === 'feature')
}

const HAN = /\p{Script=Han}/u
const LONGEST_GOODS = 3

export function goodsEndingAt(
  goods: ReadonlyMap<string, readonly string[]>,
  tokens: readonly string[],
  end: number,
): Goods | null {
  for (let length = Math.min(LONGEST_GOODS, end); length > 0; length--) {
    const values = goods.get(tokens.slice(end - length, end).join(' '))
    if (values !== undefined) return { length, values }
  }
  return null
}

/** Names of kinds as the catalogue has them whole: 'toner' is none where it has 'toner cartridges' and 'ink & toner'. */
function wholeNames(counts: CatalogueCounts): ReadonlySet<string> {
  const kinds = ['category', 'type'].flatMap((facet) => [...(counts.values.get(facet)?.keys() ?? [])])
  return new Set(kinds.map(phraseKey))
}

function kindsOf(book: PhraseBook, key: string): Term[] {
  const words = key.split(' ')
  const match = book.longest(words, 0)
  if (match?.length !== words.length) return []
  return match.terms.filter((term) => term.facet === 'category' || term.facet === 'type')
}

/** Keywords for the words of a row that stand in names. */
function namedBy(keys: readonly string[], counts: CatalogueCounts): Term[] {
  const isLonger = (key: string): boolean =>
    keys.some((other) => other !== key && key.split(' ').includes(other))
  return keys.flatMap((value) => {
    if (isLonger(value)) return []
    const count = nameCount(value, counts)
    return count >= FEWEST_NAMES && !/\p{Script=Han}/u.test(value)
      ? [{ facet: 'keyword', value, count, asName: false }]
      : []
  })
}
