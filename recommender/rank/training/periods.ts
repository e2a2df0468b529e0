/**
 * The past cut by time: collaborative models always know only what happened before the sessions that they describe, and
 * validation and test come after all that was learned from.
 *
 *   |------ first models ------|-- learn 1 --|-- learn 2 --|- validation -|- test -|
 */
import { countBefore } from '../../collaborative/eventColumns.ts'
import type { EventColumns } from '../../collaborative/eventColumns.ts'

export type Use = 'learn' | 'validate' | 'test'

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

export function periodsOf(events: EventColumns): Period[] {
  const beginnings = BEGINNINGS.map(([share, use]) => ({ use, fromMs: timeAt(events, share) }))
  return beginnings.map(({ use, fromMs }, i) => ({
    use,
    fromMs,
    untilMs: beginnings[i + 1]?.fromMs ?? Infinity,
  }))
}

function timeAt(events: EventColumns, share: number): number {
  return events.at[Math.floor(share * countBefore(events, Infinity))] ?? 0
}
