/** The whole path on a hand-made shop: vectors lie in a plane, kettles at 0 degrees, toasters at 40, tents at 120. */
import { describe, expect, it } from '@jest/globals'
import type { ProductId } from '../../data/types/ids.ts'
import type { Reranker } from '../../data/types/ports.ts'
import type { Product } from '../../data/types/product.ts'
import type { RankedProduct, RecommendRequest } from '../../data/types/recommendation.ts'
import { FEATURE_WIDTH, INPUT_NAMES } from '../../recommender/rank/featureMatrix.ts'
import { recommend } from '../../recommender/recommend.ts'
import { testProduct } from '../support/products.ts'
import { atDegrees, price, request, smallSnapshot, term } from './retrieve/smallSnapshot.ts'
import type { Asked } from './retrieve/smallSnapshot.ts'

const NOW = new Date('2026-01-01T00:00:00Z')

const kettle = (n: number, differs: Partial<Product> = {}): Product =>
  testProduct(`kettle${n}`, { categoryPath: ['Kitchen', 'Kettles'], priceMinor: 3000, ...differs })
const toaster = (n: number, differs: Partial<Product> = {}): Product =>
  testProduct(`toaster${n}`, { categoryPath: ['Kitchen', 'Toasters'], priceMinor: 3000, ...differs })
const tent = (n: number, differs: Partial<Product> = {}): Product =>
  testProduct(`tent${n}`, { categoryPath: ['Outdoor', 'Tents'], priceMinor: 9000, ...differs })

const PRODUCTS = [
  kettle(1, { brand: 'Acme', rating: 4.8, ratingCount: 40 }),
  kettle(2, { brand: 'Bolt', rating: 3.1, ratingCount: 40, stock: 5 }),
  kettle(3, { brand: 'Bolt', priceMinor: 2000, listPriceMinor: 3000 }),
  toaster(1, { brand: 'Acme', rating: 4.9, ratingCount: 90 }),
  toaster(2, { brand: 'Acme', rating: 4.9, ratingCount: 90 }),
  toaster(3),
  tent(1),
  tent(2),
  tent(3),
]
const ANGLES = [0, 2, -2, 40, 42, 44, 120, 122, 118]
const snapshot = await smallSnapshot(PRODUCTS, ANGLES)

async function list(
  asked: Asked,
  options: { readonly reranker?: Reranker; readonly shop?: typeof snapshot } = {},
): Promise<readonly RankedProduct[]> {
  const deps = {
    snapshot: options.shop ?? snapshot,
    models: null,
    reranker: options.reranker ?? null,
    now: NOW,
  }
  const recommendation = await recommend(request(asked), deps)
  return recommendation.kind === 'list' ? recommendation.items : []
}
const idsOf = (items: readonly RankedProduct[]): string[] => items.map(({ product }) => product.id)

/** Somebody who has bought nothing but toasters, all of one brand. */
const toasterLover: RecommendRequest['profile'] = {
  ...request().profile,
  vector: [...atDegrees(41)],
  tastes: { brand: { acme: 1 } },
  bought: ['toaster1', 'toaster2'] as ProductId[],
  recent: ['toaster1', 'toaster2'] as ProductId[],
}

describe('a recommendation', () => {
  it('gives kettles to who asks for a kettle, however many toasters they bought', async () => {
    const asked = { search: { query: 'kettle' }, embedding: atDegrees(0), size: 3 }
    const items = await list({ ...asked, profile: toasterLover })
    expect(idsOf(items).sort()).toEqual(['kettle1', 'kettle2', 'kettle3'])
  })

  it('keeps to the topic even with a network that loves toasters', async () => {
    const taste = INPUT_NAMES.indexOf('brandTaste')
    const obsessed: Reranker = {
      backend: 'by hand',
      width: FEATURE_WIDTH,
      score: (features) =>
        Promise.resolve(
          Float32Array.from(
            { length: features.length / FEATURE_WIDTH },
            (_, i) => 3 * (features[i * FEATURE_WIDTH + taste] ?? 0),
          ),
        ),
      close: () => Promise.resolve(),
    }
    const asked = { search: { query: 'kettle' }, embedding: atDegrees(0), size: 3, profile: toasterLover }
    expect(idsOf(await list(asked, { reranker: obsessed })).sort()).toEqual(['kettle1', 'kettle2', 'kettle3'])
  })

  it('lets taste decide between what answers equally well', async () => {
    const asked = { search: { query: 'kettle' }, embedding: atDegrees(0), size: 1 }
    const profile = { ...request().profile, tastes: { brand: { bolt: 1, acme: -1 } } }
    expect((await list({ ...asked, profile }))[0]?.product.brand).toBe('Bolt')
  })

  it('follows the profile when nothing is asked for', async () => {
    const [first] = await list({ profile: toasterLover, size: 1 })
    expect(first?.product.categoryPath).toContain('Toasters')
  })

  it('counts what was answered to begin with like a preference, unless the search speaks of it', async () => {
    const profile = { ...request().profile, answers: { category: 'tents' } }
    expect(idsOf(await list({ profile, size: 3 })).every((id) => id.startsWith('tent'))).toBe(true)
    const search = { constraints: [term('category', 'kettles')] }
    expect(idsOf(await list({ profile, search, size: 3 })).every((id) => id.startsWith('kettle'))).toBe(true)
  })

  it('puts what is preferred before what is not', async () => {
    const preferred = term('brand', 'bolt', { strength: 'prefer' })
    const items = await list({ search: { constraints: [term('category', 'kettles'), preferred] }, size: 3 })
    expect(items.map(({ product }) => product.brand).slice(0, 2)).toEqual(['Bolt', 'Bolt'])
  })

  it('has scores that are the sums of their contributions', async () => {
    const asked = { search: { query: 'kettle', constraints: [price(null, 5000)] }, embedding: atDegrees(0) }
    const items = await list({ ...asked, profile: toasterLover })
    expect(items).not.toHaveLength(0)
    for (const { contributions, score } of items) {
      expect(Object.values(contributions).reduce((sum, one) => sum + one, 0)).toBeCloseTo(score, 4)
    }
  })

  it('has at least one reason an item, even for a stranger who asks for nothing', async () => {
    const items = await list({ size: 9 })
    expect(items).toHaveLength(9)
    for (const { reasons } of items) expect(reasons.length).toBeGreaterThan(0)
  })

  it('says what to relax when nothing matches', async () => {
    const musts = [term('category', 'kettles'), price(null, 100)]
    const deps = { snapshot, models: null, reranker: null, now: NOW }
    const recommendation = await recommend(request({ search: { constraints: musts } }), deps)
    expect(recommendation.kind).toBe('nothing-matches')
  })

  it('is empty, not nothing, when all that matches was seen', async () => {
    const search = {
      constraints: [term('category', 'tents')],
      seen: ['tent1', 'tent2', 'tent3'] as ProductId[],
    }
    const deps = { snapshot, models: null, reranker: null, now: NOW }
    expect(await recommend(request({ search, excludeSeen: true }), deps)).toEqual({
      kind: 'list',
      items: [],
      matching: 3,
      question: null,
    })
  })
})

describe('a reason is what made the difference: without it the score falls', () => {
  const scoreOf = (items: readonly RankedProduct[], id: string): number =>
    items.find(({ product }) => product.id === id)?.score ?? NaN
  const kindsOf = (items: readonly RankedProduct[], id: string): string[] =>
    items.find(({ product }) => product.id === id)?.reasons.map(({ kind }) => kind) ?? []

  /** The shop with one product changed. */
  const changed = (id: string, differs: Partial<Product>): ReturnType<typeof smallSnapshot> =>
    smallSnapshot(
      PRODUCTS.map((one) => (one.id === id ? { ...one, ...differs } : one)),
      ANGLES,
    )

  it('well-rated', async () => {
    const before = await list({ size: 9 })
    expect(kindsOf(before, 'kettle1')).toContain('well-rated')
    const shop = await changed('kettle1', { rating: null, ratingCount: 0 })
    expect(scoreOf(await list({ size: 9 }, { shop }), 'kettle1')).toBeLessThan(scoreOf(before, 'kettle1'))
  })

  it('reduced', async () => {
    const before = await list({ size: 9 })
    expect(kindsOf(before, 'kettle3')).toContain('reduced')
    const shop = await changed('kettle3', { listPriceMinor: null })
    expect(scoreOf(await list({ size: 9 }, { shop }), 'kettle3')).toBeLessThan(scoreOf(before, 'kettle3'))
  })

  it('fits-taste', async () => {
    const profile = { ...request().profile, tastes: { brand: { acme: 0.8 } } }
    const before = await list({ size: 9, profile })
    expect(kindsOf(before, 'toaster1')).toContain('fits-taste')
    const after = await list({ size: 9 })
    expect(scoreOf(after, 'toaster1')).toBeLessThan(scoreOf(before, 'toaster1'))
  })

  it('within-budget and matches-request', async () => {
    const constraints = [term('category', 'kettles'), price(null, 3500)]
    const before = await list({ size: 9, search: { constraints } })
    expect(kindsOf(before, 'kettle1')).toEqual(expect.arrayContaining(['within-budget', 'matches-request']))
    for (const rest of [constraints.slice(0, 1), constraints.slice(1)]) {
      const after = await list({ size: 9, search: { constraints: rest } })
      expect(scoreOf(after, 'kettle1')).toBeLessThan(scoreOf(before, 'kettle1'))
    }
  })

  it('close-to-words', async () => {
    const asked = { size: 9, search: { query: 'kettle' } }
    const before = await list({ ...asked, embedding: atDegrees(0) })
    expect(kindsOf(before, 'kettle1')).toContain('close-to-words')
    const after = await list({ ...asked, embedding: atDegrees(120) })
    expect(scoreOf(after, 'kettle1')).toBeLessThan(scoreOf(before, 'kettle1'))
  })

  it('like-product', async () => {
    const before = await list({ size: 8, search: { likeProductId: 'kettle2' as ProductId } })
    expect(kindsOf(before, 'kettle1')).toContain('like-product')
    const after = await list({ size: 8, search: { likeProductId: 'tent1' as ProductId } })
    expect(scoreOf(after, 'kettle1')).toBeLessThan(scoreOf(before, 'kettle1'))
  })
})
