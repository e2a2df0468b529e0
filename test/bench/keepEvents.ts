/** Some of the events, in their order. */
import type { EventColumns } from '../../recommender/collaborative/eventColumns.ts'

export function keepEvents(events: EventColumns, isKept: (event: number) => boolean): EventColumns {
  const kept = Array.from(events.at.keys()).filter(isKept)
  return {
    ...{ productIds: events.productIds, shoppers: events.shoppers },
    shopper: Int32Array.from(kept, (i) => events.shopper[i]!),
    product: Int32Array.from(kept, (i) => events.product[i]!),
    kind: Uint8Array.from(kept, (i) => events.kind[i]!),
    stars: Uint8Array.from(kept, (i) => events.stars[i]!),
    pieces: Int32Array.from(kept, (i) => events.pieces[i]!),
    at: Float64Array.from(kept, (i) => events.at[i]!),
  }
}
