import { describe, expect, it } from '@jest/globals'
import type { AspectOpinion } from '../../../nlp/sentiment/sentiment.ts'
import { summariseReviews } from '../../../nlp/sentiment/summariseReviews.ts'

const read = (stars: number, ...aspects: readonly AspectOpinion[]) => ({
  stars,
  sentiment: { opinion: 'mixed' as const, confidence: 1, balance: 0, aspects },
})
const good = (aspect: string, quote: string): AspectOpinion => ({
  aspect,
  opinion: 'positive',
  balance: 0.9,
  quote,
})
const bad = (aspect: string, quote: string): AspectOpinion => ({
  aspect,
  opinion: 'negative',
  balance: -0.9,
  quote,
})

describe('reviews counted by aspect', () => {
  it('count once a review and side, newest words first, most named aspect first', () => {
    expect(
      summariseReviews([
        read(4, good('fit', 'fits well'), good('fit', 'the fit is great'), bad('smell', 'smells odd')),
        read(2, good('fit', 'true to size'), bad('fit', 'sleeves are short')),
        read(2, good('overall', 'I love it'), {
          ...{ aspect: 'smell', opinion: 'neutral', balance: 0.2, quote: 'smells' },
        }),
      ]),
    ).toEqual({
      reviews: 3,
      stars: 8 / 3,
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

  it('believe the stars where words are unclear, and count a clause for one aspect', () => {
    const unclear = { opinion: 'negative', balance: -0.5, quote: 'not a single blister' } as const
    const clause = [
      { aspect: 'comfort', ...unclear },
      { aspect: 'look', ...unclear },
    ]
    expect(summariseReviews([read(5, ...clause)]).aspects).toEqual([])
    expect(summariseReviews([read(2, ...clause)]).aspects).toEqual([
      { aspect: 'comfort', good: 0, bad: 1, praise: null, blame: 'not a single blister' },
    ])
  })

  it('are nothing for nothing', () => {
    expect(summariseReviews([])).toEqual({ reviews: 0, stars: null, aspects: [] })
  })
})
