import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { clausesOf } from '../../../nlp/sentiment/clauses.ts'
import { openSentiment } from '../../../nlp/sentiment/sentiment.ts'
import type { Sentiment, SentimentReader } from '../../../nlp/sentiment/sentiment.ts'

describe('clauses', () => {
  it.each([
    ['great sound, but the battery dies', ['great sound', 'but the battery dies']],
    ['1,200 songs fit on it.', ['1,200 songs fit on it']],
    ['音质很好，就是有点贵', ['音质很好', '就是有点贵']],
    ['质量不错但是物流太慢', ['质量不错', '但是物流太慢']],
    ['', []],
    ['!!! ...', []],
  ])('%s', (text, wanted) => {
    expect(clausesOf(text).map((clause) => clause.text)).toEqual(wanted)
  })

  it('know where they stand', () => {
    const text = 'Nice.  Too small though'
    for (const { text: clause, start, end } of clausesOf(text)) expect(text.slice(start, end)).toBe(clause)
  })
})

describe('opinions', () => {
  let sentiment: SentimentReader
  beforeAll(async () => {
    sentiment = await openSentiment()
  })
  afterAll(() => sentiment.close())
  const read = async (text: string): Promise<Sentiment> => (await sentiment.read([text]))[0]!

  it.each([
    ['I love these headphones, best purchase this year', 'positive'],
    ['fell apart after one week, waste of money', 'negative'],
    ['质量很好，穿着舒服，还会再买', 'positive'],
    ['用了两天就坏了，客服还不理人', 'negative'],
  ])('%s', async (text, wanted) => {
    expect((await read(text)).opinion).toBe(wanted)
  })

  it('tell aspects apart within one sentence', async () => {
    const { aspects } = await read('the sound is fantastic, but the battery dies after an hour')
    expect(aspects).toContainEqual(
      expect.objectContaining({ aspect: 'sound', opinion: 'positive', quote: 'the sound is fantastic' }),
    )
    expect(aspects).toContainEqual(
      expect.objectContaining({
        aspect: 'battery',
        opinion: 'negative',
        quote: 'but the battery dies after an hour',
      }),
    )
  })

  it('have a balance that goes with them, and read anything', async () => {
    expect((await read('perfect, five stars')).balance).toBeGreaterThan(0.5)
    expect((await read('terrible, broken on arrival')).balance).toBeLessThan(-0.5)
    for (const text of ['', '?', 'a'.repeat(5000), '😀']) {
      const { confidence, balance } = await read(text)
      expect(confidence).toBeGreaterThan(0)
      expect(Math.abs(balance)).toBeLessThanOrEqual(1)
    }
  })
})
