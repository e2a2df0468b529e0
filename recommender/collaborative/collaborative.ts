/**
 * The models that are computed from what all shoppers did: neighbours, factors, baskets and demand, of the events before
 * one moment. Training and serving read them by the index of a product in `productIds`.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Random } from '../../data/types/ports.ts'
import type { EventColumns } from './eventColumns.ts'
import { factorize } from './ials/ials.ts'
import type { ItemFactors } from './ials/ials.ts'
import { baskets, shopperInterests } from './interactions.ts'
import { itemNeighbours } from './itemNeighbours.ts'
import { popularity } from './popularity.ts'
import type { Popularity } from './popularity.ts'
import type { ItemNeighbours } from './sparseProduct.ts'

export interface Collaborative {
  readonly productIds: readonly ProductId[]
  readonly neighbours: ItemNeighbours
  readonly together: ItemNeighbours
  readonly factors: ItemFactors
  readonly popularity: Popularity
}

/** Interest in a product outlives a month but not a year. */
const INTEREST_HALF_LIFE_DAYS = 120
/** Demand follows the season. */
const DEMAND_HALF_LIFE_DAYS = 30
/** Orders within half a day belong to one errand. */
const BASKET_GAP_MS = 12 * 3_600_000

/** Values that the papers find good for matrices of this size; not tuned to any shop. */
const NEIGHBOURS = { perItem: 50, shrink: 8, longestRow: 400 }
const TOGETHER = { perItem: 20, shrink: 4, longestRow: 50 }
const FACTORS = { dimension: 32, epochs: 6, unobservedWeight: 0.1, regularization: 0.002, exponent: 1 }
/** Factors that go on from those of a little earlier are there sooner. */
const WARM_EPOCHS = 3

/** Of the events before `until`. `earlier`, of the same products, makes it faster. */
export async function trainCollaborative(
  events: EventColumns,
  until: number,
  random: Random,
  earlier: Collaborative | null = null,
): Promise<Collaborative> {
  const interests = shopperInterests(events, { until, halfLifeDays: INTEREST_HALF_LIFE_DAYS })
  const orders = baskets(events, { until, gapMs: BASKET_GAP_MS })
  return {
    productIds: events.productIds,
    neighbours: itemNeighbours(interests, NEIGHBOURS),
    together: itemNeighbours(orders, TOGETHER),
    factors: await factorize(
      interests,
      { ...FACTORS, epochs: earlier === null ? FACTORS.epochs : WARM_EPOCHS },
      random,
      earlier?.factors ?? null,
    ),
    popularity: popularity(events, { until, halfLifeDays: DEMAND_HALF_LIFE_DAYS }),
  }
}
