/**
 * What a message wishes, whatever a shop sells: slots with values in the shopper's own words, read by the network.
 *
 * A value is lower case, its last English word in the singular, hyphens as blanks; a number is a number, with the unit that
 * stands beside it. "五百多" and "一两百" are two wishes, a lower and an upper bound.
 * In: the network's readings of the message. Pure.
 */
import { singular } from '../../../data/types/terms.ts'
import type { Comparison } from '../../../data/types/understanding.ts'
import type { Span } from '../spans.ts'
import { parseRange } from '../numbers.ts'
import { isHan } from './messageWords.ts'
import { unitBeside } from './units.ts'
import { withRanges } from './ranges.ts'
import type { WishSaid } from './wishSaid.ts'
import type { WishNetwork, WordReadings } from './wishNetwork.ts'

const LIKELY = 0.5
/** Without one of these nobody refuses anything, whatever the network hears. */
const REFUSING =
  /\b(?:no|not|non|nor|neither|never|nothing|none|without|except|but|avoid\w*|hates?|hated|skip|dislikes?|\w+n['’]?t|cannot|free|allerg\w+|rather|instead|anything|minus|exclud\w+|stand|out|off|away|pass|scrap|spare|drop|done|enough|too|stop|less|sick|tired|clear|rid)\b|[不别非除没拒免无莫勿嫌怕忌换]|讨厌|受不了|过敏|算了|pass|饶|去掉|太/iu
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
  return withRanges(message, found)
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
    refused: refusal > 0.5 && REFUSING.test(message),
    confidence: mean((i) => tags[i]!.probability) * Math.max(refusal, 1 - refusal),
    span,
  }
  if (!name.startsWith('N-')) {
    return [{ ...common, operator: '=', value: plainValue(message.slice(span.start, span.end)), unit: null }]
  }
  const numbers = parseRange(message.slice(span.start, span.end))
  const unit = unitBeside(message, span, slot)
  if (numbers.length === 2) {
    return numbers.map((value, i) => ({ ...common, operator: i === 0 ? '>=' : '<=', value, unit }))
  }
  const size = operatorNames.length
  const likely = operatorNames.map((_, one) => mean((i) => operators[i * size + one]!))
  const operator = operatorNames[likely.indexOf(Math.max(...likely))] as Comparison
  return numbers.map((value) => ({ ...common, operator, value, unit }))
}

/** "4.5 分以上" beside a price is no price. */
const isStars = (message: string, name: string, { start, end }: Span): boolean =>
  name === 'N-price' &&
  Number(message.slice(start, end)) <= MOST_STARS &&
  /^\s*(?:分(?!钟|期)|颗?星|stars?\b)/iu.test(message.slice(end))

/** "Running Shoes" -> "running shoe", "noise-cancelling" -> "noise cancelling". */
export function plainValue(said: string): string {
  const words = said
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
    .replace(/[\s-]+/gu, ' ')
    .trim()
    .split(' ')
  const last = words.at(-1)!
  return [...words.slice(0, -1), isHan(last) ? last : singular(last)].join(' ')
}
