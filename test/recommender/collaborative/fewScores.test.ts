import { describe, expect, it } from '@jest/globals'
import { FewScores } from '../../../recommender/collaborative/fewScores.ts'
import { below, seededRandom } from '../../../recommender/rank/random.ts'

describe('FewScores', () => {
  it('adds up what a product is given, and has 0 for the others', () => {
    const scores = new FewScores(2)
    scores.add(0, 0.5)
    scores.add(99_999, 1)
    scores.add(0, 0.25)
    expect([0, 1, 99_999].map((product) => scores.of(product))).toEqual([0.75, 0, 1])
  })

  it('has nothing where nothing can be added', () => {
    expect(new FewScores(0).of(3)).toBe(0)
  })

  it('agrees with a column of all products, full to what was said', () => {
    const random = seededRandom(6)
    for (const most of [1, 2, 7, 500]) {
      const few = new FewScores(most)
      const all = new Float32Array(2000)
      for (let i = 0; i < most; i++) {
        // multiples of a power of two would meet in one place if the numbers were not spread
        const [product, score] = [64 * below(random, 31), random.next()]
        few.add(product, score)
        all[product]! += score
      }
      all.forEach((score, product) => expect(few.of(product)).toBe(score))
    }
  })
})
