/** The rows from which the candidates are chosen: the nearest by each thing that leads, within what is allowed. */
import type { Constraint } from '../../data/types/understanding.ts'
import type { LexicalScores } from './bm25.ts'
import type { CatalogueSnapshot } from './catalogueSnapshot.ts'
import { rowsSatisfying } from './filters.ts'
import { countRows, intersect } from './rowMask.ts'
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
 * Ascending, without the excluded, at least `size` when there are as many. Each part is asked for as many more as are
 * excluded, which is exact and leaves the known sets of rows as they are.
 */
export function poolOf(
  lead: Lead,
  words: LexicalScores | null,
  limits: Limits,
  snapshot: CatalogueSnapshot,
): Int32Array {
  const { allowed, excluded, size } = limits
  const pool = new Set<number>()
  const addNear = (vector: Float32Array, places: number, within: RowMask | null): void => {
    const count = within?.count ?? snapshot.products.length
    for (const { row } of snapshot.index.search(
      vector,
      places + excluded.size,
      within?.mask ?? null,
      count,
    )) {
      pool.add(row)
    }
  }
  const vectors = [lead.embedding, lead.like, lead.taste].filter((vector) => vector !== null)
  for (const vector of vectors) addNear(vector, size, allowed)
  if (words !== null) addWorded(pool, words, size + excluded.size, allowed)

  const preferred = preferredWithin(lead.preferences, allowed, snapshot)
  const places = Math.ceil(size * PREFERRED_PLACES)
  if (preferred !== null && vectors[0] !== undefined) addNear(vectors[0], places, preferred)
  else if (preferred !== null) addPopular(pool, pool.size + places + excluded.size, preferred, snapshot)
  if (lead.embedding === null && lead.like === null) {
    addPopular(pool, pool.size + size + excluded.size, allowed, snapshot)
  }
  for (const row of excluded) pool.delete(row)
  return Int32Array.from(pool).sort()
}

/** The best by words among the allowed. */
function addWorded(
  pool: Set<number>,
  { scores, touched }: LexicalScores,
  places: number,
  allowed: RowMask | null,
): void {
  const rows = allowed === null ? touched : touched.filter((row) => allowed.mask[row] === 1)
  const values = new Float32Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = scores[rows[i]!]!
  for (const position of bestPositions(values, places)) pool.add(rows[position]!)
}

/** The most popular until the pool has `upTo` rows. */
function addPopular(
  pool: Set<number>,
  upTo: number,
  within: RowMask | null,
  { columns }: CatalogueSnapshot,
): void {
  for (const row of columns.byPopularity) {
    if (pool.size >= upTo) return
    if (within === null || within.mask[row] === 1) pool.add(row)
  }
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
