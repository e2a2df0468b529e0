/**
 * Solves rows of one side of a factorisation, a block of coordinates at a time, while the other side stands.
 * Source: Rendle, Krichene, Zhang & Koren 2021, "iALS++: Speeding up matrix factorization with subspace optimization".
 * With one block for all coordinates it is the exact alternating least squares of Hu, Koren & Volinsky 2008.
 *
 * Entries are scaled by the square root of their weight c, so that sums over them are weighted by c: an entry's scaled
 * residual is sqrt(c) (1 - prediction).
 * Cost a row with n entries: n x dimension x block multiplications and dimension / block Cholesky factors.
 */
import { matrixKernelsOver } from '../../simd/matrixKernels.ts'
import type { MatrixKernels } from '../../simd/matrixKernels.ts'
import type { SharedWasmMemory } from '../../simd/wasmRuntime.ts'
import { GATHERED_ROWS, scratchParts } from './solverMemory.ts'
import type { SolverLayout, SolverSide } from './solverMemory.ts'

export interface RowRegularization {
  readonly regularization: number
  readonly unobservedWeight: number
  readonly exponent: number
}

/** What the squared norm of a row with so many entries costs: lambda (n + alpha0 N)^nu. */
export function rowPenalty(options: RowRegularization, entries: number, others: number): number {
  return options.regularization * (entries + options.unobservedWeight * others) ** options.exponent
}

export interface BlockOptions extends RowRegularization {
  /** Coordinates solved together; divides the dimension, a multiple of 8. */
  readonly block: number
}

export class BlockSolver {
  readonly #kernels: MatrixKernels
  readonly #floats: Float32Array
  readonly #ints: Int32Array
  readonly #dimension: number
  readonly #options: BlockOptions
  readonly #gathered: number
  readonly #matrix: number
  readonly #gradient: number
  readonly #step: number
  readonly #residual: number

  /** `thread` says whose scratch space is used. */
  constructor(
    memory: SharedWasmMemory,
    layout: Pick<SolverLayout, 'dimension' | 'scratch' | 'longestRow'>,
    options: BlockOptions,
    thread: number,
  ) {
    this.#kernels = matrixKernelsOver(memory)
    this.#floats = new Float32Array(memory.buffer)
    this.#ints = new Int32Array(memory.buffer)
    this.#dimension = layout.dimension
    this.#options = options
    const start = layout.scratch[thread] ?? 0
    const parts = scratchParts(layout.dimension, layout.longestRow)
    this.#gathered = start + parts.gathered
    this.#matrix = start + parts.matrix
    this.#gradient = start + parts.gradient
    this.#step = start + parts.step
    this.#residual = start + parts.residual
  }

  solveRows(side: SolverSide, from: number, until: number): void {
    for (let row = from; row < until; row++) this.#solveRow(side, row)
  }

  #solveRow(side: SolverSide, row: number): void {
    const first = this.#ints[side.starts / 4 + row]!
    const count = this.#ints[side.starts / 4 + row + 1]! - first
    const rowBytes = 4 * this.#dimension
    const own = side.factors + row * rowBytes
    if (count === 0) {
      this.#floats.fill(0, own / 4, (own + rowBytes) / 4)
      return
    }
    const entries = { count, columns: side.columns + 4 * first, scales: side.scales + 4 * first }
    const penalty = rowPenalty(this.#options, count, side.fixedRows)
    this.#floats.copyWithin(this.#residual / 4, entries.scales / 4, entries.scales / 4 + count)
    this.#takeOffResidual(side, entries, 0, own, rowBytes)
    const blockBytes = 4 * this.#options.block
    for (let offset = 0; offset < rowBytes; offset += blockBytes) {
      this.#beginBlock(side, own, offset, penalty)
      this.#addEntries(side, entries, offset)
      this.#solveBlock(own + offset)
      if (offset + blockBytes < rowBytes) this.#takeOffResidual(side, entries, offset, this.#step, blockBytes)
    }
  }

  /** Matrix = alpha0 G + penalty I, gradient = - (alpha0 G + penalty I) w, both of the block. */
  #beginBlock(side: SolverSide, own: number, offset: number, penalty: number): void {
    const floats = this.#floats
    const { block } = this.#options
    const n = this.#dimension
    const matrix = this.#matrix / 4
    const gradient = this.#gradient / 4
    const gram = (side.gram + offset) / 4 + (offset / 4) * n
    for (let i = 0; i < block; i++) {
      floats.copyWithin(matrix + i * block, gram + i * n, gram + i * n + block)
      floats[matrix + i * block + i]! += penalty
    }
    floats.fill(0, gradient, gradient + block)
    this.#kernels.addWeightedRows(own, side.gram + offset, 4 * n, n, 4 * block, this.#gradient)
    const w = (own + offset) / 4
    for (let i = 0; i < block; i++) floats[gradient + i] = -floats[gradient + i]! - penalty * floats[w + i]!
  }

  #addEntries(side: SolverSide, entries: Entries, offset: number): void {
    const { block } = this.#options
    const bytes = 4 * block
    const step = 4 * this.#dimension
    for (let from = 0; from < entries.count; from += GATHERED_ROWS) {
      const count = Math.min(GATHERED_ROWS, entries.count - from)
      const [columns, scales] = [entries.columns + 4 * from, entries.scales + 4 * from]
      this.#kernels.gather(columns, scales, count, side.fixed + offset, step, bytes, this.#gathered)
      addUpperGram(this.#kernels, this.#gathered, bytes, count, block, 1, this.#matrix, bytes)
      this.#kernels.addWeightedRows(
        this.#residual + 4 * from,
        this.#gathered,
        bytes,
        count,
        bytes,
        this.#gradient,
      )
    }
  }

  /** The step of the block into `step`, and onto the row. */
  #solveBlock(own: number): void {
    const { block } = this.#options
    this.#kernels.cholesky(this.#matrix, block, 4 * block)
    substitute(this.#floats, this.#matrix / 4, block, this.#gradient / 4, this.#step / 4)
    for (let i = 0; i < block; i++) this.#floats[own / 4 + i]! += this.#floats[this.#step / 4 + i]!
  }

  /** residual -= scale x (fixed row . x), over the `bytes` from `offset` on. */
  #takeOffResidual(side: SolverSide, entries: Entries, offset: number, x: number, bytes: number): void {
    const { columns, scales, count } = entries
    const fixed = side.fixed + offset
    this.#kernels.addDots(columns, scales, count, fixed, 4 * this.#dimension, x, bytes, -1, this.#residual)
  }
}

/** A row's entries: byte offsets of their columns and scales. */
interface Entries {
  readonly count: number
  readonly columns: number
  readonly scales: number
}

/** Upper triangle of `out` += scale x transpose(rows) rows, in tiles of 4 x 8; rows have `width` floats. */
export function addUpperGram(
  kernels: MatrixKernels,
  rows: number,
  rowStep: number,
  count: number,
  width: number,
  scale: number,
  out: number,
  outStep: number,
): void {
  const tiles = width / 8
  for (let i = 0; i < width; i += 4) {
    const tile = i >> 3
    const across = 32 * tile
    kernels.addProducts(
      rows + 4 * i,
      rowStep,
      rows + across,
      rowStep,
      32,
      out + i * outStep + across,
      outStep,
      count,
      tiles - tile,
      scale,
    )
  }
}

/** x = inverse(transpose(U) U) b for the upper triangle U; `b` is overwritten. Offsets are in floats. */
export function substitute(floats: Float32Array, upper: number, n: number, b: number, x: number): void {
  for (let k = 0; k < n; k++) {
    const row = upper + k * n
    const value = floats[b + k]! / floats[row + k]!
    floats[b + k] = value
    for (let j = k + 1; j < n; j++) floats[b + j]! -= value * floats[row + j]!
  }
  for (let k = n - 1; k >= 0; k--) {
    const row = upper + k * n
    let sum = floats[b + k]!
    for (let j = k + 1; j < n; j++) sum -= floats[row + j]! * floats[x + j]!
    floats[x + k] = sum / floats[row + k]!
  }
}
