/** A score taken apart: the parts sum to it, and a part taken away changes the place as it says. */
import { describe, expect, it } from '@jest/globals'
import type { Reranker } from '../../../data/types/ports.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import type { ShopperId } from '../../../data/types/ids.ts'
import { FEATURE_WIDTH } from '../../../recommender/rank/featureMatrix.ts'
import { HAND_WEIGHTS } from '../../../recommender/rank/linearScore.ts'
import { forward } from '../../../recommender/rank/mlp.ts'
import { scoreSheet } from '../../../recommender/explain/scoreSheet.ts'
import { testProduct } from '../../support/products.ts'
import { request, smallSnapshot, term } from '../retrieve/smallSnapshot.ts'

const now = new Date('2026-01-01T00:00:00Z')
const products = Array.from({ length: 12 }, (_, i) =>
  testProduct(`p${i}`, {
    brand: i % 2 === 0 ? 'Acme' : 'Bolt',
    priceMinor: 1000,
    ...(i === 3 ? { listPriceMinor: 2000 } : {}),
  }),
)
const snapshot = await smallSnapshot(products)
const deps = { snapshot, models: null, reranker: null as Reranker | null, now }
const fond = {
  ...emptyProfile('ann' as ShopperId, now),
  tastes: { brand: { acme: 0.8 } },
}

describe('a score sheet', () => {
  it('sums to the score', async () => {
    for (const row of [0, 3, 7]) {
      const sheet = await scoreSheet(request({ profile: fond }), row, deps)
      const added = [...sheet.features, ...sheet.request].reduce((sum, one) => sum + one.added, 0)
      expect(sheet.usualScore + added).toBeCloseTo(sheet.score, 4)
    }
  })

  it('says what carries a product, and where it would stand without', async () => {
    const reduced = await scoreSheet(request(), 3, deps)
    expect(reduced.place).toBe(1)
    expect(reduced.features[0]).toMatchObject({ name: 'discount', value: 1 })
    const without = reduced.changes.find(({ group }) => group === 'discount')
    expect(without!.score).toBeLessThan(reduced.score)
    const liked = await scoreSheet(request({ profile: fond }), 0, deps)
    expect(liked.changes[0]?.group).toBe('taste')
    expect(liked.changes[0]!.place).toBeGreaterThan(liked.place)
  })

  it('scores what would not be offered, and says so', async () => {
    const asked = request({ search: { constraints: [term('brand', 'bolt')] } })
    expect(await scoreSheet(asked, 0, deps)).toMatchObject({ offered: false, candidates: 7 })
    expect(await scoreSheet(asked, 1, deps)).toMatchObject({ offered: true, candidates: 6 })
  })

  it('lets the network rank none but the best 200 by the linear score, as lists do', async () => {
    const many = Array.from({ length: 230 }, (_, i) => testProduct(`q${i}`, { popularity: 1 + i * i }))
    const shelf = await smallSnapshot(many)
    const byLinear = { ...deps, snapshot: shelf }
    const contrary: Reranker = {
      ...{ backend: 'contrary', width: FEATURE_WIDTH, close: async () => undefined },
      score: async (rows) => forward(HAND_WEIGHTS, rows).map((score) => -score),
    }
    for (const row of [229, 30, 29, 5]) {
      const linear = await scoreSheet(request(), row, byLinear)
      // the more popular, the better; row 229 is the most popular
      expect(linear.place).toBe(230 - row)
      const sheet = await scoreSheet(request(), row, { ...byLinear, reranker: contrary })
      expect(sheet.reranked).toBe(linear.place <= 200)
      // turned round among the best 200, and as it was behind them
      expect(sheet.place).toBe(linear.place <= 200 ? 201 - linear.place : linear.place)
      expect(sheet.score).toBeCloseTo(linear.place <= 200 ? -linear.score : linear.score, 5)
    }
    // as popular as usual the first is no more the worst for the network, and the 200th no more the best
    const turned = { ...byLinear, reranker: contrary }
    for (const [row, better] of [
      [229, true],
      [30, false],
    ] as const) {
      const { changes, place } = await scoreSheet(request(), row, turned)
      const usual = changes.find(({ group }) => group === 'popularity')!.place
      expect(usual < place).toBe(better)
      expect(usual).not.toBe(place)
    }
  })
})
