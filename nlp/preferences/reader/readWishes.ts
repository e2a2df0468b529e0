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
import type { WishNetwork, WordReadings } from './wishNetwork.ts'

export interface WishSaid {
  readonly slot: string
  readonly operator: Comparison
  readonly value: string | number
  readonly unit: string | null
  readonly refused: boolean
  /** In [0, 1]. */
  readonly confidence: number
  /** Where it stands; null for what the message as a whole says ("on a tight budget"). */
  readonly span: Span | null
}

const LIKELY = 0.5

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
  return found
}

interface Tag {
  readonly name: string
  readonly probability: number
}

function bestTags({ words, tags }: WordReadings, names: readonly string[]): Tag[] {
  return words.map((_, i) => {
    const row = tags.subarray(i * names.length, (i + 1) * names.length)
    let best = 0
    for (let one = 1; one < row.length; one++) if (row[one]! > row[best]!) best = one
    return { name: names[best]!, probability: row[best]! }
  })
}

const slotOf = (name: string): string => name.slice(2)

/** A value goes on as long as the words are inside it; one that begins inside is taken as begun. */
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
  const slot = slotOf(name)
  const span = { start: words[from]!.start, end: words[to - 1]!.end }
  const mean = (value: (i: number) => number): number => {
    let sum = 0
    for (let i = from; i < to; i++) sum += value(i)
    return sum / (to - from)
  }
  const refusal = mean((i) => refused[2 * i + 1]!)
  const common = {
    slot,
    refused: refusal > 0.5,
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
