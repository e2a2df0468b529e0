/**
 * What was bought, when and how much of it, by shopper and product: what all of this folder is learned from.
 *
 *   One row for each pair of a shopper and a product that was bought; the purchases of row r are `day` and `pieces` from
 *   `starts[r]` to `starts[r + 1]`, oldest first. Rows are in order of product, then shopper.
 *   day      whole days since 1970, UTC: purchases of one day are one purchase, with their pieces added up.
 *   pieces   > 0. What is brought back (negative pieces) is taken from the newest purchases before it; a purchase of
 *            which nothing is left never was. Zero pieces are nothing bought.
 * Cost: linear, two counting sorts.
 */
import { INTERACTION_KINDS } from '../collaborative/eventColumns.ts'
import type { EventColumns } from '../collaborative/eventColumns.ts'
import { DAY_MS } from '../collaborative/interactions.ts'

/** One line a purchase, ascending in time. */
export interface PurchaseLines {
  readonly shoppers: number
  readonly products: number
  readonly shopper: Int32Array
  readonly product: Int32Array
  readonly day: Int32Array
  readonly pieces: Int32Array
}

export interface Purchases {
  readonly shoppers: number
  readonly products: number
  readonly shopper: Int32Array
  readonly product: Int32Array
  readonly starts: Int32Array
  readonly day: Int32Array
  readonly pieces: Int32Array
}

export const dayOf = (atMs: number): number => Math.floor(atMs / DAY_MS)

const BOUGHT = INTERACTION_KINDS.indexOf('product-bought')

export function purchaseLines(events: EventColumns): PurchaseLines {
  const bought = Int32Array.from(events.kind.keys()).filter((i) => events.kind[i] === BOUGHT)
  return {
    shoppers: events.shoppers,
    products: events.productIds.length,
    shopper: bought.map((i) => events.shopper[i]!),
    product: bought.map((i) => events.product[i]!),
    day: bought.map((i) => dayOf(events.at[i]!)),
    pieces: bought.map((i) => events.pieces[i]!),
  }
}

/** The lines before `untilDay`. */
export function linesBefore(lines: PurchaseLines, untilDay: number): PurchaseLines {
  const count = lines.day.findIndex((day) => day >= untilDay)
  const cut = (column: Int32Array): Int32Array => (count < 0 ? column : column.subarray(0, count))
  return {
    ...lines,
    ...{ shopper: cut(lines.shopper), product: cut(lines.product) },
    ...{ day: cut(lines.day), pieces: cut(lines.pieces) },
  }
}

export function purchasesOf(lines: PurchaseLines): Purchases {
  const { products, shopper, shoppers, product } = lines
  const byShopper = sortedBy(Int32Array.from(shopper.keys()), shopper, shoppers)
  const order = sortedBy(byShopper, product, products)
  const out = { shopper: [] as number[], product: [] as number[], starts: [0] }
  const day = new Int32Array(order.length)
  const pieces = new Int32Array(order.length)
  let end = 0
  for (let from = 0, to = 0; from < order.length; from = to) {
    const [who, what] = [shopper[order[from]!]!, product[order[from]!]!]
    const begin = end
    for (; to < order.length && shopper[order[to]!] === who && product[order[to]!] === what; to++) {
      end = put({ day, pieces }, begin, end, lines.day[order[to]!]!, lines.pieces[order[to]!]!)
    }
    if (end === begin) continue
    out.shopper.push(who)
    out.product.push(what)
    out.starts.push(end)
  }
  return {
    ...{ shoppers, products, day: day.slice(0, end), pieces: pieces.slice(0, end) },
    ...{ shopper: Int32Array.from(out.shopper), product: Int32Array.from(out.product) },
    starts: Int32Array.from(out.starts),
  }
}

/** Adds one line to the purchases from `begin` to `end`. Out: the new end. */
function put(
  { day, pieces }: { readonly day: Int32Array; readonly pieces: Int32Array },
  begin: number,
  end: number,
  onDay: number,
  count: number,
): number {
  if (count === 0) return end
  if (count < 0) return takeBack(pieces, begin, end, -count)
  if (end > begin && day[end - 1] === onDay) {
    pieces[end - 1]! += count
    return end
  }
  day[end] = onDay
  pieces[end] = count
  return end + 1
}

function takeBack(pieces: Int32Array, begin: number, end: number, count: number): number {
  let left = count
  let at = end
  while (left > 0 && at > begin) {
    const taken = Math.min(left, pieces[at - 1]!)
    pieces[at - 1]! -= taken
    left -= taken
    if (pieces[at - 1] === 0) at--
  }
  return at
}

/** `order` sorted by `key` in [0, keys), stable. */
function sortedBy(order: Int32Array, key: Int32Array, keys: number): Int32Array {
  const next = new Int32Array(keys + 1)
  for (const i of order) next[key[i]! + 1]! += 1
  for (let k = 0; k < keys; k++) next[k + 1]! += next[k]!
  const out = new Int32Array(order.length)
  for (const i of order) {
    const place = key[i]!
    out[next[place]!] = i
    next[place]! += 1
  }
  return out
}
