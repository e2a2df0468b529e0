/**
 * The demo shop: everything that a shop has after half a year, generated from a seed. The same seed on the same day (UTC)
 * gives the same shop, byte for byte. `truth` is for judging the recommender and never enters the database.
 *
 * Cost: about two seconds. `onProgress` hears fractions in (0, 1].
 */
import type { InteractionEvent } from '../types/event.ts'
import type { PricePoint, Review, StockPoint } from '../types/history.ts'
import type { Product } from '../types/product.ts'
import { DAY_MS, endOf } from './calendar.ts'
import { monthlyDemand } from './demand.ts'
import type { Draft } from './draft.ts'
import type { Floor } from './floor.ts'
import { drawEvents } from './events.ts'
import { latentOf } from './latent.ts'
import type { PricePeriod } from './prices.ts'
import { costOf, pricePeriods, pricePoints } from './prices.ts'
import { draftProducts } from './products.ts'
import { drawReviews } from './reviews.ts'
import { stockByDay, stockPoints } from './stock.ts'
import type { HiddenTaste } from './tastes.ts'
import { drawTastes } from './tastes.ts'
import { factsOf } from './trueUtility.ts'

export interface DemoShopOptions {
  readonly seed: number
  readonly now: Date
  readonly onProgress?: (fraction: number) => void
}

export interface DemoShop {
  readonly products: readonly Product[]
  readonly prices: readonly PricePoint[]
  readonly stock: readonly StockPoint[]
  readonly reviews: readonly Review[]
  readonly events: readonly InteractionEvent[]
  readonly truth: readonly HiddenTaste[]
}

const CURRENCY = 'USD'

export function generateDemoShop(options: DemoShopOptions): DemoShop {
  const { seed } = options
  const progress = options.onProgress ?? (() => undefined)
  const end = endOf(options.now)
  const drafts = draftProducts(seed)
  const latents = drafts.map((draft) => latentOf(seed, draft.id, draft.traits.brand.name))
  const demand = monthlyDemand(drafts, latents, seed)
  progress(0.2)
  const periods = drafts.map((draft) => pricePeriods(draft, seed))
  const stock = drafts.map((draft, i) => stockByDay(draft, demand[i]!, seed))
  progress(0.35)
  const facts = drafts.map((draft, i) => factsOf(identityOf(draft), Math.round(demand[i]!), seed))
  const truth = drawTastes(seed, medianPrices(drafts))
  const floor: Floor = { drafts, facts, demand, periods, stock }
  const events = drawEvents(truth, floor, end, seed)
  progress(0.75)
  const reviews = drawReviews(events, { drafts, latents, demand }, end, seed)
  const stars = starsByProduct(reviews)
  progress(0.95)
  const shop = {
    products: drafts.map((draft, i) =>
      finished(
        draft,
        periods[i]!,
        stock[i]![0]!,
        Math.round(demand[i]!),
        stars.get(draft.id) ?? [],
        end,
        seed,
      ),
    ),
    prices: drafts.flatMap((draft, i) => pricePoints(draft, periods[i]!, end, CURRENCY)),
    stock: drafts.flatMap((draft, i) => stockPoints(draft, stock[i]!, end)),
    reviews,
    events,
    truth,
  }
  progress(1)
  return shop
}

function identityOf(draft: Draft): Pick<Product, 'id' | 'brand' | 'categoryPath' | 'attributes'> {
  const { traits } = draft
  return {
    id: draft.id,
    brand: traits.brand.name,
    categoryPath: traits.category.path,
    attributes: draft.attributes,
  }
}

function finished(
  draft: Draft,
  periods: readonly PricePeriod[],
  stock: number,
  soldAMonth: number,
  stars: readonly number[],
  end: number,
  seed: number,
): Product {
  const price = periods.at(-1)!
  const total = stars.reduce((sum, one) => sum + one, 0)
  return {
    ...identityOf(draft),
    name: draft.name,
    description: draft.description,
    categoryName: draft.traits.category.name,
    priceMinor: price.priceMinor,
    currency: CURRENCY,
    listPriceMinor: price.listPriceMinor,
    costMinor: costOf(draft, seed),
    stock,
    rating: stars.length === 0 ? null : Math.round((total / stars.length) * 100) / 100,
    ratingCount: stars.length,
    popularity: soldAMonth,
    imageUrl: `/pictures/${draft.id}.svg`,
    url: `/products/${draft.id}`,
    releasedAt: new Date(end - draft.ageDays * DAY_MS),
  }
}

function starsByProduct(reviews: DemoShop['reviews']): Map<string, number[]> {
  const stars = new Map<string, number[]>()
  for (const review of reviews) {
    const known = stars.get(review.productId)
    if (known === undefined) stars.set(review.productId, [review.stars])
    else known.push(review.stars)
  }
  return stars
}

function medianPrices(drafts: readonly Draft[]): Record<string, number> {
  const prices = new Map<string, number[]>()
  for (const draft of drafts) {
    const category = draft.traits.category.path[1]
    prices.set(category, [...(prices.get(category) ?? []), draft.regularMinor])
  }
  const median = (some: readonly number[]) => [...some].sort((a, b) => a - b)[some.length >> 1]!
  return Object.fromEntries([...prices].map(([category, some]) => [category, median(some)]))
}
