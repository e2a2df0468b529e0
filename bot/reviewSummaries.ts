/** What the reviews of a product say: the store's newest, read for opinions once each. */
import type { CatalogStore } from '../data/store/catalogStore.ts'
import type { ProductId } from '../data/types/ids.ts'
import { type Language, localized } from '../data/types/language.ts'
import type { ReviewSummary } from '../data/types/reviewSummary.ts'
import type { Sentiment, SentimentReader } from '../nlp/sentiment/sentiment.ts'
import { summariseReviews } from '../nlp/sentiment/summariseReviews.ts'
import { RecentlyUsed } from './recentlyUsed.ts'

/** Of a product; older ones say little of what is sold now. */
const MOST_REVIEWS = 100
/** Reviews whose opinions are kept in memory. */
const MOST_KEPT = 10_000

export type ReviewSummaries = (productId: ProductId, language: Language) => Promise<ReviewSummary>

export function reviewSummaries(catalog: CatalogStore, reader: SentimentReader): ReviewSummaries {
  const kept = new RecentlyUsed<string, Sentiment>(MOST_KEPT)
  return async (productId, language) => {
    const reviews = await catalog.reviews(productId, MOST_REVIEWS)
    // Held here until they are counted: what is kept may go while others are read.
    const read = reviews.map((review) => kept.get(`${language} ${review.id}`))
    const unread = reviews.filter((_, i) => read[i] === undefined)
    const texts = unread.map((review) => localized(review.text, language))
    const fresh = texts.length === 0 ? [] : await reader.read(texts)
    const sentiments = new Map(
      unread.map((review, i) => [review.id, kept.keep(`${language} ${review.id}`, fresh[i]!)]),
    )
    return summariseReviews(
      reviews.map((review, i) => ({
        stars: review.stars,
        sentiment: read[i] ?? sentiments.get(review.id)!,
      })),
    )
  }
}
