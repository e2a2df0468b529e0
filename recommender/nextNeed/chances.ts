/** What a gap model says of a gap that has been open for some days. Pure; log-normal, see gaps.ts. */
import type { GapModel } from './gaps.ts'
import { atTail, upperTail } from './standardNormal.ts'

/** P(the gap is longer than `days`), of those who return. */
function stillOpen({ center, spread }: GapModel, days: number): number {
  return days <= 0 ? 1 : upperTail((Math.log(days) - center) / Math.sqrt(spread))
}

/** P(bought again within the next `days`) after `elapsed` days without. */
export function chanceWithin(model: GapModel, elapsed: number, days: number): number {
  const now = stillOpen(model, elapsed)
  const then = stillOpen(model, elapsed + days)
  return (model.returns * (now - then)) / (1 - model.returns * (1 - now))
}

/** Days from the purchase that a share `share` of those who have not returned after `elapsed` days will have taken. */
export function daysUntil(model: GapModel, elapsed: number, share: number): number {
  const tail = stillOpen(model, elapsed) * (1 - share)
  // So late that hardly anybody ever was: any day now.
  if (tail < 1e-12) return elapsed + 1
  return Math.max(elapsed, Math.exp(model.center + Math.sqrt(model.spread) * atTail(tail)))
}
