/**
 * Rows in 8 bits a number, scored in WebAssembly SIMD: the first pass of every scan (exactScan.ts, sketches.ts).
 * It lives in a memory that its owner lays out, so that the owner's kernels find its rows there.
 * Cost on 2 shared cores: about .05 ns a number and row, twice that for scattered rows.
 */
import type { LaidOut } from '../simd/laidOut.ts'
import { wholeFours } from '../simd/scanKernels.ts'
import type { Kernels } from '../simd/scanKernels.ts'
import { writeCode, writeWide } from './byteCodes.ts'

/** `found` is where `collect` leaves its rows. */
export type BytePart = 'wide' | 'codes' | 'scales' | 'scores' | 'rows' | 'found'

export interface ByteScan {
  /** Sets a row to the code of `vector`, `length` numbers; gives back their distance. */
  write(row: number, vector: Float32Array): number
  /** Scores `rows` (ascending; null for all) in their order; gives back the query's length and the size of its steps. */
  score(query: Float32Array, rows: Int32Array | null): { length: number; step: number }
  /** Scores of the last `score`, a view. */
  scores(): Float32Array
  /** Leaves the scored rows that reach `threshold` in `found`, ascending; gives back how many. */
  collect(threshold: number): number
}

/** Scattered rows take twice as long as neighbours: when more than this share is asked for, all are scored. */
const SCATTERED = 0.5
/** Below every score; the kernel's 32-bit floats have a smallest number. */
const LOWEST = -3e38

/** Bytes for `size` rows of `length` numbers, a multiple of 16. */
export function byteParts(size: number, length: number): Record<BytePart, number> {
  const rows = wholeFours(size)
  return {
    wide: length * 2,
    codes: rows * length,
    scales: rows * 4,
    scores: rows * 4,
    rows: rows * 4,
    found: rows * 4,
  }
}

export function byteScanOver(
  { memory: { buffer }, at }: LaidOut<BytePart>,
  kernels: Kernels,
  { size, length }: { readonly size: number; readonly length: number },
): ByteScan {
  const wide = new Int16Array(buffer, at.wide, length)
  const codes = new Int8Array(buffer, at.codes, size * length)
  const scales = new Float32Array(buffer, at.scales, size)
  const scores = new Float32Array(buffer, at.scores, size)
  const listed = new Int32Array(buffer, at.rows, wholeFours(size))
  const found = new Int32Array(buffer, at.found, size)
  let among: Int32Array | null = null
  let count = 0
  const scoreFours = (rows: number, many: number, step: number): void =>
    kernels.scoreBytes(at.wide, at.codes, rows, wholeFours(many), length, at.scales, step, at.scores)
  return {
    write: (row, vector) => {
      const { scale, distance } = writeCode(vector, codes.subarray(row * length, (row + 1) * length))
      scales[row] = scale
      return distance
    },
    score: (query, rows) => {
      among = rows
      count = rows === null ? size : rows.length
      const written = writeWide(query, wide)
      if (rows === null || count > SCATTERED * size) {
        scoreFours(0, size, written.step)
        if (rows !== null) for (let i = 0; i < count; i++) scores[i] = scores[rows[i]!]!
      } else {
        listRows(listed, rows)
        scoreFours(at.rows, count, written.step)
      }
      return written
    },
    scores: () => scores.subarray(0, count),
    collect: (threshold) => {
      const many = kernels.collect(at.scores, count, Math.max(threshold, LOWEST), at.found)
      if (among !== null) for (let i = 0; i < many; i++) found[i] = among[found[i]!]!
      return many
    },
  }
}

/** Fills up to a multiple of four with a row that is there. */
function listRows(listed: Int32Array, rows: Int32Array): void {
  listed.set(rows)
  listed.fill(rows[0] ?? 0, rows.length, wholeFours(rows.length))
}
