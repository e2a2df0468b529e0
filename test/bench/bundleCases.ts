/**
 * Held-out pairs of what was ordered together: of each order of a period one product is given and another, of another kind,
 * is to be found. Orders are cut by time: what is learned from ends before the first case begins.
 */
import { type EventColumns } from '../../recommender/collaborative/eventColumns.ts'
import type { Random } from '../../data/types/ports.ts'
import { below } from '../../recommender/rank/random.ts'
import { orderContexts } from '../../recommender/bundles/orderContexts.ts'
import { keepEvents } from './keepEvents.ts'

export interface PairCase {
  readonly given: number
  readonly wanted: number
}

export interface CaseOptions {
  readonly from: number
  readonly until: number
  readonly kindOf: Int32Array
  /** 'shopper': what the shopper ordered within `windowDays` after it counts as well. */
  readonly cases: 'basket' | 'shopper'
  readonly windowDays: number
  readonly most: number
  readonly random: Random
}

export function pairCases(events: EventColumns, options: CaseOptions): PairCase[] {
  const { cases, from, kindOf, random, until, windowDays } = options
  const past = new Set(events.product.filter((_, i) => events.at[i]! < from))
  const period = within(events, from, until)
  const laterWeight = cases === 'shopper' ? 1 : 0
  const { followed, ordered } = orderContexts(period, { until: Infinity, windowDays, laterWeight })
  const pairs: PairCase[] = []
  for (let row = 0; row < ordered.rows; row++) {
    const givens = ordered.columns
      .subarray(ordered.starts[row], ordered.starts[row + 1])
      .filter((p) => past.has(p))
    const given = givens[below(random, givens.length)]
    if (given === undefined) continue
    const others = followed.columns
      .subarray(followed.starts[row], followed.starts[row + 1])
      .filter((one) => past.has(one) && one !== given && kindOf[one] !== kindOf[given])
    const wanted = others[below(random, others.length)]
    if (wanted !== undefined) pairs.push({ given, wanted })
  }
  const step = Math.max(1, pairs.length / options.most)
  return Array.from({ length: Math.min(options.most, pairs.length) }, (_, i) => pairs[Math.floor(i * step)]!)
}

const within = (events: EventColumns, from: number, until: number): EventColumns =>
  keepEvents(events, (i) => events.at[i]! >= from && events.at[i]! < until)
