/**
 * What the reranker costs and what it is worth: 200 candidates through the trained network on every backend that this
 * machine has, beside tfjs cpu; then NDCG@10 on held-out sessions (see rerankQuality.ts).
 * Goals: tfjs cpu over ours at least 40, a lift of at least .03 over the score without the network.
 */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import type { Reranker } from '../../data/types/ports.ts'
import { createReranker } from '../../recommender/rank/backends/createReranker.ts'
import type { Backend } from '../../recommender/rank/backends/createReranker.ts'
import { tfjsReranker } from '../../recommender/rank/backends/tfjs.ts'
import { mlpWidth } from '../../recommender/rank/mlp.ts'
import type { Mlp } from '../../recommender/rank/mlp.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { measureQuality } from './rerankQuality.ts'

const ROWS = 200
const ROUNDS = 2_000
/** Both are compiled anew when they are hot: onnxruntime takes a fifth less then, tfjs a tenth. */
const WARM_UP = 1_000
const BACKENDS: readonly Backend[] = ['tfjs-node-gpu', 'webgpu', 'cpu', 'wasm']

export async function run(): Promise<void> {
  const quality = await measureQuality()
  const sizes = [mlpWidth(quality.mlp), ...quality.mlp.layers.map(({ outputs }) => outputs)]
  const times = await timeBackends(quality.mlp)
  console.log(`\n${ROWS} candidates through ${sizes.join('-')}, ms          p50      p95`)
  for (const [backend, ms] of times) {
    console.log(
      `${backend.padEnd(40)}${quantile(ms, 0.5).toFixed(3).padStart(9)}${quantile(ms, 0.95).toFixed(3).padStart(9)}`,
    )
  }
  const { interval, lift, ndcg, p, sessions } = quality
  console.log(`\nNDCG@10 on ${sessions} held-out sessions`)
  for (const [name, value] of Object.entries(ndcg))
    console.log(`${name.padEnd(40)}${value.toFixed(4).padStart(9)}`)
  const [low, high] = interval.map((bound) => `${(100 * bound).toFixed(1)} %`)
  console.log(
    `network over linear ${(100 * lift).toFixed(1)} %, 95 % of resamples between ${low} and ${high}`,
  )
  const tfjs = times.get('tfjs cpu') ?? []
  const ours = [...times].filter(([name]) => name !== 'tfjs cpu').map(([, ms]) => quantile(ms, 0.5))
  const result = {
    bench: 'rerank',
    tfjs_cpu_over_ours: round(quantile(tfjs, 0.5) / Math.min(...ours)),
    ndcg_lift: round(lift),
    lift_p: p,
    lift_over_popularity: round(ndcg.mlp / ndcg.popularity - 1),
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

/** By backend the time of each round, ms; those that cannot run say why. */
async function timeBackends(mlp: Mlp): Promise<Map<string, number[]>> {
  // First the one to beat: each of the others chooses its own backend of TensorFlow.js afterwards.
  await tf.setBackend('cpu')
  const times = new Map([['tfjs cpu', await timeOne(tfjsReranker(tf, mlp, 'tfjs cpu'))]])
  for (const prefer of BACKENDS) {
    try {
      times.set(prefer, await timeOne(await createReranker(mlp, { prefer, log: () => undefined })))
    } catch (error) {
      console.log((error as Error).message)
    }
  }
  return times
}

async function timeOne(reranker: Reranker): Promise<number[]> {
  const random = seededRandom(1)
  const features = Float32Array.from({ length: ROWS * reranker.width }, () => 2 * random.next() - 1)
  const times: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const start = performance.now()
    await reranker.score(features)
    if (round >= WARM_UP) times.push(performance.now() - start)
  }
  await reranker.close()
  return times
}

function quantile(values: readonly number[], share: number): number {
  return Float64Array.from(values).sort()[Math.floor(share * values.length)] ?? NaN
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
