/**
 * Prices as they were: what was reduced when it was chosen must be learned as reduced. Wraps a catalogue's columns with
 * price columns of its own, which `travelTo` sets to a moment; a product without history keeps the price of today.
 * Cost: each change of a price once when moments are visited in order of time; going back starts again.
 */
import type { PricePoint } from '../../../data/types/history.ts'
import { clip } from '../catalogueColumns.ts'
import type { CatalogueColumns } from '../catalogueColumns.ts'
import type { RowIndex } from '../rowIndex.ts'

/** Changes of prices in order of time; rows are those of the catalogue. */
export interface PriceChanges {
  readonly row: Int32Array
  readonly at: Float64Array
  readonly priceMinor: Float64Array
  /** Share off, 0 when not reduced. */
  readonly discount: Float32Array
}

export function priceChanges(points: readonly PricePoint[], rowOf: RowIndex['rowOf']): PriceChanges {
  const known = points
    .map((point) => ({ point, row: rowOf(point.productId) ?? -1 }))
    .filter(({ row }) => row >= 0)
    .sort((a, b) => a.point.at.getTime() - b.point.at.getTime())
  return {
    row: Int32Array.from(known, ({ row }) => row),
    at: Float64Array.from(known, ({ point }) => point.at.getTime()),
    priceMinor: Float64Array.from(known, ({ point }) => point.priceMinor),
    discount: Float32Array.from(known, ({ point: { listPriceMinor, priceMinor } }) =>
      listPriceMinor === null || listPriceMinor <= priceMinor ? 0 : 1 - priceMinor / listPriceMinor,
    ),
  }
}

export interface PastColumns {
  readonly columns: CatalogueColumns
  readonly travelTo: (ms: number) => void
}

export function pastColumns(today: CatalogueColumns, changes: PriceChanges): PastColumns {
  const columns = {
    ...today,
    priceMinor: today.priceMinor.slice(),
    relativePrice: today.relativePrice.slice(),
    discount: today.discount.slice(),
  }
  let next = 0
  let reached = -Infinity
  const apply = (change: number): void => {
    const row = changes.row[change] ?? 0
    const price = changes.priceMinor[change] ?? 0
    columns.priceMinor[row] = price
    columns.discount[row] = changes.discount[change] ?? 0
    const median = columns.categoryMedianMinor[row] ?? 1
    columns.relativePrice[row] = clip(Math.log(Math.max(price, 1) / Math.max(median, 1)), 2)
  }
  const restart = (): void => {
    next = 0
    // Before its first known price a product cost as much as at that price.
    for (let change = changes.row.length - 1; change >= 0; change--) apply(change)
  }
  return {
    columns,
    travelTo(ms) {
      if (ms < reached || reached === -Infinity) restart()
      for (; next < changes.at.length && (changes.at[next] ?? 0) <= ms; next++) apply(next)
      reached = ms
    },
  }
}
