/**
 * What the shop sells that is bought again, as it is kept beside the models: plain data, serialisable as JSON.
 *
 * A product is in it when enough purchases say so: at least LEAST_CLOSED times a shopper came back for it or for
 * something of its category, and at least LEAST_RETURNS of its buyers are expected to. Of all other products nothing is
 * known, and nothing is claimed.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'
import type { EventColumns } from '../collaborative/eventColumns.ts'
import type { GapModel } from './gaps.ts'
import type { LearnedGap } from './learnGaps.ts'
import { learnNeedModel } from './needModel.ts'
import type { NeedParts } from './needModel.ts'
import { treeOfProducts } from './productTree.ts'
import { dayOf, purchaseLines } from './purchases.ts'

export interface RepeatedProduct extends GapModel {
  /** Shoppers who bought it, and how often one of them came back for it. */
  readonly shoppers: number
  readonly repeats: number
}

export interface Needs extends NeedParts {
  readonly products: Readonly<Record<ProductId, RepeatedProduct>>
}

/** null when it is not known to be bought again. Ids are the catalogue's and may be any word, such as 'constructor'. */
export function repeatedProduct({ products }: Needs, id: ProductId): RepeatedProduct | null {
  return Object.hasOwn(products, id) ? (products[id] ?? null) : null
}

/** Chance alone makes somebody buy a lamp twice; five times in a category is a habit. */
const LEAST_CLOSED = 5
/** Where fewer come back, a reminder is wrong nine times of ten. */
const LEAST_RETURNS = 0.1

export function isBoughtAgain({ closed, closedInGroup, model }: LearnedGap): boolean {
  return Math.max(closed, closedInGroup) >= LEAST_CLOSED && model.returns >= LEAST_RETURNS
}

/** `products` are the events' `productIds`; null when nothing was bought. */
export function learnNeeds(
  events: EventColumns,
  products: readonly Pick<Product, 'categoryPath'>[],
): Needs | null {
  const lines = purchaseLines(events)
  const lastDay = lines.day.at(-1)
  if (lastDay === undefined) return null
  const nowDay = Math.max(lastDay, dayOf(events.at.at(-1) ?? 0)) + 1
  const { gaps, orders, timing, weights } = learnNeedModel(lines, treeOfProducts(products), nowDay)
  const repeated = gaps.products.flatMap((gap, row) => {
    if (gap === null || !isBoughtAgain(gap)) return []
    return [[events.productIds[row]!, { ...gap.model, shoppers: gap.shoppers, repeats: gap.closed }] as const]
  })
  return { stretch: gaps.stretch, orders, timing, weights, products: Object.fromEntries(repeated) }
}
