import { describe, expect, it } from '@jest/globals'
import { fitTiming, timedChance } from '../../../recommender/nextNeed/timing.ts'
import type { TimingCase } from '../../../recommender/nextNeed/timing.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'

const DAYS = 28

/** Who orders four times as often buys four times as often, whatever the gaps say; all come true half as often. */
function cases(count: number): TimingCase[] {
  const random = seededRandom(9)
  return Array.from({ length: count }, () => {
    const chance = 0.05 + 0.3 * random.next()
    const ordersADay = random.next() < 0.5 ? 0.02 : 0.08
    const hazard = -Math.log(1 - chance) * (ordersADay / 0.08) * 0.5
    return { chance, ordersADay, cameTrue: random.next() < 1 - Math.exp(-hazard) }
  })
}

describe('the timing', () => {
  const all = cases(20_000)
  const timing = fitTiming(all, DAYS)!
  const expected = (some: readonly TimingCase[]): number =>
    some.reduce((sum, one) => sum + timedChance(timing, one.chance, one.ordersADay, DAYS), 0) / some.length
  const true_ = (some: readonly TimingCase[]): number =>
    some.filter(({ cameTrue }) => cameTrue).length / some.length

  it('says as much as came true, of who comes often and of who comes seldom', () => {
    for (const rate of [0.02, 0.08]) {
      const some = all.filter(({ ordersADay }) => ordersADay === rate)
      expect(expected(some) / true_(some)).toBeGreaterThan(0.9)
      expect(expected(some) / true_(some)).toBeLessThan(1.1)
    }
  })

  it('is none where too little came true, and then says what the gaps say', () => {
    expect(fitTiming(all.slice(0, 20), DAYS)).toBeNull()
    expect(timedChance(null, 0.3, 1, DAYS)).toBe(0.3)
  })

  it('gives a chance for a gap model that is certain, and for a shopper who never orders', () => {
    for (const chance of [0, 1]) {
      const said = timedChance(timing, chance, 0, DAYS)
      expect(said).toBeGreaterThanOrEqual(0)
      expect(said).toBeLessThanOrEqual(1)
    }
  })
})
