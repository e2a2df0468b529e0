/**
 * Interaction events as columns: what training reads. Typed arrays, so that a worker takes them without copying.
 *
 *   shopper  0 .. shoppers - 1, numbered by first appearance; no name leaves the store.
 *   product  index into `productIds`; events of products that are no longer sold are left out.
 *   kind     index into INTERACTION_KINDS.
 *   at       milliseconds since 1970, ascending.
 */
import type { InteractionEvent } from '../../data/types/event.ts'
import type { ProductId } from '../../data/types/ids.ts'

export const INTERACTION_KINDS = [
  'product-viewed',
  'product-clicked',
  'added-to-cart',
  'product-bought',
  'product-rated',
  'product-refused',
  'product-liked',
] as const satisfies readonly InteractionEvent['kind'][]

/**
 * How much one event says for the product, by INTERACTION_KINDS. Ordered by how much it costs the shopper; a rating
 * counts by its stars (see `eventWeight`), a refusal is no interest.
 */
const KIND_WEIGHTS: readonly number[] = [1, 1.5, 4, 6, 0, 0, 4]

export interface EventColumns {
  readonly productIds: readonly ProductId[]
  readonly shoppers: number
  readonly shopper: Int32Array
  readonly product: Int32Array
  readonly kind: Uint8Array
  /** Stars of a rating in [1, 5], else 0. */
  readonly stars: Uint8Array
  readonly at: Float64Array
}

/** Cost: one sort of the events. */
export function eventColumns(
  events: Iterable<InteractionEvent>,
  productIds: readonly ProductId[],
): EventColumns {
  const indexOf = new Map(productIds.map((id, index) => [id, index]))
  const known = [...events].filter((event) => indexOf.has(event.productId))
  known.sort((a, b) => a.at.getTime() - b.at.getTime())
  const shoppers = new Map<string, number>()
  const shopperOf = (event: InteractionEvent): number => {
    const number = shoppers.get(event.shopperId) ?? shoppers.size
    shoppers.set(event.shopperId, number)
    return number
  }
  const shopper = Int32Array.from(known, shopperOf)
  return {
    productIds,
    shoppers: shoppers.size,
    shopper,
    product: Int32Array.from(known, (event) => indexOf.get(event.productId) ?? 0),
    kind: Uint8Array.from(known, (event) => INTERACTION_KINDS.indexOf(event.kind)),
    stars: Uint8Array.from(known, (event) => (event.kind === 'product-rated' ? event.stars : 0)),
    at: Float64Array.from(known, (event) => event.at.getTime()),
  }
}

/** Interest that event `index` shows, >= 0; three stars and fewer show none. */
export function eventWeight(events: EventColumns, index: number): number {
  const stars = events.stars[index] ?? 0
  if (stars > 0) return Math.max(0, stars - 3) * 2
  return KIND_WEIGHTS[events.kind[index] ?? 0] ?? 0
}

/** A cart or a purchase. */
export function isOrder(events: EventColumns, index: number): boolean {
  const kind = INTERACTION_KINDS[events.kind[index] ?? 0]
  return kind === 'added-to-cart' || kind === 'product-bought'
}

/** The number of events before `time`: events are sorted, so these are the first ones. Cost: O(log n). */
export function countBefore(events: EventColumns, time: number): number {
  let low = 0
  let high = events.at.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((events.at[middle] ?? 0) < time) low = middle + 1
    else high = middle
  }
  return low
}
