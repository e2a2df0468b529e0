/**
 * The reading by rules and vocabulary, put right by what the network heard. The catalogue decides what a word is; the network
 * knows better which way a sentence turns: "I can't stand purple", "spare me anything over 90", 皮表带就别了. Pure.
 */
import { minorPerMajor } from '../../data/types/money.ts'
import type { WishConstraint } from '../../data/types/understanding.ts'
import type { ConditionSaid } from './conditions.ts'
import { AROUND } from './prices.ts'
import type { PriceSaid } from './prices.ts'
import type { FoundTerm, ReadTerms } from './readTerms.ts'
import type { Hearing } from './reader/hearing.ts'
import type { WishSaid } from './reader/wishSaid.ts'
import { overlaps } from './spans.ts'
import type { Span } from './spans.ts'
import type { Vocabulary } from './vocabulary.ts'

/** From these on the network is believed against the rules. */
const SURE_OF_PRICE = 0.6
const SURE_OF_REFUSAL = 0.7
/** That a "not" refuses nothing ("nothing that isn't waterproof") is rarer than that the network errs. */
const SURE_OF_WISH = 0.93
/** Words that it is this sure to say nothing are no part of the query; prices of which it is, are none. */
const IDLE = 0.85
/** A word of the catalogue's is surely meant more often. */
const IDLE_TERM = 0.93
/** A sum that only its currency or the whole message makes a price. */
const BARE = 0.6
const MOST_STARS = 5

export function priceOf(
  hearing: Hearing,
  byRule: PriceSaid | null,
  text: string,
  currency: string,
  taken: readonly Span[],
): PriceSaid | null {
  const said = hearing.wishes.filter(
    (wish): wish is WishSaid & { value: number; span: Span } =>
      wish.slot === 'price' &&
      typeof wish.value === 'number' &&
      wish.confidence >= SURE_OF_PRICE &&
      wish.span !== null &&
      !taken.some((one) => overlaps(one, wish.span!)),
  )
  if (said.length === 0) {
    // A number alone is an answer, whatever the network makes of it.
    const isIdle =
      /\p{L}/u.test(text) &&
      byRule !== null &&
      byRule.confidence <= BARE &&
      byRule.spans.every((span) => hearing.idle(span) > IDLE)
    return isIdle ? null : byRule
  }
  // Of a range said in full the network may have heard one end.
  const isRange =
    byRule !== null &&
    byRule.minMinor !== null &&
    byRule.maxMinor !== null &&
    byRule.minMinor < byRule.maxMinor
  if (isRange && said.length < 2) return byRule
  const minor = (value: number): number => Math.round(value * minorPerMajor(currency))
  // "Between 40 and 60": both ends were heard, and their order says which is which.
  if (isRange && said.every(({ value }) => [byRule.minMinor, byRule.maxMinor].includes(minor(value))))
    return byRule
  let minMinor: number | null = null
  let maxMinor: number | null = null
  for (const { operator, value } of said) {
    if (operator === '~') {
      minMinor = minor(value * (1 - AROUND))
      maxMinor = minor(value * (1 + AROUND))
    } else if (operator === '>=') minMinor = minor(value)
    else maxMinor = minor(value)
  }
  if (minMinor !== null && maxMinor !== null && minMinor > maxMinor)
    [minMinor, maxMinor] = [maxMinor, minMinor]
  // "Over 80. No, under 80!": the last word counts.
  if (minMinor === maxMinor) {
    if (said.at(-1)!.operator === '<=') minMinor = null
    else if (said.at(-1)!.operator === '>=') maxMinor = null
  }
  const spans = said.map((wish) => wish.span)
  return {
    minMinor,
    maxMinor,
    confidence: Math.min(...said.map((wish) => wish.confidence)),
    spans: byRule === null ? spans : byRule.spans,
    ignored: byRule === null ? [] : [...byRule.ignored, ...spans],
  }
}

/** The stars that the rules did not find: "four and a half at the very least". */
export function heardRating(
  { wishes }: Hearing,
  byRule: readonly ConditionSaid[],
  text: string,
  taken: readonly Span[],
): ConditionSaid[] {
  if (byRule.some(({ constraint }) => constraint?.kind === 'rating')) return []
  return wishes.flatMap(({ slot, operator, value, span, refused, confidence }): ConditionSaid[] => {
    if (slot !== 'rating' || typeof value !== 'number' || span === null) return []
    if (refused || operator === '<=' || value < 1 || value > MOST_STARS || confidence < SURE_OF_PRICE)
      return []
    if (taken.some((one) => overlaps(one, span))) return []
    const said = text.slice(span.start, span.end)
    const common = { polarity: 'include', strength: 'must', confidence, said } as const
    return [{ constraint: { kind: 'rating', min: value, ...common }, span }]
  })
}

/** Wishes that no catalogue has facets for. */
const UNCHECKED: ReadonlySet<string> = new Set(['quantity', 'delivery', 'compatibility'])
/** Less likely than this a wish is not kept. */
const LIKELY = 0.5

/**
 * Wishes that are kept as they were said: all of them where there is no catalogue, else those that no catalogue has facets
 * for, where nothing else was understood at their place.
 */
export function keptWishes(
  { wishes }: Hearing,
  text: string,
  vocabulary: Vocabulary,
  understood: readonly Span[],
): WishConstraint[] {
  const isKept = ({ slot, span, confidence }: WishSaid): boolean =>
    confidence >= LIKELY &&
    (vocabulary.isOpen ||
      (UNCHECKED.has(slot) && span !== null && !understood.some((one) => overlaps(one, span))))
  return wishes.filter(isKept).map(({ slot, operator, value, unit, refused, confidence, span }) => ({
    kind: 'wish',
    ...{ slot, comparison: operator, value, unit, confidence },
    polarity: refused ? 'exclude' : 'include',
    strength: 'prefer',
    said: span === null ? String(value) : text.slice(span.start, span.end),
  }))
}

/** From this on what was heard as goods is believed to be, whatever the catalogue has. */
const SURE_OF_GOODS = 0.7

/** "Umbrella", "an umbrella please": the message is the name of a thing and nothing else. */
export function isNameOfGoods({ wishes }: Hearing, text: string): boolean {
  return wishes.some(({ slot, span, refused, confidence }) => {
    if (slot !== 'category' || span === null || refused || confidence < SURE_OF_GOODS) return false
    return NOTHING_ELSE.test(`${text.slice(0, span.start)} ${text.slice(span.end)}`)
  })
}

const NOTHING_ELSE = /^(?:[^\p{L}\p{N}]|\b(?:an?|the|some|any|please|pls)\b)*$/iu

/**
 * Terms on the side that was heard: wanted or refused. Where wishes were heard, words that surely belong to none of them are
 * none: "my old red bag broke, I need a new one".
 */
export function heardTerms(read: ReadTerms, hearing: Hearing): ReadTerms {
  const isSaid = ({ span }: FoundTerm): boolean =>
    hearing.wishes.length === 0 || hearing.idle(span) < IDLE_TERM
  return { ...read, found: read.found.filter(isSaid).map((term) => heardTerm(term, hearing)) }
}

function heardTerm(term: FoundTerm, { wishes }: Hearing): FoundTerm {
  const wish = wishes.find((one) => one.span !== null && overlaps(one.span, term.span))
  if (wish === undefined) return term
  const meant = heardMeaning(term, wish)
  const sure = term.polarity === 'include' ? SURE_OF_REFUSAL : SURE_OF_WISH
  if (wish.confidence < sure) return meant
  return { ...meant, polarity: wish.refused ? 'exclude' : 'include' }
}

/** Of the meanings that a word has in the catalogue the one that was heard: "made of paper" is no paper. */
function heardMeaning(term: FoundTerm, { slot, confidence }: WishSaid): FoundTerm {
  const facets = FACETS_OF[slot]
  if (facets === undefined || confidence < SURE_OF_SLOT || facets.includes(term.terms[0]!.facet)) return term
  const other = term.others.find(({ facet }) => facets.includes(facet))
  return other === undefined ? term : { ...term, terms: [other], others: [] }
}

const SURE_OF_SLOT = 0.4
const FACETS_OF: Readonly<Record<string, readonly string[]>> = {
  brand: ['brand'],
  colour: ['colour'],
  material: ['material'],
  size: ['size'],
}

/** Without the words that say nothing of what is wanted. Where the network heard no wish at all, the words are all there is. */
export function heardWords(read: ReadTerms, { wishes, idle }: Hearing): ReadTerms {
  if (wishes.length === 0 && read.found.length === 0) return read
  const free = [...read.free].filter((at) => idle(read.tokens[at]!) < IDLE)
  return { ...read, free: new Set(free) }
}
