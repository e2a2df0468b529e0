import { describe, expect, it } from '@jest/globals'
import { diversify } from '../../../recommender/rank/diversify.ts'
import { atDegrees } from '../retrieve/smallSnapshot.ts'

/** Best first; angles are hand-placed, so the order is obvious. */
function list(...items: readonly (readonly [worth: number, degrees: number])[]) {
  return {
    worth: Float32Array.from(items, ([worth]) => worth),
    rows: Int32Array.from(items.keys()),
    vectors: Float32Array.from(items.flatMap(([, degrees]) => [...atDegrees(degrees)])),
    dimension: 2,
  }
}

describe('maximal marginal relevance', () => {
  // two products 2 degrees apart and a stranger at 90
  const twins = list([0.5, 0], [0.49, 2], [0.3, 90], [0, 45])

  it('takes the stranger before the twin', () => {
    expect(diversify(twins, { size: 2, weight: 0.5 })).toEqual([0, 2])
  })

  it('keeps the order without a weight', () => {
    expect(diversify(twins, { size: 4, weight: 0 })).toEqual([0, 1, 2, 3])
  })

  it('keeps the order of ties, and gives no more than there are', () => {
    expect(diversify(list([1, 0], [1, 0], [1, 0]), { size: 9, weight: 0.3 })).toEqual([0, 1, 2])
  })
})
