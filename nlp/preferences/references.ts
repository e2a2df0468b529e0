/**
 * Products on screen that a message points at: by position ("the second one", 第二个, "the last one"), by price ("the
 * cheapest one"), by a word that only one of them has ("the blue one") or by name.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { ShownItem } from '../../data/types/understanding.ts'
import { messageTokens } from './messageTokens.ts'
import { parseAmount } from './numbers.ts'
import { freeMatches, overlaps } from './spans.ts'
import type { Span } from './spans.ts'

export interface ReferenceSaid {
  /** null where a place is named and nothing stands there. */
  readonly productId: ProductId | null
  readonly span: Span
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
const COUNTS = ['one', 'two', 'three', 'four', 'five']
const ORDINAL = String.raw`(?<place>${ORDINALS.join('|')}|\d{1,2}(?:st|nd|rd|th)|last)`
const NOUN = String.raw`(?:one|item|product|option|choice|pick|result|suggestion)`
const compiled = (sources: readonly string[]): RegExp[] => sources.map((source) => new RegExp(source, 'giu'))
/** These name a place and nothing else, even where nothing stands there. */
const SURE_PLACES = compiled([
  String.raw`\b(?:the )?${ORDINAL} ${NOUN}\b`,
  String.raw`第(?<place>[一二三四五六七八九十]{1,2}|\d{1,2})(?:个|款|件|双|条|张|种|项)(?!月|小时|星期)`,
])
const BY_PLACE = compiled([
  String.raw`\bthe ${ORDINAL}\b(?! (?:time|day|place|thing|week|weekend|month|year|half))`,
  String.raw`(?:\b(?:number|no\.?|option|item|product) ?|#)(?<place>\d{1,2})\b`,
  String.raw`(?<=\bcompare (?:\d{1,2} (?:and|with|to) )?)(?<place>\d{1,2})\b`,
  // A message that is nothing but a number: a button's position.
  String.raw`^\D?(?<place>\d{1,2})[.)]?$`,
  String.raw`第(?<place>[一二三四五六七八九十]{1,2}|\d{1,2})`,
  String.raw`(?<place>最后)(?:一)?(?:个|款|件|双|条)`,
])
/** "The first two": as many as are said, from the top. */
const FROM_THE_TOP = [
  /\b(?:the )?first (?<count>two|three|four|five|[2-5])\b/giu,
  /前(?<count>[两二三四五2-5])(?:个|款|件|双|条)?/gu,
]
const CHEAPEST = /\bthe cheapest (?:one|of (?:these|them|those))\b|最便宜的(?:那|这)[个款件双条]/giu
const DEAREST =
  /\bthe (?:most expensive|priciest|dearest) (?:one|of (?:these|them|those))\b|最贵的(?:那|这)[个款件双条]/giu
const BY_WORD = [
  /\bthe (?<words>[\p{L}\p{N}'’-]+(?: [\p{L}\p{N}'’-]+)?) one\b/giu,
  /(?:那|这)[个款件双条](?<words>\p{Script=Han}{1,4})的/gu,
  /(?<words>\p{Script=Han}{1,4})的(?:那|这)[个款件双条]/gu,
]
const POINTING =
  /\b(?:this|that)(?: (?:one|item|product))?\b(?! (?:is|are|kind|sort|time|much))|(?:这|那)(?:个|款|件|双|条)/giu
/** So many words of a name in a row mean that product. */
const NAME_WORDS = 3

/** `describes`: true for words that say what is wanted ("rain jacket", 可充电): a name is meant only when it has others too. */
export function readReferences(
  text: string,
  shown: readonly ShownItem[],
  describes: (words: readonly string[]) => boolean,
): ReferenceSaid[] {
  if (shown.length === 0) return []
  const said: ReferenceSaid[] = []
  const read = (pattern: RegExp, pick: (match: RegExpExecArray) => ShownItem | null): void => {
    for (const { match, span } of freeMatches(
      text,
      pattern,
      said.map((one) => one.span),
    )) {
      const item = pick(match)
      if (item !== null) said.push({ productId: item.productId, span })
    }
  }
  for (const pattern of FROM_THE_TOP) {
    for (const { match, span } of freeMatches(text, pattern, [])) {
      const count = countOf(match.groups?.['count'] ?? '')
      said.push(...shown.slice(0, count).map(({ productId }) => ({ productId, span })))
    }
  }
  for (const pattern of SURE_PLACES) {
    for (const { match, span } of freeMatches(
      text,
      pattern,
      said.map((one) => one.span),
    )) {
      said.push({ productId: atPlace(match.groups?.['place'] ?? '', shown)?.productId ?? null, span })
    }
  }
  for (const pattern of BY_PLACE) read(pattern, (match) => atPlace(match.groups?.['place'] ?? '', shown))
  const byPrice = shown.toSorted((a, b) => a.priceMinor - b.priceMinor)
  read(CHEAPEST, () => byPrice[0] ?? null)
  read(DEAREST, () => byPrice.at(-1) ?? null)
  const names = shown.map((item) => ({ item, words: wordsOf(item.name) }))
  for (const pattern of BY_WORD) {
    read(pattern, (match) => onlyWith(wordsOf(match.groups?.['words'] ?? ''), names))
  }
  said.push(
    ...byName(text, names, describes).filter((one) => !said.some((other) => overlaps(one.span, other.span))),
  )
  const only = shown.length === 1 ? shown[0]! : null
  if (said.length === 0) read(POINTING, () => only)
  return said
}

function countOf(said: string): number {
  const named = COUNTS.indexOf(said.toLowerCase()) + 1
  return named > 0 ? named : (parseAmount(said) ?? 0)
}

function atPlace(place: string, shown: readonly ShownItem[]): ShownItem | null {
  if (/^(?:last|最后)$/iu.test(place)) return shown.at(-1) ?? null
  const named = ORDINALS.indexOf(place.toLowerCase()) + 1
  const position = named > 0 ? named : parseAmount(place.replace(/(?:st|nd|rd|th)$/iu, ''))
  return shown.find((item) => item.position === position) ?? null
}

const wordsOf = (text: string): string[] =>
  messageTokens(text)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.text)

interface Named {
  readonly item: ShownItem
  readonly words: readonly string[]
}

/** The one shown product whose name has all the words in a row; null when none or several have. */
function onlyWith(wanted: readonly string[], names: readonly Named[]): ShownItem | null {
  if (wanted.length === 0) return null
  const having = names.filter(({ words }) => holds(words, wanted))
  return having.length === 1 ? having[0]!.item : null
}

function holds(words: readonly string[], wanted: readonly string[]): boolean {
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if (wanted.every((word, i) => words[at + i] === word)) return true
  }
  return false
}

/** "From U.S. Polo Assn." names a brand, be it with the words of a name on screen. */
const OF_BRAND = /(?:\b(?:from|by|brand)|品牌|牌子)\s*$/iu

/** Products whose name's words stand in the message: the whole name, or three words in a row that no other has. */
function byName(
  text: string,
  names: readonly Named[],
  describes: (words: readonly string[]) => boolean,
): ReferenceSaid[] {
  const tokens = messageTokens(text).filter((token) => token.kind !== 'mark')
  const words = tokens.map((token) => token.text)
  return names.flatMap(({ item, words: name }) => {
    const least = Math.max(2, Math.min(NAME_WORDS, name.length))
    for (let at = 0; at + least <= words.length; at++) {
      let end = at + least
      if (!holds(name, words.slice(at, end)) || onlyWith(words.slice(at, end), names) !== item) continue
      while (end < words.length && holds(name, words.slice(at, end + 1))) end += 1
      if (OF_BRAND.test(text.slice(0, tokens[at]!.start))) return []
      if (describes(words.slice(at, end))) continue
      return [{ productId: item.productId, span: { start: tokens[at]!.start, end: tokens[end - 1]!.end } }]
    }
    return []
  })
}
