/**
 * Prices in a message: bounds, ranges, "around". Numbers with another unit (sizes, weights, people, stars) are no prices.
 *
 * Out: at most one price constraint, the first range or the tightest pair of bounds, with the ranges of text it was read
 * from. A currency sign is read as the shop's own currency: nothing is converted.
 */
import { minorPerMajor } from '../../data/types/money.ts'
import { AMOUNT, parseAmount } from './numbers.ts'
import { freeMatches } from './spans.ts'
import type { Span } from './spans.ts'

export interface PriceSaid {
  readonly minMinor: number | null
  readonly maxMinor: number | null
  readonly confidence: number
  readonly spans: readonly Span[]
  /** A second price ("jackets under 100 and boots under 80"): a search has one, and this is no word of the query either. */
  readonly ignored: readonly Span[]
}

/** "Around 100" is from 80 to 120. */
export const AROUND = 0.2
/** Above this it is no price but a telephone number. */
const MOST = 1e9

const BEFORE = String.raw`(?:us\$|[$€£¥₹]|usd\s?|eur\s?|gbp\s?|inr\s?|rs\.?\s?|cny\s?|rmb\s?)?`
const AFTER = String.raw`(?:\s?(?:dollars?|bucks?|usd|euros?|eur|pounds?|quid|gbp|rupees?|inr|rs|yuan|rmb|cny|块钱|块|元|美元|美刀|刀|欧元|英镑|美金|人民币|[$€£¥₹])(?![a-z]))?`
const OTHER_UNIT = String.raw`(?!\d|[.,]\d|\s?(?:gb|mb|tb|mm|cm|m|km|ml|l|lit(?:er|re)s?|inch(?:es)?|kg|g|lbs?|oz|w|watts?|mah|mp|[mgk]?hz|fps|px|p|v|x|people|persons?|hours?|hrs?|days?|weeks?|months?|years?|minutes?|stars?|percent|pieces?|pcs|packs?|items?|ones?|pockets?)(?![a-z])|\s?["″%]|\s?(?:升|毫米|厘米|公分|公斤|克|寸|英寸|个|人|小时|天|年|岁|星|分|码|号|件|双|款|条|倍|折|种|颗)|-(?:person|inch|pack|piece|star))`
const amount = (name: string): string => String.raw`${BEFORE}(?<${name}>${AMOUNT})${AFTER}${OTHER_UNIT}`
const marked = (name: string): string =>
  String.raw`(?:(?:us\$|[$€£¥₹]|usd\s?|eur\s?|gbp\s?|inr\s?|rs\.?\s?)(?<${name}Before>${AMOUNT})|(?<${name}After>${AMOUNT})\s?(?:dollars?|bucks?|usd|euros?|eur|pounds?|quid|gbp|rupees?|inr|rs|yuan|rmb|cny|块钱|块|元|美元|美刀|刀|欧元|英镑|美金|人民币|[$€£¥₹])(?![a-z]))`

const UP_TO = String.raw`(?:\b(?:under|below|beneath|less than|cheaper than|lower than|up ?to|at most|max(?:imum)?(?: of)?|no more than|not more than|not exceeding|not over|not above|nothing (?:over|above)|within|(?:don'?t|do not) (?:want to )?(?:spend|pay) (?:more than|over)|budget(?: is|'s|:)?(?: about| around| of)?|spend(?:ing)?(?: up to)?|can (?:pay|afford))|<=?|≤|不超过|不要超过|别超过|不能超过|不高于|低于|少于|小于|最多|最高|顶多|至多|预算(?:是|在|为|大概|大约|只有|就|有)?|价格在|控制在)\s*`
const FROM_ON = String.raw`(?:\b(?:over|above|more than|at least|min(?:imum)?(?: of)?|starting (?:at|from)|from|upwards of|(?:not|no) (?:less|cheaper) than|not (?:under|below))|>=?|≥|至少|不低于|不少于|高于|超过|大于|最低|起码)\s*`
const OR_LESS = String.raw`\s*(?:or (?:less|under|below|cheaper)|is (?:the most|my (?:absolute )?(?:max(?:imum)?|limit|ceiling|budget|top))|and (?:under|below|less)|max(?:imum)?\b|tops\b|at most|budget|以内|之内|以下|之下|往下|封顶|内)`
const OR_MORE = String.raw`\s*(?:or more|and (?:up|above|over|more)|\+|以上|(?<!一)起|往上)`

const pattern = (source: string): RegExp => new RegExp(source, 'giu')

const RANGE = pattern(
  String.raw`(?:(?:between|from|预算)\s*)?${amount('low')}\s*(?:and|to|-|–|~|到|至)\s*${amount('high')}(?:之间|以内|左右)?`,
)
const ABOUT = pattern(
  String.raw`(?:(?:around|about|approximately|approx\.?|roughly|circa|大概|大约|差不多|约|预算)|[~≈])\s*${amount('sum')}(?:\s*(?:左右|上下|or so))?`,
)
const ABOUT_AFTER = pattern(String.raw`(?:预算\s*)?${amount('sum')}\s*(?:左右|上下|or so\b|ish\b)`)
const HIGHEST = [pattern(UP_TO + amount('sum')), pattern(amount('sum') + OR_LESS)]
const LOWEST = [pattern(FROM_ON + amount('sum')), pattern(amount('sum') + OR_MORE)]
/** A sum with its currency, or a message that is nothing but a number; "4k" alone is a resolution. */
const BARE = pattern(String.raw`${marked('sum')}|^(?!\dk$)(?<sum>${AMOUNT})$`)

export function readPrices(text: string, currency: string, taken: readonly Span[]): PriceSaid | null {
  const price = firstPrice(text, currency, taken)
  if (price === null) return null
  const second = firstPrice(text, currency, [...taken, ...price.spans])
  return { ...price, ignored: second?.spans ?? [] }
}

type PriceRead = Omit<PriceSaid, 'ignored'>

function firstPrice(text: string, currency: string, taken: readonly Span[]): PriceRead | null {
  return (
    readRange(text, currency, taken) ??
    readAround(text, currency, taken) ??
    readBounds(text, currency, taken) ??
    readBare(text, currency, taken)
  )
}

function toMinor(said: string | undefined, currency: string): number | null {
  const value = said === undefined ? null : parseAmount(said)
  if (value === null || value > MOST) return null
  return Math.round(value * minorPerMajor(currency))
}

function readRange(text: string, currency: string, taken: readonly Span[]): PriceRead | null {
  for (const { match, span } of freeMatches(text, RANGE, taken)) {
    // "size 38-40" and "38 to 40" in a size are no money; "and" needs its "between".
    if (/(?:size|sizes|尺码|码)\s*$/iu.test(text.slice(0, span.start))) continue
    if (/\band\b/iu.test(match[0]) && !/^between/iu.test(match[0])) continue
    const { low: lowSaid = '', high: highSaid = '' } = match.groups ?? {}
    const low = toMinor(withUnitOf(lowSaid, highSaid), currency)
    const high = toMinor(highSaid, currency)
    if (low === null || high === null) continue
    return { minMinor: Math.min(low, high), maxMinor: Math.max(low, high), confidence: 0.9, spans: [span] }
  }
  return null
}

/** "一到两百" and "1-2k" leave the unit of the first number to the second. */
function withUnitOf(low: string, high: string): string {
  const unit = /[k十百千万]$/iu.exec(high)?.[0] ?? ''
  return /^(?:\d|[一二两三四五六七八九])$/u.test(low) ? low + unit : low
}

function readAround(text: string, currency: string, taken: readonly Span[]): PriceRead | null {
  for (const form of [ABOUT_AFTER, ABOUT]) {
    for (const { match, span } of freeMatches(text, form, taken)) {
      const about = /^预算/u.test(match[0]) && !/左右|上下/u.test(match[0])
      const sum = toMinor(match.groups?.['sum'], currency)
      if (sum === null || about) continue
      const [minMinor, maxMinor] = [Math.round(sum * (1 - AROUND)), Math.round(sum * (1 + AROUND))]
      return { minMinor, maxMinor, confidence: 0.7, spans: [span] }
    }
  }
  return null
}

function readBounds(text: string, currency: string, taken: readonly Span[]): PriceRead | null {
  const highest = firstBound(text, HIGHEST, currency, taken)
  const lowest = firstBound(text, LOWEST, currency, highest === null ? taken : [...taken, highest.span])
  if (highest === null && lowest === null) return null
  return {
    minMinor: lowest?.minor ?? null,
    maxMinor: highest?.minor ?? null,
    confidence: 0.95,
    spans: [highest, lowest].flatMap((bound) => (bound === null ? [] : [bound.span])),
  }
}

function firstBound(
  text: string,
  forms: readonly RegExp[],
  currency: string,
  taken: readonly Span[],
): { minor: number; span: Span } | null {
  for (const form of forms) {
    for (const { match, span } of freeMatches(text, form, taken)) {
      const minor = toMinor(match.groups?.['sum'], currency)
      if (minor !== null) return { minor, span }
    }
  }
  return null
}

/** A sum of money without any word about it is what the shopper has to spend. */
function readBare(text: string, currency: string, taken: readonly Span[]): PriceRead | null {
  for (const { match, span } of freeMatches(text, BARE, taken)) {
    const maxMinor = toMinor(
      match.groups?.['sumBefore'] ?? match.groups?.['sumAfter'] ?? match.groups?.['sum'],
      currency,
    )
    if (maxMinor !== null) return { minMinor: null, maxMinor, confidence: 0.6, spans: [span] }
  }
  return null
}
