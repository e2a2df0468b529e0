/** A small shop with a past that follows a rule: each shopper keeps to one brand. Seeded, so always the same. */
import type { InteractionEvent } from '../../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../../data/types/ids.ts'
import { DAY_MS } from '../../../recommender/collaborative/interactions.ts'
import { below, seededRandom } from '../../../recommender/rank/random.ts'
import { testProduct } from '../../support/products.ts'

const BRANDS = ['Acme', 'Bolt', 'Crux', 'Dune']

export const SMALL_PRODUCTS = Array.from({ length: 40 }, (_, i) =>
  testProduct(`p${i}`, {
    brand: BRANDS[i % 4] ?? null,
    categoryPath: [i < 20 ? 'Kitchen' : 'Garden'],
    priceMinor: 1000 + 100 * i,
  }),
)

/** `count` sessions, one an hour: two products of the shopper's brand are looked at, the second is bought. */
export function smallPast(count: number, shoppers: number): InteractionEvent[] {
  const random = seededRandom(5)
  return Array.from({ length: count }, (_, session) => {
    const shopper = below(random, shoppers)
    return ['product-viewed', 'product-clicked', 'product-bought'].map((kind, step) => ({
      id: `${session}-${step}` as EventId,
      at: new Date(session * (DAY_MS / 24) + step * 60_000),
      shopperId: `shopper${shopper}` as ShopperId,
      sessionId: null,
      listId: null,
      productId: `p${(shopper % 4) + 4 * (step === 0 ? below(random, 10) : session % 10)}` as ProductId,
      kind,
      ...(kind === 'product-bought' ? { quantity: 1, priceMinor: 1000 } : {}),
    })) as InteractionEvent[]
  }).flat()
}
