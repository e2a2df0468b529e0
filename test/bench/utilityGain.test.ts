import { describe, expect, it } from '@jest/globals'
import { gainsOf, gradedNdcg, listByScore, ndcgByChance } from './utilityGain.ts'

/** The first is wanted most. */
const gains = gainsOf(Float64Array.from({ length: 80 }, (_, product) => -product))

describe('gains by rank of utility', () => {
  it('are those of the best eightieth, fortieth, twentieth and tenth', () => {
    expect([...gains.slice(0, 9)]).toEqual([15, 7, 3, 3, 1, 1, 1, 1, 0])
    expect(gains.reduce((sum, gain) => sum + gain, 0)).toBe(32)
  })

  it('go to the best even of few products', () => {
    expect([...gainsOf(Float64Array.of(1, 3, 2))]).toEqual([0, 15, 0])
  })

  it('make the list by utility worth 1, and one of nothing wanted 0', () => {
    expect(gradedNdcg([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], gains)).toBe(1)
    expect(gradedNdcg([70, 71, 72], gains)).toBe(0)
    // the best one at rank 2, nothing else: 15 / log2(3) over the ideal list
    const ideal = 15 + 7 / Math.log2(3) + 3 / 2 + 3 / Math.log2(5)
    const rest = 1 / Math.log2(6) + 1 / Math.log2(7) + 1 / Math.log2(8) + 1 / Math.log2(9)
    expect(gradedNdcg([50, 0], gains)).toBeCloseTo(15 / Math.log2(3) / (ideal + rest), 9)
  })

  it('earn a constant score nothing, and a random list the mean', () => {
    expect(gradedNdcg(listByScore(new Float32Array(80), gains), gains)).toBe(0)
    // the mean gain in every place, over the ideal list
    const places = Array.from({ length: 10 }, (_, rank) => 1 / Math.log2(rank + 2))
    const sum = places.reduce((all, place) => all + place, 0)
    const ideal = places.reduce((all, place, rank) => all + place * gains[rank]!, 0)
    expect(ndcgByChance(gains)).toBeCloseTo(((32 / 80) * sum) / ideal, 9)
  })
})
