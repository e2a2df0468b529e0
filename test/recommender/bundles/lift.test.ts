import { describe, expect, it } from '@jest/globals'
import { liftMean, liftOf, liftSpread } from '../../../recommender/bundles/lift.ts'

describe('a lift', () => {
  const unknown = liftSpread([])

  it('is the count over what was expected where there is much of both', () => {
    expect(liftOf({ count: 1000, expected: 500 }, unknown).mean).toBeCloseTo(2, 1)
    expect(liftOf({ count: 250, expected: 500 }, unknown).mean).toBeCloseTo(0.5, 1)
  })

  it('stays near what is usual where one order is all there is', () => {
    const { above, mean } = liftOf({ count: 1, expected: 0.1 }, unknown)
    expect(mean).toBeGreaterThan(1)
    expect(mean).toBeLessThan(3)
    expect(above(1)).toBeLessThan(0.9)
  })

  it('is sure to be above chance when thirty came where ten were expected', () => {
    expect(liftOf({ count: 30, expected: 10 }, unknown).above(1)).toBeGreaterThan(0.99)
    expect(liftOf({ count: 10, expected: 10 }, unknown).above(1)).toBeLessThan(0.6)
  })

  it('is believed sooner in a shop where such lifts are common', () => {
    const cell = { count: 3, expected: 0.5 }
    const chance = liftSpread(Array.from({ length: 500 }, () => ({ count: 20, expected: 20 })))
    const clusters = liftSpread(
      Array.from({ length: 500 }, (_, i) => ({ count: i % 5 === 0 ? 160 : 5, expected: 20 })),
    )
    expect(liftOf(cell, clusters).mean).toBeGreaterThan(2 * liftOf(cell, chance).mean)
  })

  it('is 1 where nothing was to be expected', () => {
    expect(liftMean({ count: 0, expected: 0 }, unknown)).toBe(1)
  })

  it('of a count without bound stays a number', () => {
    expect(liftOf({ count: 1e6, expected: 1e-6 }, unknown).mean).toBeCloseTo(512, 0)
    expect(liftOf({ count: 0, expected: 1e6 }, unknown).mean).toBeCloseTo(1 / 8, 3)
  })
})
