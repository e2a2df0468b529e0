import { describe, expect, it } from '@jest/globals'
import type { InteractionEvent } from '../../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../../data/types/ids.ts'
import { emptyProfile, type Profile } from '../../../data/types/profile.ts'
import type { Understanding } from '../../../data/types/understanding.ts'
import { foldDone } from '../../../recommender/profile/foldDone.ts'
import { foldSaid } from '../../../recommender/profile/foldSaid.ts'
import { testProduct } from '../../support/products.ts'
import { seeded } from '../../support/seeded.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const NOW = new Date('2026-05-04T10:00:00Z')
const after = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS)
const ANN = emptyProfile('ann' as ShopperId, NOW)
const jacket = testProduct('jacket', {
  brand: 'North Peak',
  attributes: { colour: ['Blue'], size: ['M'] },
  priceMinor: 2000,
})

type Kind = InteractionEvent['kind']
const KINDS: readonly Kind[] = [
  ...(['product-viewed', 'product-clicked', 'product-liked', 'product-refused'] as const),
  ...(['added-to-cart', 'product-bought', 'product-rated'] as const),
]

function event(kind: Kind, productId: string, at: Date, stars = 5): InteractionEvent {
  const about = { id: 'e' as EventId, at, shopperId: ANN.shopperId, sessionId: null, listId: null }
  const product = { ...about, productId: productId as ProductId }
  if (kind === 'product-rated') return { ...product, kind, stars }
  if (kind === 'added-to-cart' || kind === 'product-bought')
    return { ...product, kind, quantity: 1, priceMinor: null }
  return { ...product, kind }
}

function says(facet: string, value: string, polarity: 'include' | 'exclude' = 'include'): Understanding {
  const constraint = {
    kind: 'term',
    facet,
    values: [value],
    polarity,
    strength: 'must',
    confidence: 1,
    said: value,
  } as const
  return {
    ...{
      language: 'en',
      text: value,
      truncated: false,
      otherCurrency: null,
      intents: [],
      embedding: new Float32Array(2),
    },
    ...{
      query: '',
      constraints: [constraint],
      critiques: [],
      references: [],
      pointsNowhere: false,
      mood: 'neutral',
    },
  }
}

const done = (profile: Profile, kind: Kind, at = NOW, stars = 5): Profile =>
  foldDone(profile, event(kind, 'jacket', at, stars), jacket, Float32Array.of(0.6, 0.8), 1000)

describe('a profile', () => {
  it('learns what was said, likes and dislikes', () => {
    const liked = foldSaid(ANN, says('colour', 'blue'), NOW)
    const both = foldSaid(liked, says('colour', 'black', 'exclude'), NOW)
    expect(both.tastes['colour']).toEqual({ blue: 0.3, black: -0.35 })
    expect(both.language).toBe('en')
  })

  it('takes a size, a category and a feature for the need of the day, not for a taste', () => {
    for (const facet of ['size', 'category', 'feature'])
      expect(foldSaid(ANN, says(facet, 'x'), NOW).tastes).toEqual({})
  })

  it('is the same object when nothing was said', () => {
    const known = { ...ANN, language: 'en' as const }
    expect(foldSaid(known, { ...says('size', 'm'), constraints: [] }, NOW)).toBe(known)
  })

  it('learns from what was done: taste, direction, price level', () => {
    const profile = done(ANN, 'product-liked')
    expect(profile.tastes).toEqual({ brand: { 'north peak': 0.25 }, colour: { blue: 0.25 } })
    expect(profile.vector!.map((value) => value.toFixed(2))).toEqual(['0.60', '0.80'])
    // twice the usual price of its category
    expect(profile.priceLevel).toBeCloseTo(Math.log(2))
    expect([profile.liked, profile.recent]).toEqual([['jacket'], ['jacket']])
  })

  it('a refusal is remembered, ends a liking, and turns the taste', () => {
    const profile = done(done(ANN, 'product-liked'), 'product-refused')
    expect([profile.refused, profile.liked, profile.recent]).toEqual([['jacket'], [], []])
    expect(profile.tastes['colour']!['blue']).toBeLessThan(0.25)
  })

  it('three stars of five say nothing, one says no', () => {
    expect(done(ANN, 'product-rated', NOW, 3).tastes).toEqual({})
    expect(done(ANN, 'product-rated', NOW, 1).tastes['colour']!['blue']).toBeLessThan(0)
  })

  it('forgets half of a taste in ninety days, and all of it in the end', () => {
    const liked = foldSaid(ANN, says('colour', 'blue'), NOW)
    const later = foldSaid(liked, says('brand', 'acme'), after(90))
    expect(later.tastes['colour']!['blue']).toBeCloseTo(0.15)
    expect(foldSaid(liked, says('brand', 'acme'), after(900)).tastes).not.toHaveProperty('colour')
  })

  it('does not go back in time for an event that comes late', () => {
    const profile = done(done(ANN, 'product-liked', after(10)), 'product-viewed', after(2))
    expect(profile.updatedAt).toEqual(after(10))
  })

  it('keeps the lists when the product is gone from the catalogue', () => {
    const profile = foldDone(ANN, event('product-bought', 'gone', NOW), null, null, null)
    expect([profile.bought, profile.tastes, profile.vector]).toEqual([['gone'], {}, null])
  })
})

describe('when something was bought', () => {
  const day = Math.floor(NOW.getTime() / DAY_MS)
  const buys = (profile: Profile, productId: string, days: number, quantity = 1): Profile =>
    foldDone(
      profile,
      {
        ...event('product-bought', productId, after(days)),
        kind: 'product-bought',
        quantity,
        priceMinor: null,
      },
      null,
      null,
      null,
    )

  it('is kept by day, with the pieces of the day together, oldest first', () => {
    const profile = buys(buys(buys(ANN, 'tea', 30, 2), 'tea', 0), 'tea', 30)
    expect(profile.boughtAt).toEqual({
      tea: [
        [day, 1],
        [day + 30, 3],
      ],
    })
  })

  it('is forgotten when it was brought back', () => {
    const twice = buys(buys(ANN, 'tea', 0, 2), 'tea', 30, 2)
    expect(buys(twice, 'tea', 31, -3).boughtAt).toEqual({ tea: [[day, 1]] })
    expect(buys(twice, 'tea', 31, -9).boughtAt).toEqual({})
    expect(buys(twice, 'tea', 31, 0).boughtAt).toEqual(twice.boughtAt)
  })

  it('is bounded like what was bought, in times and in products', () => {
    let profile = ANN
    for (let i = 0; i < 250; i++) profile = buys(profile, `p${i}`, i)
    for (let i = 0; i < 20; i++) profile = buys(profile, 'tea', 300 + i)
    expect(Object.keys(profile.boughtAt!).sort()).toEqual([...profile.bought].sort())
    expect(profile.boughtAt!['tea' as ProductId]!.map(([on]) => on - day)).toEqual([
      312, 313, 314, 315, 316, 317, 318, 319,
    ])
  })

  it('is kept of a product whose id is a word of the language', () => {
    expect(buys(ANN, 'constructor', 0).boughtAt).toEqual({ constructor: [[day, 1]] })
  })

  it('is added to a profile that was kept before times were', () => {
    const old = { ...ANN, bought: ['salt', 'tea'] as ProductId[] }
    expect(buys(old, 'tea', 0).boughtAt).toEqual({ tea: [[day, 1]] })
  })
})

it('whatever happens, weights stay in [-1, 1], the vector is unit or null, lists are bounded, nothing is NaN', () => {
  const pick = seeded(11)
  const number = (): number => [0, 1, -1, 1e-300, 1e300, pick(1000) / 500 - 1][pick(6)]!
  let profile = ANN
  for (let i = 0; i < 3000; i++) {
    const product = testProduct(`p${pick(900)}`, {
      brand: `brand ${pick(80)}`,
      attributes: { colour: [`colour ${pick(80)}`], style: [] },
      priceMinor: pick(3) === 0 ? 0 : pick(100_000),
    })
    const vector = pick(5) === 0 ? null : Float32Array.of(number(), number(), number())
    const happened = event(KINDS[pick(KINDS.length)]!, product.id, after(i / 10 - pick(3)), 1 + pick(5))
    profile = foldDone(
      profile,
      happened,
      pick(9) === 0 ? null : product,
      vector,
      pick(4) === 0 ? 0 : pick(90_000),
    )
    if (pick(3) === 0)
      profile = foldSaid(
        profile,
        says('colour', `colour ${pick(80)}`, pick(2) === 0 ? 'include' : 'exclude'),
        after(i / 10),
      )
    checkProfile(profile)
  }
})

function checkProfile({ tastes, vector, priceLevel, refused, bought, liked, recent }: Profile): void {
  for (const values of Object.values(tastes)) {
    const weights = Object.values(values)
    if (!weights.every((weight) => weight >= -1 && weight <= 1) || weights.length > 40)
      throw new Error(JSON.stringify(tastes))
  }
  if (vector !== null && Math.abs(Math.hypot(...vector) - 1) > 1e-3) throw new Error(JSON.stringify(vector))
  if (priceLevel !== null && !Number.isFinite(priceLevel)) throw new Error(String(priceLevel))
  for (const list of [refused, bought, liked, recent]) {
    if (list.length > 500 || new Set(list).size !== list.length) throw new Error(JSON.stringify(list))
  }
}
