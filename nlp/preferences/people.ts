/**
 * For whom it is: an age ("for a 6 year old", 6岁) asks for what is made for children or adults, a person ("for my wife",
 * 送妈妈) for what suits a woman or a man. Only where products of the kind tell these apart: a kettle suits everybody.
 */
import type { TermConstraint } from '../../data/types/understanding.ts'
import { freeMatches } from './spans.ts'
import type { Span } from './spans.ts'
import type { Kind, Vocabulary } from './vocabulary.ts'

const AGE =
  /\b(?<before>\d{1,2})(?:[- ]?(?:years?|yrs?)[- ]?olds?| ?yo)\b|\baged? (?<after>\d{1,2})\b|(?<zh>\d{1,2}) ?岁/giu
/** From this age on the sizes of adults are worn. */
const GROWN_UP = 15

const PEOPLE: readonly (readonly [string, RegExp])[] = [
  [
    'women',
    /\b(?:mother|mom|mum|mummy|wife|girlfriend|sister|grandmother|grandma|aunt|auntie|lady)\b(?!['’]s)|妈妈|母亲|老婆|妻子|女朋友|女友|姐姐|妹妹|奶奶|外婆|姥姥|老妈|我妈|婆婆|丈母娘|岳母|闺蜜/giu,
  ],
  [
    'men',
    /\b(?:father|dad|daddy|husband|boyfriend|brother|grandfather|grandpa|uncle)\b(?!['’]s)|爸爸|父亲|老公|丈夫|男朋友|男友|哥哥|弟弟|爷爷|外公|姥爷|老爸|我爸|公公|岳父|老丈人/giu,
  ],
]

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

/** Whom it is for, when the kind of product is made for women or men. */
export function readRecipients(text: string, kind: Kind | null, vocabulary: Vocabulary): TermConstraint[] {
  if (kind === null) return []
  return PEOPLE.flatMap(([value, pattern]) => {
    const found = freeMatches(text, pattern, [])[0]
    const suits = ['unisex', value].filter((one) => vocabulary.together(kind, 'gender', one) > 0)
    if (found === undefined || !suits.includes(value)) return []
    return [{ ...term('gender', value, found.match[0]), values: suits.toReversed() }]
  })
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
