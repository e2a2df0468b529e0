/** A budget measured by the one said before: "double that", "another fifty", "sorry, I meant 130", 预算再加五十, 砍一半. Pure. */
import { minorPerMajor } from '../../data/types/money.ts'
import type { UnderstandContext } from '../../data/types/understanding.ts'
import { AMOUNT, parseRange } from './numbers.ts'
import { freeMatches } from './spans.ts'
import type { Span } from './spans.ts'
import type { PriceSaid } from './prices.ts'

const BUDGET = String.raw`(?:limit|budget|price|max(?:imum)?|amount)`
const TWICE = new RegExp(
  String.raw`\b(?:double|twice)(?: (?:that|the|my))? ${BUDGET}\b|\b(?:double|twice) (?:that|it)\b|(?:预算)?(?:翻倍|翻一?番|加倍)`,
  'giu',
)
const HALF = new RegExp(
  String.raw`\b(?:half|halve)(?: (?:that|the|my))? ${BUDGET}\b|\b${BUDGET} in half\b|(?:预算|价格)?(?:砍一半|减一?半|对半砍)`,
  'giu',
)
const MORE = new RegExp(
  String.raw`\b(?:add|another|plus|raise (?:it|the limit|the budget|that) by|up it by)(?: another)? (?<en>${AMOUNT})(?: more)?\b|(?:再加|多加|加多|再添)(?<zh>${AMOUNT})`,
  'giu',
)

/** A number alone in a message that puts something right. */
const CORRECTING =
  /^\s*\*|\b(?:me?ant|typo|mistyped|correction|obviously|make (?:it|that)|should (?:be|have been))\b|改成|换成|应该是|打错|说错|写错/iu
const NUMBERS = new RegExp(AMOUNT, 'giu')

const FACTORS: readonly (readonly [RegExp, number])[] = [
  [TWICE, 2],
  [HALF, 0.5],
]

/** null when nothing of the kind is said, or there is no upper bound to measure by. */
export function readRelativeBudget(
  text: string,
  { search }: UnderstandContext,
  currency: string,
  taken: readonly Span[],
): PriceSaid | null {
  const before = search.constraints.find((one) => one.kind === 'price')
  const highest = before?.maxMinor ?? null
  if (before === undefined || highest === null) return null
  const moved = (maxMinor: number, span: Span): PriceSaid => ({
    minMinor: before.minMinor !== null && before.minMinor < maxMinor ? before.minMinor : null,
    maxMinor,
    confidence: 0.9,
    spans: [span],
    ignored: [],
  })
  for (const [pattern, factor] of FACTORS) {
    const [found] = freeMatches(text, pattern, taken)
    if (found !== undefined) return moved(Math.round(highest * factor), found.span)
  }
  const numbers = freeMatches(text, NUMBERS, taken)
  const [corrected] = parseRange(numbers.at(-1)?.match[0] ?? '')
  if (CORRECTING.test(text) && numbers.length === 1 && corrected !== undefined) {
    return moved(Math.round(corrected * minorPerMajor(currency)), numbers[0]!.span)
  }
  const [more] = freeMatches(text, MORE, taken)
  const [added] = parseRange(more?.match.groups?.['en'] ?? more?.match.groups?.['zh'] ?? '')
  if (more === undefined || added === undefined) return null
  return moved(highest + Math.round(added * minorPerMajor(currency)), more.span)
}
