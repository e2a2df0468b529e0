/**
 * Reviews of one product, counted by aspect, with a quote for and against. Pure.
 *
 * A review counts once for an aspect and side, however often it says so. Quotes are the clauses themselves, the newest that is
 * neither a word nor a paragraph.
 */
import type { AspectSummary, ReviewSummary } from '../../data/types/reviewSummary.ts'
import type { Sentiment } from './sentiment.ts'

export interface ReadReview {
  /** Integer in [1, 5]. */
  readonly stars: number
  readonly sentiment: Sentiment
}

interface Side {
  reviews: number
  quote: string | null
}

/** Widths: a Chinese character says as much as two letters. */
const SHORTEST_QUOTE = 6
const LONGEST_QUOTE = 120
/** What the product is as a whole the stars say. */
const WHOLE = 'overall'

/** `reviews`: newest first. */
export function summariseReviews(reviews: readonly ReadReview[]): ReviewSummary {
  const sides = new Map<string, { readonly good: Side; readonly bad: Side }>()
  for (const { sentiment } of reviews) {
    const counted = new Set<Side>()
    for (const { aspect, opinion, quote } of sentiment.aspects) {
      if (aspect === WHOLE || (opinion !== 'positive' && opinion !== 'negative')) continue
      const both = sides.get(aspect) ?? { good: nobody(), bad: nobody() }
      sides.set(aspect, both)
      const side = opinion === 'positive' ? both.good : both.bad
      if (!counted.has(side)) side.reviews += 1
      counted.add(side)
      if (isQuotable(quote)) side.quote ??= quote
    }
  }
  const aspects = [...sides].map(([aspect, { good, bad }]): AspectSummary => ({
    ...{ aspect, good: good.reviews, bad: bad.reviews },
    ...{ praise: good.quote, blame: bad.quote },
  }))
  const total = reviews.reduce((sum, { stars }) => sum + stars, 0)
  return {
    reviews: reviews.length,
    stars: reviews.length === 0 ? null : total / reviews.length,
    aspects: aspects.sort((a, b) => b.good + b.bad - (a.good + a.bad)),
  }
}

function isQuotable(quote: string): boolean {
  const width = quote.length + (quote.match(/\p{Script=Han}/gu)?.length ?? 0)
  return width >= SHORTEST_QUOTE && width <= LONGEST_QUOTE
}

const nobody = (): Side => ({ reviews: 0, quote: null })
