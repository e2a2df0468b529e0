/**
 * What a message wishes, whatever a shop sells: slots with values in the shopper's own words, read by the network.
 *
 * A value is lower case, its last English word in the singular, hyphens as blanks; a number is a number, with the unit that
 * stands beside it. "五百多" and "一两百" are two wishes, a lower and an upper bound.
 * In: the network's readings of the message. Pure.
 */
import type { Comparison } from '../../../data/types/understanding.ts'
import type { Span } from '../spans.ts'
import { parseAmount, parseRange } from '../numbers.ts'
import { withFixedPhrases } from './fixedPhrases.ts'
import { coloursIn, plainValue } from './plainValue.ts'
import { withLimits } from './limits.ts'
import { unitBeside } from './units.ts'
import { withRanges } from './ranges.ts'
import type { WishSaid } from './wishSaid.ts'
import type { WishNetwork, WordReadings } from './wishNetwork.ts'

const LIKELY = 0.5
/** Without one of these nobody refuses anything, whatever the network hears. */
const REFUSING =
  /\b(?:no|not|non|nor|neither|never|nothing|none|without|except|but|avoid\w*|hates?|hated|skip|dislikes?|\w+n['’]?t|cannot|free|allerg\w+|rather|instead|anything|minus|exclud\w+|stand|out|off|away|pass|scrap|spare|drop|done|enough|too|stop|less|sick|tired|clear|rid)\b|[不别非除没拒免无莫勿嫌怕忌换]|讨厌|受不了|过敏|算了|pass|饶|去掉|太/iu
/** A "not" that only limits a number. */
const LIMITING =
  /\b(?:no|not) (?:more|less|fewer|over|above|under|below|beyond|exceeding|later|earlier|older|younger|bigger|larger|smaller|longer|shorter|heavier|higher|lower)(?: than)?\b|不(?:超过|高于|低于|少于|多于|大于|小于|到|足)/giu
const MOST_STARS = 5

export function wishesIn(message: string, readings: WordReadings, network: WishNetwork): WishSaid[] {
  const { tagNames, operatorNames, flagNames } = network
  const tags = bestTags(readings, tagNames)
  const found: WishSaid[] = []
  for (let from = 0; from < tags.length;) {
    const to = endOf(tags, from)
    if (tags[from]!.name !== 'O') found.push(...wishesAt(message, readings, tags, from, to, operatorNames))
    from = to
  }
  for (const [i, [slot, operator, value]] of flagNames.entries()) {
    const confidence = readings.flags[i]!
    if (confidence < LIKELY) continue
    found.push({
      slot,
      operator: operator as Comparison,
      value,
      unit: null,
      refused: false,
      confidence,
      span: null,
    })
  }
  return withFixedPhrases(message, withRanges(message, withLimits(message, found)))
}

interface Tag {
  readonly name: string
  readonly probability: number
}

/** The likeliest tags in which no value goes on that was not begun (Viterbi 1967). */
function bestTags({ words, tags }: WordReadings, names: readonly string[]): Tag[] {
  const size = names.length
  const likely = (word: number, tag: number): number => Math.log(Math.max(tags[word * size + tag]!, 1e-12))
  // What a tag may follow: anything, but a value that goes on only itself.
  const before = names.map((name) =>
    name.startsWith('I-') ? names.flatMap((one, i) => (one !== 'O' && inSlot(one, name) ? [i] : [])) : null,
  )
  let total = names.map((_, tag) => (before[tag] === null ? likely(0, tag) : -Infinity))
  const cameFrom: number[][] = []
  for (let word = 1; word < words.length; word++) {
    const last = total
    const best = indexOfMost(last)
    const from = before.map((tags) =>
      tags === null ? best : tags.reduce((a, b) => (last[b]! > last[a]! ? b : a)),
    )
    total = names.map((_, tag) => last[from[tag]!]! + likely(word, tag))
    cameFrom.push(from)
  }
  if (words.length === 0) return []
  const path = [indexOfMost(total)]
  for (const from of cameFrom.reverse()) path.push(from[path.at(-1)!]!)
  return path.reverse().map((tag, i) => ({ name: names[tag]!, probability: tags[i * size + tag]! }))
}

const indexOfMost = (values: readonly number[]): number =>
  values.reduce((best, value, i) => (value > values[best]! ? i : best), 0)

/** Is it the beginning or the inside of the slot; numbers stand for themselves. */
const inSlot = (tag: string, inside: string): boolean =>
  !tag.startsWith('N-') && slotOf(tag) === slotOf(inside)

const slotOf = (name: string): string => name.slice(2)

/** A value goes on as long as the words are inside it. */
function endOf(tags: readonly Tag[], from: number): number {
  const { name } = tags[from]!
  let to = from + 1
  if (name === 'O') return to
  const inside = name.startsWith('N-') ? name : `I-${slotOf(name)}`
  while (tags[to]?.name === inside) to++
  return to
}

function wishesAt(
  message: string,
  { words, refused, operators }: WordReadings,
  tags: readonly Tag[],
  from: number,
  to: number,
  operatorNames: readonly string[],
): WishSaid[] {
  const { name } = tags[from]!
  const span = { start: words[from]!.start, end: words[to - 1]!.end }
  const slot = isStars(message, name, span) ? 'rating' : slotOf(name)
  const mean = (value: (i: number) => number): number => {
    let sum = 0
    for (let i = from; i < to; i++) sum += value(i)
    return sum / (to - from)
  }
  const refusal = mean((i) => refused[2 * i + 1]!)
  const common = {
    slot,
    refused: refusal > 0.5 && REFUSING.test(message.replace(LIMITING, ' ')),
    confidence: mean((i) => tags[i]!.probability) * Math.max(refusal, 1 - refusal),
    span,
  }
  if (!name.startsWith('N-')) {
    const said = plainValue(message.slice(span.start, span.end), slot)
    const values = slot === 'colour' ? coloursIn(said) : IDLE.test(said) ? [] : [said]
    return values.map((value) => ({ ...common, operator: '=', value, unit: null }))
  }
  const { numbers, unit } = amountAt(message, span, slot)
  if (numbers.length === 2) {
    return numbers.map((value, i) => ({ ...common, operator: i === 0 ? '>=' : '<=', value, unit }))
  }
  const size = operatorNames.length
  const likely = operatorNames.map((_, one) => mean((i) => operators[i * size + one]!))
  const operator = operatorNames[likely.indexOf(Math.max(...likely))] as Comparison
  return numbers.map((value) => ({ ...common, operator, value, unit }))
}

/** 一台, 一款: what is counted, no value. */
const IDLE = /^[台只件款个把张条双套能要可来的]?$/u

const HAN_NUMBER = /[零〇一二两三四五六七八九十百千万]$/u

/** The number with what stands right behind it and belongs to it: "1.5k", 1米5, 36号半. */
function amountAt(
  message: string,
  { start, end }: Span,
  slot: string,
): { readonly numbers: readonly number[]; readonly unit: string | null } {
  const more = /^[零〇一二两三四五六七八九十百千万]+/u.exec(message.slice(end))?.[0]
  if (more !== undefined && HAN_NUMBER.test(message.slice(start, end)))
    return amountAt(message, { start, end: end + more.length }, slot)
  const after = message.slice(end)
  const unit = unitBeside(message, { start, end }, slot)
  const factor = slot === 'price' ? /^\s?(?:k|w|grand|千|百|万)(?![a-z])/iu.exec(after)?.[0] : undefined
  if (factor !== undefined && !/[kw千百万]$/iu.test(message.slice(start, end))) {
    const behind = { start, end: end + factor.length }
    return { numbers: parseRange(message.slice(start, behind.end)), unit: unitBeside(message, behind, slot) }
  }
  const numbers = parseRange(message.slice(start, end))
  if (slot !== 'size' || numbers.length !== 1) return { numbers, unit }
  const tenths = /^\s?米([\d一二三四五六七八九])(?![\d十百千])/u.exec(after)?.[1]
  const rest =
    tenths !== undefined ? parseAmount(tenths)! / 10 : /^(?:号|码|公斤|斤|米)?半/u.test(after) ? 0.5 : 0
  return { numbers: numbers.map((value) => value + rest), unit }
}

/** "4.5 分以上" beside a price is no price. */
const isStars = (message: string, name: string, { start, end }: Span): boolean =>
  name === 'N-price' &&
  Number(message.slice(start, end)) <= MOST_STARS &&
  /^\s*(?:分(?!钟|期)|颗?星|stars?\b)/iu.test(message.slice(end))
