/**
 * The few that are shown, out of the best: by worth and variety (objectives.ts, diversify.ts). What stands in the list
 * only because of the shop's weights, or only because the shopper is adventurous, is told, so that it can be said.
 *
 * In: candidates best first. Out: their places in the order shown. Cost: .1 ms, three times that with such weights.
 */
import type { CatalogueSnapshot } from '../retrieve/catalogueSnapshot.ts'
import { diversify } from './diversify.ts'
import type { Moment } from './moment.ts'
import { forShopper, worthOf } from './objectives.ts'
import type { ObjectiveWeights } from './objectives.ts'
import type { Scored } from './scored.ts'

export interface ListInput {
  readonly candidates: Pick<Scored, 'rows' | 'scores'>
  readonly moment: Moment
  readonly snapshot: Pick<CatalogueSnapshot, 'products' | 'vectors' | 'dimension'>
  /** The shop's. */
  readonly weights: ObjectiveWeights
}

export interface Chosen {
  readonly picks: readonly number[]
  /** Picks that would not be there if the shop gave its margin and stock no weight. */
  readonly forShop: ReadonlySet<number>
  /** Picks that would not be there if the shopper were in the middle between safe and adventurous. */
  readonly forAdventure: ReadonlySet<number>
}

/** The list is picked from the best so many: further down nothing is good enough to be shown for variety's sake. */
export const PICKED_FROM = 40

export function chooseList(input: ListInput, size: number): Chosen {
  const { weights } = input
  const { adventure } = input.moment.shopper.profile
  const picks = pickList(input, forShopper(weights, adventure), size)
  const besides = (other: ObjectiveWeights | null): ReadonlySet<number> => {
    if (other === null) return new Set()
    const without = new Set(pickList(input, other, size))
    return new Set(picks.filter((place) => !without.has(place)))
  }
  const interested = weights.margin > 0 || weights.stock > 0
  return {
    picks,
    forShop: besides(interested ? forShopper({ ...weights, margin: 0, stock: 0 }, adventure) : null),
    forAdventure: besides(adventure > 0 ? weights : null),
  }
}

/** Places of the list by these weights, whatever the shop and the shopper prefer. */
export function pickList(
  { candidates, moment, snapshot }: Omit<ListInput, 'weights'>,
  weights: ObjectiveWeights,
  size: number,
): number[] {
  const { dimension, products, vectors } = snapshot
  const worth = worthOf({ candidates, moment, products }, weights)
  return diversify({ worth, rows: candidates.rows, vectors, dimension }, { size, weight: weights.diversity })
}
