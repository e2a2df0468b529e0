import { describe, expect, it } from '@jest/globals'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { principalAxes } from '../../../recommender/retrieve/principalAxes.ts'

/** Spread 8 along the diagonal of the first two numbers, 4 along the third, 1 along the fourth, around (5, 5, 5, 5). */
function cloud(): Float32Array {
  const random = seededRandom(2)
  const spread = (by: number): number => by * (random.next() - 0.5)
  const rows = Array.from({ length: 3000 }, () => {
    const along = spread(8)
    return [5 + along, 5 + along, 5 + spread(4), 5 + spread(1)]
  })
  return Float32Array.from(rows.flat())
}

describe('principalAxes', () => {
  it('finds the directions of the largest differences, in that order', () => {
    const { axes, mean } = principalAxes(cloud(), 4, 2)
    mean.forEach((value) => expect(Math.abs(value - 5)).toBeLessThan(0.2))
    const half = Math.SQRT1_2
    const expected = [half, half, 0, 0, 0, 0, 1, 0]
    axes.forEach((value, i) => expect(Math.abs(Math.abs(value) - expected[i]!)).toBeLessThan(0.05))
  })

  it('gives axes of length 1 at right angles', () => {
    const { axes } = principalAxes(cloud(), 4, 3)
    const dot = (a: number, b: number): number =>
      [0, 1, 2, 3].reduce((sum, i) => sum + axes[4 * a + i]! * axes[4 * b + i]!, 0)
    for (const one of [0, 1, 2]) {
      for (const other of [0, 1, 2]) expect(dot(one, other)).toBeCloseTo(one === other ? 1 : 0, 4)
    }
  })

  it('gives zeros where vectors differ no more', () => {
    const onALine = Float32Array.from([1, 0, 0, 0, -1, 0, 0, 0, 3, 0, 0, 0, -3, 0, 0, 0])
    const { axes, mean } = principalAxes(onALine, 4, 2)
    expect([...mean]).toEqual([0, 0, 0, 0])
    expect([...axes].map(Math.abs)).toEqual([1, 0, 0, 0, 0, 0, 0, 0])
  })

  it('takes a single vector', () => {
    expect([...principalAxes(Float32Array.of(0, 1), 2, 1).axes]).toEqual([0, 0])
  })
})
