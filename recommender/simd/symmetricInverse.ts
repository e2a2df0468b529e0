/**
 * Inverse of a large symmetric positive definite matrix, by sweeping a block of rows at a time.
 * Source: the sweep operator of Beaton 1964, "The use of special matrix operators in statistical calculus", see
 * Goodnight 1979, "A tutorial on the SWEEP operator"; here with a block as pivot and on the upper triangle alone.
 *
 * In 32-bit floats: for matrices whose condition is far below 10^6, as one with a ridge is.
 * Cost: size^3 / 2 multiplications, about 10 a nanosecond on one core; memory: 4 size^2 bytes.
 */
import { matrixKernelsOver } from './matrixKernels.ts'
import type { MatrixKernels } from './matrixKernels.ts'
import { sharedWasmMemory } from './wasmRuntime.ts'

/** Row i begins at i x step; only the first `size` columns count. */
export interface SymmetricMatrix {
  readonly size: number
  readonly step: number
  readonly values: Float32Array
}

/** Rows of a pivot block. */
const BLOCK = 64
const BLOCK_BYTES = 4 * BLOCK

/** `write` fills the matrix, all of it, in place; the same memory comes back as the inverse. */
export function symmetricInverse(size: number, write: (matrix: SymmetricMatrix) => void): SymmetricMatrix {
  const step = BLOCK * Math.ceil(size / BLOCK)
  const matrixBytes = 4 * step * step
  const panelBytes = BLOCK_BYTES * step
  const memory = sharedWasmMemory(64 + matrixBytes + 2 * panelBytes + 64)
  const values = new Float32Array(memory.buffer, 64, step * step)
  write({ size, step, values })
  // Rows that only fill the last block are those of the identity.
  for (let i = size; i < step; i++) values[i * step + i] = 1
  const panels = {
    rows: new Float32Array(memory.buffer, 64 + matrixBytes, BLOCK * step),
    solved: new Float32Array(memory.buffer, 64 + matrixBytes + panelBytes, BLOCK * step),
  }
  const kernels = matrixKernelsOver(memory)
  for (let pivot = 0; pivot < step; pivot += BLOCK) sweep(kernels, values, step, pivot, panels)
  // Sweeping all rows leaves minus the inverse in the upper triangle.
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const value = -values[i * step + j]!
      values[i * step + j] = value
      values[j * step + i] = value
    }
  }
  return { size, step, values }
}

interface Panels {
  /** BLOCK x step in panels of four columns: rows of the pivot block. */
  readonly rows: Float32Array
  /** The same times the inverse of the pivot, in panels of eight columns. */
  readonly solved: Float32Array
}

/** A_ij -= A_iK inverse(A_KK) A_Kj elsewhere, A_Kj = inverse(A_KK) A_Kj, A_KK = - inverse(A_KK). */
function sweep(
  kernels: MatrixKernels,
  values: Float32Array,
  step: number,
  pivot: number,
  { rows, solved }: Panels,
): void {
  const inverse = pivotInverse(values, step, pivot)
  const column = new Float64Array(BLOCK)
  for (let j = 0; j < step; j++) {
    const inPivot = j >= pivot && j < pivot + BLOCK
    for (let k = 0; k < BLOCK; k++) {
      // Only the upper triangle is up to date.
      const row = pivot + k
      column[k] = inPivot ? 0 : flushed(j < row ? values[j * step + row]! : values[row * step + j]!)
    }
    const four = (j >> 2) * 4 * BLOCK + (j & 3)
    const eight = (j >> 3) * 8 * BLOCK + (j & 7)
    for (let k = 0; k < BLOCK; k++) {
      let sum = 0
      for (let l = 0; l < BLOCK; l++) sum += inverse[k * BLOCK + l]! * column[l]!
      rows[four + 4 * k] = column[k]!
      solved[eight + 8 * k] = flushed(sum)
    }
  }
  for (let i = 0; i < step; i += 4) {
    const tile = i >> 3
    kernels.addProducts(
      rows.byteOffset + i * BLOCK_BYTES,
      16,
      solved.byteOffset + tile * 8 * BLOCK_BYTES,
      32,
      8 * BLOCK_BYTES,
      values.byteOffset + 4 * (i * step + 8 * tile),
      4 * step,
      BLOCK,
      step / 8 - tile,
      -1,
    )
  }
  for (let j = 0; j < step; j++) {
    const eight = (j >> 3) * 8 * BLOCK + (j & 7)
    const inPivot = j >= pivot && j < pivot + BLOCK
    for (let k = 0; k < BLOCK; k++) {
      const row = pivot + k
      const value = inPivot ? -inverse[k * BLOCK + j - pivot]! : solved[eight + 8 * k]!
      if (j < row) values[j * step + row] = value
      else values[row * step + j] = value
    }
  }
}

/**
 * Products of two numbers below this have no normal 32-bit float, and processors take a hundred times as long for them. They
 * arise by themselves where groups of rows hardly touch, and are far below the rounding of what they are added to.
 */
const TINY = 1e-18
const flushed = (value: number): number => (Math.abs(value) < TINY ? 0 : value)

/** Inverse of the pivot block, in 64-bit floats: its errors reach all other rows. Gauss-Jordan; no pivoting is needed. */
function pivotInverse(values: Float32Array, step: number, pivot: number): Float64Array {
  const n = BLOCK
  const out = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [row, column] = i <= j ? [i, j] : [j, i]
      out[i * n + j] = values[(pivot + row) * step + pivot + column]!
    }
  }
  for (let k = 0; k < n; k++) {
    const scale = 1 / out[k * n + k]!
    out[k * n + k] = 1
    for (let j = 0; j < n; j++) out[k * n + j]! *= scale
    for (let i = 0; i < n; i++) {
      if (i === k) continue
      const factor = out[i * n + k]!
      out[i * n + k] = 0
      for (let j = 0; j < n; j++) out[i * n + j]! -= factor * out[k * n + j]!
    }
  }
  return out
}
