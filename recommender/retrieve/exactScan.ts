/**
 * VectorIndex by looking at every allowed row: the reference that the others are measured against, and the faster one
 * up to tens of thousands of rows (hnswIndex.ts says where they cross).
 *
 * Two passes. The first scores every row with 8-bit codes in WebAssembly SIMD; the second scores with the 32-bit floats
 * those rows that could still be among the best, given how far the codes are from the vectors (Cauchy-Schwarz: the error
 * of a score is at most the query's length times the distance of the row's code from its vector). So the answer is that
 * of a full scan in 32-bit floats, always, and not nearly always.
 *
 * Cost on 2 shared cores at 256 numbers a vector: about 13 ns a row; 20,000 rows .3 ms. Memory: 5 bytes a number.
 * Not to be called twice at once on one index (it is synchronous, so it cannot be).
 */
import type { VectorHit, VectorIndex } from '../../data/types/ports.ts'
import { laidOut } from '../simd/laidOut.ts'
import type { LaidOut } from '../simd/laidOut.ts'
import { kernelsOver, STEP, wholeFours } from '../simd/scanKernels.ts'
import type { Kernels } from '../simd/scanKernels.ts'
import { byteParts, byteScanOver } from './byteScan.ts'
import type { BytePart, ByteScan } from './byteScan.ts'
import { allowedRows } from './rowMask.ts'
import { bestPositions, thresholdOf } from './topK.ts'

export interface ExactScan extends VectorIndex {
  /** Row-major, size x dimension; the scan's own copy. */
  readonly vectors: Float32Array
  /** Cosines of `query` with `rows` (distinct), exact, in their order. The answer is overwritten by the next call on this index. */
  readonly similarities: (query: Float32Array, rows: Int32Array) => Float32Array
  /** Like `search` among `rows`, ascending. */
  readonly searchAmong: (query: Float32Array, k: number, rows: Int32Array) => VectorHit[]
}

/** Rows copied and coded between two turns of the event loop: about .3 ms. */
const ROWS_A_SLICE = 50
/** Rounding of 32-bit sums over a thousand unit-length terms stays below this. */
const ROUNDING = 1e-5

interface Layout extends LaidOut<BytePart | 'query' | 'vectors' | 'exact'> {
  readonly kernels: Kernels
  readonly bytes: ByteScan
  readonly size: number
  /** The dimension filled up with zeros to what the kernels take. */
  readonly padded: number
}

function layOut(size: number, dimension: number): Layout {
  const padded = Math.ceil(dimension / STEP) * STEP
  const rows = wholeFours(size)
  const parts = { query: padded * 4, vectors: rows * padded * 4, exact: rows * 4 }
  const { memory, at } = laidOut({ ...parts, ...byteParts(size, padded) })
  const kernels = kernelsOver(memory)
  const bytes = byteScanOver({ memory, at }, kernels, { size, length: padded })
  return { memory, at, kernels, bytes, size, padded }
}

/** `vectors` is row-major, n x dimension, unit rows; it is copied, in slices that let other work in between. */
export async function createExactScan(vectors: Float32Array, dimension: number): Promise<ExactScan> {
  const size = Math.floor(vectors.length / dimension)
  const layout = layOut(size, dimension)
  const { memory, padded, at, bytes } = layout
  const own = new Float32Array(memory.buffer, at.vectors, size * padded)
  let worst = 0
  for (let row = 0; row < size; row++) {
    own.set(vectors.subarray(row * dimension, (row + 1) * dimension), row * padded)
    worst = Math.max(worst, bytes.write(row, own.subarray(row * padded, (row + 1) * padded)))
    if (row % ROWS_A_SLICE === ROWS_A_SLICE - 1) await new Promise(setImmediate)
  }
  const searchRows = searchWith(layout, worst)
  return {
    kind: 'scan',
    size,
    dimension,
    vectors: padded === dimension ? own : vectors,
    search: (query, k, allowed) => searchRows(query, k, allowed === null ? null : allowedRows(allowed)),
    searchAmong: searchRows,
    similarities: similaritiesWith(layout),
  }
}

type SearchRows = (query: Float32Array, k: number, rows: Int32Array | null) => VectorHit[]

function searchWith(layout: Layout, worst: number): SearchRows {
  const { memory, bytes, size, padded, at } = layout
  const found = new Int32Array(memory.buffer, at.found, size)
  const exact = new Float32Array(memory.buffer, at.exact, size)
  const asked = new Float32Array(memory.buffer, at.query, padded)
  const scoreExactly = exactScorer(layout)
  const scoreAtLeast = (threshold: number): number => {
    const many = bytes.collect(threshold)
    scoreExactly(many)
    return many
  }

  return (query, k, rows) => {
    const count = rows === null ? size : rows.length
    if (count === 0 || k <= 0) return []
    asked.set(query)
    const { length, step } = bytes.score(asked, rows)
    // The k best by code have exact scores; none that is below the worst of them by more than the error can be better.
    const error = length * worst + Math.sqrt(padded) * step + ROUNDING * length
    const first = thresholdOf(bytes.scores(), k, -length, length)
    const some = exact.subarray(0, scoreAtLeast(first))
    if (some.length === count) return hitsOf(found, some, k)
    const worstOfBest = some.length > k ? thresholdOf(some, k, -length, length) : some.reduce(smaller)
    const many = scoreAtLeast(worstOfBest - error)
    return hitsOf(found, exact.subarray(0, many), k)
  }
}

const smaller = (a: number, b: number): number => Math.min(a, b)

/** Scores the first `many` rows in `found` with the floats. */
function exactScorer({ memory, kernels, padded, at }: Layout): (many: number) => void {
  const found = new Int32Array(memory.buffer, at.found)
  return (many) => {
    if (many === 0) return
    found.fill(found[0]!, many, wholeFours(many))
    kernels.scoreFloats(at.query, at.vectors, at.found, wholeFours(many), padded, at.exact)
  }
}

/** `rows` ascending, so that ties go by row. */
function hitsOf(rows: Int32Array, similarities: Float32Array, k: number): VectorHit[] {
  return Array.from(bestPositions(similarities, k), (position) => ({
    row: rows[position]!,
    similarity: similarities[position]!,
  }))
}

function similaritiesWith(layout: Layout): ExactScan['similarities'] {
  const { memory, at, padded } = layout
  const asked = new Float32Array(memory.buffer, at.query, padded)
  const scoreExactly = exactScorer(layout)
  return (query, rows) => {
    asked.set(query)
    new Int32Array(memory.buffer, at.found, rows.length).set(rows)
    scoreExactly(rows.length)
    return new Float32Array(memory.buffer, at.exact, rows.length)
  }
}
