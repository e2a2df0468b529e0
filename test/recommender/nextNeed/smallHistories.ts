/** Purchases written down by hand. */
import type { InteractionEvent } from '../../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../../data/types/ids.ts'
import type { PurchaseLines } from '../../../recommender/nextNeed/purchases.ts'
import { DAY_MS } from '../../../recommender/collaborative/interactions.ts'

export type Line = readonly [shopper: string, product: string, day: number, pieces: number]

export function linesOf(lines: readonly Line[]): PurchaseLines {
  const shoppers = [...new Set(lines.map(([shopper]) => shopper))]
  const products = [...new Set(lines.map(([, product]) => product))]
  return {
    ...{ shoppers: shoppers.length, products: products.length },
    shopper: Int32Array.from(lines, ([shopper]) => shoppers.indexOf(shopper)),
    product: Int32Array.from(lines, ([, product]) => products.indexOf(product)),
    day: Int32Array.from(lines, ([, , day]) => day),
    pieces: Int32Array.from(lines, ([, , , pieces]) => pieces),
  }
}

/** At noon of each day. */
export function purchaseEvents(lines: readonly Line[]): InteractionEvent[] {
  return lines.map(([shopper, product, day, quantity], i) => ({
    ...{ kind: 'product-bought', id: `e${i}` as EventId, at: new Date((day + 0.5) * DAY_MS), quantity },
    ...{ shopperId: shopper as ShopperId, productId: product as ProductId },
    ...{ sessionId: null, listId: null, priceMinor: null },
  }))
}

/** Bought by `shoppers` shoppers every `gap` days from day `from` to day `until`, each beginning a day after the last. */
export function everyFewDays(
  product: string,
  options: { readonly shoppers: number; readonly gap: number; readonly until: number },
): Line[] {
  const lines: Line[] = []
  for (let shopper = 0; shopper < options.shoppers; shopper++) {
    for (let day = shopper; day <= options.until; day += options.gap)
      lines.push([`shopper${shopper}`, product, day, 1])
  }
  return lines.sort((one, other) => one[2] - other[2])
}
