import { describe, expect, it } from '@jest/globals'
import { contentMap, contentTaste, withContent } from '../../../recommender/collaborative/contentFactors.ts'
import type { ItemFactors } from '../../../recommender/collaborative/ials/ials.ts'

/** Factors are exactly twice the content, shifted by one: what a linear map can say. */
const CONTENT = { vectors: Float32Array.of(1, 0, 0, 1, 0.6, 0.8, -1, 0, 0.8, -0.6), dimension: 2 }
const FACTORS: ItemFactors = {
  dimension: 2,
  values: Float32Array.from(CONTENT.vectors, (value) => 2 * value + 1),
  gram: new Float32Array(4),
  ...{ regularization: 0.1, unobservedWeight: 0.5, exponent: 1 },
}
const OPTIONS = { ridge: 1e-4, prior: 2 }

describe('factors from content', () => {
  const choosers = Int32Array.of(9, 9, 9, 9, 0)
  const map = contentMap(FACTORS, choosers, CONTENT, OPTIONS)!

  it('tell what nobody has chosen yet from what it is', () => {
    const unknown = { ...FACTORS, values: FACTORS.values.map((value, i) => (i < 8 ? value : 0)) }
    const { values } = withContent(unknown, choosers, CONTENT, map, OPTIONS)
    expect(values[8]).toBeCloseTo(2.6, 2)
    expect(values[9]).toBeCloseTo(-0.2, 2)
  })

  it('weigh less the more have chosen it', () => {
    // the last product has other factors than its content says: 5 and 5
    const values = FACTORS.values.map((value, i) => (i < 8 ? value : 5))
    const first = (count: number) =>
      withContent({ ...FACTORS, values }, Int32Array.of(9, 9, 9, 9, count), CONTENT, map, OPTIONS).values[8]!
    // 2 choosers count as much as the content: half way between 2.6 and 5
    expect(first(2)).toBeCloseTo(3.8, 2)
    expect(first(198)).toBeCloseTo(0.99 * 5 + 0.01 * 2.6, 2)
  })

  it('come with the Gram matrix of the factors that they make', () => {
    const { gram, values } = withContent(FACTORS, choosers, CONTENT, map, OPTIONS)
    const sum = [0, 1, 2, 3, 4].reduce((total, i) => total + values[2 * i]! * values[2 * i + 1]!, 0)
    expect(gram[1]).toBeCloseTo(0.5 * sum, 4)
    expect(gram[2]).toBeCloseTo(gram[1]!, 6)
  })

  it('score a product that came later as its factors would', () => {
    const shopper = Float32Array.of(0.5, -1)
    const taste = contentTaste(map, shopper)
    const content = [0.28, 0.96]
    const score = taste.constant + content[0]! * taste.vector[0]! + content[1]! * taste.vector[1]!
    expect(score).toBeCloseTo(0.5 * 1.56 - 2.92, 2)
  })

  it('are none where nobody has chosen anything', () => {
    expect(contentMap(FACTORS, new Int32Array(5), CONTENT, OPTIONS)).toBeNull()
  })
})
