/**
 * Reviews of one product, counted by aspect, with a quote for and against. Pure.
 *
 * A clause says one thing, and its side is told by its words and by the reviewer's stars together: "not a blister" in a review
 * of five stars is no complaint. A review counts once for an aspect and side, however often it says so. Quotes are the clauses themselves, the newest that is
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
/** A star above or below the middle weighs so much beside the words, whose balance is in [-1, 1]. */
const STARS_WEIGHT = 0.35
const MIDDLE = 3
/** Nearer to the middle than this a clause takes no side. */
const LEAST = 0.2
/** What the product is as a whole the stars say. */
const WHOLE = 'overall'

/** `reviews`: newest first. */
export function summariseReviews(reviews: readonly ReadReview[]): ReviewSummary {
  const sides = new Map<string, { readonly good: Side; readonly bad: Side }>()
  for (const { stars, sentiment } of reviews) {
    const counted = new Set<Side>()
    const heard = new Set<string>()
    for (const { aspect, balance, quote } of sentiment.aspects) {
      const leaning = balance + STARS_WEIGHT * (stars - MIDDLE)
      if (aspect === WHOLE || heard.has(quote) || Math.abs(leaning) < LEAST) continue
      heard.add(quote)
      const both = sides.get(aspect) ?? { good: nobody(), bad: nobody() }
      sides.set(aspect, both)
      const side = leaning > 0 ? both.good : both.bad
      if (!counted.has(side)) side.reviews += 1
      counted.add(side)
      const other = side === both.good ? both.bad : both.good
      if (isQuotable(quote) && quote !== other.quote) side.quote ??= quote
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
