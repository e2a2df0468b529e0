import { describe, expect, it } from '@jest/globals'
import { withFixedPhrases } from '../../../../nlp/preferences/reader/fixedPhrases.ts'
import type { WishSaid } from '../../../../nlp/preferences/reader/wishSaid.ts'

const number = (message: string, said: string, slot: string, operator: WishSaid['operator']): WishSaid => ({
  ...{ slot, operator, value: Number(said), unit: null, refused: false, confidence: 0.6 },
  span: { start: message.indexOf(said), end: message.indexOf(said) + said.length },
})

const inShort = ({ slot, operator, value, unit }: WishSaid): string =>
  `${slot} ${operator} ${value}${unit === null ? '' : ` ${unit}`}`

describe('fixed phrases', () => {
  it.each([
    ['a kettle, must be in stock', ['stock = yes']],
    ['孕妇枕，有现货的', ['stock = yes']],
    ['highly rated toaster with free shipping', ['rating = good', 'delivery = free']],
    ['耳机架 木质 包邮', ['delivery = free']],
    ['it does not have to be in stock', []],
    ["it doesn't have to be in stock", []],
    ['没有现货也行', []],
    ['a stock pot', []],
  ])('%s', (message, wanted) => {
    expect(withFixedPhrases(message, []).map(inShort)).toEqual(wanted)
  })

  it('are no second wish beside a number of stars', () => {
    const message = 'highly rated, 4 stars'
    const stars = number(message, '4', 'rating', '>=')
    expect(withFixedPhrases(message, [stars])).toEqual([stars])
  })

  it.each([
    ['a chair, delivered within 2 days', '2', 'price', 'delivery <= 2 day'],
    ['must arrive within 48 hours', '48', 'size', 'delivery <= 48 hour'],
    ['for a trip of 5 days', '5', 'quantity', 'quantity <= 5'],
    ['a bike, blue, under 180', '180', 'size', 'price <= 180'],
    ['a bike under 180 cm', '180', 'size', 'size <= 180'],
    ['jeans under 38', '38', 'size', 'size <= 38'],
  ])('%s', (message, said, slot, wanted) => {
    expect(withFixedPhrases(message, [number(message, said, slot, '<=')]).map(inShort)).toEqual([wanted])
  })
})
