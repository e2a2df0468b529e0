/** The part of the WebAssembly API that is used here: TypeScript has its types with those of the browser only. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer
}

/** A memory that threads share: posting it to a worker copies nothing. */
export interface SharedWasmMemory {
  readonly buffer: SharedArrayBuffer
}

interface WasmApi {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
  /** In pages of 65,536 bytes. */
  readonly Memory: {
    new (size: { readonly initial: number }): WasmMemory
    new (size: {
      readonly initial: number
      readonly maximum: number
      readonly shared: true
    }): SharedWasmMemory
  }
}

const api = (globalThis as unknown as { readonly WebAssembly: WasmApi }).WebAssembly

export const WASM_PAGE = 65_536

export function wasmMemory(bytes: number): WasmMemory {
  return new api.Memory({ initial: Math.ceil(bytes / WASM_PAGE) })
}

export function sharedWasmMemory(bytes: number): SharedWasmMemory {
  const pages = Math.ceil(bytes / WASM_PAGE)
  return new api.Memory({ initial: pages, maximum: pages, shared: true })
}

/** Compiles `bytes` at once; gives back what makes its exports over a memory. */
export function wasmModule(bytes: Uint8Array): (memory: WasmMemory | SharedWasmMemory) => object {
  const module = new api.Module(bytes)
  return (memory) => new api.Instance(module, { kernel: { memory } }).exports
}
