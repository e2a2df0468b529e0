import { expect, it } from '@jest/globals'
import { otherCurrencyIn } from '../../../nlp/preferences/currencySaid.ts'

it.each([
  ['under 80 euros', 'USD', 'EUR'],
  ['under €80', 'EUR', null],
  ['500人民币以内', 'USD', 'CNY'],
  ['¥500以内', 'CNY', null],
  ['¥500', 'JPY', null],
  ['五百块以内', 'USD', null],
  ['80 bucks', 'GBP', null],
  ['$80', 'CAD', null],
  ['US$80', 'CAD', 'USD'],
  ['$80', 'INR', 'USD'],
  ['a 10 pound dumbbell', 'USD', null],
  ['jeans', 'USD', null],
])('%s in %s', (text, shop, wanted) => {
  expect(otherCurrencyIn(text, shop)).toBe(wanted)
})
