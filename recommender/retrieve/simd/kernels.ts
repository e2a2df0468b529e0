/**
 * The three inner loops of the exact scan as WebAssembly SIMD, because the same loops in JavaScript take 30 times as
 * long (docs/decisions.md). Pointers are byte offsets into the imported memory; `rows` points at `count` 32-bit row
 * numbers, or is 0 for the rows 0 .. count - 1. `count` >= 1.
 *
 *   scoreBytes   out[i] = (query . codes[row]) * scales[row] * queryScale; the query has 16 bits a dimension, the codes 8;
 *                the dimension is a multiple of 32
 *   scoreFloats  out[i] = query . vectors[row], 32-bit floats; the dimension is a multiple of 16
 *   collect      writes each position i with scores[i] >= threshold to `found`, ascending, and returns how many
 */
import {
  assemble,
  f32,
  f32x4,
  get,
  i32,
  i32x4,
  loopWhile,
  number,
  set,
  tee,
  v128,
  when,
} from './wasmAssembler.ts'
import type { Code, WasmFunction } from './wasmAssembler.ts'
import { wasmModule } from './wasmRuntime.ts'

export interface Kernels {
  scoreBytes(
    query: number,
    codes: number,
    rows: number,
    count: number,
    dimension: number,
    scales: number,
    queryScale: number,
    out: number,
  ): void
  scoreFloats(
    query: number,
    vectors: number,
    rows: number,
    count: number,
    dimension: number,
    out: number,
  ): void
  collect(scores: number, count: number, threshold: number, found: number): number
}

/** row = rows === 0 ? i : rows[i], where `i` and `row` are locals. */
const currentRow = (rows: number, i: number, row: number): Code[] => [
  get(i),
  set(row),
  when([get(rows)], [get(rows), get(i), number(2), i32.shiftLeft, i32.add, i32.load(), set(row)]),
]
const advance = (local: number, by: number): Code[] => [get(local), number(by), i32.add, set(local)]
const slot = (base: number, index: number): Code[] => [
  get(base),
  get(index),
  number(2),
  i32.shiftLeft,
  i32.add,
]

function scoreBytes(): WasmFunction {
  const [query, codes, rows, count, dimension, scales, queryScale, out] = [0, 1, 2, 3, 4, 5, 6, 7]
  const [i, row, code, wide, end] = [8, 9, 10, 11, 12]
  const sums = [13, 14, 15, 16]
  const eight = (sum: number, lane: number): Code[] => [
    get(code),
    v128.loadBytesWidened(8 * lane),
    get(wide),
    v128.load(16 * lane),
    i32x4.dotPairs,
    get(sum),
    i32x4.add,
    set(sum),
  ]
  const total = [
    ...[
      get(sums[0]!),
      get(sums[1]!),
      i32x4.add,
      get(sums[2]!),
      get(sums[3]!),
      i32x4.add,
      i32x4.add,
      tee(sums[0]!),
    ],
    i32x4.lane(0),
    ...[1, 2, 3].flatMap((lane) => [get(sums[0]!), i32x4.lane(lane), i32.add]),
  ]
  const oneRow = [
    ...currentRow(rows!, i!, row!),
    ...[get(codes!), get(row!), get(dimension!), i32.multiply, i32.add, tee(code!)],
    ...[get(dimension!), i32.add, set(end!), get(query!), set(wide!)],
    ...sums.flatMap((sum) => [v128.zero, set(sum)]),
    loopWhile(
      [...sums.flatMap((sum, lane) => eight(sum, lane)), ...advance(code!, 32), ...advance(wide!, 64)],
      [get(code!), get(end!), i32.lessThan],
    ),
    ...slot(out!, i!),
    ...[
      ...total,
      f32.fromInt,
      ...slot(scales!, row!),
      f32.load(),
      f32.multiply,
      get(queryScale!),
      f32.multiply,
    ],
    f32.store(),
    ...advance(i!, 1),
  ]
  return {
    name: 'scoreBytes',
    params: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f32', 'i32'],
    result: null,
    locals: ['i32', 'i32', 'i32', 'i32', 'i32', 'v128', 'v128', 'v128', 'v128'],
    body: [loopWhile(oneRow, [get(i!), get(count!), i32.lessThan])],
  }
}

function scoreFloats(): WasmFunction {
  const [query, vectors, rows, count, dimension, out] = [0, 1, 2, 3, 4, 5]
  const [i, row, vector, asked, end] = [6, 7, 8, 9, 10]
  const sums = [11, 12, 13, 14]
  const four = (sum: number, lane: number): Code[] => [
    ...[get(vector!), v128.load(16 * lane), get(asked!), v128.load(16 * lane), f32x4.multiply],
    ...[get(sum), f32x4.add, set(sum)],
  ]
  const total = [
    ...[
      get(sums[0]!),
      get(sums[1]!),
      f32x4.add,
      get(sums[2]!),
      get(sums[3]!),
      f32x4.add,
      f32x4.add,
      tee(sums[0]!),
    ],
    f32x4.lane(0),
    ...[1, 2, 3].flatMap((lane) => [get(sums[0]!), f32x4.lane(lane), f32.add]),
  ]
  const oneRow = [
    ...currentRow(rows!, i!, row!),
    ...[
      get(vectors!),
      get(row!),
      get(dimension!),
      i32.multiply,
      number(2),
      i32.shiftLeft,
      i32.add,
      tee(vector!),
    ],
    ...[get(dimension!), number(2), i32.shiftLeft, i32.add, set(end!), get(query!), set(asked!)],
    ...sums.flatMap((sum) => [v128.zero, set(sum)]),
    loopWhile(
      [...sums.flatMap((sum, lane) => four(sum, lane)), ...advance(vector!, 64), ...advance(asked!, 64)],
      [get(vector!), get(end!), i32.lessThan],
    ),
    ...[...slot(out!, i!), ...total, f32.store(), ...advance(i!, 1)],
  ]
  return {
    name: 'scoreFloats',
    params: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'],
    result: null,
    locals: ['i32', 'i32', 'i32', 'i32', 'i32', 'v128', 'v128', 'v128', 'v128'],
    body: [loopWhile(oneRow, [get(i!), get(count!), i32.lessThan])],
  }
}

/** Looks at four scores at a time: nearly all fall short. The scores beyond `count`, up to a multiple of 4, are read. */
function collect(): WasmFunction {
  const [scores, count, threshold, found] = [0, 1, 2, 3]
  const [i, many, four] = [4, 5, 6]
  const lane = (offset: number): Code =>
    when(
      [
        ...[...slot(scores!, i!), f32.load(4 * offset), get(threshold!), f32.greaterOrEqual],
        ...[get(i!), number(offset), i32.add, get(count!), i32.lessThan, i32.multiply],
      ],
      [...[...slot(found!, many!), get(i!), number(offset), i32.add, i32.store()], ...advance(many!, 1)],
    )
  return {
    name: 'collect',
    params: ['i32', 'i32', 'f32', 'i32'],
    result: 'i32',
    locals: ['i32', 'i32', 'v128'],
    body: [
      ...[get(threshold!), f32x4.splat, set(four!)],
      loopWhile(
        [
          when(
            [...slot(scores!, i!), v128.load(), get(four!), f32x4.greaterOrEqual, v128.anyTrue],
            [lane(0), lane(1), lane(2), lane(3)],
          ),
          ...advance(i!, 4),
        ],
        [get(i!), get(count!), i32.lessThan],
      ),
      get(many!),
    ],
  }
}

export const kernelsOver = wasmModule<Kernels>(assemble([scoreBytes(), scoreFloats(), collect()]))
