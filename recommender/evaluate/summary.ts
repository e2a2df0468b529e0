/** What a comparison found, as plain figures: means, how sure they are, and parts of them. */
import type { Accuracy } from './accuracy.ts'
import type { Case } from './cases.ts'
import { describeSettings } from './compare.ts'
import type { Judged } from './compare.ts'
import type { ListQuality } from './lists.ts'
import type { Past } from './rankingModel.ts'
import { ndcgOf, segmentsOf } from './segments.ts'
import { interval, mean, paired } from './significance.ts'
import type { Interval, Paired } from './significance.ts'

export interface ModelSummary {
  readonly name: string
  readonly settings: string
  /** NDCG on the validation part; null without one. */
  readonly validation: number | null
  readonly accuracy: Accuracy
  /** 95 % intervals over shoppers. */
  readonly intervals: { readonly hitRate: Interval; readonly ndcg: Interval }
  /** NDCG of the best model over this one's; null for the best itself. */
  readonly bestOverThis: Paired | null
  readonly lists: ListQuality
  /** NDCG by segment, in the order of `Summary.segments`; NaN where a segment has no case. */
  readonly segments: readonly number[]
  /** Share of held-back items found in the first k places, k = 1 .. CURVE. */
  readonly hitCurve: readonly number[]
  readonly fitSeconds: number
  readonly scoreMs: number
  readonly memory: number
}

export interface Summary {
  readonly cases: number
  readonly segments: readonly { readonly name: string; readonly about: string; readonly cases: number }[]
  readonly models: readonly ModelSummary[]
}

/** Places of the hit curve. */
export const CURVE = 50

export function summarize(past: Past, cases: readonly Case[], judged: readonly Judged[]): Summary {
  const shoppers = cases.map(({ shopper }) => shopper)
  const segments = segmentsOf(past, cases)
  const ndcgsOf = ({ accuracy }: Judged): number[] => accuracy.map(({ ndcg }) => ndcg)
  const best = judged.toSorted((a, b) => mean(ndcgsOf(b)) - mean(ndcgsOf(a)))[0]
  return {
    cases: cases.length,
    segments: segments.map(({ about, cases: own, name }) => ({ name, about, cases: own.length })),
    models: judged.map((one) => {
      const ndcg = ndcgsOf(one)
      const hits = one.accuracy.map(({ hitRate }) => hitRate)
      return {
        name: one.name,
        settings: describeSettings(one.settings),
        validation: one.validation,
        accuracy: meanAccuracy(one.accuracy),
        intervals: { hitRate: interval(hits, shoppers), ndcg: interval(ndcg, shoppers) },
        bestOverThis: best === undefined || one === best ? null : paired(ndcgsOf(best), ndcg, shoppers),
        lists: one.lists,
        segments: segments.map((segment) =>
          segment.cases.length === 0
            ? NaN
            : mean(segment.cases.map((i) => ndcgOf(segment, one.outcomes[i]!))),
        ),
        hitCurve: hitCurve(one),
        ...{ fitSeconds: one.fitSeconds, scoreMs: one.scoreMs, memory: one.memory },
      }
    }),
  }
}

function meanAccuracy(all: readonly Accuracy[]): Accuracy {
  const of = (key: keyof Accuracy): number => mean(all.map((one) => one[key]))
  return {
    ...{ hitRate: of('hitRate'), precision: of('precision'), recall: of('recall'), f1: of('f1') },
    ...{ ndcg: of('ndcg'), map: of('map'), mrr: of('mrr') },
  }
}

function hitCurve({ outcomes }: Judged): number[] {
  const found = new Float64Array(CURVE)
  let held = 0
  for (const { ranks } of outcomes) {
    held += ranks.length
    for (const rank of ranks) if (rank < CURVE) found[rank]! += 1
  }
  let sum = 0
  return Array.from(found, (count) => (sum += count) / Math.max(1, held))
}
