/** Every backend gives the same logits for the same network; those that this machine lacks say why and are skipped. */
import { afterAll, describe, expect, it } from '@jest/globals'
import type { Reranker } from '../../data/types/ports.ts'
import { createReranker, withCpuBehind } from '../../recommender/rank/backends/createReranker.ts'
import type { Backend } from '../../recommender/rank/backends/createReranker.ts'
import { gpuProblem, probe } from '../../recommender/rank/backends/probe.ts'
import { forward } from '../../recommender/rank/mlp.ts'
import type { Mlp } from '../../recommender/rank/mlp.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { NO_SOFTWARE_ADAPTER, softwareAdapter } from '../support/softwareAdapter.ts'

/** 2 inputs, hidden relu(x + y) and relu(x - y), logit = 10 first + second + 1. */
const BY_HAND: Mlp = {
  layers: [
    { inputs: 2, outputs: 2, weights: Float32Array.of(1, 1, 1, -1), bias: new Float32Array(2) },
    { inputs: 2, outputs: 1, weights: Float32Array.of(10, 1), bias: Float32Array.of(1) },
  ],
}

function randomMlp(sizes: readonly number[]): Mlp {
  const random = seededRandom(3)
  const values = (length: number): Float32Array => Float32Array.from({ length }, () => random.next() - 0.5)
  return {
    layers: sizes.slice(1).map((outputs, i) => {
      const inputs = sizes[i] ?? 0
      return { inputs, outputs, weights: values(inputs * outputs), bias: values(outputs) }
    }),
  }
}

const BACKENDS: readonly Backend[] = ['cpu', 'wasm', 'webgpu', 'tfjs-node-gpu']
const ALWAYS: readonly Backend[] = ['cpu', 'wasm']

/** Why a backend cannot run on this machine; null when it can. */
async function absence(prefer: Backend): Promise<string | null> {
  try {
    await (await createReranker(BY_HAND, { prefer, log: () => undefined })).close()
    return null
  } catch (error) {
    if (ALWAYS.includes(prefer)) throw error
    return (error as Error).message
  }
}

for (const prefer of BACKENDS) {
  const problem = await absence(prefer)
  const suite = problem === null ? describe : describe.skip
  suite(
    `the reranker on ${prefer} (the real runtime)${problem === null ? '' : `: skipped, ${problem}`}`,
    () => {
      const open: Reranker[] = []
      afterAll(() => Promise.all(open.map((one) => one.close())))

      async function start(mlp: Mlp): Promise<Reranker> {
        const reranker = await createReranker(mlp, { prefer, log: () => undefined })
        open.push(reranker)
        return reranker
      }

      it('gives the logits that can be worked out by hand', async () => {
        const reranker = await start(BY_HAND)
        // (1, 2): relu 3 and relu -1 -> 31; (2, 1): 3 and 1 -> 32; (-1, -1): 0 and 0 -> 1
        const logits = await reranker.score(Float32Array.of(1, 2, 2, 1, -1, -1))
        expect([...logits]).toEqual([31, 32, 1])
        expect(reranker.backend).toBe(prefer)
        expect(reranker.width).toBe(2)
      })

      it('agrees with the plain forward pass within 1e-4 on 200 candidates of 64-128-64-1', async () => {
        const mlp = randomMlp([64, 128, 64, 1])
        const reranker = await start(mlp)
        const random = seededRandom(4)
        const features = Float32Array.from({ length: 200 * 64 }, () => 4 * random.next() - 2)
        const expected = forward(mlp, features)
        const logits = await reranker.score(features)
        const furthest = Math.max(...logits.map((logit, i) => Math.abs(logit - (expected[i] ?? NaN))))
        expect(logits).toHaveLength(200)
        expect(furthest).toBeLessThan(1e-4)
      })

      it('takes any number of candidates: none, one, then many', async () => {
        const reranker = await start(BY_HAND)
        expect(await reranker.score(new Float32Array(0))).toHaveLength(0)
        expect(await reranker.score(Float32Array.of(1, 2))).toHaveLength(1)
        expect(await reranker.score(new Float32Array(2 * 777))).toHaveLength(777)
      })
    },
  )
}

describe('the choice of a backend', () => {
  it('takes one that runs here and says why those before it do not', async () => {
    const said: string[] = []
    const reranker = await createReranker(BY_HAND, { prefer: 'auto', log: (message) => said.push(message) })
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(`reranker runs on ${reranker.backend}`)
    if (reranker.backend === 'cpu') expect(said[0]).toMatch(/not on tfjs-node-gpu: .+; not on webgpu: .+/)
    await reranker.close()
  })

  it('does not take a program for a GPU', async () => {
    const before = process.env['VK_ICD_FILENAMES']
    process.env['VK_ICD_FILENAMES'] = 'vk_swiftshader_icd.json'
    expect(await gpuProblem('webgpu')).toBe('only a software adapter is configured')
    if (before === undefined) delete process.env['VK_ICD_FILENAMES']
    else process.env['VK_ICD_FILENAMES'] = before
  })

  it('goes on on the CPU when the GPU is lost, and says so once', async () => {
    const said: string[] = []
    const lost = { backend: 'webgpu', width: 2, score: () => Promise.reject(new Error('device lost')), close: () => Promise.resolve() } // prettier-ignore
    const reranker = withCpuBehind(lost, BY_HAND, (message) => said.push(message))
    expect([...(await reranker.score(Float32Array.of(1, 2)))]).toEqual([31])
    expect([...(await reranker.score(Float32Array.of(2, 1)))]).toEqual([32])
    expect(said).toEqual(['reranker goes on on cpu; webgpu was lost: Error: device lost'])
    await reranker.close()
  })

  it('survives a probe that dies', async () => {
    expect(await probe('webgpu', { NODE_OPTIONS: '--require ./no-such-file.cjs' })).toBe(
      'the probe ended with code 1',
    )
  })

  const adapter = softwareAdapter()
  const withAdapter = adapter === null ? it.skip : it
  const missing = adapter === null ? `: skipped, ${NO_SOFTWARE_ADAPTER}` : ''
  withAdapter(`runs WebGPU on SwiftShader in a process of its own${missing}`, async () => {
    expect(await probe('webgpu', adapter ?? {})).toBeNull()
  })
})
