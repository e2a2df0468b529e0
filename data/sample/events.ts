/**
 * What the demo's shoppers did in 180 days: they open pages, look closer, put things into the cart, buy, rate. Whom they
 * choose follows their hidden taste at the price of the day, with noise; what they get to see follows popularity.
 *
 * Out: exactly `EVENTS` events in the order of time; things are bought only while in stock. Cost: about a second.
 */
import type { InteractionEvent } from '../types/event.ts'
import type { EventId, ProductId } from '../types/ids.ts'
import type { Floor } from './floor.ts'
import { periodAt } from './prices.ts'
import type { Dice } from './random.ts'
import { dice as seeded } from './random.ts'
import type { Visit } from './sessions.ts'
import { drawVisits } from './sessions.ts'
import type { Shelf } from './shelves.ts'
import { fillShelves, takeFrom } from './shelves.ts'
import type { HiddenTaste } from './tastes.ts'
import { utility } from './trueUtility.ts'

export const EVENTS = 60_000

/** How many products pass before a shopper's eyes in one visit. */
const SEEN = 60
/** Scale of the noise when choosing which page to open, in units of utility. */
const CURIOSITY = 0.5

interface Seen {
  readonly row: number
  readonly utility: number
}

export function drawEvents(
  tastes: readonly HiddenTaste[],
  floor: Floor,
  end: number,
  seed: number,
): InteractionEvent[] {
  const shelves = fillShelves(floor)
  const bought = tastes.map(() => new Set<number>())
  const events: InteractionEvent[] = []
  for (const [i, visit] of drawVisits(tastes, end, seed).entries()) {
    if (events.length >= EVENTS) break
    const dice = seeded(seed, `visit:${i}`)
    const seen = look(visit, tastes[visit.shopper]!, floor, shelves, bought[visit.shopper]!, dice)
    const done = shop(visit, `demo-session-${i + 1}`, seen, tastes[visit.shopper]!, floor, dice, end)
    for (const event of done) {
      if (event.kind === 'product-bought') bought[visit.shopper]!.add(rowOf(event.productId))
    }
    events.push(...done)
  }
  const inTime = events.slice(0, EVENTS).sort((a, b) => a.at.getTime() - b.at.getTime())
  return inTime.map((event, i) => ({
    ...event,
    id: `demo-event-${String(i + 1).padStart(5, '0')}` as EventId,
  }))
}

/** Ids are 'demo-' and the row + 1. */
const rowOf = (id: ProductId) => Number(id.slice(5)) - 1

/** The pages that are opened in this visit, the most tempting first. */
function look(
  visit: Visit,
  taste: HiddenTaste,
  floor: Floor,
  shelves: ReadonlyMap<string, readonly Shelf[]>,
  bought: ReadonlySet<number>,
  dice: Dice,
): Seen[] {
  const ofCategory = shelves.get(visit.category)!
  // A third of the visits is for one type of thing, the others browse the whole category.
  const shelf = dice.chance(0.65)
    ? ofCategory[0]!
    : ofCategory[1 + dice.weighted(ofCategory.slice(1).map((one) => one.total))]!
  return takeFrom(shelf, SEEN, dice)
    .filter((row) => !bought.has(row) && floor.drafts[row]!.ageDays > visit.day)
    .filter((row) => (taste.audiences[floor.facts[row]!.audience] ?? 0) > -2 || dice.chance(0.06))
    .map((row) => {
      const price = periodAt(floor.periods[row]!, visit.day)
      return { row, utility: utility(taste, floor.facts[row]!, price.priceMinor, price.listPriceMinor) }
    })
    .map((seen) => ({ ...seen, pull: seen.utility + CURIOSITY * gumbel(dice) }))
    .sort((a, b) => b.pull - a.pull)
}

const gumbel = (dice: Dice) => -Math.log(-Math.log(1 - dice.next() * 0.999999))
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

/** The funnel of one visit. What is worth a closer look is measured by what else was to be seen. */
function shop(
  visit: Visit,
  sessionId: string,
  seen: readonly Seen[],
  taste: HiddenTaste,
  floor: Floor,
  dice: Dice,
  end: number,
): InteractionEvent[] {
  const events: InteractionEvent[] = []
  const usual = nearlyBest(seen)
  let at = visit.at
  const about = (row: number, seconds: number) => {
    at += Math.ceil(seconds * (0.3 + 1.4 * dice.next())) * 1000
    return {
      id: '' as EventId,
      at: new Date(at),
      shopperId: taste.shopperId,
      sessionId,
      productId: floor.drafts[row]!.id,
      listId: null,
    }
  }
  const cart: Seen[] = []
  for (const one of seen.slice(0, dice.integer(3, 9))) {
    const margin = one.utility - usual
    events.push({ ...about(one.row, 40), kind: 'product-viewed' })
    if (!dice.chance(sigmoid(0.4 + margin / 0.7))) continue
    events.push({ ...about(one.row, 20), kind: 'product-clicked' })
    if (!inStock(one, floor, visit) || !dice.chance(0.75 * sigmoid(margin / 0.5 - 0.2))) continue
    events.push({
      ...about(one.row, 45),
      kind: 'added-to-cart',
      quantity: 1,
      priceMinor: priceOf(one, floor, visit),
    })
    cart.push(one)
  }
  for (const one of cart.slice(0, 3)) {
    if (!dice.chance(0.72)) continue
    const purchase = { ...about(one.row, 60), quantity: 1, priceMinor: priceOf(one, floor, visit) }
    events.push({ ...purchase, kind: 'product-bought' })
    const rated = rate(purchase.at, one.utility - usual, floor.facts[one.row]!.latent.quality, dice, end)
    if (rated !== null)
      events.push({ ...about(one.row, 0), ...rated, sessionId: null, kind: 'product-rated' })
  }
  return events
}

const inStock = (one: Seen, floor: Floor, visit: Visit) => floor.stock[one.row]![visit.day]! > 0
const priceOf = (one: Seen, floor: Floor, visit: Visit) =>
  periodAt(floor.periods[one.row]!, visit.day).priceMinor

function nearlyBest(seen: readonly Seen[]): number {
  const sorted = seen.map((one) => one.utility).sort((a, b) => b - a)
  return sorted[Math.floor(sorted.length / 12)] ?? 0
}

/** Two in five rate what they bought, some days later; by quality more than by taste. */
function rate(
  boughtAt: Date,
  margin: number,
  quality: number,
  dice: Dice,
  end: number,
): { at: Date; stars: number } | null {
  const at = boughtAt.getTime() + Math.floor((2 + 14 * dice.next()) * 86_400_000)
  if (!dice.chance(0.4) || at >= end) return null
  return { at: new Date(at), stars: starsOf(quality, margin, dice) }
}

/** Integer in [1, 5]; an average product gets about 3.7 stars. */
export function starsOf(quality: number, margin: number, dice: Dice): number {
  const felt = 3.75 + 0.85 * quality + 0.15 * Math.max(-2, Math.min(2, margin)) + 0.95 * dice.normal()
  return Math.max(1, Math.min(5, Math.round(felt)))
}
