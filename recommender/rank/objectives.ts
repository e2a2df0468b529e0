/**
 * What a list is chosen for beside relevance, and how much each counts: variety within the list, what is new to most, the
 * shop's margin and what it has plenty of. The shop sets the weights; the shopper moves those of variety and novelty
 * between safe and adventurous. All values are put on [0, 1] among the candidates, so that weights compare.
 *
 *   novelty  the mean of two (Vargas & Castells 2011, "Rank and relevance in novelty and diversity metrics"): how little
 *            in demand the product is, and, once the shopper has a past, how far it is from that.
 *   margin   share of the price that the shop keeps; a product of unknown cost counts as the mean of the known ones.
 *   stock    1 from ten pieces on, 0 when sold out; a shop that does not count has plenty.
 */
import type { Product } from '../../data/types/product.ts'
import type { Profile } from '../../data/types/profile.ts'
import type { CatalogueColumns } from './catalogueColumns.ts'
import { mean } from '../evaluate/significance.ts'
import { scaled } from './similarity.ts'
import type { Moment } from './moment.ts'
import type { Scored } from './scored.ts'

/** Shares of 1; relevance has what is left. A negative `novelty` is a liking for what is known and proven. */
export interface ObjectiveWeights {
  readonly diversity: number
  readonly novelty: number
  readonly margin: number
  readonly stock: number
}

/** Variety costs .006 of the NDCG@10 of icecat's judged queries at this weight; the rest is for the shop to decide. */
export const USUAL_WEIGHTS: ObjectiveWeights = { diversity: 0.15, novelty: 0, margin: 0, stock: 0 }
/** Relevance keeps at least the other half. */
export const MOST_WEIGHT = 0.5

/** What the adventurous and the safe end of the control make of the weights of somebody in the middle. */
const ADVENTUROUS = { diversity: 0.1, novelty: 0.15 }
const SAFE = { diversity: 1 / 3, novelty: -0.15, stock: 0.1 }

/** `adventure` in [-1, 1]: see Profile. */
export function forShopper(weights: ObjectiveWeights, adventure: Profile['adventure']): ObjectiveWeights {
  const { diversity, novelty } = weights
  if (adventure === 0) return weights
  const wanted: Partial<ObjectiveWeights> =
    adventure > 0
      ? {
          diversity: diversity + adventure * ADVENTUROUS.diversity,
          novelty: novelty + adventure * ADVENTUROUS.novelty,
        }
      : {
          diversity: diversity * (1 + adventure * (1 - SAFE.diversity)),
          novelty: novelty * (1 + adventure) - adventure * SAFE.novelty,
          // Who plays it safe does not want to hear that the last one is gone.
          stock: weights.stock - adventure * SAFE.stock,
        }
  return { ...weights, ...wanted }
}

export interface ObjectiveInput {
  readonly candidates: Pick<Scored, 'rows' | 'scores'>
  readonly moment: Moment
  readonly products: readonly Product[]
}

/** By candidate the weighted sum of all but variety, which depends on what else is in the list. */
export function worthOf(
  { candidates, moment, products }: ObjectiveInput,
  weights: ObjectiveWeights,
): Float32Array {
  const { diversity, margin, novelty, stock } = weights
  const relevance = 1 - diversity - Math.abs(novelty) - margin - stock
  const worth = unitScale(candidates.scores).map((value) => relevance * value)
  const add = (weight: number, values: () => Float32Array): void => {
    if (weight === 0) return
    values().forEach((value, place) => {
      worth[place]! += weight * value
    })
  }
  add(novelty, () => novelties(candidates.rows, moment))
  add(margin, () => margins(candidates.rows, products))
  add(stock, () => stocks(candidates.rows, moment.columns))
  return worth
}

/** Between the worst and the best of those given; 1 where all are equal. */
function unitScale(values: Float32Array): Float32Array {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const range = high - low
  return values.map((value) => (range === 0 ? 1 : (value - low) / range))
}

/** Deviations of a similarity between what is far from a past and what repeats it. */
const NEAR = 4

function novelties(rows: Int32Array, { columns, index, models, shopper }: Moment): Float32Array {
  const { vector, vectorScale } = shopper
  const cosines = vector === null ? null : columns.similarities(vector, rows)
  return Float32Array.from(rows, (row, place) => {
    const byEvents = models?.demand[index.modelIndexOfRow[row]!] ?? NaN
    const demand = Number.isNaN(byEvents) ? columns.prior[row]! : byEvents
    const unusual = 1 - (Number.isNaN(demand) ? 0 : demand)
    if (cosines === null || vectorScale === null) return unusual
    const near = Math.min(1, Math.max(0, scaled(cosines[place]!, vectorScale) / NEAR))
    return (unusual + 1 - near) / 2
  })
}

function margins(rows: Int32Array, products: readonly Product[]): Float32Array {
  const known = Array.from(rows, (row) => marginOf(products[row]!))
  const middle = mean(known.filter((one) => one !== null))
  return Float32Array.from(known, (one) => one ?? middle)
}

/** Share of the price in [0, 1]; null when the cost is not known. What sells below its cost has none. */
export function marginOf({ costMinor, priceMinor }: Product): number | null {
  return costMinor === null || priceMinor === 0 ? null : Math.max(0, 1 - costMinor / priceMinor)
}

function stocks(rows: Int32Array, { stockLevel }: CatalogueColumns): Float32Array {
  return Float32Array.from(rows, (row) => (Number.isNaN(stockLevel[row]!) ? 1 : stockLevel[row]!))
}
