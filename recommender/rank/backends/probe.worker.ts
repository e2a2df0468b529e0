/**
 * Runs one reranker backend on a tiny network and reports over IPC, in a process of its own: a GPU driver that aborts
 * takes this process down, not the shop.
 */
import { nodeGpuReranker } from './tfjs.ts'
import { onnxReranker } from './onnx.ts'

const TINY = {
  layers: [{ inputs: 2, outputs: 1, weights: Float32Array.of(1, 2), bias: Float32Array.of(3) }],
}
const EXPECTED = 3 + 1 * 10 + 2 * 100

const make = process.argv[2] === 'webgpu' ? onnxReranker(TINY, 'webgpu') : nodeGpuReranker(TINY)
const problem = await make
  .then((reranker) => reranker.score(Float32Array.of(10, 100)))
  .then((logits) =>
    Math.abs((logits[0] ?? 0) - EXPECTED) < 1e-3 ? null : `wrong result ${String(logits[0])}`,
  )
  .catch((error: unknown) => String(error).split('\n')[0] ?? 'unknown fault')
process.send?.({ problem }, () => process.exit(0))
