/**
 * Chooses what runs the network. 'auto' tries tfjs-node-gpu, WebGPU, onnxruntime on the CPU and TensorFlow.js on WASM
 * in this order and logs which one runs and why those before it do not; a backend asked for by name runs or throws. A
 * GPU that is lost later is replaced by the CPU, and this is said once. Turns at the same time share a forward pass on a
 * GPU only: on the CPU 10 x 200 candidates take .28 ms together and .30 apart, on WASM 1.2 ms either way.
 * Errors  MODEL_UNAVAILABLE when none (or not the one asked for) can run.
 */
import { AppError } from '../../../data/types/errors.ts'
import type { Reranker } from '../../../data/types/ports.ts'
import type { Mlp } from '../mlp.ts'
import { batchedReranker } from './batchedReranker.ts'
import { onnxReranker } from './onnx.ts'
import { gpuProblem } from './probe.ts'
import type { GpuBackend } from './probe.ts'
import { nodeGpuReranker, wasmReranker } from './tfjs.ts'

export type Backend = GpuBackend | 'cpu' | 'wasm'

export interface RerankerOptions {
  readonly prefer: 'auto' | Backend
  readonly log: (message: string) => void
}

const ORDER: readonly Backend[] = ['tfjs-node-gpu', 'webgpu', 'cpu', 'wasm']

export async function createReranker(mlp: Mlp, options: RerankerOptions): Promise<Reranker> {
  const order = options.prefer === 'auto' ? ORDER : [options.prefer]
  const problems: string[] = []
  for (const backend of order) {
    const made = await start(backend, mlp)
    if (typeof made !== 'string') {
      options.log([`reranker runs on ${backend}`, ...problems].join('; '))
      if (backend === 'cpu' || backend === 'wasm') return made
      return batchedReranker(withCpuBehind(made, mlp, options.log))
    }
    problems.push(`not on ${backend}: ${made}`)
  }
  throw new AppError('MODEL_UNAVAILABLE', { problem: problems.join('; ') })
}

/** The reranker, or why it cannot run. */
async function start(backend: Backend, mlp: Mlp): Promise<Reranker | string> {
  try {
    if (backend === 'cpu') return await onnxReranker(mlp, 'cpu')
    if (backend === 'wasm') return await wasmReranker(mlp)
    const problem = await gpuProblem(backend)
    if (problem !== null) return problem
    return backend === 'webgpu' ? await onnxReranker(mlp, 'webgpu') : await nodeGpuReranker(mlp)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Drivers are updated and devices unplugged while a shop is open. */
export function withCpuBehind(gpu: Reranker, mlp: Mlp, log: (message: string) => void): Reranker {
  let current: Promise<Reranker> = Promise.resolve(gpu)
  let lost = false
  return {
    backend: gpu.backend,
    width: gpu.width,
    async score(features) {
      const reranker = await current
      if (reranker !== gpu) return reranker.score(features)
      try {
        return await gpu.score(features)
      } catch (error) {
        if (!lost) {
          lost = true
          log(`reranker goes on on cpu; ${gpu.backend} was lost: ${String(error)}`)
          current = onnxReranker(mlp, 'cpu')
        }
        return (await current).score(features)
      }
    },
    close: async () => (await current).close(),
  }
}
