import { describe, expect, it } from '@jest/globals'
import type { Product } from '../../../data/types/product.ts'
import { chooseList } from '../../../recommender/rank/chooseList.ts'
import { forShopper, marginOf, USUAL_WEIGHTS, worthOf } from '../../../recommender/rank/objectives.ts'
import { requestMoment } from '../../../recommender/rank/requestMoment.ts'
import { servingOf } from '../../../recommender/rank/serving.ts'
import { testProduct } from '../../support/products.ts'
import { request, smallSnapshot } from '../retrieve/smallSnapshot.ts'

const NONE = { diversity: 0, novelty: 0, margin: 0, stock: 0 }
const NOW = new Date('2026-01-01T00:00:00Z')

/** Candidates are the products in their order, best first, a tenth apart. */
async function candidatesOf(products: readonly Partial<Product>[], adventure = 0) {
  const snapshot = await smallSnapshot(
    products.map((differs, i) => testProduct(`p${i}`, { priceMinor: 1000, stock: 10, ...differs })),
    products.map((_, i) => 20 * i),
  )
  const rows = Int32Array.from(products.keys())
  const found = Array.from(rows, (row) => ({
    row,
    contentSimilarity: null,
    lexical: 0,
    likeSimilarity: null,
  }))
  const profile = { ...request().profile, adventure }
  const moment = requestMoment(request({ profile }), found, servingOf(snapshot, null), NOW)
  const scores = Float32Array.from(rows, (row) => 1 - row / 10)
  return { snapshot, moment, candidates: { rows, scores }, products: snapshot.products }
}

describe('what a product is worth to a list', () => {
  it('is its relevance between the worst and the best when nothing else counts', async () => {
    const input = await candidatesOf([{}, {}, {}])
    expect([...worthOf(input, NONE)].map((one) => Math.round(100 * one))).toEqual([100, 50, 0])
  })

  it('is more when the shop keeps more of the price', async () => {
    // the shop keeps 10 %, 90 % and, of unknown cost, the mean of both
    const input = await candidatesOf([{ costMinor: 900 }, { costMinor: 100 }, { costMinor: null }])
    const worth = worthOf(
      { ...input, candidates: { ...input.candidates, scores: new Float32Array(3) } },
      { ...NONE, margin: 0.5 },
    )
    expect([...worth].map((one) => Math.round(100 * one))).toEqual([55, 95, 75])
  })

  it('is less when few are left, and none the less when the shop does not count', async () => {
    const input = await candidatesOf([{ stock: 1 }, { stock: 0 }, { stock: null }])
    const worth = worthOf(
      { ...input, candidates: { ...input.candidates, scores: new Float32Array(3) } },
      { ...NONE, stock: 0.5 },
    )
    expect([...worth].map((one) => Math.round(100 * one))).toEqual([55, 50, 100])
  })

  it('is more for what few people want, when that counts', async () => {
    const input = await candidatesOf([{ popularity: 1000 }, { popularity: 0 }])
    const [known, unknown] = worthOf(
      { ...input, candidates: { ...input.candidates, scores: new Float32Array(2) } },
      { ...NONE, novelty: 0.4 },
    )
    expect(unknown! - known!).toBeCloseTo(0.4)
  })

  it.each([
    [{ costMinor: null }, null],
    [{ costMinor: 250 }, 0.75],
    [{ costMinor: 2000 }, 0],
  ])('with %j keeps %j of the price', (differs, kept) => {
    expect(marginOf(testProduct('a', { priceMinor: 1000, ...differs }))).toBe(kept)
  })
})

describe('the shopper between safe and adventurous', () => {
  it('leaves the weights alone in the middle', () => {
    expect(forShopper(USUAL_WEIGHTS, 0)).toBe(USUAL_WEIGHTS)
  })

  it('moves variety and novelty, and safety from what is nearly gone, never the margin', () => {
    const shop = { diversity: 0.15, novelty: 0.05, margin: 0.1, stock: 0.1 }
    const [safe, bold] = [forShopper(shop, -1), forShopper(shop, 1)]
    expect(bold.novelty).toBeGreaterThan(shop.novelty)
    expect(bold.diversity).toBeGreaterThan(shop.diversity)
    expect(safe.novelty).toBeLessThan(0)
    expect(safe.diversity).toBeLessThan(shop.diversity)
    expect([safe.margin, bold.margin]).toEqual([0.1, 0.1])
    expect([safe.stock, bold.stock]).toEqual([0.2, 0.1])
  })
})

describe('a chosen list', () => {
  it('says what is there for the shop alone', async () => {
    // the third is a tenth less relevant than the second and earns all of its price
    const input = await candidatesOf([{ costMinor: 900 }, { costMinor: 900 }, { costMinor: 0 }])
    const weights = { ...NONE, margin: 0.5 }
    const chosen = chooseList({ ...input, weights }, 2)
    expect(chosen.picks).toContain(2)
    expect([...chosen.forShop]).toEqual([2])
  })

  it('says nothing of the shop when margin and stock do not count', async () => {
    const input = await candidatesOf([{ costMinor: 900 }, {}, { costMinor: 0 }])
    expect(chooseList({ ...input, weights: USUAL_WEIGHTS }, 2).forShop.size).toBe(0)
  })

  it('says what is there because the shopper is adventurous', async () => {
    const products = [{ popularity: 0 }, { popularity: 900 }, { popularity: 900 }, { popularity: 0 }]
    const middle = await candidatesOf(products)
    const bold = await candidatesOf(products, 1)
    const scores = Float32Array.of(1, 0.9, 0, 0.86)
    const of = (input: typeof bold) =>
      chooseList({ ...input, candidates: { ...input.candidates, scores }, weights: NONE }, 2)
    expect(of(middle)).toMatchObject({ picks: [0, 1], forAdventure: new Set() })
    expect(of(bold)).toMatchObject({ picks: [0, 3], forAdventure: new Set([3]) })
  })
})
