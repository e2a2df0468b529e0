/**
 * The past cut by time: collaborative models always know only what happened before the sessions that they describe, and
 * validation and test come after all that was learned from.
 *
 *   |------ first models ------|-- learn 1 --|-- learn 2 --|- validation -|- test -|
 *
 * With a version in use, what nothing of the new one has learned from comes at the end, where the two are compared; the
 * older half of what came since the version in use stays with the new one, so that what is wrong with it shows:
 *
 *   |------ first models ------|-- learn 1 --|-- learn 2 --|- validation -|- test -|- compare -|
 *                                    the version in use was learned: |
 */
import { countBefore, isOrder } from '../../collaborative/eventColumns.ts'
import type { EventColumns } from '../../collaborative/eventColumns.ts'

export type Use = 'learn' | 'validate' | 'test' | 'compare'

export interface Period {
  readonly use: Use
  readonly fromMs: number
  readonly untilMs: number
}

/** Shares of the events at which the periods begin. */
const BEGINNINGS: readonly (readonly [share: number, use: Use])[] = [
  [0.4, 'learn'],
  [0.6, 'learn'],
  [0.8, 'validate'],
  [0.9, 'test'],
]

/** A version that was in use for long must not keep the new one from learning what came since. */
const MOST_COMPARED = 0.1

/** Of the events before `endMs`. */
export function periodsOf(events: EventColumns, endMs = Infinity): Period[] {
  const beginnings = BEGINNINGS.map(([share, use]) => ({ use, fromMs: timeAt(events, share, endMs) }))
  return beginnings.map(({ use, fromMs }, i) => ({
    use,
    fromMs,
    untilMs: beginnings[i + 1]?.fromMs ?? endMs,
  }))
}

/**
 * The period to compare with a version that has learned from events until `championUntilMs`, null from none; null when it
 * has fewer orders than `least`. Counted in orders, because sessions that end in one are what is judged: a flood of clicks
 * leaves as many of them.
 */
export function comparePeriod(
  events: EventColumns,
  championUntilMs: number | null,
  least: number,
): Period | null {
  const orders = events.at.filter((_, i) => isOrder(events, i))
  const seen = orders.findIndex((at) => at > (championUntilMs ?? -Infinity))
  if (seen < 0) return null
  const from = Math.max((seen + orders.length) >> 1, Math.floor((1 - MOST_COMPARED) * orders.length))
  if (orders.length - from < least) return null
  return { use: 'compare', fromMs: orders[from]!, untilMs: Infinity }
}

function timeAt(events: EventColumns, share: number, endMs: number): number {
  return events.at[Math.floor(share * countBefore(events, endMs))] ?? 0
}
