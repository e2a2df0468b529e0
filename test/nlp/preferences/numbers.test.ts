import { expect, it } from '@jest/globals'
import { parseAmount } from '../../../nlp/preferences/numbers.ts'
import { readPrices } from '../../../nlp/preferences/prices.ts'

it.each([
  ['1,200', 1200],
  ['1.5k', 1500],
  ['99.90', 99.9],
  ['两百', 200],
  ['一千五', 1500],
  ['三百五十', 350],
  ['一百零五', 105],
  ['十五', 15],
  ['二十', 20],
  ['两万三', 23_000],
  ['3千', 3000],
  ['fifty', 50],
  ['twenty-five', 25],
  ['a hundred', 100],
  ['two hundred and fifty', 250],
  ['fifteen hundred', 1500],
  ['a grand', 1000],
  ['two thousand five hundred', 2500],
  ['red', null],
  ['', null],
])('%s is %s', (said, number) => {
  expect(parseAmount(said)).toBe(number)
})

// bounds in dollars, so that a row can be read at a glance
it.each([
  ['between $50 and $80', 50, 80],
  ['€50-€80', 50, 80],
  ['100元到200元', 100, 200],
  ['一到两百', 100, 200],
  ['no more than 75.50', null, 75.5],
  ['$100+', 100, null],
  ['两百以内', null, 200],
  ['一百以上', 100, null],
  ['大概两百块', 160, 240],
  ['预算五百', null, 500],
  ['I have 60 bucks', null, 60],
  ['not exceeding 250 dollars', null, 250],
  ['under a hundred bucks', null, 100],
  ['max sixty quid', null, 60],
  ['between fifteen and twenty-five dollars', 15, 25],
  ['at least two hundred and fifty', 250, null],
  ['between one hundred and two hundred', 100, 200],
  ['between a hundred and fifty and two thousand three hundred', 150, 2300],
  ['jackets under 100 and boots under 80', null, 100],
])('the price in "%s" is from %s to %s', (text, min, max) => {
  const cents = (dollars: number | null) => (dollars === null ? null : dollars * 100)
  expect(readPrices(text, 'USD', [])).toMatchObject({ minMinor: cents(min), maxMinor: cents(max) })
})

it.each([
  'under 2 kg',
  'under twenty-one kg',
  'for less than two hundred people',
  'over one shoulder',
  'within 2 days',
  'over 4 stars',
  'about 2 people',
  'size 38-40',
  'blue phone 12',
  'a 500ml bottle',
  'backpack 20-30 l',
  '4k',
  '第二个',
  '一件衣服',
  'call 9999999999999 dollars',
])('there is no price in "%s"', (text) => {
  expect(readPrices(text, 'USD', [])).toBeNull()
})
