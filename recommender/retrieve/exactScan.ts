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
import { allowedRows } from './rowMask.ts'
import { kernelsOver } from '../simd/scanKernels.ts'
import type { Kernels } from '../simd/scanKernels.ts'
import { WASM_PAGE, wasmMemory } from '../simd/wasmRuntime.ts'
import type { WasmMemory } from '../simd/wasmRuntime.ts'
import { bestPositions, thresholdOf } from './topK.ts'

export interface ExactScan extends VectorIndex {
  /** Row-major, size x dimension; the scan's own copy. */
  readonly vectors: Float32Array
  /** Cosines of `query` with `rows` (distinct), exact, in their order. The answer is overwritten by the next call on this index. */
  readonly similarities: (query: Float32Array, rows: Int32Array) => Float32Array
}

/** The kernels take 16 numbers at a time; shorter vectors are filled with zeros. */
const STEP = 16
/** ... and four rows. */
const ROWS_AT_ONCE = 4
/** Rows copied and coded between two turns of the event loop: about .3 ms. */
const ROWS_A_SLICE = 50
/** Scattered rows take twice as long as neighbours: when more than this share is allowed, all are scored. */
const SCATTERED = 0.5
/** Rounding of 32-bit sums over a thousand unit-length terms stays below this. */
const ROUNDING = 1e-5
/** Below every score; the kernel's 32-bit floats have a smallest number. */
const LOWEST = -3e38

interface Layout {
  readonly memory: WasmMemory
  readonly kernels: Kernels
  readonly padded: number
  /** Byte offsets. */
  readonly at: Readonly<
    Record<'wide' | 'query' | 'vectors' | 'codes' | 'scales' | 'scores' | 'rows' | 'found' | 'exact', number>
  >
}

const wholeFours = (count: number): number => Math.ceil(count / ROWS_AT_ONCE) * ROWS_AT_ONCE

function layOut(size: number, dimension: number): Layout {
  const padded = Math.ceil(dimension / STEP) * STEP
  const rows = wholeFours(size)
  const lengths = {
    wide: padded * 2,
    query: padded * 4,
    vectors: rows * padded * 4,
    codes: rows * padded,
    scales: rows * 4,
    scores: rows * 4,
    rows: rows * 4,
    found: rows * 4,
    exact: rows * 4,
  }
  let offset = WASM_PAGE
  const at = Object.fromEntries(
    Object.entries(lengths).map(([name, length]) => {
      const start = offset
      offset += Math.ceil(length / 64 + 1) * 64
      return [name, start]
    }),
  ) as Layout['at']
  const memory = wasmMemory(offset)
  return { memory, kernels: kernelsOver(memory), padded, at }
}

/** `vectors` is row-major, n x dimension, unit rows; it is copied, in slices that let other work in between. */
export async function createExactScan(vectors: Float32Array, dimension: number): Promise<ExactScan> {
  const size = Math.floor(vectors.length / dimension)
  const layout = layOut(size, dimension)
  const { memory, padded, at } = layout
  const own = new Float32Array(memory.buffer, at.vectors, size * padded)
  const codes = new Int8Array(memory.buffer, at.codes, size * padded)
  const scales = new Float32Array(memory.buffer, at.scales, size)
  let worst = 0
  for (let row = 0; row < size; row++) {
    own.set(vectors.subarray(row * dimension, (row + 1) * dimension), row * padded)
    worst = Math.max(worst, encodeRow(own, codes, scales, row, padded))
    if (row % ROWS_A_SLICE === ROWS_A_SLICE - 1) await new Promise(setImmediate)
  }
  return {
    kind: 'scan',
    size,
    dimension,
    vectors: padded === dimension ? own : vectors,
    search: searchWith(layout, size, worst),
    similarities: similaritiesWith(layout),
  }
}

/** Writes the 8-bit code of a row; gives back its distance from the vector. */
function encodeRow(
  own: Float32Array,
  codes: Int8Array,
  scales: Float32Array,
  row: number,
  length: number,
): number {
  const start = row * length
  let largest = 0
  for (let i = start; i < start + length; i++) {
    const size = Math.abs(own[i]!)
    if (size > largest) largest = size
  }
  const scale = largest / 127
  const inverse = largest === 0 ? 0 : 127 / largest
  let squared = 0
  for (let i = start; i < start + length; i++) {
    const code = Math.round(own[i]! * inverse)
    codes[i] = code
    squared += (own[i]! - code * scale) ** 2
  }
  scales[row] = scale
  return Math.sqrt(squared)
}

function searchWith(layout: Layout, size: number, worst: number): VectorIndex['search'] {
  const { memory, kernels, padded, at } = layout
  const scores = new Float32Array(memory.buffer, at.scores, size)
  const listed = new Int32Array(memory.buffer, at.rows, wholeFours(size))
  const found = new Int32Array(memory.buffer, at.found, size)
  const exact = new Float32Array(memory.buffer, at.exact, size)
  const ask = queryWriter(layout)
  const scoreExactly = exactScorer(layout)

  return (query, k, allowed) => {
    const rows = allowed === null ? null : allowedRows(allowed)
    const count = rows === null ? size : rows.length
    if (count === 0 || k <= 0) return []
    const { length, step } = ask(query)
    if (rows === null || count > SCATTERED * size) {
      kernels.scoreBytes(at.wide, at.codes, 0, wholeFours(size), padded, at.scales, step, at.scores)
      if (rows !== null) for (let i = 0; i < count; i++) scores[i] = scores[rows[i]!]!
    } else {
      listRows(listed, rows)
      kernels.scoreBytes(at.wide, at.codes, at.rows, wholeFours(count), padded, at.scales, step, at.scores)
    }
    const scoreAtLeast = (threshold: number): number => {
      const many = kernels.collect(at.scores, count, Math.max(threshold, LOWEST), at.found)
      if (rows !== null) for (let i = 0; i < many; i++) found[i] = rows[found[i]!]!
      scoreExactly(many)
      return many
    }
    // The k best by code have exact scores; none that is below the worst of them by more than the error can be better.
    const error = length * worst + Math.sqrt(padded) * step + ROUNDING * length
    const first = thresholdOf(scores.subarray(0, count), k, -length, length)
    const some = exact.subarray(0, scoreAtLeast(first))
    if (some.length === count) return hitsOf(found, some, k)
    const worstOfBest = some.length > k ? thresholdOf(some, k, -length, length) : some.reduce(smaller)
    const many = scoreAtLeast(worstOfBest - error)
    return hitsOf(found, exact.subarray(0, many), k)
  }
}

const smaller = (a: number, b: number): number => Math.min(a, b)

/** Fills up to a multiple of four with a row that is there. */
function listRows(listed: Int32Array, rows: Int32Array): void {
  listed.set(rows)
  listed.fill(rows[0]!, rows.length, wholeFours(rows.length))
}

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
  const { memory, at } = layout
  const ask = queryWriter(layout)
  const scoreExactly = exactScorer(layout)
  return (query, rows) => {
    ask(query)
    new Int32Array(memory.buffer, at.found, rows.length).set(rows)
    scoreExactly(rows.length)
    return new Float32Array(memory.buffer, at.exact, rows.length)
  }
}

/** Puts the query into the memory, as floats and in 16 bits; gives back its length and the size of one 16-bit step. */
function queryWriter({ memory, padded, at }: Layout) {
  const floats = new Float32Array(memory.buffer, at.query, padded)
  const wide = new Int16Array(memory.buffer, at.wide, padded)
  /** So that no sum of products leaves 32 bits. */
  const most = Math.min(32_767, Math.floor(2 ** 31 / (128 * padded)))
  return (query: Float32Array): { length: number; step: number } => {
    floats.set(query)
    let largest = 0
    let squared = 0
    for (let i = 0; i < query.length; i++) {
      const value = query[i]!
      squared += value * value
      if (Math.abs(value) > largest) largest = Math.abs(value)
    }
    const inverse = largest === 0 ? 0 : most / largest
    for (let i = 0; i < query.length; i++) wide[i] = Math.round(query[i]! * inverse)
    return { length: Math.sqrt(squared), step: largest / most }
  }
}
