/** Silhouette, agreement and standardised differences, by numbers that can be worked out on paper. */
import { describe, expect, it } from '@jest/globals'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { adjustedRand, jaccardByGroup } from '../../../recommender/segments/agreement.ts'
import { axesOf, covariance } from '../../../recommender/segments/covariance.ts'
import { lastingAxes } from '../../../recommender/segments/lastingAxes.ts'
import { distancesOf, silhouette } from '../../../recommender/segments/silhouette.ts'
import type { Feature, Trait } from '../../../recommender/segments/segmentation.ts'
import { namesOf, traitsOf } from '../../../recommender/segments/traits.ts'

describe('the silhouette', () => {
  const points = [[0], [2], [10], [12]]

  it('is the mean of (b - a) / max(a, b)', () => {
    // Outer points: a = 2, b = 11; inner points: a = 2, b = 9.
    const value = silhouette(distancesOf(points), [0, 0, 1, 1], 2)
    expect(value).toBeCloseTo((2 * (9 / 11) + 2 * (7 / 9)) / 4, 12)
  })

  it('counts a point that is alone as 0, and is 0 for one group or points that coincide', () => {
    expect(silhouette(distancesOf([[0], [0], [5]]), [0, 0, 1], 2)).toBeCloseTo(2 / 3, 12)
    expect(silhouette(distancesOf(points), [0, 0, 0, 0], 1)).toBe(0)
    expect(silhouette(distancesOf([[1], [1], [1], [1]]), [0, 0, 1, 1], 2)).toBe(0)
  })
})

describe('agreement of two groupings', () => {
  it('is 1 for the same under other names', () => {
    expect(adjustedRand([0, 0, 1, 1, 2], [2, 2, 0, 0, 1])).toBe(1)
    expect(adjustedRand([0, 0, 0], [0, 0, 0])).toBe(1)
    expect(adjustedRand([], [])).toBe(1)
  })

  it('is what Hubert and Arabie count: pairs together in both, against chance', () => {
    // Together in both: 1 pair (a, b). Expected 2 * 2 / 6, most (2 + 2) / 2: (0 - 2/3) / (2 - 2/3) when crossed.
    expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12)
    // Three together and one apart against two and two: 1 pair in both, 3 and 2 pairs, 6 in all.
    expect(adjustedRand([0, 0, 0, 1], [0, 0, 1, 1])).toBeCloseTo(0, 12)
  })

  it('is for each group its best overlap', () => {
    expect(jaccardByGroup([0, 0, 0, 1], [5, 5, 6, 6], 3)).toEqual([2 / 3, 1 / 2, 0])
  })
})

describe('axes of what lasts', () => {
  it('leave out what varies but is not the same in both halves', () => {
    // Column 0 is the same in both halves; column 1 varies twice as much, and each half has its own.
    const halves = [10, 20].map((period) =>
      Array.from({ length: 400 }, (_, i) => [
        i % 2 === 0 ? 1 : -1,
        Math.floor(i / period) % 2 === 0 ? 2 : -2,
      ]),
    )
    const [first = [], second = []] = halves
    expect(axesOf(covariance(first, first)).directions[0]!.map(Math.abs)).toEqual([0, 1])
    expect(lastingAxes(first, second, seededRandom(1)).map((axis) => axis.map(Math.abs))).toEqual([[1, 0]])
  })

  it('are none where nothing lasts or there are no columns', () => {
    const up = Array.from({ length: 40 }, (_, i) => [i % 2])
    const changed = up.map(([value]) => [1 - value!])
    expect(lastingAxes(up, changed, seededRandom(1))).toEqual([])
    expect(lastingAxes([[], []], [[], []], seededRandom(1))).toEqual([])
    expect(lastingAxes([], [], seededRandom(1))).toEqual([])
  })
})

describe('what sets a group apart', () => {
  const category = (value: string): Feature => ({ kind: 'category', value, name: { en: value } })
  const trait = (feature: Feature, difference: number): Trait => ({
    ...{ feature, difference, inside: 0, outside: 0, direction: difference < 0 ? 'below' : 'above' },
  })

  it('is the difference of means in pooled deviations', () => {
    // Means 4 and 1, squares 2 + 2 over 3 + 3 - 2 degrees of freedom: 3 deviations of 1.
    const [found] = traitsOf([category('mugs')], [[3], [4], [5]], [[0], [1], [2]])
    expect(found).toMatchObject({ inside: 4, outside: 1, direction: 'above' })
    expect(found!.difference).toBeCloseTo(3, 12)
  })

  it('leaves out what is alike and what is not known, and puts what is not alike at all first', () => {
    const features = [category('same'), category('unknown'), category('apart'), category('lacks')]
    const inside = [[1, null, 1, 0], [2, null, 1, 1]] // prettier-ignore
    const outside = [[1, 3, 0, 4], [2, 3, 0, 5]] // prettier-ignore
    const found = traitsOf(features, inside, outside)
    expect(found.map(({ feature }) => (feature as { value: string }).value)).toEqual(['apart', 'lacks'])
    expect(found[1]!.direction).toBe('below')
  })

  it('names by what a group has, one of a facet first, and tells two groups apart by one more', () => {
    const mugs = trait(category('mugs'), 3)
    const tents = trait(category('tents'), 2)
    const prices = trait({ kind: 'price-level' }, -1)
    const lacks = trait(category('boots'), -2)
    const weak = trait({ kind: 'activity' }, 0.3)
    const popular = trait({ kind: 'popularity' }, 0.9)
    expect(namesOf([[mugs, lacks, tents, prices, weak]])).toEqual([[mugs, prices, tents]])
    const same = [mugs, prices, popular, tents]
    expect(namesOf([same.slice(0, 3), same])).toEqual([
      [mugs, prices, popular],
      [mugs, prices, popular, tents],
    ])
  })
})
