/**
 * Covariances and their principal axes. The axes are those of ml-pca.
 *
 *   rows   one a shopper, one place a column; all of one length.
 */
import { PCA } from 'ml-pca'

export type Rows = readonly (readonly number[])[]

export interface Axes {
  /** Largest first; negative ones are possible for a covariance of two sets of rows. */
  readonly variances: readonly number[]
  /** By axis: its part in each column; unit length. */
  readonly directions: readonly (readonly number[])[]
}

export function meansOf(rows: Rows): number[] {
  const means = new Array<number>(rows[0]?.length ?? 0).fill(0)
  for (const row of rows) row.forEach((value, j) => (means[j] = (means[j] ?? 0) + value / rows.length))
  return means
}

/**
 * Covariance of the columns of `first` with those of `second` (row i of both is the same shopper), the mean of both ways
 * round, so that it is symmetric. With `second` = `first` it is the usual covariance.
 */
export function covariance(first: Rows, second: Rows): number[][] {
  const size = first[0]?.length ?? 0
  const [meansA, meansB] = [meansOf(first), meansOf(second)]
  const sums = new Float64Array(size * size)
  first.forEach((row, i) => {
    const a = Float64Array.from(row, (value, j) => value - (meansA[j] ?? 0))
    const b = Float64Array.from(second[i] ?? [], (value, j) => value - (meansB[j] ?? 0))
    for (let p = 0; p < size; p++) {
      for (let q = 0; q < size; q++)
        sums[p * size + q] = (sums[p * size + q] ?? 0) + (a[p] ?? 0) * (b[q] ?? 0)
    }
  })
  const at = (p: number, q: number): number => (sums[p * size + q] ?? 0) / first.length
  return Array.from({ length: size }, (_, p) =>
    Array.from({ length: size }, (__, q) => (at(p, q) + at(q, p)) / 2),
  )
}

/** Of a symmetric matrix of at least one row. Cost: O(size^3); 0.1 s for 100 columns. */
export function axesOf(matrix: number[][]): Axes {
  const pca = new PCA(matrix, { isCovarianceMatrix: true })
  return { variances: pca.getEigenvalues(), directions: pca.getEigenvectors().transpose().to2DArray() }
}

export function project(row: readonly number[], directions: Rows): number[] {
  return directions.map((direction) => direction.reduce((sum, part, j) => sum + part * (row[j] ?? 0), 0))
}
