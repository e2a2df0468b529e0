/** What the shop knows of the past: prices, stock and reviews. */
import type { ProductId, ShopperId } from './ids.ts'
import type { LocalizedText } from './language.ts'

/** From `at` on, the product cost `priceMinor`; `listPriceMinor` is the price before a reduction, null when not reduced. */
export interface PricePoint {
  readonly productId: ProductId
  readonly at: Date
  readonly priceMinor: number
  readonly listPriceMinor: number | null
  readonly currency: string
}

/** At `at` there were `stock` pieces, integer >= 0. */
export interface StockPoint {
  readonly productId: ProductId
  readonly at: Date
  readonly stock: number
}

export interface Review {
  readonly id: string
  readonly productId: ProductId
  readonly shopperId: ShopperId
  /** Integer in [1, 5]. */
  readonly stars: number
  readonly text: LocalizedText
  readonly at: Date
}
