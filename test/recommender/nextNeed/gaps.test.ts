import { describe, expect, it } from '@jest/globals'
import { chanceWithin, daysUntil } from '../../../recommender/nextNeed/chances.ts'
import { addClosed, addOpen, fitGaps, noGaps } from '../../../recommender/nextNeed/gaps.ts'
import type { GapModel } from '../../../recommender/nextNeed/gaps.ts'
import { atTail, meanAbove, upperTail } from '../../../recommender/nextNeed/standardNormal.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'

const PRIOR: GapModel = { returns: 0.5, center: 3, spread: 1 }
const WEIGHTS = { returns: 5, center: 5, spread: 5 }

describe('a gap model', () => {
  it('of nothing is its prior', () => expect(fitGaps(noGaps(), PRIOR, WEIGHTS)).toEqual(PRIOR))

  it('is found again from gaps that were drawn from one, a third of them still open', () => {
    const truth: GapModel = { returns: 0.7, center: 3.4, spread: 0.25 }
    const random = seededRandom(7)
    const counts = noGaps()
    for (let i = 0; i < 20_000; i++) {
      const logDays = truth.center + Math.sqrt(truth.spread) * atTail(Math.max(1e-9, random.next()))
      const watched = Math.log(10 + 80 * random.next())
      if (random.next() < truth.returns && logDays < watched) addClosed(counts, logDays)
      else addOpen(counts, watched)
    }
    const found = fitGaps(counts, PRIOR, WEIGHTS)
    expect(found.returns).toBeCloseTo(truth.returns, 1)
    expect(found.center).toBeCloseTo(truth.center, 1)
    expect(found.spread).toBeCloseTo(truth.spread, 1)
  })

  it('of buyers who never came back in eight years says that they do not', () => {
    const counts = noGaps()
    for (let i = 0; i < 500; i++) addOpen(counts, Math.log(2900))
    expect(fitGaps(counts, PRIOR, WEIGHTS).returns).toBeLessThan(0.02)
  })
})

describe('the chance of coming back', () => {
  // Half come back, half of those within e^3 = 20 days.
  it('is a quarter within twenty days of the purchase', () => {
    expect(chanceWithin(PRIOR, 0, Math.exp(3))).toBeCloseTo(0.25, 6)
  })

  it('is all that is left, in the end', () => expect(chanceWithin(PRIOR, 0, 1e9)).toBeCloseTo(0.5, 6))

  it('is half over on the usual day', () => {
    expect(daysUntil(PRIOR, 0, 0.5)).toBeCloseTo(Math.exp(3), 4)
  })

  it('is a figure however long nothing happened', () => {
    for (const elapsed of [0, 1, 1e3, 1e6, 1e12]) {
      const chance = chanceWithin({ ...PRIOR, spread: 0.01 }, elapsed, 14)
      expect(chance).toBeGreaterThanOrEqual(0)
      expect(chance).toBeLessThanOrEqual(1)
      expect(daysUntil({ ...PRIOR, spread: 0.01 }, elapsed, 0.9)).toBeGreaterThanOrEqual(elapsed)
    }
  })
})

// Tables of the normal distribution.
describe('the standard normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.15865525],
    [1.959964, 0.025],
    [-1, 0.84134475],
    [6, 9.8658765e-10],
  ])('has above %d a share of %d', (z, tail) => {
    expect(upperTail(z) / tail).toBeCloseTo(1, 6)
    expect(atTail(tail)).toBeCloseTo(z, 4)
  })

  it('has above 0 a mean of .798, and far out hardly more than the bound', () => {
    expect(meanAbove(0)).toBeCloseTo(Math.sqrt(2 / Math.PI), 6)
    expect(meanAbove(29)).toBeCloseTo(29.034, 2)
    expect(meanAbove(200)).toBeCloseTo(200.005, 4)
  })
})
