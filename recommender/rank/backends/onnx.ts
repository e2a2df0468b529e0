/**
 * The reranker on onnxruntime: 'cpu' is always there, 'webgpu' needs a GPU and its driver (see probe.ts).
 * Features must be finite: a NaN stays one on the CPU and is lost in WebGPU's ReLU.
 * Errors  MODEL_UNAVAILABLE when the provider cannot make a session. Cost: 200 candidates in about .1 ms on the CPU.
 */
import { AppError } from '../../../data/types/errors.ts'
import type { Reranker } from '../../../data/types/ports.ts'
import { mlpWidth } from '../mlp.ts'
import type { Mlp } from '../mlp.ts'
import { onnxModel } from './onnxModel.ts'

export async function onnxReranker(mlp: Mlp, provider: 'cpu' | 'webgpu'): Promise<Reranker> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node')
  const width = mlpWidth(mlp)
  // One thread: the work is too small to be worth handing out.
  const session = await InferenceSession.create(onnxModel(mlp), {
    executionProviders: [provider],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    // onnxruntime quietly computes on the CPU what a provider does not take: then it would be a GPU in name only.
    ...(provider === 'webgpu' ? { extra: { session: { disable_cpu_ep_fallback: '1' } } } : {}),
  }).catch((cause: unknown) => {
    throw new AppError('MODEL_UNAVAILABLE', { problem: `${provider}: ${String(cause)}` }, cause)
  })
  return {
    backend: provider,
    width,
    async score(features) {
      const rows = features.length / width
      if (rows === 0) return new Float32Array(0)
      const { logits } = await session.run({ features: new Tensor('float32', features, [rows, width]) })
      return (logits?.data as Float32Array | undefined) ?? new Float32Array(rows)
    },
    close: () => session.release(),
  }
}
