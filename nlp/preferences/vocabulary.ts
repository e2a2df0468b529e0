/**
 * The words of a catalogue: what shoppers of this shop can ask for, in both languages.
 *
 * Made of the catalogue itself (brands, categories, attribute values, words of names), of data/types/lexicon for values
 * that it names in another way or language, and of synonyms for kinds of products. Nothing is learned from shoppers.
 * Cost: .2 s for 12,500 products with two attributes each, .5 s and 4 MB for 19,400 with 258,000 values (icecat); made
 * again whenever the catalogue changes, in slices, because shoppers are talking meanwhile.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { LEXICON } from '../../data/types/lexicon.ts'
import type { Product } from '../../data/types/product.ts'
import { normaliseTerm } from '../../data/types/terms.ts'
import { countCatalogue, kindKey, nameCount } from './catalogueCounts.ts'
import type { CatalogueCounts } from './catalogueCounts.ts'
import { EMPTY_HEADS, FUNCTION_WORDS } from './functionWords.ts'
import { isKnownWord } from './knownWords.ts'
import { IRREGULAR_PLURALS, phraseKey } from './messageTokens.ts'
import { createNamedValues } from './namedValues.ts'
import { addOtherWords, goodsEndingAt } from './otherWords.ts'
import type { Goods } from './otherWords.ts'
import { createPhraseBook } from './phraseBook.ts'
import type { PhraseBook, PhraseMatch, Term } from './phraseBook.ts'
import { correctTypo } from './typos.ts'

/** A kind of product: a value of 'category' or 'type'. */
export interface Kind {
  readonly facet: string
  readonly value: string
}

export interface Vocabulary {
  /** Phrases known. */
  readonly size: number
  /** There is no catalogue: nothing that is wished for can be checked. */
  readonly isOpen: boolean
  /** The longest phrase that begins at token `start`; null when none does. */
  longest(tokens: readonly string[], start: number): PhraseMatch | null
  /** A value beside the name of its facet, one of the feed's own: "memory 2 GB"; null when none begins at the token. */
  named(tokens: readonly string[], start: number): PhraseMatch | null
  /** The vocabulary's word that a misspelt one was meant to be; null when the word exists or nothing is near. */
  correct(word: string): string | null
  /** Products in whose English name the word stands. */
  nameCount(word: string): number
  /** True when the word mostly stands before the noun of a kind: 'laptop' in 'laptop backpack'. */
  isModifier(word: string): boolean
  /** Values of a facet by what a shopper calls them ('42', 'm'), for words that need a cue ("size 42"). */
  valueOf(facet: string, said: string): Term | null
  /** Goods that shops sell and this one has no word for, when they end before token `end`: 'umbrella'; null for others. */
  unknownGoods(tokens: readonly string[], end: number): Goods | null
  /**
   * Products of a kind (null: any) that have a value of the facets size, occasion, style, season, age, gender, feature, material, pattern, type,
   * category or one of the feed's own, or (facet 'keyword') a word in their English name.
   */
  together(kind: Kind | null, facet: string, value: string): number
  /** The price below which the share `quantile` of a kind's products (null: any) lies, minor units; null when empty. */
  priceQuantile(kind: Kind | null, quantile: number): number | null
}

/** Values longer than this are texts, not words for something. */
const LONGEST_VALUE_TOKENS = 5
/** A facet with more values than this is a free text or a number. */
const MOST_VALUES = 4000
/** A word stands for a kind of product when so many names have it. */
const FEWEST_NAMES = 3
/** A brand of two letters that so many products have is a brand however it is written: 'hp'. */
const WELL_KNOWN = 20
/** A word is a modifier when in so many of its names it is part of a kind's name. */
const MODIFIER_SHARE = 0.5
/** Facets whose short or numeric values are asked for as they are. */
const KNOWN_FACETS: ReadonlySet<string> = new Set([...LEXICON.map((entry) => entry.facet), 'brand'])
const isOwnFacet = (facet: string): boolean => !KNOWN_FACETS.has(facet) && facet !== 'category'
const NO_VALUES =
  /^(?:yes|no|true|false|none|other|others|n a|not available|not applicable|standard|original|unknown)$/

export async function learnVocabulary(products: Iterable<Product>): Promise<Vocabulary> {
  const counts = await countCatalogue(products)
  const book = createPhraseBook()
  const lexiconWords = new Set(LEXICON.flatMap((entry) => [entry.value, ...entry.en]).map(phraseKey))
  const before = addValues(book, counts, lexiconWords)
  await nextTurn()
  const isModifier = (word: string): boolean =>
    (before.get(word) ?? 0) >= MODIFIER_SHARE * (counts.nameWords.get(word) ?? 0) && before.has(word)
  const goods = addOtherWords(book, counts, isModifier)
  await nextTurn()
  addChineseNouns(book, counts)
  const named = createNamedValues(counts, isOwnFacet)
  const weights = typoWeights(book, counts)
  await nextTurn()
  const sorted = new Map([...counts.prices].map(([kind, prices]) => [kind, Float64Array.from(prices).sort()]))
  const keyOf = (kind: Kind | null): string => (kind === null ? '' : kindKey(kind.facet, kind.value))
  return {
    size: book.size,
    isOpen: counts.values.size === 0,
    longest: (tokens, start) => book.longest(tokens, start),
    named: (tokens, start) => named.at(tokens, start),
    correct: (word) => {
      if (weights.has(word) || isKnownWord(word)) return null
      const meant = correctTypo(word, weights)
      return meant === null ? null : phraseKey(meant)
    },
    nameCount: (word) => counts.nameWords.get(word) ?? 0,
    isModifier,
    valueOf: (facet, said) => valueOf(counts, facet, said),
    unknownGoods: (tokens, end) => goodsEndingAt(goods, tokens, end),
    together: (kind, facet, value) => {
      if (facet === 'keyword' && kind === null) return counts.nameWords.get(value) ?? 0
      if (facet === 'keyword') return counts.wordKinds.get(value)?.get(keyOf(kind)) ?? 0
      if (kind === null) return counts.values.get(facet)?.get(value) ?? 0
      return counts.together.get(keyOf(kind))?.get(kindKey(facet, value)) ?? 0
    },
    priceQuantile: (kind, quantile) => {
      const prices = sorted.get(keyOf(kind)) ?? new Float64Array()
      return prices[Math.floor(quantile * (prices.length - 1))] ?? null
    },
  }
}

/** Adds the catalogue's own values; returns the words that stand before the noun of a kind, by products. */
function addValues(
  book: PhraseBook,
  counts: CatalogueCounts,
  lexiconWords: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const before = new Map<string, number>()
  const categories = new Set([...(counts.values.get('category')?.keys() ?? [])].map(phraseKey))
  for (const [facet, values] of counts.values) {
    if (values.size > MOST_VALUES) continue
    for (const [value, count] of values) {
      for (const name of namesOf(facet, value, counts)) {
        const key = phraseKey(name)
        // 'tv' is the category 'TVs' first, not the one of 'TV & audio'.
        if (name !== value && categories.has(key) && facet === 'category') continue
        if (!isPhrase(facet, key) || !isCovering(facet, key, count, counts)) continue
        const asName = facet === 'brand' && looksLikeAWord(key, count, lexiconWords)
        book.add(key, { facet, value, count, asName })
        if (facet !== 'category' && facet !== 'type') continue
        for (const word of key.split(' ').slice(0, -1)) before.set(word, count + (before.get(word) ?? 0))
      }
    }
  }
  return before
}

/**
 * A facet of the feed's own is no filter where names use the word more often than the facet does: asking icecat's
 * "power source: cable" for a cable would hide nearly all cables.
 */
function isCovering(facet: string, key: string, count: number, counts: CatalogueCounts): boolean {
  if (KNOWN_FACETS.has(facet)) return true
  return count >= FEWEST_NAMES && count >= nameCount(key, counts)
}

/** A value and its parts: 'coats & jackets' is asked for by either word, 'harrow & pine' also by 'harrow and pine'. */
function namesOf(facet: string, value: string, counts: CatalogueCounts): readonly string[] {
  if (facet === 'brand') return [value, value.replaceAll('&', ' and ')]
  if (facet !== 'category') return [value]
  const names = [value, ...(counts.categoryNames.get(value) ?? [])]
  return [...new Set(names.flatMap((name) => [name, ...name.split(/[&,/、]| and /)]))]
}

function isPhrase(facet: string, key: string): boolean {
  if (key === '' || key.split(' ').length > LONGEST_VALUE_TOKENS || !/\p{L}/u.test(key)) return false
  if (FUNCTION_WORDS.has(key) && facet !== 'brand') return false
  if (KNOWN_FACETS.has(facet)) return key.length > 1 || facet === 'brand'
  return key.length > 2 && !NO_VALUES.test(key) && !/^\d/.test(key)
}

function looksLikeAWord(key: string, count: number, lexiconWords: ReadonlySet<string>): boolean {
  if (FUNCTION_WORDS.has(key) || EMPTY_HEADS.has(key) || lexiconWords.has(key)) return true
  return key.length < 2 || (key.length < 3 && count < WELL_KNOWN)
}

/**
 * Nouns at the end of Chinese names, for catalogues whose categories do not name them. A longer ending is one word when
 * the shorter one seldom stands without it.
 */
function addChineseNouns(book: PhraseBook, counts: CatalogueCounts): void {
  for (const [ending, count] of counts.zhEndings) {
    if (count < FEWEST_NAMES) continue
    const shorter = ending.length === 2 ? count : (counts.zhEndings.get(ending.slice(1)) ?? count)
    const key = phraseKey(ending)
    if (count < 0.8 * shorter || book.longest(key.split(' '), 0)?.length === ending.length) continue
    book.add(key, { facet: 'keyword', value: ending, count, asName: false })
  }
}

function valueOf(counts: CatalogueCounts, facet: string, said: string): Term | null {
  const values = counts.values.get(facet)
  if (values === undefined) return null
  const key = phraseKey(said)
  const names = LEXICON.filter(
    (entry) => entry.facet === facet && entry.en.some((word) => phraseKey(word) === key),
  )
  for (const value of [normaliseTerm(said), ...names.map((entry) => entry.value)]) {
    const count = values.get(value)
    if (count !== undefined) return { facet, value, count, asName: false }
  }
  return null
}

/** Words that a misspelt one may have been meant to be. */
function typoWeights(book: PhraseBook, counts: CatalogueCounts): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const [word, count] of counts.nameWords) if (count >= FEWEST_NAMES) weights.set(word, count)
  for (const key of book.keys()) {
    for (const word of key.split(' ')) {
      // A phrase's word counts for more than one of a name only.
      if (/^[a-z]{4,}$/.test(word)) weights.set(word, 1000 + (weights.get(word) ?? 0))
    }
  }
  // "Woemn" is a slip of "women", which is looked up as "woman".
  for (const [plural, single] of IRREGULAR_PLURALS) {
    const weight = weights.get(single)
    if (weight !== undefined && !weights.has(plural)) weights.set(plural, weight)
  }
  return weights
}
