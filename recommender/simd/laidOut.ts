/** A memory with named parts one after the other, each at the start of a cache line. Lengths and places in bytes. */
import { WASM_PAGE, wasmMemory } from './wasmRuntime.ts'
import type { WasmMemory } from './wasmRuntime.ts'

export interface LaidOut<Part extends string> {
  readonly memory: WasmMemory
  readonly at: Readonly<Record<Part, number>>
}

const CACHE_LINE = 64

/** The first page stays free, so that no part is at 0, which the kernels read as "none". */
export function laidOut<Part extends string>(lengths: Readonly<Record<Part, number>>): LaidOut<Part> {
  let offset = WASM_PAGE
  const places = Object.entries<number>(lengths).map(([name, length]) => {
    const start = offset
    offset += Math.ceil(length / CACHE_LINE + 1) * CACHE_LINE
    return [name, start]
  })
  return { at: Object.fromEntries(places) as Record<Part, number>, memory: wasmMemory(offset) }
}
