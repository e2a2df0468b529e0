/**
 * Which sessions of each period are learned from and which are judged, spread evenly from its beginning to its end.
 * Chosen by time and outcome alone, before any profile is computed; a session that is both gets one profile.
 */
import type { EventColumns } from '../../collaborative/eventColumns.ts'
import type { Period } from './periods.ts'
import { CLICKED, cutSessions, ORDERED, sessionsWithProfiles } from './sessions.ts'
import type { FoldDone, Past, Session, SessionCuts } from './sessions.ts'

export interface ChosenSessions {
  /** They led to something; none in the periods of test and comparison, which nothing is learned from. */
  readonly learned: readonly Session[]
  /** They led to an order; none in periods that are learned from. */
  readonly judged: readonly Session[]
}

/** Sessions of a period that are learned from or judged: more of them cost time and change nothing any more. */
const MOST_SESSIONS = { learn: 6_000, validate: 2_000, test: 2_000, compare: 2_000 } as const

/** In the order of `periods`. Cost: one fold for each event of the chosen sessions' shoppers. */
export function chosenSessions(past: Past, periods: readonly Period[], foldDone: FoldDone): ChosenSessions[] {
  const cuts = cutSessions(past.events)
  const numbers = periods.map((period) => {
    const chosen = (leastOutcome: number): number[] => spread(past.events, cuts, period, leastOutcome)
    return {
      learned: period.use === 'learn' || period.use === 'validate' ? chosen(CLICKED) : [],
      judged: period.use === 'learn' ? [] : chosen(ORDERED),
    }
  })
  const wanted = numbers.flatMap(({ judged, learned }) => [...learned, ...judged])
  const sessions = sessionsWithProfiles(past, cuts, wanted, foldDone)
  const read = (some: readonly number[]): Session[] => some.map((number) => sessions.get(number)!)
  return numbers.map(({ judged, learned }) => ({ learned: read(learned), judged: read(judged) }))
}

/** Numbers of sessions that begin in the period and led to `leastOutcome` or more. */
function spread(
  { at }: EventColumns,
  { firstEvent, outcome }: SessionCuts,
  { fromMs, untilMs, use }: Period,
  leastOutcome: number,
): number[] {
  const possible: number[] = []
  for (let number = 0; number < firstEvent.length; number++) {
    const startMs = at[firstEvent[number]!]!
    if (startMs >= fromMs && startMs < untilMs && outcome[number]! >= leastOutcome) possible.push(number)
  }
  const most = MOST_SESSIONS[use]
  if (possible.length <= most) return possible
  return Array.from({ length: most }, (_, i) => possible[Math.floor((i * possible.length) / most)]!)
}
