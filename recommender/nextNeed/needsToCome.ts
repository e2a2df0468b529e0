/**
 * What is likely to be bought again, for people who look after the shop: by product with the number of purchases to expect,
 * or all of one shopper. Pure. Products that are not known to be bought again are left out, never guessed.
 * Cost: some microseconds a shopper and product.
 */
import type { ProductId } from '../../data/types/ids.ts'
import { needOf, ordersADay, timesOf } from './needModel.ts'
import type { Need } from './needModel.ts'
import { repeatedProduct } from './needs.ts'
import type { Needs } from './needs.ts'
import { orderHistories } from './orderHistories.ts'
import { expectedOrders, stillBuys } from './orders.ts'
import { dayOf } from './purchases.ts'
import type { Purchases } from './purchases.ts'

export interface Ahead {
  readonly nowMs: number
  /** Within the next so many days, >= 1. */
  readonly days: number
}

export interface ExpectedProduct {
  readonly productId: ProductId
  /** Sum of the chances of all who bought it before. */
  readonly expected: number
  readonly shoppers: number
  /** Share of buyers who come back for it, and after how many days half of them have. */
  readonly returns: number
  readonly usualDays: number
}

/** Most purchases first. `productIds` names the products of `purchases`. */
export function expectedNeeds(
  needs: Needs,
  purchases: Purchases,
  productIds: readonly ProductId[],
  ahead: Ahead,
): ExpectedProduct[] {
  const found = new Map<ProductId, { expected: number; shoppers: number }>()
  forEachNeed(needs, purchases, productIds, ahead, (productId, need) => {
    const sum = found.get(productId) ?? { expected: 0, shoppers: 0 }
    found.set(productId, sum)
    sum.expected += need.chance(ahead.days)
    sum.shoppers += 1
  })
  return [...found]
    .map(([productId, sum]) => {
      const { center, returns } = needs.products[productId]!
      return { productId, ...sum, returns, usualDays: Math.exp(center) }
    })
    .sort((one, other) => other.expected - one.expected)
}

export interface ShopperNeed extends Pick<Need, 'usualDays'> {
  readonly productId: ProductId
  readonly chance: number
  readonly lastBoughtDaysAgo: number
  /** From now: of ten who buy it again eight do so between these days. */
  readonly earliestInDays: number
  readonly latestInDays: number
}

export interface ShopperNeeds {
  /** null: too little was bought, in the shop or by the shopper, to say. */
  readonly expectedOrders: number | null
  readonly stillBuys: number | null
  /** The likeliest first. */
  readonly products: readonly ShopperNeed[]
  /** Products that the shopper bought and of which nothing is known. */
  readonly unknown: number
}

/** `purchases` are those of one shopper. */
export function needsOfShopper(
  needs: Needs,
  purchases: Purchases,
  productIds: readonly ProductId[],
  ahead: Ahead,
): ShopperNeeds {
  const products: ShopperNeed[] = []
  forEachNeed(needs, purchases, productIds, ahead, (productId, need) => {
    const { elapsedDays, inDays, usualDays } = need
    const chance = need.chance(ahead.days)
    products.push({
      productId,
      chance,
      lastBoughtDaysAgo: elapsedDays,
      usualDays,
      earliestInDays: inDays(0.1),
      latestInDays: inDays(0.9),
    })
  })
  const history = orderHistories(purchases)[0] ?? null
  const known = needs.orders !== null && history !== null
  const nowDay = dayOf(ahead.nowMs)
  return {
    expectedOrders: known ? expectedOrders(needs.orders, history, nowDay, ahead.days) : null,
    stillBuys: known ? stillBuys(needs.orders, history, nowDay) : null,
    products: products.sort((one, other) => other.chance - one.chance),
    unknown: purchases.product.length - products.length,
  }
}

function forEachNeed(
  needs: Needs,
  purchases: Purchases,
  productIds: readonly ProductId[],
  { nowMs }: Ahead,
  hear: (productId: ProductId, need: Need) => void,
): void {
  const nowDay = dayOf(nowMs)
  const rates = orderHistories(purchases).map((history) => ordersADay(needs.orders, history, nowDay))
  for (const [row, product] of purchases.product.entries()) {
    const id = productIds[product]!
    const gap = repeatedProduct(needs, id)
    if (gap === null) continue
    hear(id, needOf(needs, gap, timesOf(purchases, row), rates[purchases.shopper[row]!]!, nowDay))
  }
}
