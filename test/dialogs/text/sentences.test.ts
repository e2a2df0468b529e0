import { describe, expect, it } from '@jest/globals'
import { currencyName, formatLimit, formatMoney } from '../../../dialogs/text/format.ts'
import { plainLine } from '../../../dialogs/text/plainLine.ts'
import { text } from '../../../dialogs/text/text.ts'

describe('the sentences', () => {
  it('have the same names in both languages, and none is empty', () => {
    const [en, zh] = [text('en'), text('zh')]
    expect(Object.keys(zh).toSorted()).toEqual(Object.keys(en).toSorted())
    for (const sentence of [...Object.values(en), ...Object.values(zh)]) {
      if (typeof sentence === 'string' && sentence !== zh.gap)
        expect(sentence.trim() === '' && sentence !== ' ').toBe(false)
    }
  })

  it('are Chinese in Chinese', () => {
    const { gap, ...sentences } = text('zh')
    expect(gap).toBe('')
    for (const sentence of Object.values(sentences)) {
      if (typeof sentence === 'string') expect(sentence).toMatch(/\p{Script=Han}/u)
    }
  })

  it('count in words where that reads better', () => {
    const { lead } = text('en')
    expect(lead('waterproof jackets', 23, 5)).toBe('Waterproof jackets – 23 match. My first five:')
    expect(lead('boots', 3, 3)).toBe('Boots – three match:')
    expect(lead('boots', 1, 1)).toBe('Boots – one matches:')
    expect(lead('boots', 1234, 5)).toBe('Boots – 1,234 match. My first five:')
    expect(text('zh').lead('靴子', 23, 5)).toBe('靴子：共 23 件，先看这 5 件：')
  })
})

describe('currencies', () => {
  it.each([
    ['USD', 'US dollars', '美元'],
    ['EUR', 'euros', '欧元'],
    ['coins', 'coins', 'coins'],
  ])('%s', (currency, english, chinese) => {
    expect([currencyName(currency, 'en'), currencyName(currency, 'zh')]).toEqual([english, chinese])
  })
})

describe('money', () => {
  it.each([
    [11_900, 'USD', '$119.00', 'US$119.00'],
    [1999, 'JPY', '¥1,999', 'JP¥1,999'],
    [12_345, 'KWD', 'KWD 12.345', 'KWD 12.345'],
    [11_900, 'EUR', '€119.00', '€119.00'],
    [11_900, 'CNY', 'CN¥119.00', '¥119.00'],
    // a feed may call its currency anything
    [11_900, 'coins', '119.00', '119.00'],
  ])('%d %s', (minor, currency, english, chinese) => {
    const plain = (said: string): string => said.replace(/\u00a0/g, ' ')
    expect(plain(formatMoney(minor, currency, 'en'))).toBe(english)
    expect(plain(formatMoney(minor, currency, 'zh'))).toBe(chinese)
  })

  it('a limit has no needless zeros', () => {
    expect([formatLimit(12_000, 'USD', 'en'), formatLimit(9950, 'USD', 'en')]).toEqual(['$120', '$99.50'])
  })
})

describe("a stranger's words on one line", () => {
  it.each([
    ['Blue\n\n jacket ', 'Blue jacket'],
    ['a\u0000b\u202ec', 'abc'],
    ['{{DATE(x)}}', '{\u2060{DATE(x)}}'],
    ['x'.repeat(500), `${'x'.repeat(119)}…`],
    // a character outside the basic plane is not cut in two
    ['😀'.repeat(200), `${'😀'.repeat(119)}…`],
    ['外套', '外套'],
  ])('%j', (words, line) => expect(plainLine(words)).toBe(line))
})
