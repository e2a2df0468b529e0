/**
 * Loops that make a feature's column, one value a candidate, NaN for missing. Plain loops over typed arrays, each with
 * one job: a callback a candidate would cost ten times as much, and there are 500 candidates and forty columns a turn.
 */
import type { FewScores } from '../collaborative/fewScores.ts'
import type { Moment } from './moment.ts'

/** By place of the candidate; a number is the same for all. */
export type FeatureColumn = Float32Array | number

/** Missing for all. */
export const MISSING = NaN

/** `values` are by catalogue row. */
export function byRow(values: Float32Array | Float64Array, rows: Int32Array, factor = 1): Float32Array {
  const out = new Float32Array(rows.length)
  for (let place = 0; place < out.length; place++) out[place] = factor * values[rows[place]!]!
  return out
}

/** `values` are by product index of the models; `unknown` for products that came after them. */
export function byModel(
  values: Float32Array | null,
  { index, rows }: Moment,
  unknown: number,
): FeatureColumn {
  if (values === null) return MISSING
  const out = new Float32Array(rows.length)
  for (let place = 0; place < out.length; place++) {
    const item = index.modelIndexOfRow[rows[place]!]!
    out[place] = item < 0 ? unknown : values[item]!
  }
  return out
}

/** The same of scores that few products have; products that the models do not know have 0 too. */
export function byFew(scores: FewScores | null, { index, rows }: Moment): FeatureColumn {
  if (scores === null) return MISSING
  const out = new Float32Array(rows.length)
  for (let place = 0; place < out.length; place++) {
    const item = index.modelIndexOfRow[rows[place]!]!
    out[place] = item < 0 ? 0 : scores.of(item)
  }
  return out
}

/** Every `stride`-th value from `offset` on. */
export function strided(values: Float32Array | null, stride: number, offset: number): FeatureColumn {
  if (values === null) return MISSING
  const out = new Float32Array(values.length / stride)
  for (let place = 0, at = offset; place < out.length; place++, at += stride) out[place] = values[at]!
  return out
}

/** Shares of numbered groups; a group that is not in `shares` has none of it. */
export function byGroup(
  shares: ReadonlyMap<number, number>,
  groups: Int32Array | Float64Array,
  rows: Int32Array,
): FeatureColumn {
  if (shares.size === 0) return 0
  const out = new Float32Array(rows.length)
  for (let place = 0; place < out.length; place++) out[place] = shares.get(groups[rows[place]!]!) ?? 0
  return out
}

/** 1 for the rows in the set, or their value in the map, 0 for others. */
export function ofRows(
  known: ReadonlySet<number> | ReadonlyMap<number, number>,
  rows: Int32Array,
): FeatureColumn {
  if (known.size === 0) return 0
  const out = new Float32Array(rows.length)
  // The known rows are few: they are looked for among the candidates, not the other way round.
  const value = (row: number): number => (known instanceof Map ? (known.get(row) as number) : 1)
  for (let place = 0; place < out.length; place++)
    if (known.has(rows[place]!)) out[place] = value(rows[place]!)
  return out
}

/** In place; the column is the caller's own. */
export function times(column: FeatureColumn, factor: number): FeatureColumn {
  if (typeof column === 'number') return column * factor
  for (let place = 0; place < column.length; place++) column[place]! *= factor
  return column
}

/** Square root times `factor`, in place. */
export function rooted(column: FeatureColumn, factor: number): FeatureColumn {
  if (typeof column === 'number') return factor * Math.sqrt(column)
  for (let place = 0; place < column.length; place++) column[place] = factor * Math.sqrt(column[place]!)
  return column
}

/** Plus `added`, then cut to [-limit, limit], in place. */
export function clipped(column: FeatureColumn, limit: number, added = 0): FeatureColumn {
  if (typeof column === 'number') return column
  for (let place = 0; place < column.length; place++) {
    const value = column[place]! + added
    column[place] = value > limit ? limit : value < -limit ? -limit : value
  }
  return column
}
