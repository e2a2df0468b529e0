/**
 * Who showed how much interest in what, as a sparse matrix in compressed rows (CSR): the interests of row r are
 * `columns` and `weights` from `starts[r]` to `starts[r + 1]`, each column once. Pure. Cost: linear in the events.
 */
import { countBefore, eventWeight, isOrder } from './eventColumns.ts'
import type { EventColumns } from './eventColumns.ts'

export interface Interactions {
  readonly rows: number
  readonly width: number
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly weights: Float32Array
}

export const DAY_MS = 86_400_000

/** Weight that is left of an event after `ageMs`. */
export function decayed(ageMs: number, halfLifeDays: number): number {
  return 2 ** (-ageMs / (halfLifeDays * DAY_MS))
}

/**
 * Row = shopper, column = product, weight = decayed sum of what the events before `until` show, through log1p so that
 * the tenth view counts less than the first. Columns are in order of the last event, oldest first.
 */
export function shopperInterests(
  events: EventColumns,
  options: { readonly until: number; readonly halfLifeDays: number },
): Interactions {
  const { at, product, productIds, shoppers } = events
  const byShopper = eventsByShopper(events, countBefore(events, options.until))
  const starts = new Int32Array(shoppers + 1)
  const columns = new Int32Array(byShopper.order.length)
  const weights = new Float32Array(columns.length)
  const sums = new Float64Array(productIds.length)
  let end = 0
  for (let row = 0; row < shoppers; row++) {
    const [from, until] = [byShopper.starts[row]!, byShopper.starts[row + 1]!]
    const begin = end
    for (let i = from; i < until; i++) {
      const event = byShopper.order[i]!
      sums[product[event]!]! +=
        eventWeight(events, event) * decayed(options.until - at[event]!, options.halfLifeDays)
    }
    for (let i = until - 1; i >= from; i--) {
      const column = product[byShopper.order[i]!]!
      if (sums[column]! <= 0) continue
      columns[end] = column
      weights[end++] = Math.log1p(sums[column]!)
      sums[column] = 0
    }
    columns.subarray(begin, end).reverse()
    weights.subarray(begin, end).reverse()
    starts[row + 1] = end
  }
  return {
    ...{ rows: shoppers, width: productIds.length, starts },
    columns: columns.slice(0, end),
    weights: weights.slice(0, end),
  }
}

/** The first `count` events, those of shopper s from `starts[s]` to `starts[s + 1]`, in order of time. */
export function eventsByShopper(
  { shopper, shoppers }: EventColumns,
  count: number,
): { readonly starts: Int32Array; readonly order: Int32Array } {
  const starts = new Int32Array(shoppers + 1)
  for (let i = 0; i < count; i++) starts[shopper[i]! + 1]! += 1
  for (let i = 0; i < shoppers; i++) starts[i + 1]! += starts[i]!
  const next = starts.slice()
  const order = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const place = shopper[i]!
    order[next[place]!] = i
    next[place]! += 1
  }
  return { starts, order }
}

/** Row = basket (what one shopper put into the cart or bought within `gapMs`), column = product, weight 1. */
export function baskets(
  events: EventColumns,
  options: { readonly until: number; readonly gapMs: number },
): Interactions {
  const count = countBefore(events, options.until)
  const open = new Map<number, { last: number; cells: Map<number, number> }>()
  const closed: Map<number, number>[] = []
  for (let i = 0; i < count; i++) {
    if (!isOrder(events, i)) continue
    const shopper = events.shopper[i] ?? 0
    const at = events.at[i] ?? 0
    let basket = open.get(shopper)
    if (basket === undefined || at - basket.last > options.gapMs) {
      basket = { last: at, cells: new Map() }
      open.set(shopper, basket)
      closed.push(basket.cells)
    }
    basket.last = at
    basket.cells.set(events.product[i] ?? 0, 1)
  }
  return fromCells(closed, events.productIds.length, (weight) => weight)
}

/** The same matrix with rows and columns exchanged. Cost: linear. */
export function transpose(matrix: Interactions): Interactions {
  const starts = new Int32Array(matrix.width + 1)
  for (const column of matrix.columns) starts[column + 1] = (starts[column + 1] ?? 0) + 1
  for (let i = 0; i < matrix.width; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  const next = starts.slice()
  const columns = new Int32Array(matrix.columns.length)
  const weights = new Float32Array(matrix.columns.length)
  for (let row = 0; row < matrix.rows; row++) {
    for (let i = matrix.starts[row] ?? 0; i < (matrix.starts[row + 1] ?? 0); i++) {
      const column = matrix.columns[i] ?? 0
      const at = next[column] ?? 0
      next[column] = at + 1
      columns[at] = row
      weights[at] = matrix.weights[i] ?? 0
    }
  }
  return { rows: matrix.width, width: matrix.rows, starts, columns, weights }
}

/** `cells[r]` maps column to weight; `scale` is applied to each weight. */
export function fromCells(
  cells: readonly ReadonlyMap<number, number>[],
  width: number,
  scale: (weight: number) => number,
): Interactions {
  const starts = new Int32Array(cells.length + 1)
  cells.forEach((row, i) => (starts[i + 1] = (starts[i] ?? 0) + row.size))
  const columns = new Int32Array(starts[cells.length] ?? 0)
  const weights = new Float32Array(columns.length)
  cells.forEach((row, i) => {
    let at = starts[i] ?? 0
    for (const [column, weight] of [...row].sort((a, b) => a[0] - b[0])) {
      columns[at] = column
      weights[at++] = scale(weight)
    }
  })
  return { rows: cells.length, width, starts, columns, weights }
}
