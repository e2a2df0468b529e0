import { describe, expect, it } from '@jest/globals'
import { reviewSummaries } from '../../bot/reviewSummaries.ts'
import type { CatalogStore } from '../../data/store/catalogStore.ts'
import type { Review } from '../../data/types/history.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { SentimentReader } from '../../nlp/sentiment/sentiment.ts'

const review = (id: string, text: Review['text'], stars: number): Review =>
  ({ id, productId: 'p', shopperId: 's', stars, text, at: new Date(0) }) as unknown as Review

function open(reviews: Review[]) {
  const asked: string[][] = []
  const reader: SentimentReader = {
    read: async (texts) => {
      asked.push([...texts])
      return texts.map((quote) => ({
        ...{ opinion: 'positive', confidence: 1, balance: 1 },
        aspects: [{ aspect: 'fit', opinion: 'positive', balance: 1, quote }],
      }))
    },
    close: async () => undefined,
  }
  const catalog = {
    reviews: async (_: ProductId, most: number) => reviews.slice(0, most),
  } as unknown as CatalogStore
  return { summary: reviewSummaries(catalog, reader), asked }
}

describe('summaries of reviews', () => {
  it('read each review once a language, and new ones when they come', async () => {
    const reviews = [review('1', { en: 'fits well', zh: '很合身' }, 4)]
    const { summary, asked } = open(reviews)
    const id = 'p' as ProductId
    await summary(id, 'en')
    await summary(id, 'en')
    expect(await summary(id, 'zh')).toMatchObject({ aspects: [{ praise: '很合身' }] })
    reviews.unshift(review('2', { en: 'fits me too' }, 5))
    expect(await summary(id, 'en')).toEqual({
      ...{ reviews: 2, stars: 4.5 },
      aspects: [{ aspect: 'fit', good: 2, bad: 0, praise: 'fits me too', blame: null }],
    })
    expect(asked).toEqual([['fits well'], ['很合身'], ['fits me too']])
  })

  it('read no more than the hundred newest, and nothing where there are none', async () => {
    const many = open(Array.from({ length: 130 }, (_, i) => review(String(i), { en: `text ${i}` }, 3)))
    expect(await many.summary('p' as ProductId, 'en')).toMatchObject({ reviews: 100 })
    const none = open([])
    expect(await none.summary('p' as ProductId, 'en')).toMatchObject({ reviews: 0, stars: null })
    expect(none.asked).toEqual([])
  })
})
