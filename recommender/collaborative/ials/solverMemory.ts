/**
 * One memory for both sides of a factorisation, shared by all threads that solve it: factors, interactions by row and by
 * column, Gram matrices and a scratch space a thread. All offsets are in bytes; plain data, so that they can be posted.
 */
import { AppError } from '../../../data/types/errors.ts'
import { sharedWasmMemory } from '../../simd/wasmRuntime.ts'
import type { SharedWasmMemory } from '../../simd/wasmRuntime.ts'
import { transpose } from '../interactions.ts'
import type { Interactions } from '../interactions.ts'

/** One side: its rows are solved while the other side's factors stand. */
export interface SolverSide {
  readonly rows: number
  /** rows + 1 integers. */
  readonly starts: number
  /** By entry: the row of the other side, and the square root of the entry's weight. */
  readonly columns: number
  readonly scales: number
  /** Of this side, rows x dimension. */
  readonly factors: number
  /** Of the other side, and its Gram matrix times the unobserved weight. */
  readonly fixed: number
  readonly fixedRows: number
  readonly gram: number
}

export interface SolverLayout {
  readonly dimension: number
  readonly shoppers: SolverSide
  readonly items: SolverSide
  /** One integer: the next chunk of rows that nobody has taken. */
  readonly counter: number
  /** One scratch space a thread. */
  readonly scratch: readonly number[]
  readonly longestRow: number
}

/** Entries of a row that are gathered at a time: they stay in the processor's cache. */
export const GATHERED_ROWS = 256

/** Byte offsets inside a scratch space. */
export function scratchParts(
  dimension: number,
  longestRow: number,
): Record<ScratchPart, number> & { bytes: number } {
  let at = 0
  const take = (floats: number): number => {
    const start = at
    at += wholeLines(4 * floats)
    return start
  }
  const parts = {
    gathered: take(GATHERED_ROWS * dimension),
    matrix: take(dimension * dimension),
    gradient: take(dimension),
    step: take(dimension),
    residual: take(longestRow),
  }
  return { ...parts, bytes: at }
}
type ScratchPart = 'gathered' | 'matrix' | 'gradient' | 'step' | 'residual'

const LINE = 64
const wholeLines = (bytes: number): number => Math.ceil(bytes / LINE) * LINE
/** Addresses have 32 bits. */
const MOST_BYTES = 2 ** 32 - 65_536

export interface SolverMemory {
  readonly memory: SharedWasmMemory
  readonly layout: SolverLayout
}

/**
 * Copies `matrix` and its transpose into a new memory; factors are zero.
 * Errors  MODEL_UNAVAILABLE when both sides do not fit into 4 GiB.
 */
export function solverMemory(matrix: Interactions, dimension: number, threads: number): SolverMemory {
  const byItem = transpose(matrix)
  const entries = matrix.columns.length
  const longestRow = Math.max(1, longest(matrix), longest(byItem))
  let at = LINE
  const take = (bytes: number): number => {
    const start = at
    at += wholeLines(bytes)
    return start
  }
  const factors = [matrix.rows, matrix.width].map((rows) => take(4 * rows * dimension)) as [number, number]
  const grams = [0, 1].map(() => take(4 * dimension * dimension)) as [number, number]
  const counter = take(4)
  const side = (of: Interactions, own: 0 | 1): SolverSide => ({
    rows: of.rows,
    starts: take(4 * (of.rows + 1)),
    columns: take(4 * entries),
    scales: take(4 * entries),
    factors: factors[own],
    fixed: factors[1 - own] ?? 0,
    fixedRows: of.width,
    gram: grams[1 - own] ?? 0,
  })
  const shoppers = side(matrix, 0)
  const items = side(byItem, 1)
  const scratch = Array.from({ length: threads }, () => take(scratchParts(dimension, longestRow).bytes))
  if (at > MOST_BYTES) {
    const problem = `${entries} interactions with ${dimension} factors need ${Math.round(at / 2 ** 30)} GiB, at most 4 can be addressed: use fewer factors`
    throw new AppError('MODEL_UNAVAILABLE', { problem })
  }
  const memory = sharedWasmMemory(at)
  fill(memory, shoppers, matrix)
  fill(memory, items, byItem)
  return { memory, layout: { dimension, shoppers, items, counter, scratch, longestRow } }
}

function fill({ buffer }: SharedWasmMemory, side: SolverSide, of: Interactions): void {
  new Int32Array(buffer, side.starts, of.rows + 1).set(of.starts)
  new Int32Array(buffer, side.columns, of.columns.length).set(of.columns)
  const scales = new Float32Array(buffer, side.scales, of.weights.length)
  of.weights.forEach((weight, i) => (scales[i] = Math.sqrt(weight)))
}

function longest({ rows, starts }: Interactions): number {
  let most = 0
  for (let row = 0; row < rows; row++) most = Math.max(most, (starts[row + 1] ?? 0) - (starts[row] ?? 0))
  return most
}
