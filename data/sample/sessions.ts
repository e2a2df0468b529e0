/**
 * When the demo's shoppers visit and what for. Interests come in phases: for some weeks a shopper looks for two or
 * three things and hardly for anything else, then for others.
 */
import { DAY_MS, EVENT_DAYS } from './calendar.ts'
import type { Dice } from './random.ts'
import { dice as seeded } from './random.ts'
import type { HiddenTaste } from './tastes.ts'

export interface Visit {
  /** Row of the shopper. */
  readonly shopper: number
  readonly at: number
  /** Days ago, in [0, 180): index into prices and stock. */
  readonly day: number
  readonly category: string
}

/** More than are needed: the events are counted, the rest of the visits never happened. */
export const VISITS = 9000
const PHASE_DAYS = 36
const PHASE_BOOST = 7

/** In drawn order, not in time's; some shoppers come ten times as often as others. */
export function drawVisits(tastes: readonly HiddenTaste[], end: number, seed: number): Visit[] {
  const dice = seeded(seed, 'visits')
  const activity = tastes.map(() => Math.exp(0.6 * dice.normal()))
  return Array.from({ length: VISITS }, () => {
    const shopper = dice.weighted(activity)
    // The last visits leave two hours before the end, so that none is cut by it.
    const secondsAgo = Math.floor(7200 + dice.next() * (EVENT_DAYS * 86_400 - 2 * 7200))
    const day = Math.floor((secondsAgo * 1000) / DAY_MS)
    const at = atWakingHour(end - secondsAgo * 1000, end, dice)
    return { shopper, at, day, category: drawCategory(tastes[shopper]!, shopper, day, dice, seed) }
  })
}

/** Nobody shops at four in the morning: the hour is drawn anew between 7 and 22, on the same day. */
function atWakingHour(at: number, end: number, dice: Dice): number {
  const midnight = Math.floor((at - (end % DAY_MS)) / DAY_MS) * DAY_MS
  return midnight + Math.floor((7 + 15 * dice.next()) * 3_600_000)
}

function drawCategory(taste: HiddenTaste, shopper: number, day: number, dice: Dice, seed: number): string {
  const names = Object.keys(taste.interests)
  const weights = Object.values(taste.interests)
  const phase = seeded(seed, `phase:${shopper}:${Math.floor((day + shopper) / PHASE_DAYS)}`)
  const active = new Set([phase.weighted(weights), phase.weighted(weights), phase.weighted(weights)])
  return names[dice.weighted(weights.map((weight, i) => (active.has(i) ? weight * PHASE_BOOST : weight)))]!
}
