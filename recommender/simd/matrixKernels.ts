/**
 * The inner loops of dense linear algebra in 32-bit floats as WebAssembly SIMD, over a memory that threads may share:
 * five to ten times as fast as the same loops in JavaScript.
 *
 * Pointers and steps (from one row to the next) are in bytes; widths are multiples of 4 floats. Every count is at least 1.
 *
 *   addProducts     c[i][8t + j] += scale * sum over p < k of a[p][i] * b[t][p][j]   for i < 4, j < 8, t < tiles;
 *                   `bPanel` leads from b[t] to b[t + 1]: four rows of C += scale * transpose(A) B
 *   gather          out[p] = scales[p] * source[rows[p]], `bytes` of each row, for p < count
 *   addWeightedRows out += sum over p < count of weights[p] * rows[p], `bytes` of each row
 *   addDots         out[p] += factor * scales[p] * (source[rows[p]] . x), over `bytes`, for p < count
 *   cholesky        upper triangle of the n x n matrix -> U with transpose(U) U = matrix; below the diagonal is undefined;
 *                   a matrix that is not positive definite gives NaN
 */
import { assemble, f32, f32x4, get, i32, loopWhile, number, set, v128, when } from './wasmAssembler.ts'
import type { Code, ValueType, WasmFunction } from './wasmAssembler.ts'
import { wasmModule } from './wasmRuntime.ts'
import type { SharedWasmMemory } from './wasmRuntime.ts'

export interface MatrixKernels {
  addProducts(
    a: number,
    aStep: number,
    b: number,
    bStep: number,
    bPanel: number,
    c: number,
    cStep: number,
    k: number,
    tiles: number,
    scale: number,
  ): void
  gather(
    rows: number,
    scales: number,
    count: number,
    source: number,
    step: number,
    bytes: number,
    out: number,
  ): void
  addWeightedRows(
    weights: number,
    rows: number,
    step: number,
    count: number,
    bytes: number,
    out: number,
  ): void
  addDots(
    rows: number,
    scales: number,
    count: number,
    source: number,
    step: number,
    x: number,
    bytes: number,
    factor: number,
    out: number,
  ): void
  cholesky(matrix: number, n: number, step: number): void
}

const VECTOR_BYTES = 16

const ints = (count: number): ValueType[] => new Array<ValueType>(count).fill('i32')
const vectors = (count: number): ValueType[] => new Array<ValueType>(count).fill('v128')
const advance = (local: number, by: readonly Code[]): Code[] => [get(local), ...by, i32.add, set(local)]
const copy = (from: number, to: number): Code[] => [get(from), set(to)]
const end = (start: number, bytes: number, to: number): Code[] => [get(start), get(bytes), i32.add, set(to)]
/** base + rows[...] * step, where `rows` points at the row number. */
const rowAddress = (rows: number, step: number, base: number, to: number): Code[] => [
  ...[get(rows), i32.load(), get(step), i32.multiply, get(base), i32.add, set(to)],
]

function addProducts(): WasmFunction {
  const [a, aStep, b, bStep, bPanel, c, cStep, k, tiles, scale] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const
  const [tile, p, aAt, bAt, cAt] = [10, 11, 12, 13, 14] as const
  const [left, right, one] = [15, 16, 17] as const
  const rows = [0, 1, 2, 3] as const
  const sums = rows.map((row) => [18 + 2 * row, 19 + 2 * row] as const)
  const multiplyAdd = (sum: number, by: number): Code[] => [
    ...[get(one), get(by), f32x4.multiply, get(sum), f32x4.add, set(sum)],
  ]
  const step = [
    ...[get(bAt), v128.load(), set(left), get(bAt), v128.load(VECTOR_BYTES), set(right)],
    ...rows.flatMap((row) => [
      ...[get(aAt), v128.loadSplat(4 * row), set(one)],
      ...multiplyAdd(sums[row]![0], left),
      ...multiplyAdd(sums[row]![1], right),
    ]),
    ...advance(aAt, [get(aStep)]),
    ...advance(bAt, [get(bStep)]),
    ...advance(p, [number(1)]),
  ]
  const write = (sum: number, offset: number): Code[] => [
    ...[get(cAt), get(cAt), v128.load(offset)],
    ...[get(sum), get(scale), f32x4.splat, f32x4.multiply, f32x4.add, v128.store(offset)],
  ]
  const oneTile = [
    ...[...copy(a, aAt), ...copy(b, bAt), number(0), set(p)],
    ...sums.flat().flatMap((sum) => [v128.zero, set(sum)]),
    loopWhile(step, [get(p), get(k), i32.lessThan]),
    ...copy(c, cAt),
    ...rows.flatMap((row) => [
      ...write(sums[row]![0], 0),
      ...write(sums[row]![1], VECTOR_BYTES),
      ...advance(cAt, [get(cStep)]),
    ]),
    ...advance(b, [get(bPanel)]),
    ...advance(c, [number(2 * VECTOR_BYTES)]),
    ...advance(tile, [number(1)]),
  ]
  return {
    name: 'addProducts',
    params: [...ints(9), 'f32'],
    result: null,
    locals: [...ints(5), ...vectors(11)],
    body: [loopWhile(oneTile, [get(tile), get(tiles), i32.lessThan])],
  }
}

function gather(): WasmFunction {
  const [rows, scales, count, source, step, bytes, out] = [0, 1, 2, 3, 4, 5, 6] as const
  const [p, from, stop] = [7, 8, 9] as const
  const scale = 10
  const oneRow = [
    ...[...rowAddress(rows, step, source, from), get(scales), v128.loadSplat(), set(scale)],
    ...end(from, bytes, stop),
    loopWhile(
      [
        ...[get(out), get(from), v128.load(), get(scale), f32x4.multiply, v128.store()],
        ...advance(from, [number(VECTOR_BYTES)]),
        ...advance(out, [number(VECTOR_BYTES)]),
      ],
      [get(from), get(stop), i32.lessThan],
    ),
    ...[rows, scales].flatMap((pointer) => advance(pointer, [number(4)])),
    ...advance(p, [number(1)]),
  ]
  return {
    name: 'gather',
    params: ints(7),
    result: null,
    locals: [...ints(3), ...vectors(1)],
    body: [loopWhile(oneRow, [get(p), get(count), i32.lessThan])],
  }
}

function addWeightedRows(): WasmFunction {
  const [weights, rows, step, count, bytes, out] = [0, 1, 2, 3, 4, 5] as const
  const [p, from, to, stop] = [6, 7, 8, 9] as const
  const weight = 10
  const oneRow = [
    ...[...copy(rows, from), ...copy(out, to), ...end(from, bytes, stop)],
    ...[get(weights), v128.loadSplat(), set(weight)],
    loopWhile(
      [
        ...[get(to), get(from), v128.load(), get(weight), f32x4.multiply],
        ...[get(to), v128.load(), f32x4.add, v128.store()],
        ...advance(from, [number(VECTOR_BYTES)]),
        ...advance(to, [number(VECTOR_BYTES)]),
      ],
      [get(from), get(stop), i32.lessThan],
    ),
    ...[...advance(rows, [get(step)]), ...advance(weights, [number(4)]), ...advance(p, [number(1)])],
  ]
  return {
    name: 'addWeightedRows',
    params: ints(6),
    result: null,
    locals: [...ints(4), ...vectors(1)],
    body: [loopWhile(oneRow, [get(p), get(count), i32.lessThan])],
  }
}

function addDots(): WasmFunction {
  const [rows, scales, count, source, step, x, bytes, factor, out] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const
  const [p, from, with_, stop] = [9, 10, 11, 12] as const
  const sum = 13
  const oneRow = [
    ...[...rowAddress(rows, step, source, from), ...copy(x, with_), ...end(from, bytes, stop)],
    ...[v128.zero, set(sum)],
    loopWhile(
      [
        ...[get(from), v128.load(), get(with_), v128.load(), f32x4.multiply],
        ...[get(sum), f32x4.add, set(sum)],
        ...advance(from, [number(VECTOR_BYTES)]),
        ...advance(with_, [number(VECTOR_BYTES)]),
      ],
      [get(from), get(stop), i32.lessThan],
    ),
    ...[get(out), get(out), f32.load(), get(sum), f32x4.lane(0)],
    ...[1, 2, 3].flatMap((lane) => [get(sum), f32x4.lane(lane), f32.add]),
    ...[get(factor), f32.multiply, get(scales), f32.load(), f32.multiply, f32.add, f32.store()],
    ...[rows, scales, out].flatMap((pointer) => advance(pointer, [number(4)])),
    ...advance(p, [number(1)]),
  ]
  return {
    name: 'addDots',
    params: [...ints(7), 'f32', 'i32'],
    result: null,
    locals: [...ints(4), ...vectors(1)],
    body: [loopWhile(oneRow, [get(p), get(count), i32.lessThan])],
  }
}

/** Row by row; each is taken off the rows below it. Rows start at the vector that holds their diagonal. */
function cholesky(): WasmFunction {
  const [matrix, n, step] = [0, 1, 2] as const
  const [k, i, rowK, rowI, from, to, stop, bytes] = [3, 4, 5, 6, 7, 8, 9, 10] as const
  const factor = 11
  /** Byte offset of the vector that holds column `column`. */
  const aligned = (column: number): Code[] => [
    ...[get(column), number(-4), i32.and, number(2), i32.shiftLeft],
  ]
  const along = (body: readonly Code[]): Code => loopWhile(body, [get(from), get(stop), i32.lessThan])
  const scaleRow = [
    ...[get(rowK), get(k), number(2), i32.shiftLeft, i32.add, set(from)],
    ...[f32.one, get(from), f32.load(), f32.squareRoot, f32.divide, f32x4.splat, set(factor)],
    ...[get(rowK), ...aligned(k), i32.add, set(from), ...end(rowK, bytes, stop)],
    along([
      ...[get(from), get(from), v128.load(), get(factor), f32x4.multiply, v128.store()],
      ...advance(from, [number(VECTOR_BYTES)]),
    ]),
  ]
  const takeOff = [
    ...[get(rowK), get(i), number(2), i32.shiftLeft, i32.add, v128.loadSplat(), set(factor)],
    ...[get(rowK), ...aligned(i), i32.add, set(from)],
    ...[get(rowI), ...aligned(i), i32.add, set(to)],
    along([
      ...[get(to), get(to), v128.load(), get(from), v128.load(), get(factor), f32x4.multiply],
      ...[f32x4.subtract, v128.store()],
      ...advance(from, [number(VECTOR_BYTES)]),
      ...advance(to, [number(VECTOR_BYTES)]),
    ]),
    ...advance(rowI, [get(step)]),
    ...advance(i, [number(1)]),
  ]
  const oneRow = [
    ...scaleRow,
    ...[get(k), number(1), i32.add, set(i), get(rowK), get(step), i32.add, set(rowI)],
    when([get(i), get(n), i32.lessThan], [loopWhile(takeOff, [get(i), get(n), i32.lessThan])]),
    ...advance(rowK, [get(step)]),
    ...advance(k, [number(1)]),
  ]
  return {
    name: 'cholesky',
    params: ints(3),
    result: null,
    locals: [...ints(8), ...vectors(1)],
    body: [
      ...[...copy(matrix, rowK), get(n), number(2), i32.shiftLeft, set(bytes)],
      loopWhile(oneRow, [get(k), get(n), i32.lessThan]),
    ],
  }
}

const instantiate = wasmModule(
  assemble([addProducts(), gather(), addWeightedRows(), addDots(), cholesky()], 'shared'),
)

export function matrixKernelsOver(memory: SharedWasmMemory): MatrixKernels {
  return instantiate(memory) as MatrixKernels
}
