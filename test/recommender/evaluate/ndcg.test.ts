import { describe, expect, it } from '@jest/globals'
import { ndcgAt } from '../../../recommender/evaluate/ndcg.ts'

describe('NDCG at 10', () => {
  it('is 1 when all relevant ones stand first', () => {
    expect(ndcgAt(10, Float32Array.of(9, 8, 1, 2), 2)).toBe(1)
  })

  it('discounts by the logarithm of the rank', () => {
    // the relevant one stands third: 1 / log2(4)
    expect(ndcgAt(10, Float32Array.of(5, 9, 8, 1), 1)).toBeCloseTo(0.5, 9)
  })

  it('is 0 below the cutoff', () => {
    expect(ndcgAt(2, Float32Array.of(1, 9, 8), 1)).toBe(0)
  })

  it('gives a constant score nothing for its ties', () => {
    expect(ndcgAt(2, new Float32Array(20), 1)).toBe(0)
  })
})
