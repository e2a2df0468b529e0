import { describe, expect, it } from '@jest/globals'
import type { AspectOpinion } from '../../../nlp/sentiment/sentiment.ts'
import { summariseReviews } from '../../../nlp/sentiment/summariseReviews.ts'

const read = (stars: number, ...aspects: readonly AspectOpinion[]) => ({
  stars,
  sentiment: { opinion: 'mixed' as const, confidence: 1, balance: 0, aspects },
})
const good = (aspect: string, quote: string): AspectOpinion => ({ aspect, opinion: 'positive', quote })
const bad = (aspect: string, quote: string): AspectOpinion => ({ aspect, opinion: 'negative', quote })

describe('reviews counted by aspect', () => {
  it('count once a review and side, newest words first, most named aspect first', () => {
    expect(
      summariseReviews([
        read(5, good('fit', 'fits well'), good('fit', 'the fit is great'), bad('smell', 'smells odd')),
        read(2, good('fit', 'true to size'), bad('fit', 'sleeves are short')),
        read(2, good('overall', 'I love it'), { aspect: 'smell', opinion: 'neutral', quote: 'smells' }),
      ]),
    ).toEqual({
      reviews: 3,
      stars: 3,
      aspects: [
        { aspect: 'fit', good: 2, bad: 1, praise: 'fits well', blame: 'sleeves are short' },
        { aspect: 'smell', good: 0, bad: 1, praise: null, blame: 'smells odd' },
      ],
    })
  })

  it('quote neither a word nor a paragraph', () => {
    const { aspects } = summariseReviews([
      read(5, good('fit', 'ok')),
      read(5, good('fit', 'x'.repeat(121))),
      read(5, good('fit', 'just right')),
    ])
    expect(aspects).toEqual([{ aspect: 'fit', good: 3, bad: 0, praise: 'just right', blame: null }])
  })

  it('are nothing for nothing', () => {
    expect(summariseReviews([])).toEqual({ reviews: 0, stars: null, aspects: [] })
  })
})
