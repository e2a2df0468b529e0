import type { Draft } from './draft.ts'
import type { PricePeriod } from './prices.ts'
import type { StockByDay } from './stock.ts'
import type { Facts } from './trueUtility.ts'

/** Everything about the products that a visit needs, by row. */
export interface Floor {
  readonly drafts: readonly Draft[]
  readonly facts: readonly Facts[]
  readonly demand: readonly number[]
  readonly periods: readonly (readonly PricePeriod[])[]
  readonly stock: readonly StockByDay[]
}
