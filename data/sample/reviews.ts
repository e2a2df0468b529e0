/**
 * Exactly `REVIEWS` reviews: some by the demo's shoppers, with the stars of their ratings, the rest by earlier
 * customers. Every text exists in both languages and says what its stars say. Order: by time.
 */
import type { InteractionEvent } from '../types/event.ts'
import type { Review } from '../types/history.ts'
import type { ShopperId } from '../types/ids.ts'
import { DAY_MS } from './calendar.ts'
import type { Draft } from './draft.ts'
import { starsOf } from './events.ts'
import type { Latent } from './latent.ts'
import type { Words } from './plan.ts'
import type { Dice } from './random.ts'
import { dice as seeded } from './random.ts'
import type { Aspect } from './reviewWords.ts'
import { ASPECTS, CLOSERS, GENERAL, OPENERS } from './reviewWords.ts'

export const REVIEWS = 8000
/** Of the ratings, how many come with words. */
const WRITTEN = 0.5
const EARLIER_CUSTOMERS = 3000

export interface Reviewed {
  readonly drafts: readonly Draft[]
  readonly latents: readonly Latent[]
  readonly demand: readonly number[]
}

export function drawReviews(
  events: readonly InteractionEvent[],
  shop: Reviewed,
  end: number,
  seed: number,
): Review[] {
  const dice = seeded(seed, 'reviews')
  const drafts = new Map(shop.drafts.map((draft) => [draft.id, draft]))
  const written: Omit<Review, 'id'>[] = []
  for (const event of events) {
    if (event.kind !== 'product-rated' || !dice.chance(WRITTEN)) continue
    const { productId, shopperId, stars, at } = event
    written.push({ productId, shopperId, stars, at, text: textOf(drafts.get(productId)!, stars, dice) })
  }
  const weights = shop.drafts.map((draft, i) => shop.demand[i]! ** 0.8 * Math.sqrt(draft.ageDays))
  const pick = picker(weights)
  while (written.length < REVIEWS) {
    const row = pick(dice.next())
    written.push(earlierReview(shop.drafts[row]!, shop.latents[row]!.quality, dice, end))
  }
  return written
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((review, i) => ({ id: `demo-review-${String(i + 1).padStart(4, '0')}`, ...review }))
}

/** Uniform in [0, 1) to a row in proportion to its weight. */
function picker(weights: readonly number[]): (at: number) => number {
  const sums = new Float64Array(weights.length)
  let total = 0
  weights.forEach((weight, i) => (sums[i] = total += weight))
  return (at) =>
    Math.max(
      0,
      sums.findIndex((sum) => sum > at * total),
    )
}

function earlierReview(draft: Draft, quality: number, dice: Dice, end: number): Omit<Review, 'id'> {
  const stars = starsOf(quality, dice.normal(), dice)
  const daysAgo = 0.2 + (draft.ageDays - 3) * dice.next()
  return {
    productId: draft.id,
    shopperId: `demo-customer-${String(dice.integer(1, EARLIER_CUSTOMERS)).padStart(4, '0')}` as ShopperId,
    stars,
    text: textOf(draft, stars, dice),
    at: new Date(Math.floor((end - daysAgo * DAY_MS) / 1000) * 1000),
  }
}

/** How many aspects are praised and how many blamed, by stars - 1. */
const PRAISE = [0, 0, 1, 1, 2]
const BLAME = [2, 1, 1, 0, 0]

function textOf(draft: Draft, stars: number, dice: Dice): Words {
  const own = ASPECTS[draft.traits.category.path[1]]!.filter(
    (one) => one.feature === null || draft.traits.features.includes(one.feature),
  )
  // Reviewers speak of the thing first and of money and delivery now and then.
  const aspects = [...dice.sample(own, 2), ...dice.sample(GENERAL, 1)]
  const praise = PRAISE[stars - 1]! + (stars === 4 && dice.chance(0.5) ? 1 : 0)
  const said = aspects.slice(0, praise).map((one) => sayGood(one, dice))
  said.push(...aspects.slice(praise, praise + BLAME[stars - 1]!).map((one) => dice.pick(one.bad)))
  if (stars === 4 && dice.chance(0.35)) said.push(dice.pick(aspects[2]!.bad))
  const sentences = [dice.pick(OPENERS[stars - 1]!), ...said]
  if (dice.chance(0.45)) sentences.push(dice.pick(CLOSERS[stars - 1]!))
  return {
    en: sentences.map((one) => one.en).join(' '),
    zh: sentences.map((one) => one.zh).join(''),
  }
}

const sayGood = (one: Aspect, dice: Dice) => dice.pick(one.good)
