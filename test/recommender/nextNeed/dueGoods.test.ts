/** Coffee is bought every thirty days, nobody ever came back for the lamp: what of it is in a list, and why. */
import { describe, expect, it } from '@jest/globals'
import type { ProductId, ShopperId } from '../../../data/types/ids.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import type { Profile, PurchaseTimes } from '../../../data/types/profile.ts'
import type { Product } from '../../../data/types/product.ts'
import type { RankedProduct } from '../../../data/types/recommendation.ts'
import { trainCollaborative } from '../../../recommender/collaborative/collaborative.ts'
import { eventColumns } from '../../../recommender/collaborative/eventColumns.ts'
import { DAY_MS } from '../../../recommender/collaborative/interactions.ts'
import { dueRows } from '../../../recommender/nextNeed/dueGoods.ts'
import { learnNeeds } from '../../../recommender/nextNeed/needs.ts'
import type { Needs } from '../../../recommender/nextNeed/needs.ts'
import { FEATURE_WIDTH, INPUT_NAMES } from '../../../recommender/rank/featureMatrix.ts'
import type { Mlp } from '../../../recommender/rank/mlp.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { recommend } from '../../../recommender/recommend.ts'
import { testProduct } from '../../support/products.ts'
import { atDegrees, request, smallSnapshot, term } from '../retrieve/smallSnapshot.ts'
import type { Asked } from '../retrieve/smallSnapshot.ts'
import { everyFewDays, purchaseEvents } from './smallHistories.ts'
import type { Line } from './smallHistories.ts'
import { NO_INSIGHTS } from '../../../recommender/rank/models.ts'

const COFFEE = 'coffee' as ProductId
const LAMP = 'lamp' as ProductId

/** The favourites are what everybody looks at; coffee and the lamp are rated badly and stand last. */
const PRODUCTS: readonly Product[] = [
  ...Array.from({ length: 20 }, (_, i) => testProduct(`favourite${i}`, { rating: 5, ratingCount: 90 })),
  testProduct(COFFEE, { categoryPath: ['Drinks'], rating: 3, ratingCount: 9 }),
  testProduct(LAMP, { categoryPath: ['Lamps'], rating: 3, ratingCount: 9 }),
]
const ANGLES = [...Array.from({ length: 20 }, () => 0), 90, 90]
const ids = PRODUCTS.map(({ id }) => id)
const LINES: readonly Line[] = [
  ...everyFewDays('coffee', { shoppers: 20, gap: 30, until: 330 }),
  ...[0, 1, 2, 3, 4].map((shopper): Line => [`shopper${shopper}`, 'lamp', 5 + shopper, 1]),
]
const events = eventColumns(purchaseEvents([...LINES]), ids)
const needs = learnNeeds(events, PRODUCTS)!
const snapshot = await smallSnapshot(PRODUCTS, ANGLES)
/** As goods that last teach it: what was bought is not wanted again; for the rest, what is rated well. */
const linear: Mlp = {
  layers: [
    {
      ...{ inputs: FEATURE_WIDTH, outputs: 1, bias: new Float32Array(1) },
      weights: Float32Array.from(INPUT_NAMES, (name) => ({ bought: -1, rating: 1 })[name] ?? 0),
    },
  ],
}
const collaborative = await trainCollaborative(events, 331 * DAY_MS, seededRandom(1))

const BOTH = { [COFFEE]: [[270, 1], [300, 1]], [LAMP]: [[300, 1]] } as Record<ProductId, PurchaseTimes> // prettier-ignore

/** Bought coffee on day 270 and 300, and a lamp on day 300. */
const buyer: Profile = {
  ...emptyProfile('ann' as ShopperId, new Date(300 * DAY_MS)),
  bought: [COFFEE, LAMP],
  boughtAt: BOTH,
}

async function listOn(
  day: number,
  asked: Asked = {},
  known: Needs | null = needs,
): Promise<readonly RankedProduct[]> {
  const models = { version: '1', collaborative, linear, mlp: null, ...NO_INSIGHTS, needs: known }
  const deps = { snapshot, models, reranker: null, now: new Date((day + 0.5) * DAY_MS) }
  const answer = await recommend(request({ profile: buyer, size: 5, ...asked }), deps)
  return answer.kind === 'list' ? answer.items : []
}
const idsOf = (items: readonly RankedProduct[]): string[] => items.map(({ product }) => product.id)
const dueOn = (day: number, profile = buyer, shop = snapshot): string[] =>
  [...dueRows(profile, needs, shop, day * DAY_MS).keys()].map((row) => PRODUCTS[row]!.id)

describe('coffee', () => {
  it('is due from about thirty days after the last one until it was given up, the lamp never', () => {
    expect([305, 315, 330, 340, 700].map((day) => dueOn(day))).toEqual([[], [], ['coffee'], ['coffee'], []])
  })

  it('is in the list when it is due, and says why', async () => {
    const item = (await listOn(330)).find(({ product }) => product.id === COFFEE)!
    expect(item.reasons[0]).toEqual({ kind: 'due-again', lastBoughtDaysAgo: 30, usualDays: 30 })
    expect(item.contributions['due']).toBeGreaterThan(1)
    expect(Object.values(item.contributions).reduce((sum, one) => sum + one, 0)).toBeCloseTo(item.score, 4)
  })

  it('is not in the list on the day after it was bought', async () => {
    expect(idsOf(await listOn(301))).not.toContain('coffee')
  })

  it('is not in the list because of what is taken away: without the need it falls out', async () => {
    expect(idsOf(await listOn(330, {}, null))).not.toContain('coffee')
  })

  it('stays away from a list of lamps, and when it was refused', async () => {
    const lamps = { search: { constraints: [term('category', 'lamps')] } }
    expect(idsOf(await listOn(330, lamps))).toEqual(['lamp'])
    const refused = { profile: { ...buyer, refused: [COFFEE] } }
    expect(idsOf(await listOn(330, refused))).not.toContain('coffee')
  })

  it('stays away from an answer to words that mean something else', async () => {
    const asked = { search: { query: 'favourite' }, embedding: atDegrees(0), size: 3 }
    expect(idsOf(await listOn(330, asked))).not.toContain('coffee')
  })

  it('is not due while it is sold out', async () => {
    const soldOut = PRODUCTS.map((one) => (one.id === COFFEE ? { ...one, stock: 0 } : one))
    expect(dueOn(330, buyer, await smallSnapshot(soldOut, ANGLES))).toEqual([])
  })

  it('is not taken for a product whose id is a word of the language', () => {
    const odd = 'constructor' as ProductId
    const shop = { products: [testProduct(odd)], rowOf: new Map([[odd, 0]]) }
    const profile = { ...buyer, boughtAt: { [odd]: [[1, 1]] } as Record<ProductId, PurchaseTimes> }
    expect(dueRows(profile, needs, shop, 330 * DAY_MS).size).toBe(0)
  })

  it('is not due to who asked to have their purchases forgotten, nor to a profile without times', () => {
    expect(dueOn(330, { ...buyer, bought: [], boughtAt: null })).toEqual([])
    expect(dueOn(330, { ...emptyProfile(buyer.shopperId, buyer.updatedAt), bought: buyer.bought })).toEqual(
      [],
    )
  })
})

it('a shop that sells nothing that is bought again answers exactly as before', async () => {
  const lamps = learnNeeds(eventColumns(purchaseEvents(LINES.filter(([, , day]) => day < 20)), ids), PRODUCTS)
  expect(lamps!.products).toEqual({})
  for (const day of [301, 330, 700])
    expect(await listOn(day, { size: 22 }, lamps)).toEqual(await listOn(day, { size: 22 }, null))
})
