/**
 * One shopper's gap model of one product: theirs as far as they have one, else the product's. Pure.
 */
import type { PurchaseTimes } from '../../data/types/profile.ts'
import { posterior } from './gaps.ts'
import type { GapModel, PriorWeights } from './gaps.ts'
import { logGap } from './learnGaps.ts'

export function personalGap(
  product: GapModel,
  times: PurchaseTimes,
  stretch: number,
  weights: PriorWeights,
): GapModel {
  let sum = 0
  let squares = 0
  for (let i = 1; i < times.length; i++) {
    const [before, pieces] = times[i - 1]!
    const log = logGap(times[i]![0] - before, pieces, stretch)
    sum += log
    squares += log * log
  }
  const closed = times.length - 1
  return closed === 0
    ? product
    : posterior({ trials: closed, returning: closed, sum, squares }, product, weights)
}
