/**
 * The inner loops of the exact scan as WebAssembly SIMD, because the same loops in JavaScript take 30 times as long.
 *
 * Pointers are byte offsets into the imported memory; `rows` points at `count` 32-bit row numbers, or is 0 for the rows
 * 0 .. count - 1. `count` is a positive multiple of 4: rows go side by side, so that the processor waits for the memory of
 * several at once, and what belongs to the query is loaded once for all.
 *
 *   scoreBytes   out[i] = (query . codes[row]) * scales[row] * queryScale; the query has 16 bits a dimension, the codes 8
 *   scoreFloats  out[i] = query . vectors[row] in 32-bit floats
 *                the dimension is a multiple of 16 in both
 *   collect      writes each position i < count with scores[i] >= threshold to `found`, ascending, and returns how many
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
import type { WasmMemory } from './wasmRuntime.ts'

/** The kernels take so many numbers of a vector at a time; shorter vectors are filled with zeros. */
export const STEP = 16
const ROWS_AT_ONCE = 4

/** `count`, or the next number of rows that the kernels take. */
export const wholeFours = (count: number): number => Math.ceil(count / ROWS_AT_ONCE) * ROWS_AT_ONCE

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

/** Rows of the scattered second pass, which waits for memory, and of the first, which four streams would slow down. */
const SIDE_BY_SIDE = [0, 1, 2, 3] as const
const PAIR = [0, 1] as const

const advance = (local: number, by: number): Code[] => [get(local), number(by), i32.add, set(local)]
const slot = (base: number, index: number): Code[] => [
  get(base),
  get(index),
  number(2),
  i32.shiftLeft,
  i32.add,
]

/** target = rows === 0 ? i + lane : rows[i + lane] */
const rowAt = (rows: number, i: number, lane: number, target: number): Code[] => [
  ...[get(i), number(lane), i32.add, set(target)],
  when([get(rows)], [...slot(rows, i), i32.load(4 * lane), set(target)]),
]

const sumOfInts = (sum: number): Code[] => [
  ...[get(sum), i32x4.lane(0)],
  ...[1, 2, 3].flatMap((lane) => [get(sum), i32x4.lane(lane), i32.add]),
]
const sumOfFloats = (sum: number): Code[] => [
  ...[get(sum), f32x4.lane(0)],
  ...[1, 2, 3].flatMap((lane) => [get(sum), f32x4.lane(lane), f32.add]),
]

function scoreBytes(): WasmFunction {
  const [query, codes, rows, count, dimension, scales, queryScale, out] = [0, 1, 2, 3, 4, 5, 6, 7] as const
  const [i, asked, end] = [8, 9, 10] as const
  const row = [11, 12] as const
  const code = [13, 14] as const
  const sum = [15, 16] as const
  const wide = 17
  const start = PAIR.flatMap((lane) => [
    ...rowAt(rows, i, lane, row[lane]),
    ...[get(codes), get(row[lane]), get(dimension), i32.multiply, i32.add, set(code[lane])],
    ...[v128.zero, set(sum[lane])],
  ])
  const eight = (part: number): Code[] => [
    ...[get(asked), v128.load(16 * part), set(wide)],
    ...PAIR.flatMap((lane) => [
      ...[get(code[lane]), v128.loadBytesWidened(8 * part), get(wide), i32x4.dotPairs],
      ...[get(sum[lane]), i32x4.add, set(sum[lane])],
    ]),
  ]
  const finish = PAIR.flatMap((lane) => [
    ...[...slot(out, i), ...sumOfInts(sum[lane]), f32.fromInt],
    ...[...slot(scales, row[lane]), f32.load(), f32.multiply, get(queryScale), f32.multiply],
    f32.store(4 * lane),
  ])
  const step = [
    ...[0, 1].flatMap(eight),
    ...code.flatMap((local) => advance(local, 16)),
    ...advance(asked, 32),
  ]
  const twoRows = [
    ...start,
    ...[get(query), tee(asked), get(dimension), number(1), i32.shiftLeft, i32.add, set(end)],
    loopWhile(step, [get(asked), get(end), i32.lessThan]),
    ...finish,
    ...advance(i, 2),
  ]
  return {
    name: 'scoreBytes',
    params: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f32', 'i32'],
    result: null,
    locals: [...new Array<'i32'>(7).fill('i32'), ...new Array<'v128'>(3).fill('v128')],
    body: [loopWhile(twoRows, [get(i), get(count), i32.lessThan])],
  }
}

function scoreFloats(): WasmFunction {
  const [query, vectors, rows, count, dimension, out] = [0, 1, 2, 3, 4, 5] as const
  const [i, row, asked, end] = [6, 7, 8, 9] as const
  const vector = [10, 11, 12, 13] as const
  const sum = [14, 15, 16, 17] as const
  const four = 18
  const start = SIDE_BY_SIDE.flatMap((lane) => [
    ...rowAt(rows, i, lane, row),
    ...[get(vectors), get(row), get(dimension), i32.multiply, number(2), i32.shiftLeft, i32.add],
    ...[set(vector[lane]), v128.zero, set(sum[lane])],
  ])
  const part = (offset: number): Code[] => [
    ...[get(asked), v128.load(16 * offset), set(four)],
    ...SIDE_BY_SIDE.flatMap((lane) => [
      ...[get(vector[lane]), v128.load(16 * offset), get(four), f32x4.multiply],
      ...[get(sum[lane]), f32x4.add, set(sum[lane])],
    ]),
  ]
  const step = [
    ...SIDE_BY_SIDE.flatMap(part),
    ...vector.flatMap((local) => advance(local, 64)),
    ...advance(asked, 64),
  ]
  const fourRows = [
    ...start,
    ...[get(query), tee(asked), get(dimension), number(2), i32.shiftLeft, i32.add, set(end)],
    loopWhile(step, [get(asked), get(end), i32.lessThan]),
    ...SIDE_BY_SIDE.flatMap((lane) => [...slot(out, i), ...sumOfFloats(sum[lane]), f32.store(4 * lane)]),
    ...advance(i, 4),
  ]
  return {
    name: 'scoreFloats',
    params: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'],
    result: null,
    locals: [...new Array<'i32'>(8).fill('i32'), ...new Array<'v128'>(5).fill('v128')],
    body: [loopWhile(fourRows, [get(i), get(count), i32.lessThan])],
  }
}

/** Looks at four scores at a time: nearly all fall short. Here `count` need not be a multiple of 4, the memory must. */
function collect(): WasmFunction {
  const [scores, count, threshold, found] = [0, 1, 2, 3] as const
  const [i, many, four] = [4, 5, 6] as const
  const lane = (offset: number): Code =>
    when(
      [
        ...[...slot(scores, i), f32.load(4 * offset), get(threshold), f32.greaterOrEqual],
        ...[get(i), number(offset), i32.add, get(count), i32.lessThan, i32.multiply],
      ],
      [...[...slot(found, many), get(i), number(offset), i32.add, i32.store()], ...advance(many, 1)],
    )
  return {
    name: 'collect',
    params: ['i32', 'i32', 'f32', 'i32'],
    result: 'i32',
    locals: ['i32', 'i32', 'v128'],
    body: [
      ...[get(threshold), f32x4.splat, set(four)],
      loopWhile(
        [
          when(
            [...slot(scores, i), v128.load(), get(four), f32x4.greaterOrEqual, v128.anyTrue],
            SIDE_BY_SIDE.map(lane),
          ),
          ...advance(i, 4),
        ],
        [get(i), get(count), i32.lessThan],
      ),
      get(many),
    ],
  }
}

const instantiate = wasmModule(assemble([scoreBytes(), scoreFloats(), collect()]))

export function kernelsOver(memory: WasmMemory): Kernels {
  return instantiate(memory) as Kernels
}
