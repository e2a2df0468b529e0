import { expect, it } from '@jest/globals'
import { withCuesPutRight } from '../../../nlp/preferences/cueTypos.ts'

it.each([
  ['unedr 80', 'under 80'],
  ['jeans UNEDR 80', 'jeans under 80'],
  ['wihtout a hood', 'without a hood'],
  ['form acme', 'form acme'],
  ['under 80, 不要皮的', 'under 80, 不要皮的'],
  ['', ''],
])('%s', (said, meant) => {
  expect(withCuesPutRight(said)).toBe(meant)
  expect(withCuesPutRight(said)).toHaveLength(said.length)
})
