/**
 * A shop with three kinds of products that nobody can mistake: cheap red mugs, dear black jackets, green tents at the usual
 * price. Shoppers of `kind` k take nine of ten products from shelf k.
 */
import type { InteractionEvent } from '../../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../../data/types/ids.ts'
import type { Product } from '../../../data/types/product.ts'
import { eventColumns } from '../../../recommender/collaborative/eventColumns.ts'
import { foldDone } from '../../../recommender/profile/foldDone.ts'
import { below, seededRandom } from '../../../recommender/rank/random.ts'
import { learnSegments } from '../../../recommender/segments/learnSegments.ts'
import type { SegmentInput } from '../../../recommender/segments/learnSegments.ts'
import type { Segmentation } from '../../../recommender/segments/segmentation.ts'
import { testProduct } from '../../support/products.ts'

const SHELVES = [
  { category: 'Mugs', chinese: '马克杯', colour: 'Red', priceMinor: 500 },
  { category: 'Jackets', chinese: '夹克', colour: 'Black', priceMinor: 2000 },
  { category: 'Tents', chinese: '帐篷', colour: 'Green', priceMinor: 1000 },
] as const
const PER_SHELF = 20

/** Rows 20 k to 20 k + 19 are shelf k. In every shelf each fifth product has the colour of the next one. */
export const PRODUCTS: readonly Product[] = SHELVES.flatMap(({ category, chinese, priceMinor }, k) =>
  Array.from({ length: PER_SHELF }, (_, i) =>
    testProduct(`p${k * PER_SHELF + i}`, {
      categoryPath: ['All', category],
      categoryName: { en: category, zh: chinese },
      attributes: { colour: [SHELVES[(k + Number(i % 5 === 0)) % 3]!.colour] },
      priceMinor,
    }),
  ),
)

/** Whose shelf a shopper takes from: of shopper `i`; null for any. */
export type KindOf = (shopper: number) => number | null

/** Each shopper does 12 things on 12 days, every third of them a purchase. */
export function pastOf(shoppers: number, kindOf: KindOf, seed = 7): InteractionEvent[] {
  const random = seededRandom(seed)
  return Array.from({ length: shoppers * 12 }, (_, i) => {
    const [shopper, step] = [i % shoppers, Math.floor(i / shoppers)]
    const own = kindOf(shopper)
    const shelf = own === null || random.next() > 0.9 ? below(random, SHELVES.length) : own
    return {
      ...{ id: `e${i}` as EventId, at: new Date(step * 86_400_000 + shopper * 1000) },
      ...{ shopperId: `s${shopper}` as ShopperId, sessionId: null, listId: null },
      productId: `p${shelf * PER_SHELF + below(random, PER_SHELF)}` as ProductId,
      ...(step % 3 === 2
        ? { kind: 'product-bought', quantity: 1, priceMinor: null }
        : { kind: 'product-clicked' }),
    }
  })
}

/** The median over categories is that of the tents: mugs lie below, jackets above. */
export const MEDIAN_MINOR = PRODUCTS.map(() => 1000)
export const DEMAND = PRODUCTS.map(() => 1)

export function inputOf(
  events: readonly InteractionEvent[],
  differs: Partial<SegmentInput> = {},
): SegmentInput {
  const ids = PRODUCTS.map(({ id }) => id)
  return {
    ...{ events: eventColumns(events, ids), products: PRODUCTS, categoryMedianMinor: MEDIAN_MINOR },
    ...{ demand: DEMAND, seed: 1, ...differs },
  }
}

export function segmentsIn(events: readonly InteractionEvent[]): Segmentation | null {
  return learnSegments(inputOf(events), foldDone)
}
