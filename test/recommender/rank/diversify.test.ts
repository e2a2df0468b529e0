import { describe, expect, it } from '@jest/globals'
import { diversify } from '../../../recommender/rank/diversify.ts'
import { atDegrees } from '../retrieve/smallSnapshot.ts'

/** Best first; angles are hand-placed, so the order is obvious. */
function list(...scored: readonly (readonly [score: number, degrees: number])[]) {
  return {
    scores: Float32Array.from(scored, ([score]) => score),
    rows: Int32Array.from(scored.keys()),
    vectors: Float32Array.from(scored.flatMap(([, degrees]) => [...atDegrees(degrees)])),
    dimension: 2,
  }
}

describe('maximal marginal relevance', () => {
  // two products 2 degrees apart and a stranger at 90
  const twins = list([1, 0], [0.99, 2], [0.6, 90], [0, 45])

  it('takes the stranger before the twin', () => {
    expect(diversify(twins, { size: 2, lambda: 0.5 })).toEqual([0, 2])
  })

  it('keeps the order at lambda 1', () => {
    expect(diversify(twins, { size: 4, lambda: 1 })).toEqual([0, 1, 2, 3])
  })

  it('puts scores of any scale on the same footing', () => {
    const scaled = { ...twins, scores: twins.scores.map((score) => 1000 * score - 7) }
    expect(diversify(scaled, { size: 2, lambda: 0.5 })).toEqual([0, 2])
  })

  it('keeps the order of ties, and gives no more than there are', () => {
    expect(diversify(list([1, 0], [1, 0], [1, 0]), { size: 9, lambda: 0.7 })).toEqual([0, 1, 2])
  })
})
