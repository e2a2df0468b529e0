import { expect, it } from '@jest/globals'
import { withLimits } from '../../../../nlp/preferences/reader/limits.ts'
import type { WishSaid } from '../../../../nlp/preferences/reader/wishSaid.ts'

// the network's reading comes first
it.each([
  ['not under 200', '<=', '>='],
  ['nothing over 60', '>=', '<='],
  ['at least 4 stars', '<=', '>='],
  ['至少 16', '~', '>='],
  ['max $80', '~', '<='],
  ["she'd kill me if it cost over 150", '<=', '<='],
  ['spare me anything over 90', '<=', '<='],
  ["I wouldn't say no to something under 150", '<=', '<='],
  ['about 50', '~', '~'],
] as const)('%s', (message, heard, wanted) => {
  const [said] = /\d+/.exec(message)!
  const start = message.indexOf(said)
  const wish: WishSaid = {
    ...{ slot: 'price', operator: heard, value: Number(said), unit: null, refused: false, confidence: 0.9 },
    span: { start, end: start + said.length },
  }
  expect(withLimits(message, [wish])).toEqual([{ ...wish, operator: wanted }])
})
