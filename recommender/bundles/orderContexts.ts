/**
 * What was ordered together and what followed: for each order of a shopper, what else was in it and what the same shopper
 * ordered within some weeks after it. The past of a shopper says more about what goes with what than baskets alone where
 * people come for one thing at a time.
 *
 * Out: `ordered` has a row for each order with weight 1 for what was in it; `followed` the same rows with weight 1 for what
 * was in the order and `laterWeight` for what came later. Their product counts, with direction, how often b was bought
 * with or after a. Cost: linear in the orders, times MOST_FOLLOWING.
 */
import { countBefore, type EventColumns, isOrder } from '../collaborative/eventColumns.ts'
import { DAY_MS, fromCells, type Interactions } from '../collaborative/interactions.ts'

export interface OrderContexts {
  readonly ordered: Interactions
  readonly followed: Interactions
}

export interface ContextOptions {
  /** Events before this moment count. */
  readonly until: number
  readonly windowDays: number
  /** Of what was ordered later, in [0, 1]; 0 leaves baskets alone. */
  readonly laterWeight: number
}

/** Orders within half a day belong to one errand. */
const SAME_ERRAND_MS = 12 * 3_600_000
/** A wholesaler's order of hundreds says little about any pair of it, and costs its square. */
const LARGEST_ORDER = 60
/** Later orders that count: those after them are other needs. */
const MOST_FOLLOWING = 4

interface Order {
  readonly shopper: number
  last: number
  readonly items: Set<number>
}

export function orderContexts(events: EventColumns, options: ContextOptions): OrderContexts {
  const orders = ordersOf(events, countBefore(events, options.until))
  const width = events.productIds.length
  const next = followers(orders, options.windowDays * DAY_MS)
  const ordered = orders.map(({ items }) => new Map([...items].map((item) => [item, 1])))
  const followed = ordered.map((own, i) => {
    if (options.laterWeight === 0) return own
    const row = new Map<number, number>()
    for (const later of next[i]!) for (const item of orders[later]!.items) row.set(item, options.laterWeight)
    for (const item of own.keys()) row.set(item, 1)
    return row
  })
  const same = (weight: number): number => weight
  return { ordered: fromCells(ordered, width, same), followed: fromCells(followed, width, same) }
}

function ordersOf(events: EventColumns, count: number): Order[] {
  const open = new Map<number, Order>()
  const orders: Order[] = []
  for (let i = 0; i < count; i++) {
    if (!isOrder(events, i)) continue
    const [shopper, at] = [events.shopper[i]!, events.at[i]!]
    let order = open.get(shopper)
    if (order === undefined || at - order.last > SAME_ERRAND_MS) {
      order = { shopper, last: at, items: new Set() }
      open.set(shopper, order)
      orders.push(order)
    }
    order.last = at
    if (order.items.size < LARGEST_ORDER) order.items.add(events.product[i]!)
  }
  return orders
}

/** By order: the numbers of the shopper's next orders within the window. Orders are in the order of time. */
function followers(orders: readonly Order[], windowMs: number): number[][] {
  const lately = new Map<number, number[]>()
  const next = orders.map((): number[] => [])
  orders.forEach(({ last, shopper }, i) => {
    const recent = (lately.get(shopper) ?? []).filter((one) => last - orders[one]!.last <= windowMs)
    for (const one of recent) next[one]!.push(i)
    lately.set(shopper, [...recent, i].slice(-MOST_FOLLOWING))
  })
  return next
}
