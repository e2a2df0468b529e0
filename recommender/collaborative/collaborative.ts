/**
 * The models that are computed from what all shoppers did: neighbours, factors, baskets and demand, of the events before
 * one moment. Training and serving read them by the index of a product in `productIds`.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Random } from '../../data/types/ports.ts'
import { contentMap, withContent } from './contentFactors.ts'
import type { Content, ContentMap } from './contentFactors.ts'
import type { EventColumns } from './eventColumns.ts'
import { factorize } from './ials/ials.ts'
import type { ItemFactors } from './ials/ials.ts'
import { baskets, shopperInterests } from './interactions.ts'
import type { Interactions } from './interactions.ts'
import { itemNeighbours } from './itemNeighbours.ts'
import { popularity } from './popularity.ts'
import type { Popularity } from './popularity.ts'
import type { ItemNeighbours } from './sparseProduct.ts'

export interface Collaborative {
  readonly productIds: readonly ProductId[]
  readonly neighbours: ItemNeighbours
  readonly together: ItemNeighbours
  readonly factors: ItemFactors
  /** Factors for products that came later; null when no content was given, or nothing is known of any. */
  readonly contentMap: ContentMap | null
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
/** Chosen on the demo shop's validation sessions of products that were kept from the factors. */
const CONTENT = { ridge: 0.3, prior: 2 }
/** Factors that go on from those of a little earlier are there sooner. */
const WARM_EPOCHS = 3

export interface CollaborativeOptions {
  /** Of the same products; makes it faster. */
  readonly earlier?: Collaborative | null
  /** By product; without it products that nobody chose have no factors. */
  readonly content?: Content | null
}

/** Of the events before `until`. */
export async function trainCollaborative(
  events: EventColumns,
  until: number,
  random: Random,
  { content = null, earlier = null }: CollaborativeOptions = {},
): Promise<Collaborative> {
  const interests = shopperInterests(events, { until, halfLifeDays: INTEREST_HALF_LIFE_DAYS })
  const orders = baskets(events, { until, gapMs: BASKET_GAP_MS })
  const factors = await factorize(
    interests,
    { ...FACTORS, epochs: earlier === null ? FACTORS.epochs : WARM_EPOCHS },
    random,
    earlier?.factors ?? null,
  )
  const choosers = choosersOf(interests)
  const map = content === null ? null : contentMap(factors, choosers, content, CONTENT)
  return {
    productIds: events.productIds,
    neighbours: itemNeighbours(interests, NEIGHBOURS),
    together: itemNeighbours(orders, TOGETHER),
    factors:
      content === null || map === null ? factors : withContent(factors, choosers, content, map, CONTENT),
    contentMap: map,
    popularity: popularity(events, { until, halfLifeDays: DEMAND_HALF_LIFE_DAYS }),
  }
}

/** By product, how many shoppers have it in their row. */
function choosersOf({ columns, width }: Interactions): Int32Array {
  const out = new Int32Array(width)
  for (const product of columns) out[product]!++
  return out
}
