import { describe, expect, it } from '@jest/globals'
import { simplified } from '../../nlp/simplified.ts'

describe('traditional characters', () => {
  it.each([
    ['想買頂四人帳篷，要防水的', '想买顶四人帐篷，要防水的'],
    ['兩百以內的黑色雙肩包', '两百以内的黑色双肩包'],
    ['綠色的不要，太像軍營了', '绿色的不要，太像军营了'],
    ['已经是简体', '已经是简体'],
    ['no Han at all', 'no Han at all'],
  ])('%s', (text, wanted) => {
    expect(simplified(text)).toBe(wanted)
    expect(simplified(text)).toHaveLength(text.length)
  })
})
