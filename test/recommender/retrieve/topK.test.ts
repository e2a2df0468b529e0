import { describe, expect, it } from '@jest/globals'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { bestPositions, thresholdOf } from '../../../recommender/retrieve/topK.ts'

const best = (scores: number[], k: number): number[] => [...bestPositions(Float32Array.from(scores), k)]

describe('bestPositions', () => {
  it('gives the best first, ties by position', () => {
    expect(best([1, 3, 2, 3], 3)).toEqual([1, 3, 2])
  })

  it('orders negative scores, zeros of both signs and very small ones', () => {
    expect(best([-1, 0, -0, -2, 1e-40, -1e-40], 9)).toEqual([4, 1, 2, 5, 0, 3])
  })

  it('gives all when fewer are there than wanted, and none of none', () => {
    expect(best([2, 1], 5)).toEqual([0, 1])
    expect(best([], 5)).toEqual([])
    expect(best([2, 1], 0)).toEqual([])
  })

  it('agrees with a sort on 200 random lists with many ties', () => {
    const random = seededRandom(3)
    for (let round = 0; round < 200; round++) {
      const n = Math.floor(random.next() * 300)
      const scores = Array.from({ length: n }, () => Math.fround(Math.floor(random.next() * 40) / 7 - 2))
      const sorted = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
      expect(best(scores, 10)).toEqual(sorted.slice(0, 10))
    }
  })
})

describe('thresholdOf', () => {
  it('is reached by at least as many as wanted', () => {
    const random = seededRandom(4)
    const scores = Float32Array.from({ length: 5000 }, () => random.next() * 2 - 1)
    const reached = scores.filter((score) => score >= thresholdOf(scores, 100, -1, 1)).length
    expect(reached).toBeGreaterThanOrEqual(100)
    expect(reached).toBeLessThan(115)
  })

  it('leaves nothing out when there are no more than wanted', () => {
    expect(thresholdOf(Float32Array.of(1, 2), 2, 0, 3)).toBe(-Infinity)
  })
})
