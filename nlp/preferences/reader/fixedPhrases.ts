/**
 * Wishes that are said in fixed phrases: in stock, well reviewed, delivered free, here within so many days, under so
 * much. They say so whatever the network makes of their words. Pure.
 */
import type { WishSaid } from './wishSaid.ts'
import { IN_STOCK, WELL_RATED_PHRASES } from '../conditions.ts'
import { freeMatches } from '../spans.ts'

const DELIVERED_FREE =
  /\b(?:free (?:next[- ]day |fast |standard )?(?:shipping|delivery|postage)|(?:shipping|delivery|postage) (?:is |must be )?free|post(?:age)? free)\b|包邮|包郵|免运费|免邮费?|不要运费/giu
/** "Cheaper" compares with what is on screen and is no wish of its own. */
const CHEAP =
  /\b(?:affordable|inexpensive|budget[- ]friendly|on a (?:tight |small )?budget|low[- ]cost|cost(?:s|ing)? an arm and a leg|breaks? the bank)\b|白菜价|便宜(?!货|一?点|些)|实惠|平价|太贵/giu
const PREMIUM =
  /\b(?:premium|high[- ]end|top of the (?:line|range)|luxury|money is no object|(?:nothing|not) cheap)\b|高端|高档|不差钱|贵(?:一?点|些)也?没(?:关系|事)|不要便宜货/giu
const PHRASES = [
  { slot: 'price', value: 'premium', pattern: PREMIUM },
  { slot: 'price', value: 'cheap', pattern: CHEAP },
  { slot: 'stock', value: 'yes', pattern: IN_STOCK },
  { slot: 'rating', value: 'good', pattern: WELL_RATED_PHRASES },
  { slot: 'delivery', value: 'free', pattern: DELIVERED_FREE },
] as const
/** "Even if it is not in stock", 没有现货也行. */
const DENIED =
  /(?:(?:\bnot|n['’]t)(?: (?:currently|necessarily|have to be|need to be))?|没|不用|不需要|无需|不要求)\s*$/iu
const SURE = 0.95

const TIME =
  /^[\s-]?(?:(?:working|business|work) )?(?:days?|hours?|hrs?|weeks?)\b|^\s?(?:个)?(?:天|日|小时|钟头|工作日)/iu
const ARRIVING = /deliver|arriv|ship|\bwithin\b|\bget (?:it|them|here)\b|\bhere\b|到|送|发货|之?内|以内/iu
/** What a number of days is taken for by mistake. */
const MISTAKEN: ReadonlySet<string> = new Set(['price', 'size', 'age', 'quantity'])
const DAYS_UNIT = /^[\s-]?(?:(?:working|business|work) )?(hour|hr|week|day)|^\s?(?:个)?(小时|钟头)/iu

export function withFixedPhrases(message: string, wishes: readonly WishSaid[]): WishSaid[] {
  const hasPrice = wishes.some((one) => one.slot === 'price' && typeof one.value === 'number')
  const heard = wishes
    .map((one) => asDelivery(message, one))
    .map((one) => (hasPrice ? one : asPrice(message, one)))
  const said = PHRASES.flatMap(({ slot, value, pattern }): WishSaid[] => {
    const known = heard.some(
      (one) =>
        one.slot === slot && (one.value === value || (slot === 'rating' && typeof one.value === 'number')),
    )
    const found = freeMatches(message, pattern, []).find(
      ({ span }) => !DENIED.test(message.slice(0, span.start)),
    )
    if (known || found === undefined) return []
    return [{ slot, operator: '=', value, unit: null, refused: false, confidence: SURE, span: found.span }]
  })
  // What a phrase says, its words do not say again.
  const isSaidAgain = ({ slot, span, value }: WishSaid): boolean =>
    span !== null &&
    typeof value === 'string' &&
    (slot === 'feature' || slot === 'style' || slot === 'delivery') &&
    said.some((one) => one.span!.start <= span.start && span.end <= one.span!.end)
  // "Nothing cheap" is no wish for cheap things.
  const isOpposite = ({ slot, value }: WishSaid): boolean =>
    slot === 'price' && value === 'cheap' && said.some((one) => one.value === 'premium')
  return [...heard.filter((one) => !isSaidAgain(one) && !isOpposite(one)), ...said]
}

const LIMITED =
  /\b(?:under|below|less than|(?:no|not) more than|max(?:imum)?|up to|at most|cheaper than|over|above|at least)\s*$|(?:不超过|低于|最多)$/iu
const ENDS = /^\s*(?:$|[,.;!?，。；！？]|(?:元|块)?(?:以内|以下|之内|之间|左右))/u
/** Worn sizes are smaller. */
const LEAST_PRICE = 50

/** "A bike, blue, under 180": a limit without a unit is a price, where no other is said. */
function asPrice(message: string, wish: WishSaid): WishSaid {
  const { slot, span, value, unit, operator } = wish
  const isLimit =
    slot === 'size' && unit === null && span !== null && (operator === '<=' || operator === '>=')
  if (!isLimit || typeof value !== 'number' || value < LEAST_PRICE) return wish
  const [before, after] = [message.slice(0, span.start), message.slice(span.end)]
  const isRange =
    /\d\s*[-–~～到至]$/u.test(before) || /^\s*[-–~～到至]\s*\d+\s*(?:元|块)?(?:之间|左右|以内)/u.test(after)
  return isRange || (LIMITED.test(before) && ENDS.test(after)) ? { ...wish, slot: 'price' } : wish
}

/** "Delivered within 2 days" is no price. */
function asDelivery(message: string, wish: WishSaid): WishSaid {
  const { slot, span, value } = wish
  if (typeof value !== 'number' || span === null || !MISTAKEN.has(slot)) return wish
  const after = message.slice(span.end)
  const near = message.slice(Math.max(0, span.start - 24), span.end + 12)
  if (!TIME.test(after) || !ARRIVING.test(near)) return wish
  const said = DAYS_UNIT.exec(after)
  const unit = said?.[2] !== undefined ? 'hour' : (said?.[1]?.toLowerCase().replace('hr', 'hour') ?? 'day')
  return { ...wish, slot: 'delivery', operator: '<=', unit }
}
