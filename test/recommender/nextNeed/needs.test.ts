/** Hand-made histories whose next purchase a reader can tell. */
import { describe, expect, it } from '@jest/globals'
import { generateDemoShop } from '../../../data/sample/demoShop.ts'
import type { ProductId } from '../../../data/types/ids.ts'
import { eventColumns } from '../../../recommender/collaborative/eventColumns.ts'
import { needOf } from '../../../recommender/nextNeed/needModel.ts'
import { learnNeeds } from '../../../recommender/nextNeed/needs.ts'
import type { Needs } from '../../../recommender/nextNeed/needs.ts'
import { everyFewDays, purchaseEvents } from './smallHistories.ts'
import type { Line } from './smallHistories.ts'

/** Orders a day. */
const MONTHLY = 1 / 30
const COFFEE = 'coffee' as ProductId

const CATEGORIES: Readonly<Record<string, string>> = { coffee: 'Drinks', lamp: 'Lamps', decaf: 'Drinks' }

function learned(lines: readonly Line[]): Needs {
  const ids = [...new Set(lines.map(([, product]) => product))] as ProductId[]
  const products = ids.map((id) => ({ categoryPath: [CATEGORIES[id]!] }))
  return learnNeeds(eventColumns(purchaseEvents(lines), ids), products)!
}

/** Twenty shoppers buy coffee every thirty days; five buy a lamp, once, early enough to have come back. */
const CLOCKWORK: readonly Line[] = [
  ...everyFewDays('coffee', { shoppers: 20, gap: 30, until: 330 }),
  ...[0, 1, 2, 3, 4].map((shopper): Line => [`shopper${shopper}`, 'lamp', 5 + shopper, 1]),
]
const needs = learned([...CLOCKWORK].sort((one, other) => one[2] - other[2]))

/** Somebody who bought coffee on these days, on day `now`. */
function need(days: readonly number[], now: number) {
  const times = days.map((day) => [day, 1] as const)
  return needOf(needs, needs.products[COFFEE]!, times, MONTHLY, now)
}

describe('coffee that is bought every thirty days like clockwork', () => {
  it('is bought again after thirty days by who has done so ten times, in a narrow interval', () => {
    const { inDays, usualDays } = need([0, 30, 60, 90, 120, 150, 180, 210, 240, 270], 280)
    expect(usualDays).toBeCloseTo(30, 0)
    expect(inDays(0.5)).toBeCloseTo(20, 0)
    expect(inDays(0.1)).toBeGreaterThan(14)
    expect(inDays(0.9)).toBeLessThan(26)
  })

  it('is likely around day thirty and not before', () => {
    const days = [0, 30, 60]
    expect(need(days, 70).chance(7)).toBeLessThan(0.05)
    expect(need(days, 87).chance(7)).toBeGreaterThan(0.5)
  })

  it('is likelier within more days', () => {
    const { chance } = need([0, 30, 60], 80)
    const grows = [1, 7, 14, 28, 90].map(chance)
    expect(grows).toEqual([...grows].sort((a, b) => a - b))
    expect(grows.at(-1)).toBeLessThanOrEqual(1)
  })

  it('follows the shopper who takes twice as long as the others', () => {
    const slow = need([0, 60, 120, 180, 240], 250)
    expect(slow.usualDays).toBeGreaterThan(45)
    expect(slow.usualDays).toBeLessThanOrEqual(60.5)
  })

  it('is given up by who has not come for a year', () => {
    expect(need([0, 30, 60], 60 + 365).chance(28)).toBeLessThan(0.1)
  })
})

describe('what is bought again', () => {
  it('is coffee, and not the lamp that nobody came back for', () => {
    expect(Object.keys(needs.products)).toEqual(['coffee'])
    expect(needs.products[COFFEE]).toMatchObject({ shoppers: 20, repeats: 11 + 19 * 10 })
    expect(needs.products[COFFEE]!.returns).toBeGreaterThan(0.9)
  })

  it('can be told of a product that few bought, by its category', () => {
    const lines = [...CLOCKWORK, ['newcomer', 'decaf', 331, 1] as Line].sort((a, b) => a[2] - b[2])
    const decaf = learned(lines).products['decaf' as ProductId]!
    expect(decaf).toMatchObject({ shoppers: 1, repeats: 0 })
    expect(Math.exp(decaf.center)).toBeCloseTo(30, -1)
  })

  it('is nothing where two lines of one order are all that looks like coming back', () => {
    const twice = CLOCKWORK.filter(([, , day]) => day < 20).flatMap((line) => [line, line])
    expect(learned(twice).products).toEqual({})
  })

  it('is nothing where all that was bought again was brought back', () => {
    const lines = CLOCKWORK.flatMap(([shopper, product, day, pieces]): Line[] =>
      day < 20
        ? [[shopper, product, day, pieces]]
        : [
            [shopper, product, day, pieces],
            [shopper, product, day, -pieces],
          ],
    )
    expect(learned(lines).products).toEqual({})
  })

  it('is nothing in a shop where nothing was bought', () => {
    expect(learnNeeds(eventColumns([], []), [])).toBeNull()
  })

  it('is nothing in the demo shop, whose goods last', () => {
    const { events, products } = generateDemoShop({ seed: 1, now: new Date('2026-01-01T00:00:00Z') })
    const columns = eventColumns(events, products.map(({ id }) => id)) // prettier-ignore
    expect(learnNeeds(columns, products)!.products).toEqual({})
  })
})

describe('twice the pieces', () => {
  // Each shopper buys one piece for ten days and four pieces for twenty, in turn: 4 ^ (1 / 2) = 2.
  const lines = Array.from({ length: 200 }, (_, shopper) =>
    Array.from({ length: 20 }, (__, i): Line => [
      `shopper${shopper}`,
      'coffee',
      15 * i - (i % 2) * 5,
      i % 2 === 0 ? 1 : 4,
    ]),
  ).flat()
  const stretched = learned(lines.sort((one, other) => one[2] - other[2]))

  it('last longer', () => {
    expect(stretched.stretch).toBeCloseTo(0.5, 1)
    const usual = (pieces: number): number =>
      needOf(stretched, stretched.products[COFFEE]!, [[100, pieces]], MONTHLY, 101).usualDays
    expect(usual(4) / usual(1)).toBeCloseTo(2, 1)
  })
})
