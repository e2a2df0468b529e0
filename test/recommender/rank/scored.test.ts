import { describe, expect, it } from '@jest/globals'
import { FEATURE_WIDTH } from '../../../recommender/rank/featureMatrix.ts'
import { keepBest, takeBest, withScores } from '../../../recommender/rank/scored.ts'

/** Candidates in rows 10, 11, ...; the first input of each is its row. */
function candidates(scores: readonly number[]) {
  const rows = Int32Array.from(scores, (_, i) => 10 + i)
  const features = new Float32Array(rows.length * FEATURE_WIDTH)
  rows.forEach((row, i) => (features[i * FEATURE_WIDTH] = row))
  return withScores({ rows, features, terms: {} }, Float32Array.from(scores))
}

describe('the best candidates', () => {
  it('come best first, ties in the order given', () => {
    expect([...takeBest(candidates([1, 3, 2, 3, 2]), 3).rows]).toEqual([11, 13, 12])
  })

  it('or in the order given, where only the cut matters', () => {
    expect([...keepBest(candidates([1, 3, 2, 3, 2]), 4).rows]).toEqual([11, 12, 13, 14])
  })

  it('take their features along', () => {
    const { features, rows } = takeBest(candidates([1, 3, 2]), 2)
    expect([features[0], features[FEATURE_WIDTH]]).toEqual([...rows])
  })

  it('are all there are when fewer are given than wanted', () => {
    expect([...takeBest(candidates([1, 2]), 9).rows]).toEqual([11, 10])
  })
})

describe('a score', () => {
  it('is that of the network and of every term of the request', () => {
    const { features, rows } = candidates([0, 0])
    const terms = { request: Float32Array.of(1, 0), topic: Float32Array.of(-0.5, -2) }
    expect([...withScores({ rows, features, terms }, Float32Array.of(4, 5)).scores]).toEqual([4.5, 3])
  })
})
