/**
 * Ranges as they are written: of "100-150", "between 40 and 60", 八百到一千二 the first number is the lower bound and the second
 * the upper one, whatever the network made of either. Pure.
 */
import { parseRange } from '../numbers.ts'
import type { WishSaid } from './wishSaid.ts'

type NumberWish = WishSaid & { readonly value: number; readonly span: NonNullable<WishSaid['span']> }

const UNIT = String.raw`(?:\s?(?:[¥￥$€£元块刀]|\p{L}{1,6}))?`
const BETWEEN_NUMBERS = new RegExp(String.raw`^${UNIT}\s*(?:[-–—~～]|至|到|\bto\b)\s*[¥￥$€£]?$`, 'iu')
const DIGITS =
  /(?<![\d.])(\d[\d,]*(?:\.\d+)?k?)\s*(?:[¥￥$€£元块])?\s*(?:[-–—~～至到]|\bto\b)\s*[¥￥$€£]?(\d[\d,]*(?:\.\d+)?k?)(?![\d.])/giu
/** What has no range of its own: "5-6 of them" is a number of pieces. */
const RANGED: ReadonlySet<string> = new Set(['price', 'size', 'age', 'rating'])

export function withRanges(message: string, wishes: readonly WishSaid[]): WishSaid[] {
  const all = [...wishes, ...partners(message, wishes)]
  const numbers = all
    .filter(isNumber)
    .filter(({ slot }) => RANGED.has(slot))
    .sort((a, b) => a.span.start - b.span.start)
  const turned = new Map<WishSaid, WishSaid>()
  for (const [i, low] of numbers.entries()) {
    const high = numbers[i + 1]
    if (high === undefined || low.slot !== high.slot || low.value >= high.value) continue
    if (!joins(message, low, high)) continue
    const unit = low.unit ?? high.unit
    turned.set(low, { ...low, operator: '>=', refused: false, unit })
    turned.set(high, { ...high, operator: '<=', refused: false, unit })
  }
  return all.map((one) => turned.get(one) ?? one)
}

const isNumber = (one: WishSaid): one is NumberWish => typeof one.value === 'number' && one.span !== null

function joins(message: string, low: NumberWish, high: NumberWish): boolean {
  const between = message.slice(low.span.end, high.span.start)
  if (BETWEEN_NUMBERS.test(between)) return true
  return /^\s*and\s*[$€£]?$/iu.test(between) && /\bbetween\s*[$€£]?$/iu.test(message.slice(0, low.span.start))
}

/** The other number of a range in digits of which one was heard. */
function partners(message: string, wishes: readonly WishSaid[]): WishSaid[] {
  return [...message.matchAll(DIGITS)].flatMap((match): WishSaid[] => {
    const [whole, first, second] = match as unknown as [string, string, string]
    const start = match.index
    const spans = [
      { start, end: start + first.length },
      { start: start + whole.length - second.length, end: start + whole.length },
    ] as const
    const heard = spans.map((span) => wishes.find((one) => one.span?.start === span.start && isNumber(one)))
    const [known] = heard.filter((one) => one !== undefined)
    const missing = heard.findIndex((one) => one === undefined)
    if (known === undefined || missing < 0 || !RANGED.has(known.slot)) return []
    const [value] = parseRange(missing === 0 ? first : second)
    return value === undefined ? [] : [{ ...known, value, span: spans[missing]! }]
  })
}
