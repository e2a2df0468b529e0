/**
 * For whom it is: an age ("for a 6 year old", 6岁) asks for what is made for children or adults, a person ("for my wife",
 * 送妈妈) for what suits a woman or a man. Only where products of the kind tell these apart: a kettle suits everybody.
 */
import type { TermConstraint } from '../../data/types/understanding.ts'
import type { ReadTerms } from './readTerms.ts'
import { freeMatches, overlaps } from './spans.ts'
import type { Span } from './spans.ts'
import type { Kind, Vocabulary } from './vocabulary.ts'

const AGE =
  /\b(?<before>\d{1,2})(?:[- ]?(?:years?|yrs?)[- ]?olds?| ?yo)\b|\baged? (?<after>\d{1,2})\b|(?<zh>\d{1,2}) ?岁/giu
/** From this age on the sizes of adults are worn. */
const GROWN_UP = 15

const PEOPLE: readonly (readonly [string, RegExp])[] = [
  [
    'women',
    /\b(?:mother|mom|mum|mummy|wife|girlfriend|sister|grandmother|grandma|aunt|auntie|lady|(?<=for )her(?= ?(?:[,.;!?]|$)))\b(?!['’]s)|妈妈|母亲|老婆|妻子|女朋友|女友|姐姐|妹妹|奶奶|外婆|姥姥|老妈|我妈|婆婆|丈母娘|岳母|闺蜜/giu,
  ],
  [
    'men',
    /\b(?:father|dad|daddy|husband|boyfriend|brother|grandfather|grandpa|uncle|gentleman|(?<!you )guy|(?<=for )him)\b(?!['’]s)|爸爸|父亲|老公|丈夫|男朋友|男友|哥哥|弟弟|爷爷|外公|姥爷|老爸|我爸|公公|岳父|老丈人/giu,
  ],
]

/** Who it is for, said so that no product is more or less for them: "for a good friend", 送朋友. */
const ACQUAINTANCES =
  /\b(?:for|to)(?: (?:a|an|the|my|our|his|her|their|some|one of my))?(?: (?:very|good|best|close|old|dear|new))* (?:friend|mate|buddy|buddies|pal|colleague|co-?worker|acquaintance|stranger|relative|guy|gentleman)s?\b|(?:送给?|给|为|帮)(?:一?[位个]|我的?|我们的?|好|老){0,3}(?:朋友|好友|同事|同学|亲戚|熟人)们?/giu

export interface PersonSaid {
  readonly constraint: TermConstraint
  readonly span: Span
}

/** Ages; the span is understood. */
export function readAges(text: string, vocabulary: Vocabulary, taken: readonly Span[]): PersonSaid[] {
  return freeMatches(text, AGE, taken).flatMap(({ match, span }) => {
    const { before, after, zh } = match.groups ?? {}
    const value = Number(before ?? after ?? zh) < GROWN_UP ? 'kids' : 'adult'
    const known = vocabulary.together(null, 'age', value) > 0
    return known ? [{ constraint: term('age', value, match[0]), span }] : []
  })
}

/** Whom it is for, when the kind of product is made for women or men; of no kind in particular those are only preferred. */
export function readRecipients(text: string, kind: Kind | null, vocabulary: Vocabulary): TermConstraint[] {
  const strength = kind === null ? 'prefer' : 'must'
  return PEOPLE.flatMap(([value, pattern]) => {
    const found = freeMatches(text, pattern, [])[0]
    const suits = ['unisex', value].filter((one) => vocabulary.together(kind, 'gender', one) > 0)
    if (found === undefined || !suits.includes(value)) return []
    return [{ ...term('gender', value, found.match[0]), values: suits.toReversed(), strength }]
  })
}

/** What was read without the words for people of whom no product knows: "friend" would find the mugs that say so. */
export function withoutAcquaintances(read: ReadTerms, text: string): ReadTerms {
  const spans = freeMatches(text, ACQUAINTANCES, []).map(({ span }) => span)
  if (spans.length === 0) return read
  const isSaid = (at: number): boolean => spans.some((span) => overlaps(span, read.tokens[at]!))
  return { ...read, free: new Set([...read.free].filter((at) => !isSaid(at))) }
}

const term = (facet: string, value: string, said: string): TermConstraint => ({
  kind: 'term',
  facet,
  values: [value],
  polarity: 'include',
  strength: 'must',
  confidence: 0.8,
  said: said.trim(),
})
