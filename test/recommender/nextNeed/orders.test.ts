/** The order model, beside the figures that its authors give for the CDNOW shoppers (time in weeks there). */
import { describe, expect, it } from '@jest/globals'
import { expectedOrders, fitOrders, stillBuys } from '../../../recommender/nextNeed/orders.ts'
import type { OrderHistory, OrderModel } from '../../../recommender/nextNeed/orders.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'

const CDNOW: OrderModel = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
/** Ordered three times in the first 30.43 of 38.86 weeks. */
const PUBLISHED: OrderHistory = { first: 0, last: 30.43, days: 3 }

describe('a shopper of the paper', () => {
  it('orders 1.226 times in the next 39 weeks', () => {
    expect(expectedOrders(CDNOW, PUBLISHED, 38.86, 39)).toBeCloseTo(1.226, 3)
  })

  it('still buys with a probability of .727', () => {
    expect(stillBuys(CDNOW, PUBLISHED, 38.86)).toBeCloseTo(0.7266, 3)
  })

  it('has left, the longer nothing is heard', () => {
    const later = [40, 60, 100, 300].map((now) => stillBuys(CDNOW, PUBLISHED, now))
    expect(later).toEqual([...later].sort((a, b) => b - a))
    expect(later.at(-1)).toBeLessThan(0.1)
    expect(expectedOrders(CDNOW, PUBLISHED, 300, 39)).toBeLessThan(0.1)
  })
})

/** Shoppers who order at 1 in `gap` days and leave after each order with probability `leaves`, over `days`. */
function simulated(shoppers: number, days: number): OrderHistory[] {
  const random = seededRandom(3)
  return Array.from({ length: shoppers }, () => {
    const gap = 10 + 20 * random.next()
    const history = { first: 0, last: 0, days: 1 }
    for (;;) {
      const next = history.last - gap * Math.log(1 - random.next())
      if (next > days) return history
      history.last = next
      history.days++
      if (random.next() < 0.2) return history
    }
  })
}

describe('a fitted model', () => {
  const histories = simulated(2_000, 200)
  const model = fitOrders(histories, 200)!

  it('finds how many leave', () => {
    expect(model.a / (model.a + model.b)).toBeCloseTo(0.2, 1)
  })

  it('expects what comes', () => {
    const later = simulated(2_000, 260)
    const came = later.reduce((sum, { days }, i) => sum + days - histories[i]!.days, 0)
    const expected = histories.reduce((sum, one) => sum + expectedOrders(model, one, 200, 60), 0)
    expect(expected / came).toBeGreaterThan(0.8)
    expect(expected / came).toBeLessThan(1.25)
  })

  it('is none of shoppers who all ordered once, nor of nobody', () => {
    expect(fitOrders([], 10)).toBeNull()
    expect(fitOrders(Array<OrderHistory>(500).fill({ first: 1, last: 1, days: 1 }), 10)).toBeNull()
  })

  it('gives figures for shoppers who are all alike', () => {
    const same = fitOrders(Array<OrderHistory>(200).fill({ first: 0, last: 90, days: 10 }), 100)!
    const next = expectedOrders(same, { first: 0, last: 90, days: 10 }, 100, 30)
    expect(next).toBeGreaterThan(2)
    expect(next).toBeLessThan(4)
  })
})
