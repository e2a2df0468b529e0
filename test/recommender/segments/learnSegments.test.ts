/** Segments of a hand-made shop with three kinds of shoppers, of one kind, and of hardly any. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { EventId, ProductId, ShopperId } from '../../../data/types/ids.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import type { Profile } from '../../../data/types/profile.ts'
import { foldDone } from '../../../recommender/profile/foldDone.ts'
import { catalogueFacts } from '../../../recommender/segments/catalogueFacts.ts'
import { knownOf } from '../../../recommender/segments/evidence.ts'
import { learnSegments } from '../../../recommender/segments/learnSegments.ts'
import { causesOf, segmentOf } from '../../../recommender/segments/membership.ts'
import type { Segmentation } from '../../../recommender/segments/segmentation.ts'
import { segmentName, traitWords } from '../../../recommender/segments/segmentWords.ts'
import { DEMAND, inputOf, pastOf, PRODUCTS, segmentsIn } from './handMade.ts'

/** 50 take mugs, 40 jackets, 30 tents. */
const threeKinds = pastOf(120, (i) => (i < 50 ? 0 : i < 90 ? 1 : 2))
const facts = catalogueFacts(PRODUCTS, DEMAND)

function clicked(profile: Profile, row: number): Profile {
  const product = PRODUCTS[row]!
  const event = {
    ...({
      kind: 'product-clicked',
      id: 'e' as EventId,
      at: new Date(0),
      shopperId: profile.shopperId,
    } as const),
    ...{ sessionId: null, listId: null, productId: product.id },
  }
  return foldDone(profile, event, product, null, 1000)
}

const stranger = emptyProfile('new' as ShopperId, new Date(0))

/** All numbers in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

describe('three kinds of shoppers', () => {
  let found: Segmentation
  beforeAll(() => {
    found = segmentsIn(threeKinds)!
  })

  it('are found, the largest first', () => {
    expect(found.segments.map(({ shoppers }) => shoppers)).toEqual([50, 40, 30])
    expect(found.segments.map(({ share }) => share)).toEqual([50 / 120, 40 / 120, 30 / 120])
  })

  it('are called by what sets them apart, in both languages', () => {
    const names = (language: 'en' | 'zh') => found.segments.map((one) => segmentName(one, 3, language))
    expect(names('en')[0]).toContain('Mugs')
    expect(names('en')[0]).toContain('lower prices')
    expect(names('en')[1]).toContain('Jackets')
    expect(names('en')[1]).toContain('higher prices')
    expect(names('en')[2]).toContain('Tents')
    // All of them did twelve things.
    expect(names('en').join()).not.toContain('active')
    expect(names('zh')[0]).toMatch(/马克杯/)
    expect(names('zh')[1]).toMatch(/夹克.*价位较高|价位较高.*夹克/)
  })

  it('are found again among resampled shoppers, and stand apart', () => {
    expect(found.stability).toBeGreaterThan(0.95)
    for (const { stability } of found.segments) expect(stability).toBeGreaterThan(0.95)
    expect(found.silhouette!.found).toBeGreaterThan(found.silhouette!.ofOneCloud + 0.2)
  })

  it('say what they buy and what may be supposed of a newcomer', () => {
    const [mugs, jackets] = found.segments
    expect(mugs!.bought[0]!.name.en).toBe('Mugs')
    // Nine of ten from the own shelf, and a third of the rest: 93 %.
    expect(mugs!.bought[0]!.share).toBeGreaterThan(0.85)
    expect(mugs!.prior.categoryShares['mugs']).toBeGreaterThan(0.85)
    expect(mugs!.prior.priceLevel).toBeLessThan(0)
    expect(jackets!.prior.priceLevel).toBeGreaterThan(0)
    expect(mugs!.prior.tastes['colour']!['red']).toBeGreaterThan(mugs!.prior.tastes['colour']!['black'] ?? 0)
  })

  it('do not call a taste what the category brings along', () => {
    // Mugs are red: whoever takes mugs takes red ones, and no more of them than mugs are.
    const named = found.segments[0]!.name.map((trait) => traitWords(trait, 'en'))
    expect(named).not.toContain('red')
  })

  it('take a shopper of no event by their shares, of one event a little further, of more for sure', () => {
    const byCount = [0, 1, 8].map((count) => {
      let profile = stranger
      for (let row = 0; row < count; row++) profile = clicked(profile, 40 + row)
      return segmentOf(knownOf(profile, facts), found)
    })
    for (const probabilities of byCount)
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
    const tents = byCount.map((probabilities) => probabilities[2]!)
    expect(tents[0]).toBeLessThan(0.5)
    expect(tents[1]).toBeGreaterThan(tents[0]!)
    expect(tents[2]).toBeGreaterThan(0.9)
  })

  it('say why: the category that was looked at', () => {
    let profile = stranger
    for (let row = 0; row < 8; row++) profile = clicked(profile, 40 + row)
    const [first] = causesOf(knownOf(profile, facts), found, 2)
    expect(first!.feature).toMatchObject({ kind: 'category', value: 'tents' })
    expect(first!.added).toBeGreaterThan(0)
  })

  it('are the same with the same seed, and come back from JSON as they were', () => {
    const again = segmentsIn(threeKinds)
    expect(again).toEqual(found)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })

  it('have no number that is none', () => {
    expect(numbersIn(found).filter((value) => !Number.isFinite(value))).toEqual([])
  })
})

describe('shoppers that nothing sets apart', () => {
  it('are one segment', () => {
    for (const seed of [1, 2, 3]) {
      const found = segmentsIn(pastOf(120, () => null, seed))!
      expect(found.segments.map(({ shoppers }) => shoppers)).toEqual([120])
      expect([found.silhouette, found.stability]).toEqual([null, null])
      expect(segmentName(found.segments[0]!, 1, 'zh')).toBe('全部顾客')
      expect(segmentOf(knownOf(clicked(stranger, 0), facts), found)).toEqual([1])
    }
  })

  it('are one segment when all do the very same', () => {
    const same = pastOf(1, () => 0)
    const events = Array.from({ length: 40 }, (_, i) =>
      same.map((event) => ({ ...event, shopperId: `s${i}` as ShopperId })),
    ).flat()
    const found = segmentsIn(events)!
    expect(found.segments).toHaveLength(1)
    expect(numbersIn(found).filter((value) => !Number.isFinite(value))).toEqual([])
  })
})

describe('few shoppers', () => {
  it('are no segments: none in an empty shop, of three, or of nineteen', () => {
    for (const count of [0, 3, 19]) expect(segmentsIn(pastOf(count, (i) => i % 3))).toBeNull()
  })

  it('are one segment when no two groups of twenty can be made', () => {
    expect(segmentsIn(pastOf(39, (i) => i % 2))!.segments).toHaveLength(1)
  })

  it('of whom too little is known are left out', () => {
    const brief = pastOf(60, (i) => i % 3).filter((_, i) => i < 5 * 60)
    expect(segmentsIn(brief)).toBeNull()
  })

  it('in a shop without products or categories are no fault', () => {
    const bare = inputOf(threeKinds, {
      products: PRODUCTS.map((product) => ({
        ...product,
        categoryPath: [],
        attributes: {},
        priceMinor: 1000,
      })),
    })
    expect(learnSegments(bare, foldDone)!.segments).toHaveLength(1)
    expect(
      learnSegments(inputOf([], { products: [], demand: [], categoryMedianMinor: [] }), foldDone),
    ).toBeNull()
  })
})

describe('a group smaller than twenty', () => {
  it('is never made a segment', () => {
    const found = segmentsIn(pastOf(100, (i) => (i < 45 ? 0 : i < 90 ? 1 : 2)))!
    for (const { shoppers } of found.segments) expect(shoppers).toBeGreaterThanOrEqual(20)
    expect(found.segments.reduce((sum, { shoppers }) => sum + shoppers, 0)).toBe(100)
  })
})

describe('a broken profile', () => {
  it('is placed by what is sound in it', () => {
    const found = segmentsIn(threeKinds)!
    const broken: Profile = {
      ...stranger,
      priceLevel: NaN,
      tastes: { colour: { red: NaN, black: 1 }, unheard: { of: 1 } },
      recent: ['gone' as ProductId],
    }
    const probabilities = segmentOf(knownOf(broken, facts), found)
    expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true)
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
  })
})
