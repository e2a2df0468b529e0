import { describe, expect, it } from '@jest/globals'
import { cleanText } from '../../nlp/cleanText.ts'

describe('cleanText', () => {
  it.each([
    ['  a\n\tb  ', 'a b'],
    ['ｒｅｄ １２０', 'red 120'],
    ['re\u0000d', 're d'],
    ['\u202ered\u202c', 'red'],
    ['red \ud83d shoes', 'red shoes'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['', ''],
  ])('%j becomes %j', (text, read) => {
    expect(cleanText(text)).toEqual({ text: read, truncated: false })
  })

  it('reads at most 1,000 characters and says so', () => {
    expect(cleanText('x'.repeat(1000))).toMatchObject({ truncated: false })
    const { text, truncated } = cleanText('x'.repeat(1001))
    expect(text).toHaveLength(1000)
    expect(truncated).toBe(true)
  })

  it('does not cut an emoji in two', () => {
    expect(cleanText(`${'x'.repeat(999)}😀`).text).toBe('x'.repeat(999))
  })
})
