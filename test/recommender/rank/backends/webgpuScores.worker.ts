/**
 * Scores the same rows with onnxruntime's WebGPU and CPU providers in a process whose environment names a Vulkan adapter,
 * and tells over IPC how far they are apart.
 * Out: { differences } by case, each the largest |WebGPU - CPU| over max(1, |CPU|) of its rows; or { fault }.
 */
import type { Reranker } from '../../../../data/types/ports.ts'
import { onnxReranker } from '../../../../recommender/rank/backends/onnx.ts'
import { FEATURE_WIDTH } from '../../../../recommender/rank/featureMatrix.ts'
import type { Mlp } from '../../../../recommender/rank/mlp.ts'
import { seededRandom } from '../../../../recommender/rank/random.ts'

const random = seededRandom(11)
const uniform = (length: number, size: number): Float32Array =>
  Float32Array.from({ length }, () => (2 * random.next() - 1) * size)

/** Shaped as training makes it, weights of He's size. */
function network(): Mlp {
  const sizes = [FEATURE_WIDTH, 64, 32, 1]
  return {
    layers: sizes.slice(1).map((outputs, i) => {
      const inputs = sizes[i] ?? 0
      const weights = uniform(inputs * outputs, Math.sqrt(6 / inputs))
      return { inputs, outputs, weights, bias: uniform(outputs, 0.1) }
    }),
  }
}

const filled = (rows: number, value: number): Float32Array =>
  new Float32Array(rows * FEATURE_WIDTH).fill(value)

const CASES: Readonly<Record<string, Float32Array>> = {
  ...Object.fromEntries([1, 7, 200, 500].map((rows) => [`${rows} rows`, uniform(rows * FEATURE_WIDTH, 2)])),
  'all zero': filled(7, 0),
  'all one million': filled(7, 1e6),
  'all minus one million': filled(7, -1e6),
  'smaller than a normal float': filled(7, 1e-42),
  'one huge input among small ones': filled(7, 0.1).fill(1e6, 0, 1),
}

async function furthest(rows: Float32Array, webgpu: Reranker, cpu: Reranker): Promise<number> {
  const expected = await cpu.score(rows)
  const found = await webgpu.score(rows)
  if (found.length !== expected.length || expected.length === 0) throw new Error('scores are missing')
  return found.reduce((most, score, i) => {
    const right = expected[i]!
    const difference = Math.abs(score - right) / Math.max(1, Math.abs(right))
    // A difference that is not a number must not look like none.
    return difference <= most ? most : difference
  }, 0)
}

async function compare(): Promise<Record<string, number>> {
  const mlp = network()
  const [webgpu, cpu] = [await onnxReranker(mlp, 'webgpu'), await onnxReranker(mlp, 'cpu')]
  const differences: Record<string, number> = {}
  for (const [name, rows] of Object.entries(CASES)) differences[name] = await furthest(rows, webgpu, cpu)
  const turns = Array.from({ length: 10 }, () => uniform(200 * FEATURE_WIDTH, 2))
  const atOnce = await Promise.all(turns.map((rows) => furthest(rows, webgpu, cpu)))
  differences['10 turns at once'] = Math.max(...atOnce)
  return differences
}

const answer = await compare().then(
  (differences) => ({ differences }),
  (error: unknown) => ({ fault: String(error) }),
)
process.send?.(answer, () => process.exit(0))
