/**
 * What models are judged on: shoppers of whom something is held back.
 *
 *   leave-one-out  one item a shopper against given or drawn others (He et al. 2017, "Neural collaborative filtering")
 *   full           all held-back items of a shopper among all items that are not in the history
 *   time-split     the same, of what was chosen from one moment on (timeSplit.ts)
 */
import type { Random } from '../../data/types/ports.ts'
import type { Interactions } from '../collaborative/interactions.ts'
import { below } from '../rank/random.ts'
import type { ChoiceLog } from './choiceLog.ts'
import type { Past } from './rankingModel.ts'

export interface Case {
  /** Row of the past: the history that models are asked with. */
  readonly shopper: number
  /** Held back, at least one. */
  readonly relevant: Int32Array
  /** Ranked against these; null against all items that are not in the history. */
  readonly others: Int32Array | null
}

/** Others drawn for each held-back item. */
export const DRAWN_OTHERS = 99

export interface NewChoices {
  /** By shopper, in order of the first choice. */
  readonly relevant: ReadonlyMap<number, ReadonlySet<number>>
  /** Choices that say nothing: of an item that the shopper chose before, or once more. */
  readonly passedOver: number
}

/** What of `chosen` is not in the shoppers' histories. */
export function newChoices(
  { columns, starts }: Interactions,
  { items, shoppers }: Pick<ChoiceLog, 'items' | 'shoppers'>,
): NewChoices {
  const relevant = new Map<number, Set<number>>()
  let passedOver = 0
  for (let i = 0; i < items.length; i++) {
    const [shopper, item] = [shoppers[i]!, items[i]!]
    const held = relevant.get(shopper) ?? new Set()
    const history = columns.subarray(starts[shopper], starts[shopper + 1])
    if (held.has(item) || history.includes(item)) passedOver++
    else relevant.set(shopper, held.add(item))
  }
  return { relevant, passedOver }
}

export interface Carved {
  readonly past: Past
  readonly cases: readonly Case[]
}

export interface CarveOptions {
  /** Rank among all items instead of drawn ones. */
  readonly full: boolean
  /** At most so many shoppers lose items; they are drawn. */
  readonly shoppers: number
  /** Each loses at most so many, but no more than a tenth of its items beyond the first; 1 when it is left out. */
  readonly each?: number
}

/**
 * Takes items from shoppers with at least three: the last ones where the order is known, else any; one case an item. Only
 * items that somebody else chose as well are taken: that an item is left without interactions would tell that it was held
 * back.
 */
export function carve(past: Past, options: CarveOptions, random: Random): Carved {
  const { interactions, times } = past
  const counts = new Int32Array(interactions.width)
  for (const column of interactions.columns) counts[column]! += 1
  const taken = new Set<number>()
  const cases: Case[] = []
  for (const shopper of drawRows(interactions, options.shoppers, random)) {
    const [from, until] = [interactions.starts[shopper]!, interactions.starts[shopper + 1]!]
    const most = Math.max(1, Math.min(options.each ?? 1, Math.floor((until - from) / 10)))
    for (let turn = 0; turn < most; turn++) {
      const at = times !== null ? until - 1 - turn : from + below(random, until - from)
      const item = interactions.columns[at]!
      if (counts[item]! < 2 || taken.has(at)) continue
      counts[item]! -= 1
      taken.add(at)
      const others = options.full ? null : drawOthers(interactions, shopper, DRAWN_OTHERS, random)
      cases.push({ shopper, relevant: Int32Array.of(item), others })
    }
  }
  const kept = times === null ? null : times.filter((_time, at) => !taken.has(at))
  return {
    past: { ...past, interactions: without(interactions, taken), times: kept, byTime: null },
    cases,
  }
}

/** Items that the shopper never chose, each once. Fewer when there are not so many. */
export function drawOthers(
  { columns, starts, width }: Interactions,
  shopper: number,
  count: number,
  random: Random,
  also: readonly number[] = [],
): Int32Array {
  const own = new Set(columns.subarray(starts[shopper], starts[shopper + 1]))
  for (const item of also) own.add(item)
  const drawn = new Set<number>()
  const wanted = Math.min(count, width - own.size)
  while (drawn.size < wanted) {
    const item = below(random, width)
    if (!own.has(item)) drawn.add(item)
  }
  return Int32Array.from(drawn)
}

/** Of a shopper that loses one. */
export const LEAST_ITEMS = 3

/** Rows with enough items, in a random order when there are more than wanted. */
function drawRows({ rows, starts }: Interactions, most: number, random: Random): number[] {
  const possible: number[] = []
  for (let row = 0; row < rows; row++) if (starts[row + 1]! - starts[row]! >= LEAST_ITEMS) possible.push(row)
  for (let i = 0; i < Math.min(most, possible.length - 1); i++) {
    const other = i + below(random, possible.length - i)
    const held = possible[i]!
    possible[i] = possible[other]!
    possible[other] = held
  }
  return possible.slice(0, most).sort((a, b) => a - b)
}

/** Without the entries at the given positions. */
function without(matrix: Interactions, positions: ReadonlySet<number>): Interactions {
  const starts = new Int32Array(matrix.rows + 1)
  const columns = new Int32Array(matrix.columns.length - positions.size)
  const weights = new Float32Array(columns.length)
  let at = 0
  for (let row = 0; row < matrix.rows; row++) {
    for (let i = matrix.starts[row]!; i < matrix.starts[row + 1]!; i++) {
      if (positions.has(i)) continue
      columns[at] = matrix.columns[i]!
      weights[at++] = matrix.weights[i]!
    }
    starts[row + 1] = at
  }
  return { ...matrix, starts, columns, weights }
}
