/**
 * Just enough of a WebAssembly assembler for the kernels beside it: functions over one imported memory, 128-bit SIMD.
 *
 * Instructions are byte arrays that concatenate; a function's body is one flat list of them. The module is checked by
 * the engine when it is compiled, so a wrong instruction throws at start and never at a search.
 * Source of the encodings: WebAssembly Core Specification 2.0, chapter 5.
 */
export type ValueType = 'i32' | 'f32' | 'v128'
export type Code = readonly number[]

export interface WasmFunction {
  readonly name: string
  readonly params: readonly ValueType[]
  readonly result: ValueType | null
  readonly locals: readonly ValueType[]
  readonly body: readonly Code[]
}

const TYPE: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b }

function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  do {
    const more = rest >= 128
    bytes.push((rest % 128) + (more ? 128 : 0))
    rest = Math.floor(rest / 128)
  } while (rest > 0)
  return bytes
}

function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)
    bytes.push(done ? low : low | 0x80)
    if (done) return bytes
  }
}

const simd = (code: number): Code => [0xfd, ...unsigned(code)]
/** Natural alignment is only a hint: none is promised. */
const at = (offset: number): number[] => [0, ...unsigned(offset)]

export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number): Code => [0x21, ...unsigned(local)]
export const tee = (local: number): Code => [0x22, ...unsigned(local)]
export const number = (value: number): Code => [0x41, ...signed(value)]
/** Repeats from its start when `again` leaves a non-zero i32. */
export const loopWhile = (body: readonly Code[], again: readonly Code[]): Code =>
  [[0x03, 0x40], ...body, ...again, [0x0d, 0], [0x0b]].flat()
export const when = (condition: readonly Code[], body: readonly Code[]): Code =>
  [...condition, [0x04, 0x40], ...body, [0x0b]].flat()

export const i32 = {
  load: (offset = 0): Code => [0x28, ...at(offset)],
  store: (offset = 0): Code => [0x36, ...at(offset)],
  lessThan: [0x49] as Code,
  add: [0x6a] as Code,
  subtract: [0x6b] as Code,
  multiply: [0x6c] as Code,
  and: [0x71] as Code,
  shiftLeft: [0x74] as Code,
  isZero: [0x45] as Code,
}
export const f32 = {
  load: (offset = 0): Code => [0x2a, ...at(offset)],
  store: (offset = 0): Code => [0x38, ...at(offset)],
  greaterOrEqual: [0x60] as Code,
  squareRoot: [0x91] as Code,
  add: [0x92] as Code,
  multiply: [0x94] as Code,
  divide: [0x95] as Code,
  one: [0x43, 0, 0, 0x80, 0x3f] as Code,
  fromInt: [0xb2] as Code,
}
export const v128 = {
  load: (offset = 0): Code => [...simd(0), ...at(offset)],
  /** Eight signed bytes from memory, widened to eight 16-bit lanes. */
  loadBytesWidened: (offset = 0): Code => [...simd(1), ...at(offset)],
  /** One 32-bit value from memory in all four lanes. */
  loadSplat: (offset = 0): Code => [...simd(9), ...at(offset)],
  store: (offset = 0): Code => [...simd(11), ...at(offset)],
  zero: [...simd(12), ...new Array<number>(16).fill(0)] as Code,
  anyTrue: simd(83),
}
export const i32x4 = {
  add: simd(174),
  /** Products of eight 16-bit lanes, neighbours added: four 32-bit lanes. */
  dotPairs: simd(186),
  lane: (lane: number): Code => [...simd(27), lane],
}
export const f32x4 = {
  splat: simd(19),
  lane: (lane: number): Code => [...simd(31), lane],
  greaterOrEqual: simd(70),
  add: simd(228),
  subtract: simd(229),
  multiply: simd(230),
}

const section = (id: number, items: readonly (readonly number[])[]): number[] => {
  const content = [...unsigned(items.length), ...items.flat()]
  return [id, ...unsigned(content.length), ...content]
}
const text = (value: string): number[] => [...unsigned(value.length), ...Buffer.from(value)]

/** One page up to 4 GiB: the type of every memory that fits; a shared one may be used by several threads. */
const MEMORY_TYPE = { own: [0, 1], shared: [3, 1, ...unsigned(65_536)] }

/** Bytes of a module that imports `kernel.memory` and exports each function by its name. */
export function assemble(
  functions: readonly WasmFunction[],
  memory: keyof typeof MEMORY_TYPE = 'own',
): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ params, result }) => [
    0x60,
    ...unsigned(params.length),
    ...params.map((type) => TYPE[type]),
    ...(result === null ? [0] : [1, TYPE[result]]),
  ])
  const bodies = functions.map(({ locals, body }) => {
    const declared = [...unsigned(locals.length), ...locals.flatMap((type) => [1, TYPE[type]])]
    const code = [...declared, ...body.flat(), 0x0b]
    return [...unsigned(code.length), ...code]
  })
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, [[...text('kernel'), ...text('memory'), 2, ...MEMORY_TYPE[memory]]]),
    ...section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(
      7,
      functions.map(({ name }, index) => [...text(name), 0, ...unsigned(index)]),
    ),
    ...section(10, bodies),
  ])
}
