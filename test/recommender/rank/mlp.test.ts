import { describe, expect, it } from '@jest/globals'
import { foldStandardisation, forward, meanOfNetworks } from '../../../recommender/rank/mlp.ts'
import type { Mlp } from '../../../recommender/rank/mlp.ts'

/** relu(x + y) and relu(x - y); logit = 10 first + second + 1. */
const BY_HAND: Mlp = {
  layers: [
    { inputs: 2, outputs: 2, weights: Float32Array.of(1, 1, 1, -1), bias: new Float32Array(2) },
    { inputs: 2, outputs: 1, weights: Float32Array.of(10, 1), bias: Float32Array.of(1) },
  ],
}

describe('the network', () => {
  it('gives one logit a row', () => {
    expect([...forward(BY_HAND, Float32Array.of(1, 2, 2, 1, -1, -1))]).toEqual([31, 32, 1])
  })

  it('says the same of raw inputs after the standardisation is folded in', () => {
    const [mean, deviation] = [Float32Array.of(5, -1), Float32Array.of(2, 0.5)]
    const folded = foldStandardisation(BY_HAND, mean, deviation)
    // raw (7, 0) is standardised (1, 2)
    expect([...forward(folded, Float32Array.of(7, 0))]).toEqual([31])
  })

  it('gives the mean of several as one', () => {
    const other: Mlp = {
      layers: [
        {
          ...{ inputs: 2, outputs: 3 },
          weights: Float32Array.of(1, 0, -2, 3, 1, 1),
          bias: Float32Array.of(0, -1, 4),
        },
        { inputs: 3, outputs: 1, weights: Float32Array.of(1, -2, 0.5), bias: Float32Array.of(-3) },
      ],
    }
    const rows = Float32Array.of(1, 2, 2, 1, -1, -1, 0.5, -3)
    const apart = [BY_HAND, other].map((network) => forward(network, rows))
    const joined = forward(meanOfNetworks([BY_HAND, other]), rows)
    joined.forEach((logit, i) => expect(logit).toBeCloseTo((apart[0]![i]! + apart[1]![i]!) / 2, 5))
    const linear: Mlp = { layers: [BY_HAND.layers[1]!] }
    expect([...forward(meanOfNetworks([linear, linear]), Float32Array.of(1, 2))]).toEqual([13])
  })
})
