import { describe, expect, it } from '@jest/globals'
import { chooseNetwork } from '../../../recommender/rank/chooseNetwork.ts'
import { HAND_WEIGHTS } from '../../../recommender/rank/linearScore.ts'
import type { RankingQuality, TrainingReport } from '../../../recommender/rank/models.ts'

const [older, newer] = [{ layers: [...HAND_WEIGHTS.layers] }, { layers: [...HAND_WEIGHTS.layers] }]
const inUse = { linear: older, mlp: older }

function report(test: Partial<RankingQuality>): TrainingReport {
  const quality = { sessions: 100, mlp: 0.2, linear: 0.15, popularity: 0.1, champion: null, ...test }
  return { groups: 1000, inputs: [], curve: [], trainedOn: 'wasm', validation: quality, test: quality }
}

describe('the network that is used', () => {
  it('is the new one when it ranks better than the one in use', () => {
    const trained = { linear: newer, mlp: newer, report: report({ mlp: 0.2, champion: 0.19 }) }
    expect(chooseNetwork(trained, inUse)).toEqual({
      networks: { linear: newer, mlp: newer },
      network: 'trained',
    })
  })

  it('stays the one in use when that ranks better', () => {
    const { network, networks } = chooseNetwork(
      { linear: newer, mlp: newer, report: report({ mlp: 0.2, champion: 0.21 }) },
      inUse,
    )
    expect(network).toBe('kept')
    expect(networks.mlp).toBe(older)
  })

  it('stays the one in use when it beats a linear score that no new network beats', () => {
    const trained = { linear: newer, mlp: null, report: report({ linear: 0.15, champion: 0.16 }) }
    expect(chooseNetwork(trained, inUse).network).toBe('kept')
  })

  it('stays the one in use when there were too few events to train another', () => {
    expect(chooseNetwork({ linear: null, mlp: null, report: null }, inUse).network).toBe('kept')
  })

  it('is none when there never was one', () => {
    expect(chooseNetwork({ linear: newer, mlp: null, report: report({}) }, null).network).toBe('none')
  })
})
