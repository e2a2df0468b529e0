import { describe, expect, it } from '@jest/globals'
import { coloursIn, plainValue } from '../../../../nlp/preferences/reader/plainValue.ts'

describe('a value', () => {
  it.each([
    ['Running Shoes', 'category', 'running shoe'],
    ['noise-cancelling', 'feature', 'noise cancelling'],
    ['king size', 'size', 'king'],
    ['plus size', 'size', 'plus size'],
    ['stone colour', 'colour', 'stone'],
    ['camping in', 'occasion', 'camping'],
    ['the garden', 'occasion', 'garden'],
    ['带盖子', 'feature', '盖子'],
    ['带盖', 'feature', '带盖'],
    ['有线', 'feature', '有线'],
    ['过生日', 'occasion', '生日'],
  ])('%s of %s', (said, slot, wanted) => {
    expect(plainValue(said, slot)).toBe(wanted)
  })
})

it.each([
  ['黑白灰', ['黑', '白', '灰']],
  ['黑棕', ['黑', '棕']],
  ['米白', ['米白']],
  ['灰蓝', ['灰蓝']],
  ['navy', ['navy']],
])('%s is %s', (value, wanted) => {
  expect(coloursIn(value)).toEqual(wanted)
})
