/**
 * The demo's time: days are counted back from the end, which is the last midnight (UTC) at or before `now`, so that a
 * shop generated twice on one day is the same. Day 0 is the last whole day; day 179 the first one of the events.
 */
export const DAY_MS = 86_400_000
export const EVENT_DAYS = 180
export const PRICE_DAYS = 120

export function endOf(now: Date): number {
  return Math.floor(now.getTime() / DAY_MS) * DAY_MS
}

/** The moment at which the day that lies `daysAgo` back begins; 1 is yesterday's midnight. */
export function dayStart(end: number, daysAgo: number): Date {
  return new Date(end - daysAgo * DAY_MS)
}
