/**
 * What was found becomes constraints: alternatives of one facet are joined, features add up, and what cannot be meant is
 * left to the query.
 */
import { LEXICON } from '../../data/types/lexicon.ts'
import type { Strength, TermConstraint } from '../../data/types/understanding.ts'
import { EMPTY_HEADS } from './functionWords.ts'
import { phraseKey } from './messageTokens.ts'
import { isKind, kindOf } from './readTerms.ts'
import type { FoundTerm, ReadTerms } from './readTerms.ts'
import type { Span } from './spans.ts'
import { isPolite, readStrength } from './strength.ts'
import type { Kind, Vocabulary } from './vocabulary.ts'

/** A product has several of these at once: each one said narrows the search. Of other facets any one will do. */
export const ADDING_FACETS: ReadonlySet<string> = new Set(['feature', 'keyword'])
/** Facets that catalogues fill loosely: a demand only where enough products of the kind have the value. */
const LOOSE_FACETS: ReadonlySet<string> = new Set(['occasion', 'style', 'season'])
const ENOUGH = 5
const LEXICON_FACETS: ReadonlySet<string> = new Set(LEXICON.map((entry) => entry.facet))
/** Facets that many kinds of products have no values of: sizes, and a feed's own. */
const mayBeAbsent = (facet: string): boolean =>
  facet === 'size' || !(LEXICON_FACETS.has(facet) || facet === 'brand' || facet === 'keyword')
/** Facets that feeds fill here and there, while names say them. */
const IN_NAMES: ReadonlySet<string> = new Set(['feature', 'material', 'pattern'])
/** Nearly everything can be given: that it is a gift excludes nothing. */
const GIFT: ReadonlySet<string> = new Set(['gift'])
const PERSON_FACETS: ReadonlySet<string> = new Set(['age', 'gender'])

/** Fewer names than this may share a word by chance. */
const FEWEST_NAMES = 3

const isNoun = (one: FoundTerm): boolean => isKind(one) || one.terms[0]!.facet === 'keyword'

/**
 * The terms that are meant as they were found, after those that were not are taken out or read in their other meaning:
 *   "camping tent"        camping is the occasion, since the tent is the kind
 *   "cover for my tent"   a second kind behind a preposition says what the first is for
 *   "kitchen rug"         no rug is in the kitchen category: a word of the query
 *   "large tent"          tents have no size "large": a word of the query; so for facets of the feed's own
 *   "wireless mouse"      names of mice say so, their attributes never do: a word of the query
 *   "paper"               while labels are looked for that are made of it, no paper is wanted
 *   "laptop bag"          the last of two nouns beside each other is the kind, unless products are both
 */
export function settle(
  { found, words, free }: ReadTerms,
  vocabulary: Vocabulary,
  before: Kind | null,
): FoundTerm[] {
  // A word of names that the vocabulary has no kind for may be the noun: "backpack for a laptop".
  const named = [...free].filter(
    (at) => !EMPTY_HEADS.has(words[at]!) && vocabulary.nameCount(words[at]!) >= FEWEST_NAMES,
  )
  const isNew = words.some((word) => ASKING.has(word))
  const meant =
    before === null || isNew
      ? found
      : found.map((one) => asQuality(ofSaid(one, words, before), before, vocabulary))
  const nouns = mainNouns(meant, words, named, vocabulary)
  const kind = kindOf(nouns) ?? before
  return meant.flatMap((one) => {
    if (one.polarity === 'exclude') return [one]
    if (isNoun(one)) return nouns.includes(one) && fits(one, nouns, vocabulary) ? [one] : otherMeaning(one)
    const inKind = one.terms.some((term) => vocabulary.together(kind, term.facet, term.value) > 0)
    return inKind || !isWordOnly(one, kind, vocabulary) ? [one] : []
  })
}

/** Asking anew, for something of another kind. */
const ASKING: ReadonlySet<string> = new Set([
  ...['show', 'need', 'want', 'looking', 'find', 'have', 'buy', 'sell', 'get', 'instead', 'other'],
  ...['要', '找', '买', '看', '换'],
])

/** "Kurta" while kurta sets are looked for, and "shoes" while sports shoes are, name no other kind than these. */
function ofSaid(one: FoundTerm, words: readonly string[], before: Kind): FoundTerm {
  const { polarity, terms, from, to } = one
  if (polarity === 'exclude' || !isKind(one) || terms.some(({ value }) => value === before.value)) return one
  const known = ` ${phraseKey(before.value)} `
  const isPart = [words.slice(from, to).join(' '), ...terms.map(({ value }) => phraseKey(value))].some(
    (said) => known.includes(` ${said} `),
  )
  return isPart ? { ...one, terms: [{ ...before, count: 0, asName: false }], others: [] } : one
}

function asQuality(one: FoundTerm, before: Kind, vocabulary: Vocabulary): FoundTerm {
  if (one.polarity === 'exclude' || !isKind(one)) return one
  const other = one.others.find(
    ({ facet, value }) => facet === 'material' && vocabulary.together(before, facet, value) >= ENOUGH,
  )
  return other === undefined ? one : { ...one, terms: [other], others: [] }
}

const PURPOSE: ReadonlySet<string> = new Set(['for', 'with', 'of', 'to', 'on', 'under', 'inside'])
const PURPOSE_ENDS = /^(?:[,.;:!?()，。；：！？、]|and|or|but|和|或)?$/u
/** Words between the preposition and the noun: "for a 15 inch laptop". */
const PURPOSE_REACH = 4

/** The first noun and those beside it; nouns that only names have give way to the catalogue's own kinds. */
function mainNouns(
  found: readonly FoundTerm[],
  words: readonly string[],
  named: readonly number[],
  vocabulary: Vocabulary,
): FoundTerm[] {
  const all = found.filter((one) => one.polarity === 'include' && isNoun(one))
  const nouns = all.filter((one, i) => !modifies(one, all[i + 1], vocabulary))
  const main = nouns.filter(
    (one, i) => (i === 0 && !named.some((at) => at < one.from)) || !isPurpose(one, words),
  )
  const kinds = main.filter(isKind)
  return kinds.length > 0 ? kinds : main
}

/** For what no product of the kind has as a value: true when only its names may say it. */
function isWordOnly(one: FoundTerm, kind: Kind | null, vocabulary: Vocabulary): boolean {
  const { facet, value } = one.terms[0]!
  if (mayBeAbsent(facet)) return true
  return (
    kind !== null &&
    IN_NAMES.has(facet) &&
    phraseKey(value)
      .split(' ')
      .every((word) => vocabulary.together(kind, 'keyword', word) >= FEWEST_NAMES)
  )
}

/** True for a noun right before another that says what it is for; "usb cable" leaves the narrower of the two. */
function modifies(one: FoundTerm, next: FoundTerm | undefined, vocabulary: Vocabulary): boolean {
  if (next === undefined || next.from !== one.to || !isKind(one)) return false
  if (!isKind(next)) return next.terms.some((term) => term.count > 0)
  return !one.terms.some((a) => next.terms.some((b) => vocabulary.together(a, b.facet, b.value) > 0))
}

function isPurpose(one: FoundTerm, words: readonly string[]): boolean {
  for (let at = one.from - 1; at >= Math.max(0, one.from - PURPOSE_REACH); at--) {
    if (PURPOSE.has(words[at]!)) return true
    if (PURPOSE_ENDS.test(words[at]!)) return false
  }
  return false
}

/** False for a category in which none of the types that were said is found. */
function fits(one: FoundTerm, kinds: readonly FoundTerm[], vocabulary: Vocabulary): boolean {
  const types = kinds.flatMap((kind) => kind.terms).filter((term) => term.facet === 'type')
  if (one.terms[0]!.facet !== 'category' || types.length === 0) return true
  return one.terms.some((term) => types.some((type) => vocabulary.together(type, 'category', term.value) > 0))
}

function otherMeaning(one: FoundTerm): FoundTerm[] {
  const other = one.others.find((term) => LOOSE_FACETS.has(term.facet) || PERSON_FACETS.has(term.facet))
  return other === undefined ? [] : [{ ...one, terms: [other], others: [] }]
}

/** Constraints of the terms, in the order said. */
export function constraintsOf(
  found: readonly FoundTerm[],
  text: string,
  vocabulary: Vocabulary,
  before: Kind | null,
): TermConstraint[] {
  const kind = kindOf(found) ?? before
  const things = found.filter((one) => KINDS.has(one.terms[0]!.facet)).map((one) => one.span)
  const made: TermConstraint[] = []
  for (const one of found) {
    const next = constraintOf(one, text, vocabulary, kind, things)
    const at = made.findIndex((other) => joins(other, next, one))
    if (at < 0) made.push(next)
    else made[at] = joined(made[at]!, next)
  }
  return made
}

function constraintOf(
  one: FoundTerm,
  text: string,
  vocabulary: Vocabulary,
  kind: Kind | null,
  things: readonly Span[],
): TermConstraint {
  const facet = one.terms[0]!.facet
  const values = one.terms.map((term) => term.value)
  return {
    kind: 'term',
    facet,
    values: one.polarity === 'include' ? withUnisex(facet, values, vocabulary) : values,
    polarity: one.polarity,
    strength: strengthOf(one, text, vocabulary, kind, things),
    confidence: one.corrected ? 0.7 : facet === 'keyword' ? 0.75 : 0.95,
    said: text.slice(one.span.start, one.span.end),
  }
}

const KINDS: ReadonlySet<string> = new Set(['type', 'category'])

function strengthOf(
  one: FoundTerm,
  text: string,
  vocabulary: Vocabulary,
  kind: Kind | null,
  things: readonly Span[],
): Strength {
  // "Not black, ideally" is said of what is wanted instead.
  if (one.polarity === 'exclude') return 'must'
  const said = readStrength(text, one.span)
  // A kind of product is never only a preference: all others would do.
  const isSoft = said === 'prefer' && !KINDS.has(one.terms[0]!.facet) && !isPolite(text, one.span, things)
  if (said === 'must' || isSoft) return said
  if (one.comparative || GIFT.has(one.terms[0]!.value)) return 'prefer'
  if (!LOOSE_FACETS.has(one.terms[0]!.facet)) return 'must'
  const having = one.terms.reduce((sum, term) => sum + vocabulary.together(kind, term.facet, term.value), 0)
  return having >= ENOUGH ? 'must' : 'prefer'
}

/** What is made for everybody suits a woman and a man. */
function withUnisex(facet: string, values: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const adult = facet === 'gender' && values.some((value) => value === 'women' || value === 'men')
  return adult && vocabulary.together(null, 'gender', 'unisex') > 0 ? [...values, 'unisex'] : values
}

function joins(a: TermConstraint, b: TermConstraint, found: FoundTerm): boolean {
  if (a.facet !== b.facet || a.polarity !== b.polarity || a.strength !== b.strength) return false
  if (a.polarity === 'exclude') return true
  return !ADDING_FACETS.has(a.facet) || found.joinedByOr
}

const joined = (a: TermConstraint, b: TermConstraint): TermConstraint => ({
  ...a,
  values: [...new Set([...a.values, ...b.values])],
  confidence: Math.min(a.confidence, b.confidence),
  said: a.said === b.said ? a.said : `${a.said}, ${b.said}`,
})
