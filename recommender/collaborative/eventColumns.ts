/**
 * Interaction events as columns: what training reads. Typed arrays: 22 bytes an event, and no object of it
 * is made or sent.
 *
 *   shopper  0 .. shoppers - 1, numbered by first appearance; no name leaves the store.
 *   product  index into `productIds`; events of products that are no longer sold are left out.
 *   kind     index into INTERACTION_KINDS.
 *   pieces   of a cart or a purchase, negative when brought back; 0 for the other kinds.
 *   at       milliseconds since 1970, ascending.
 */
import type { InteractionEvent } from '../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../data/types/ids.ts'

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
  readonly pieces: Int32Array
  readonly at: Float64Array
}

export function eventColumns(
  events: Iterable<InteractionEvent>,
  productIds: readonly ProductId[],
): EventColumns {
  const collector = new EventCollector(productIds)
  collector.add(events)
  return collector.finish()
}

/** Events as they come, in any order: of each only its numbers are kept, 22 bytes, and of each shopper the name. */
export class EventCollector {
  readonly #productIds: readonly ProductId[]
  readonly #productOf: ReadonlyMap<ProductId, number>
  readonly #shopperOf = new Map<string, number>()
  #columns = emptyColumns(FIRST_CAPACITY)
  #count = 0

  constructor(productIds: readonly ProductId[]) {
    this.#productIds = productIds
    this.#productOf = new Map(productIds.map((id, index) => [id, index]))
  }

  add(events: Iterable<InteractionEvent>): void {
    for (const event of events) {
      const product = this.#productOf.get(event.productId)
      if (product === undefined) continue
      if (this.#count === this.#columns.at.length) this.#columns = twiceAsLong(this.#columns)
      const i = this.#count++
      this.#columns.shopper[i] = this.#numberOf(event.shopperId)
      this.#columns.product[i] = product
      this.#columns.kind[i] = INTERACTION_KINDS.indexOf(event.kind)
      this.#columns.stars[i] = event.kind === 'product-rated' ? event.stars : 0
      this.#columns.pieces[i] = 'quantity' in event ? event.quantity : 0
      this.#columns.at[i] = event.at.getTime()
    }
  }

  /** Cost: one sort, linear where the events came in order of time. */
  finish(): EventColumns {
    const { at, kind, pieces, product, shopper, stars } = this.#columns
    const order = inOrderOfTime(at.subarray(0, this.#count))
    const sorted = emptyColumns(this.#count)
    const numbers = new Int32Array(this.#shopperOf.size).fill(-1)
    let shoppers = 0
    for (let i = 0; i < order.length; i++) {
      const event = order[i]!
      const one = shopper[event]!
      if (numbers[one]! < 0) numbers[one] = shoppers++
      sorted.shopper[i] = numbers[one]!
      sorted.product[i] = product[event]!
      sorted.kind[i] = kind[event]!
      sorted.stars[i] = stars[event]!
      sorted.pieces[i] = pieces[event]!
      sorted.at[i] = at[event]!
    }
    return { productIds: this.#productIds, shoppers, ...sorted }
  }

  #numberOf(shopperId: string): number {
    const number = this.#shopperOf.get(shopperId) ?? this.#shopperOf.size
    this.#shopperOf.set(shopperId, number)
    return number
  }
}

type Columns = Omit<EventColumns, 'productIds' | 'shoppers'>

/** Columns double from here on, so that each event is copied about once. */
const FIRST_CAPACITY = 1_024

function emptyColumns(capacity: number): Columns {
  return {
    shopper: new Int32Array(capacity),
    product: new Int32Array(capacity),
    kind: new Uint8Array(capacity),
    stars: new Uint8Array(capacity),
    pieces: new Int32Array(capacity),
    at: new Float64Array(capacity),
  }
}

function twiceAsLong(columns: Columns): Columns {
  const longer = emptyColumns(2 * columns.at.length)
  for (const name of Object.keys(columns) as (keyof Columns)[]) longer[name].set(columns[name])
  return longer
}

/** Indices of `at`, ascending by time; events of one moment stay in their order. */
function inOrderOfTime(at: Float64Array): Int32Array {
  const order = new Int32Array(at.length)
  let sorted = true
  for (let i = 0; i < order.length; i++) {
    order[i] = i
    if (i > 0 && at[i]! < at[i - 1]!) sorted = false
  }
  return sorted ? order : order.sort((a, b) => at[a]! - at[b]! || a - b)
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

/** The event as a fold takes it; quantities and prices of the past do not enter profiles. */
export function interactionAt(events: EventColumns, i: number, shopperId: ShopperId): InteractionEvent {
  const about = {
    ...{ id: `${i}` as EventId, at: new Date(events.at[i]!), shopperId, sessionId: null, listId: null },
    productId: events.productIds[events.product[i]!]!,
  }
  const kind = INTERACTION_KINDS[events.kind[i]!]!
  if (kind === 'added-to-cart' || kind === 'product-bought') {
    return { ...about, kind, quantity: 1, priceMinor: null }
  }
  if (kind === 'product-rated') return { ...about, kind, stars: events.stars[i]! }
  return { ...about, kind }
}
