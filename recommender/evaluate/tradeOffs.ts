/**
 * What weighing other things beside relevance costs and brings: lists of ten for held-out sessions that ended in an order,
 * by each set of weights from the same scores.
 *
 *   ndcg       NDCG@10 of what was ordered, mean over sessions; of equal scores what was ordered counts as last
 *   diversity  mean of 1 - cosine over all pairs of a list
 *   novelty    mean of 1 - demand (log scale, over the largest) of what is shown
 *   margin     mean share of the price that the shop keeps, of what is shown and of known cost; null when none is
 *   stock      mean of pieces over ten, at most 1, of what is shown
 *   coverage   share of the catalogue that is in any list
 * Cost: features once a session, .2 ms a set of weights.
 */
import type { Product } from '../../data/types/product.ts'
import { PICKED_FROM, pickList } from '../rank/chooseList.ts'
import { featureMatrix } from '../rank/featureMatrix.ts'
import type { Moment } from '../rank/moment.ts'
import { forShopper, marginOf, USUAL_WEIGHTS } from '../rank/objectives.ts'
import type { ObjectiveWeights } from '../rank/objectives.ts'
import { shopperView } from '../rank/shopperView.ts'
import { dotAt } from '../rank/similarity.ts'
import { askOptions, momentOf } from '../rank/training/samples.ts'
import type { Setting } from '../rank/training/samples.ts'
import type { Session } from '../rank/training/sessions.ts'
import { accuracyOf } from './accuracy.ts'
import type { Scorer } from './rankSessions.ts'
import { mean } from './significance.ts'

/** Whose lists: the shop's own and what they are compared with, a step of one objective's weight, or a peer's. */
export type Role = 'shop' | Bought | 'peer'

export interface Weighed {
  readonly name: string
  readonly role: Role
  readonly score: Scorer
  readonly weights: ObjectiveWeights
}

export interface TradeOff {
  readonly name: string
  readonly role: Role
  readonly ndcg: number
  readonly diversity: number
  readonly novelty: number
  readonly margin: number | null
  readonly stock: number
  readonly coverage: number
  /** By session, in the order given. */
  readonly ndcgs: readonly number[]
}

const LIST = 10

interface Sums {
  readonly ndcg: number[]
  readonly diversity: number[]
  readonly novelty: number[]
  readonly margin: number[]
  readonly stock: number[]
  readonly shown: Set<number>
}

/** `count` candidates besides those ordered; `products` are the catalogue's rows. */
export function tradeOffs(
  setting: Setting,
  sessions: readonly Session[],
  products: readonly Product[],
  all: readonly Weighed[],
  count: number,
): TradeOff[] {
  const sums = all.map((): Sums => ({
    ndcg: [],
    diversity: [],
    novelty: [],
    margin: [],
    stock: [],
    shown: new Set(),
  }))
  for (const session of sessions) {
    if (session.ordered.length === 0) continue
    setting.travelTo(session.startMs)
    const shopper = shopperView(session.profile, setting.columns, setting.models, setting.index)
    const asked = setting.source.ask(session.ordered, { ...askOptions(setting, session, shopper), count })
    const moment = momentOf(setting, session, shopper, asked)
    const features = featureMatrix(moment)
    const byScorer = new Map<Scorer, ReturnType<typeof best>>()
    all.forEach(({ score, weights }, i) => {
      const candidates = byScorer.get(score) ?? best(score(features, moment), asked.relevant, moment.rows)
      byScorer.set(score, candidates)
      const snapshot = { products, vectors: setting.columns.vectors, dimension: setting.columns.dimension }
      const places = pickList({ candidates, moment, snapshot }, weights, LIST)
      const rows = places.map((place) => candidates.rows[place]!)
      note(
        sums[i]!,
        rows,
        places.map((place) => candidates.isOrdered[place]!),
        asked.relevant,
        { moment, products },
      )
    })
  }
  return all.map(({ name, role }, i) => ({ name, role, ...summed(sums[i]!, products.length) }))
}

/** Best first; what was ordered stands after what scores the same. */
function best(scores: Float32Array, relevant: number, rows: Int32Array) {
  const places = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || b - a).slice(0, PICKED_FROM)
  return {
    rows: Int32Array.from(places, (place) => rows[place]!),
    scores: Float32Array.from(places, (place) => scores[place]!),
    isOrdered: places.map((place) => place < relevant),
  }
}

function note(
  sums: Sums,
  rows: readonly number[],
  isOrdered: readonly boolean[],
  relevant: number,
  {
    moment: { columns, index, models },
    products,
  }: { readonly moment: Moment; readonly products: readonly Product[] },
): void {
  const found = Int32Array.from(isOrdered.flatMap((ordered, rank) => (ordered ? [rank] : [])))
  const missed = new Int32Array(relevant - found.length).fill(LIST)
  sums.ndcg.push(accuracyOf(Int32Array.of(...found, ...missed), LIST).ndcg)
  sums.diversity.push(diversityOf(rows, columns.vectors, columns.dimension))
  sums.novelty.push(mean(rows.map((row) => 1 - (models?.demand[index.modelIndexOfRow[row]!] ?? 0))))
  const margins = rows.map((row) => marginOf(products[row]!)).filter((margin) => margin !== null)
  if (margins.length > 0) sums.margin.push(mean(margins))
  sums.stock.push(
    mean(rows.map((row) => (Number.isNaN(columns.stockLevel[row]!) ? 1 : columns.stockLevel[row]!))),
  )
  for (const row of rows) sums.shown.add(row)
}

function diversityOf(rows: readonly number[], vectors: Float32Array, dimension: number): number {
  const distances: number[] = []
  for (let a = 0; a < rows.length; a++) {
    for (let b = 0; b < a; b++)
      distances.push(1 - dotAt(vectors, rows[a]! * dimension, vectors, rows[b]! * dimension, dimension))
  }
  return mean(distances)
}

function summed(sums: Sums, catalogue: number): Omit<TradeOff, 'name' | 'role'> {
  return {
    ndcg: mean(sums.ndcg),
    diversity: mean(sums.diversity),
    novelty: mean(sums.novelty),
    margin: sums.margin.length === 0 ? null : mean(sums.margin),
    stock: mean(sums.stock),
    coverage: sums.shown.size / Math.max(1, catalogue),
    ndcgs: sums.ndcg,
  }
}

const NONE: ObjectiveWeights = { diversity: 0, novelty: 0, margin: 0, stock: 0 }
const SWEPT = [0.1, 0.2, 0.3, 0.4]

/** Relevance alone, the shop's weights as they are, for safe and adventurous shoppers, and each objective in steps. */
export function sweep(score: Scorer, shop: ObjectiveWeights): Weighed[] {
  const weighed = (name: string, weights: ObjectiveWeights, role: Role = 'shop'): Weighed => ({
    ...{ name, role, score, weights },
  })
  const steps = (objective: Bought, base: ObjectiveWeights): Weighed[] =>
    SWEPT.map((weight) => weighed(`${objective} ${weight}`, { ...base, [objective]: weight }, objective))
  const { diversity } = USUAL_WEIGHTS
  return [
    weighed('relevance alone', NONE),
    weighed('as the shop weighs', shop),
    weighed('... for the adventurous', forShopper(shop, 1)),
    weighed('... for the safe', forShopper(shop, -1)),
    ...steps('diversity', NONE),
    ...(['novelty', 'margin', 'stock'] as const).flatMap((one) => steps(one, { ...NONE, diversity })),
  ]
}

/** The objectives that a weight can buy. */
export const BOUGHT = ['diversity', 'novelty', 'margin', 'stock'] as const
export type Bought = (typeof BOUGHT)[number]

/** Those that no other beats in both relevance and `bought`. */
export function paretoFront(all: readonly TradeOff[], bought: Bought): TradeOff[] {
  const of = (one: TradeOff): number => one[bought] ?? 0
  return all.filter(
    (one) =>
      !all.some(
        (other) =>
          other.ndcg >= one.ndcg && of(other) >= of(one) && (other.ndcg > one.ndcg || of(other) > of(one)),
      ),
  )
}
