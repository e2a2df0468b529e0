import { describe, expect, it } from '@jest/globals'
import { quote } from '../../../recommender/pricing/quote.ts'
import { testProduct } from '../../support/products.ts'

const now = new Date('2026-03-01T12:00:00Z')

describe('quote', () => {
  it('is the price of the product, at that time', () => {
    const product = testProduct('cup', { priceMinor: 1999, currency: 'EUR' })
    expect(quote(product, null, now)).toEqual({
      product,
      priceMinor: 1999,
      currency: 'EUR',
      lowest30Minor: null,
      percentOff: null,
      at: now,
    })
  })

  it('counts the percentage from the lowest price of 30 days, not from the list price', () => {
    const product = testProduct('cup', { priceMinor: 7500, listPriceMinor: 20000 })
    expect(quote(product, 10000, now)).toMatchObject({ lowest30Minor: 10000, percentOff: 25 })
  })

  it('rounds the percentage down', () => {
    const product = testProduct('cup', { priceMinor: 6667, listPriceMinor: 10000 })
    expect(quote(product, 10000, now).percentOff).toBe(33) // 33.33
  })

  it.each([
    ['the history is too short to know', { listPriceMinor: 2000 }, null],
    ['the product is not reduced', { listPriceMinor: null }, 2000],
    ['it cost as little within the 30 days', { listPriceMinor: 2000 }, 1000],
    ['it cost less within the 30 days', { listPriceMinor: 2000 }, 900],
    ['the reduction is below one percent', { listPriceMinor: 2000 }, 1005],
  ])('announces nothing when %s', (_, differs, lowest) => {
    const announced = quote(testProduct('cup', { priceMinor: 1000, ...differs }), lowest, now)
    expect(announced).toMatchObject({ priceMinor: 1000, lowest30Minor: null, percentOff: null })
  })
})
