import { describe, expect, it } from '@jest/globals'
import { withRanges } from '../../../../nlp/preferences/reader/ranges.ts'
import type { WishSaid } from '../../../../nlp/preferences/reader/wishSaid.ts'

/** Each number of the text as it was heard: `slot op`, or '' for what was not. */
function heard(text: string, numbers: Readonly<Record<string, string>>): WishSaid[] {
  return Object.entries(numbers).flatMap(([said, as]) => {
    const start = text.indexOf(said)
    const [slot, operator] = as.split(' ')
    const value = Number(said.replace('八百', '800').replace('一千二', '1200'))
    const span = { start, end: start + said.length }
    return as === ''
      ? []
      : [{ slot, operator, value, unit: null, refused: false, confidence: 0.9, span } as WishSaid]
  })
}

describe('ranges of numbers', () => {
  it.each([
    ['人均 100-150元', { 100: 'price ~', 150: 'price <=' }, ['price >= 100', 'price <= 150']],
    ['人均 100-150元', { 100: '', 150: 'price ~' }, ['price <= 150', 'price >= 100']],
    ['$60 to $110', { 60: 'price <=', 110: 'price >=' }, ['price >= 60', 'price <= 110']],
    ['between 40 and 60', { 40: 'price <=', 60: 'price <=' }, ['price >= 40', 'price <= 60']],
    ['八百到一千二', { 八百: 'price <=', 一千二: 'price <=' }, ['price >= 800', 'price <= 1200']],
    // No ranges.
    ['under 60 and over 40', { 60: 'price <=', 40: 'price >=' }, ['price <= 60', 'price >= 40']],
    ['size 40 and 60 dollars', { 40: 'size =', 60: 'price <=' }, ['size = 40', 'price <= 60']],
    ['60-40', { 60: 'price <=', 40: 'price <=' }, ['price <= 60', 'price <= 40']],
  ])('%s', (text, numbers, wanted) => {
    const wishes = withRanges(text, heard(text, numbers))
    expect(wishes.map(({ slot, operator, value }) => `${slot} ${operator} ${value}`)).toEqual(
      expect.arrayContaining(wanted),
    )
    expect(wishes).toHaveLength(wanted.length)
  })
})
