/** Training in a process of its own (real processes): what a GPU would run, on backends that every machine has. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import { forward } from '../../../../recommender/rank/mlp.ts'
import { seededRandom } from '../../../../recommender/rank/random.ts'
import { fitInProcess } from '../../../../recommender/rank/training/fitInProcess.ts'
import { fitNetworks } from '../../../../recommender/rank/training/fitNetworks.ts'
import type { FitJob, FittedNetworks } from '../../../../recommender/rank/training/fitNetworks.ts'
import type { Samples } from '../../../../recommender/rank/training/groups.ts'

const [GROUPS, GROUP_SIZE, WIDTH] = [40, 8, 6]

/** The chosen one of each group, its first, has more of the first input than the others. */
function groups(seed: number): Samples {
  const random = seededRandom(seed)
  const features = Float32Array.from({ length: GROUPS * GROUP_SIZE * WIDTH }, () => random.next())
  for (let group = 0; group < GROUPS; group++) features[group * GROUP_SIZE * WIDTH]! += 1
  return { features, weights: new Float32Array(GROUPS).fill(1), groupSize: GROUP_SIZE, width: WIDTH }
}

const job: FitJob = { samples: groups(1), validation: groups(2), seed: 3 }
const nothing = (): void => undefined

describe('networks that another process trained', () => {
  let here: FittedNetworks
  beforeAll(async () => {
    here = await fitNetworks(job, 'wasm', nothing)
  })

  it('are, bit by bit, those of this process on the same backend', async () => {
    let halves = 0
    const there = await fitInProcess(job, 'wasm', () => (halves += 1))
    expect(there.network.mlp.layers[0]?.weights).toHaveLength(WIDTH * 64)
    for (const name of ['linear', 'network'] as const) {
      expect(there[name].curve).toEqual(here[name].curve)
      there[name].mlp.layers.forEach((layer, i) => {
        const own = here[name].mlp.layers[i]!
        expect([layer.inputs, layer.outputs]).toEqual([own.inputs, own.outputs])
        expect(Array.from(layer.weights)).toEqual(Array.from(own.weights))
        expect(Array.from(layer.bias)).toEqual(Array.from(own.bias))
      })
    }
    expect(halves).toBe(1)
  })

  it('score the same within rounding on another backend', async () => {
    const there = await fitInProcess(job, 'cpu', nothing)
    const expected = forward(here.network.mlp, job.validation.features)
    const found = forward(there.network.mlp, job.validation.features)
    const spread = Math.max(...expected) - Math.min(...expected)
    expect(spread).toBeGreaterThan(1)
    const furthest = Math.max(...found.map((logit, i) => Math.abs(logit - expected[i]!)))
    expect(furthest).toBeLessThan(1e-3 * spread)
  })

  it('are refused with the reason where the backend is missing', async () => {
    await expect(fitInProcess(job, 'tfjs-node-gpu', nothing)).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: expect.stringMatching(/training on tfjs-node-gpu: .*(not installed|no CUDA device)/),
    })
  })
})
