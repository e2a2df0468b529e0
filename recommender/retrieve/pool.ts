/** The rows from which the candidates are chosen: the nearest by each thing that leads, within what is allowed. */
import type { Constraint } from '../../data/types/understanding.ts'
import type { CatalogueSnapshot } from './catalogueSnapshot.ts'
import { rowsSatisfying } from './filters.ts'
import { allowedRows, countRows, intersect } from './rowMask.ts'
import type { RowMask } from './rowMask.ts'
import { bestPositions } from './topK.ts'

/** What the answer should be near to; vectors are unit vectors. */
export interface Lead {
  readonly embedding: Float32Array | null
  /** '' when no words were said. */
  readonly query: string
  /** Vector of the product to resemble. */
  readonly like: Float32Array | null
  /** The shopper's taste; null when something said leads. */
  readonly taste: Float32Array | null
  readonly preferences: readonly Constraint[]
  /** Rows that the shopper is due to need again. */
  readonly due: ReadonlySet<number>
}

export interface Limits {
  /** null: all rows. */
  readonly allowed: RowMask | null
  readonly excluded: ReadonlySet<number>
  readonly size: number
}

/** Share of the places that is looked for among the preferred alone. */
const PREFERRED_PLACES = 0.25

/**
 * Ascending, each once, without the excluded, at least `size` when there are as many. `worded` are the best by words. Each part is asked for as many more
 * as are excluded, which is exact and leaves the known sets of rows as they are.
 */
export function poolOf(
  lead: Lead,
  worded: Int32Array | null,
  { allowed, excluded, size }: Limits,
  snapshot: CatalogueSnapshot,
): Int32Array {
  const rows: number[] = []
  const add = (vector: Float32Array | null, wanted: number, within: RowMask | null): void => {
    const places = wanted + excluded.size
    if (vector === null) addPopular(rows, places, within, snapshot)
    else addNear(rows, vector, places, within, snapshot)
  }
  const vectors = [lead.embedding, lead.like, lead.taste].filter((vector) => vector !== null)
  for (const vector of vectors) add(vector, size, allowed)
  if (worded !== null) for (const row of worded) rows.push(row)
  if (lead.embedding === null && lead.like === null) add(null, size, allowed)
  const preferred = preferredWithin(lead.preferences, allowed, snapshot)
  if (preferred !== null) add(vectors[0] ?? null, Math.ceil(size * PREFERRED_PLACES), preferred)
  for (const row of lead.due) if (allowed === null || allowed.mask[row] === 1) rows.push(row)
  return distinct(rows, excluded)
}

function addNear(
  rows: number[],
  vector: Float32Array,
  places: number,
  within: RowMask | null,
  { index, products }: CatalogueSnapshot,
): void {
  const hits = index.search(vector, places, within?.mask ?? null, within?.count ?? products.length)
  for (const { row } of hits) rows.push(row)
}

/** Along the ranking until there are enough; of few rows that lie far apart in it, by their ranks. */
function addPopular(
  rows: number[],
  places: number,
  within: RowMask | null,
  { columns, products }: CatalogueSnapshot,
): void {
  if (within !== null && within.count ** 2 < places * products.length) {
    const few = allowedRows(within.mask)
    const ranks = Float32Array.from(few, (row) => -columns.popularityRank[row]!)
    for (const position of bestPositions(ranks, places)) rows.push(few[position]!)
    return
  }
  let left = places
  for (const row of columns.byPopularity) {
    if (left === 0) return
    if (within !== null && within.mask[row] !== 1) continue
    rows.push(row)
    left--
  }
}

function distinct(rows: readonly number[], excluded: ReadonlySet<number>): Int32Array {
  const sorted = Int32Array.from(rows).sort()
  let many = 0
  for (let i = 0; i < sorted.length; i++) {
    const row = sorted[i]!
    if ((many > 0 && sorted[many - 1] === row) || excluded.has(row)) continue
    sorted[many++] = row
  }
  return sorted.subarray(0, many)
}

/** Rows that satisfy all preferences too; null when there are no preferences, or no such rows. */
function preferredWithin(
  preferences: readonly Constraint[],
  allowed: RowMask | null,
  snapshot: CatalogueSnapshot,
): RowMask | null {
  const preferred = rowsSatisfying(preferences, snapshot)
  if (preferred === null || allowed === null)
    return preferred === null || preferred.count === 0 ? null : preferred
  const mask = preferred.mask.slice()
  intersect(mask, allowed.mask)
  const count = countRows(mask)
  return count === 0 ? null : { mask, count }
}
