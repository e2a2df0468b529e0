/**
 * A shop of two habits: whoever buys trousers takes a belt with them, whoever buys a mug takes a lamp; nobody takes two
 * kinds of trousers, though everybody looks at both. A kettle is only ever bought alone.
 */
import type { InteractionEvent } from '../../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../../data/types/ids.ts'
import type { Product } from '../../../data/types/product.ts'
import { learnComplements } from '../../../recommender/bundles/complements.ts'
import { productKinds } from '../../../recommender/bundles/productKinds.ts'
import { relationsOf } from '../../../recommender/bundles/relations.ts'
import { trainCollaborative } from '../../../recommender/collaborative/collaborative.ts'
import { type EventColumns, eventColumns } from '../../../recommender/collaborative/eventColumns.ts'
import { DAY_MS } from '../../../recommender/collaborative/interactions.ts'
import type { Models } from '../../../recommender/rank/models.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { testProduct } from '../../support/products.ts'
import { NO_INSIGHTS } from '../../../recommender/rank/models.ts'

function piece(id: string, path: string, type: string, differs: Partial<Product> = {}): Product {
  const { attributes = {}, ...rest } = differs
  return testProduct(id, {
    ...{ categoryPath: path.split('>'), categoryName: { en: path.split('>').at(-1)! }, stock: 5 },
    attributes: { type: [type], ...attributes },
    ...rest,
  })
}

const MEN = { gender: ['men'] }

export const WARDROBE: readonly Product[] = [
  piece('chinos', 'Clothing>Trousers', 'chinos', { attributes: MEN, priceMinor: 6000 }),
  piece('jeans', 'Clothing>Trousers', 'jeans', { attributes: MEN, priceMinor: 7000 }),
  piece('leather belt', 'Accessories>Belts', 'belt', { attributes: MEN, priceMinor: 4000 }),
  piece('canvas belt', 'Accessories>Belts', 'belt', { attributes: MEN, priceMinor: 2000 }),
  piece('sash', 'Accessories>Belts', 'sash', { attributes: { gender: ['women'] }, priceMinor: 1000 }),
  piece('mug', 'Home>Kitchen', 'mug', { priceMinor: 1200 }),
  piece('lamp', 'Home>Lamps', 'lamp', { priceMinor: 3000 }),
  piece('kettle', 'Home>Kettles', 'kettle', { priceMinor: 5000 }),
]

/** What one shopper looked at and then bought in one visit, and how many shoppers did just that. */
const HABITS: readonly (readonly [shoppers: number, looked: string, bought: string])[] = [
  [30, 'chinos,jeans', 'chinos,leather belt'],
  [20, 'chinos,jeans', 'jeans,canvas belt'],
  [4, 'chinos,jeans', 'chinos,canvas belt'],
  [40, 'mug,lamp', 'mug,lamp'],
  [10, 'kettle,mug', 'kettle'],
]

export function wardrobeEvents(): InteractionEvent[] {
  return HABITS.flatMap(([shoppers, looked, bought], habit) =>
    Array.from({ length: shoppers }, (_, shopper) => {
      const at = (shopper * HABITS.length + habit) * DAY_MS
      const happened = (id: string, minute: number) => ({
        ...{ id: `${habit}-${shopper}-${minute}` as EventId, at: new Date(at + minute * 60_000) },
        ...{ shopperId: `${habit}-${shopper}` as ShopperId, sessionId: null, listId: null },
        productId: id as ProductId,
      })
      return [
        ...looked.split(',').map((id, i) => ({ ...happened(id, i), kind: 'product-viewed' as const })),
        ...bought.split(',').map((id, i) => ({
          ...{ ...happened(id, 10 + i), kind: 'product-bought' as const, quantity: 1, priceMinor: null },
        })),
      ]
    }).flat(),
  )
}

export async function wardrobeModels(products: readonly Product[] = WARDROBE): Promise<Models> {
  const events: EventColumns = eventColumns(
    wardrobeEvents(),
    products.map(({ id }) => id),
  )
  const until = Number.POSITIVE_INFINITY
  return {
    ...{ version: 'by hand', linear: null, mlp: null, ...NO_INSIGHTS },
    collaborative: await trainCollaborative(events, until, seededRandom(1)),
    complements: learnComplements(events, productKinds(products), relationsOf(products), { until }),
  }
}
