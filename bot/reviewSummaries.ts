/** What the reviews of a product say: the store's newest, read for opinions once each. */
import type { CatalogStore } from '../data/store/catalogStore.ts'
import type { ProductId } from '../data/types/ids.ts'
import { type Language, localized } from '../data/types/language.ts'
import type { ReviewSummary } from '../data/types/reviewSummary.ts'
import type { Sentiment } from '../nlp/sentiment/sentiment.ts'
import { summariseReviews } from '../nlp/sentiment/summariseReviews.ts'
import type { SentimentReader } from '../nlp/sentiment/workerSentiment.ts'
import { RecentlyUsed } from './recentlyUsed.ts'

/** Of a product; older ones say little of what is sold now. */
const MOST_REVIEWS = 100
/** Opinions kept in memory: some 20 MB. */
const MOST_KEPT = 10_000

export type ReviewSummaries = (productId: ProductId, language: Language) => Promise<ReviewSummary>

export function reviewSummaries(catalog: CatalogStore, reader: SentimentReader): ReviewSummaries {
  const kept = new RecentlyUsed<string, Sentiment>(MOST_KEPT)
  return async (productId, language) => {
    const reviews = (await catalog.reviews(productId)).slice(0, MOST_REVIEWS)
    const keyOf = (review: { readonly id: string }): string => `${language} ${review.id}`
    const unread = reviews.filter((review) => kept.get(keyOf(review)) === undefined)
    const texts = unread.map((review) => localized(review.text, language))
    const sentiments = texts.length === 0 ? [] : await reader.read(texts)
    const fresh = new Map(unread.map((review, i) => [review.id, kept.keep(keyOf(review), sentiments[i]!)]))
    return summariseReviews(
      reviews.map((review) => ({
        stars: review.stars,
        sentiment: fresh.get(review.id) ?? kept.get(keyOf(review))!,
      })),
    )
  }
}
