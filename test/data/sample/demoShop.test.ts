import { beforeAll, describe, expect, it } from '@jest/globals'
import { generateDemoShop } from '../../../data/sample/demoShop.ts'
import type { DemoShop } from '../../../data/sample/demoShop.ts'
import { draftProducts } from '../../../data/sample/products.ts'
import { trueUtility } from '../../../data/sample/trueUtility.ts'
import { LEXICON } from '../../../data/types/lexicon.ts'
import type { PricePoint } from '../../../data/types/history.ts'
import type { Product } from '../../../data/types/product.ts'
import { normaliseTerm } from '../../../data/types/terms.ts'

const NOON = new Date('2025-03-10T12:00:00Z')
const MIDNIGHT = Date.parse('2025-03-10T00:00:00Z')
const DAY = 86_400_000

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}

let shop: DemoShop
let byId: Map<string, Product>

beforeAll(() => {
  shop = generateDemoShop({ seed: 1, now: NOON })
  byId = new Map(shop.products.map((product) => [product.id, product]))
})

describe('the size of the demo shop', () => {
  it('has two thousand products in twelve categories, and as many brands as a mall', () => {
    expect(shop.products.length).toBeGreaterThanOrEqual(2000)
    expect(new Set(shop.products.map((one) => one.categoryPath.join('/'))).size).toBe(12)
    expect(new Set(shop.products.map((one) => one.brand)).size).toBeGreaterThanOrEqual(35)
    expect(shop.products.filter((one) => one.brand === 'North Peak').length).toBeGreaterThan(30)
  })

  it('has 8,000 reviews, 600 shoppers and 60,000 events of all five kinds', () => {
    expect(shop.reviews).toHaveLength(8000)
    expect(shop.truth).toHaveLength(600)
    expect(shop.events).toHaveLength(60_000)
    const kinds = ['product-viewed', 'product-clicked', 'added-to-cart', 'product-bought', 'product-rated']
    const counts = kinds.map((kind) => shop.events.filter((event) => event.kind === kind).length)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(60_000)
    expect(counts[4]).toBeGreaterThan(1000)
  })
})

describe('the same seed', () => {
  it('gives the same shop at any hour of one day, byte for byte, and says how far it is', () => {
    const heard: number[] = []
    const evening = new Date('2025-03-10T23:59:59Z')
    const again = generateDemoShop({ seed: 1, now: evening, onProgress: (fraction) => heard.push(fraction) })
    // Compared as text and not with toEqual, whose report of a difference would never end.
    expect(JSON.stringify(again) === JSON.stringify(shop)).toBe(true)
    expect(heard).toEqual([...heard].sort((a, b) => a - b))
    expect(heard.at(-1)).toBe(1)
  })

  it('gives the same products on every day, and another seed gives others', () => {
    const names = (seed: number) => draftProducts(seed).map((one) => one.name.en)
    expect(names(1)).toEqual(shop.products.map((one) => one.name.en))
    expect(names(2).filter((name, i) => name === shop.products[i]?.name.en).length).toBeLessThan(20)
  })
})

describe('a product', () => {
  it('has a unique name, a description and a category in both languages', () => {
    const texts = shop.products.flatMap((one) => [one.name, one.description, one.categoryName])
    expect(texts.filter(({ en }) => !/^[\x20-\x7e’é]+$/.test(en!)).map((text) => text.en)).toEqual([])
    expect(texts.filter(({ zh }) => !/\p{Script=Han}/u.test(zh!)).map((text) => text.zh)).toEqual([])
    expect(texts.filter(({ en, zh }) => /undefined|null|[{}]/.test(`${en} ${zh}`))).toEqual([])
    expect(new Set(shop.products.map((one) => one.name.en)).size).toBe(shop.products.length)
    expect(new Set(shop.products.map((one) => one.name.zh)).size).toBe(shop.products.length)
  })

  it('has a price in US cents, a stock and a picture', () => {
    const wrong = shop.products.filter(
      (one) =>
        !Number.isInteger(one.priceMinor) ||
        one.priceMinor < 300 ||
        one.currency !== 'USD' ||
        (one.listPriceMinor ?? Infinity) <= one.priceMinor ||
        one.stock === null ||
        one.imageUrl !== `/pictures/${one.id}.svg`,
    )
    expect(wrong).toEqual([])
    const soldOut = shop.products.filter((one) => one.stock === 0).length
    expect(soldOut).toBeGreaterThan(40)
    expect(soldOut).toBeLessThan(shop.products.length / 8)
  })

  it('has only attribute values that the lexicon has words for in both languages', () => {
    const known = new Set(LEXICON.map((entry) => `${entry.facet}=${entry.value}`))
    const used = shop.products.flatMap((one) =>
      Object.entries(one.attributes).flatMap(([facet, values]) => values.map((value) => `${facet}=${value}`)),
    )
    expect([...new Set(used)].filter((one) => !known.has(one))).toEqual([])
    expect([...new Set(used)].filter((one) => one !== normaliseTerm(one))).toEqual([])
  })

  it('makes sense: only what is worn has a gender, and leather is never waterproof without a reason', () => {
    for (const { attributes, categoryPath } of shop.products) {
      if (['Home', 'Outdoor', 'Electronics'].includes(categoryPath[0]!))
        expect(attributes['gender']).toBeUndefined()
      if (categoryPath[0] === 'Clothing' && attributes['feature']?.includes('waterproof')) {
        expect(['nylon', 'polyester', 'recycled polyester']).toContain(attributes['material']![0])
      }
    }
  })
})

describe('a waterproof jacket under 120, not black', () => {
  it('is there in many colours, prices and brands, blue ones and cheaper ones included', () => {
    const found = shop.products.filter(
      (one) =>
        one.categoryPath[1] === 'Jackets' &&
        (one.attributes['feature'] ?? []).includes('waterproof') &&
        one.priceMinor <= 12_000 &&
        !one.attributes['colour']!.includes('black'),
    )
    expect(found.length).toBeGreaterThanOrEqual(40)
    expect(found.filter((one) => one.attributes['colour']!.includes('blue')).length).toBeGreaterThanOrEqual(8)
    expect(found.filter((one) => one.priceMinor < 6000).length).toBeGreaterThanOrEqual(8)
    expect(found.filter((one) => one.brand === 'North Peak').length).toBeGreaterThanOrEqual(3)
    expect(new Set(found.map((one) => one.brand)).size).toBeGreaterThanOrEqual(6)
    expect(new Set(found.map((one) => one.attributes['colour']![0])).size).toBeGreaterThanOrEqual(8)
  })
})

describe('120 days of prices', () => {
  it('end with the price of now, in order, without repeating a price', () => {
    const points = grouped(shop.prices, (point) => point.productId)
    const same = (a: PricePoint, b: PricePoint | Product) =>
      a.priceMinor === b.priceMinor && a.listPriceMinor === b.listPriceMinor
    const wrong = shop.products.filter((one) => {
      const own = points.get(one.id)!
      const firstDay = Math.min(120, (MIDNIGHT - one.releasedAt!.getTime()) / DAY)
      const steps = own.slice(1).every((point, i) => point.at > own[i]!.at && !same(point, own[i]!))
      return !same(own.at(-1)!, one) || !steps || (MIDNIGHT - own[0]!.at.getTime()) / DAY !== firstDay
    })
    expect(wrong.map((one) => one.id)).toEqual([])
  })

  it('have reductions of today whose 30 days before were at the list price, and some that were not', () => {
    const points = grouped(shop.prices, (point) => point.productId)
    const lowerBefore = shop.products
      .filter((one) => one.listPriceMinor !== null)
      .map((one) => {
        const own = points.get(one.id)!
        const began = own.at(-1)!.at.getTime()
        const before = own.slice(0, -1).filter((_, i) => own[i + 1]!.at.getTime() > began - 30 * DAY)
        return Math.min(...before.map((point) => point.priceMinor)) < one.listPriceMinor!
      })
    expect(lowerBefore.filter((one) => !one).length).toBeGreaterThan(100)
    expect(lowerBefore.filter((one) => one).length).toBeGreaterThan(10)
  })
})

describe('120 days of stock', () => {
  it('end with the stock of now and are sold down and filled again', () => {
    const points = grouped(shop.stock, (point) => point.productId)
    const levels = shop.products.map((one) => points.get(one.id)!.map((point) => point.stock))
    expect(levels.filter((own, i) => own.at(-1) !== shop.products[i]!.stock)).toEqual([])
    expect(levels.filter((own) => Math.min(...own) < 0)).toEqual([])
    const rises = (own: readonly number[]) => own.filter((stock, i) => i > 0 && stock > own[i - 1]!).length
    const deliveries = levels.reduce((sum, own) => sum + rises(own), 0)
    expect(deliveries).toBeGreaterThan(2000)
  })
})

describe('the reviews', () => {
  it('make the ratings, speak both languages and are all from the past', () => {
    const reviews = grouped(shop.reviews, (review) => review.productId)
    const meanOf = (one: Product) => {
      const stars = (reviews.get(one.id) ?? []).map((review) => review.stars)
      return { count: stars.length, mean: stars.reduce((sum, star) => sum + star, 0) / stars.length }
    }
    const unlike = shop.products.filter((one) => {
      const { count, mean } = meanOf(one)
      const rating = count === 0 ? one.rating === null : Math.abs(one.rating! - mean) <= 0.005001
      return one.ratingCount !== count || !rating
    })
    expect(unlike).toEqual([])
    const wrong = shop.reviews.filter(
      ({ text, at, productId }) =>
        text.en!.length < 8 ||
        !/\p{Script=Han}/u.test(text.zh!) ||
        at.getTime() >= MIDNIGHT ||
        at <= byId.get(productId)!.releasedAt!,
    )
    expect(wrong).toEqual([])
  })

  it('love it with five stars and send it back with one', () => {
    const withStars = (stars: number) =>
      shop.reviews.filter((one) => one.stars === stars).map((one) => one.text.en!)
    expect(withStars(5).some((text) => text.startsWith('Love it!'))).toBe(true)
    expect(withStars(1).some((text) => text.startsWith('Love it!'))).toBe(false)
    expect(withStars(1).some((text) => text.includes('I sent it back.'))).toBe(true)
    expect(new Set(shop.reviews.map((one) => one.text.en)).size).toBeGreaterThan(4000)
  })
})

describe('the events', () => {
  it('are in order, inside the last 180 days, about products that were on sale', () => {
    const times = shop.events.map((event) => event.at.getTime())
    expect(times.filter((time, i) => i > 0 && time < times[i - 1]!)).toEqual([])
    expect(times[0]).toBeGreaterThanOrEqual(MIDNIGHT - 180 * DAY)
    expect(times[0]).toBeLessThan(MIDNIGHT - 178 * DAY)
    expect(times.at(-1)).toBeLessThan(MIDNIGHT)
    const tooEarly = shop.events.filter((event) => event.at < byId.get(event.productId)!.releasedAt!)
    expect(tooEarly).toEqual([])
    expect(new Set(shop.events.map((event) => event.id)).size).toBe(60_000)
  })

  it('buy only what was put into the cart in the same visit, once, at the price of the day', () => {
    const carts = new Map<string, number | null>()
    const bought = new Set<string>()
    const wrong: string[] = []
    for (const event of shop.events) {
      const inVisit = `${event.sessionId}/${event.productId}`
      if (event.kind === 'added-to-cart') carts.set(inVisit, event.priceMinor)
      if (event.kind !== 'product-bought') continue
      if (carts.get(inVisit) !== event.priceMinor) wrong.push(event.id)
      if (bought.has(`${event.shopperId}/${event.productId}`)) wrong.push(event.id)
      bought.add(`${event.shopperId}/${event.productId}`)
    }
    expect(wrong).toEqual([])
    expect(bought.size).toBeGreaterThan(4000)
  })

  it('are skewed: a tenth of the products takes a third of the sales, and most are sold at least once', () => {
    const sold = [
      ...grouped(
        shop.events.filter((one) => one.kind === 'product-bought'),
        (one) => one.productId,
      ).values(),
    ]
      .map((some) => some.length)
      .sort((a, b) => b - a)
    const all = sold.reduce((sum, one) => sum + one, 0)
    const top = sold.slice(0, shop.products.length / 10).reduce((sum, one) => sum + one, 0)
    expect(top / all).toBeGreaterThan(0.3)
    expect(sold.length).toBeGreaterThan(shop.products.length / 2)
  })
})

describe('the hidden tastes', () => {
  it('explain what is bought: better than three in four things of the same category', () => {
    const truth = new Map(shop.truth.map((one) => [one.shopperId, one]))
    const ofCategory = grouped(shop.products, (one) => one.categoryPath[1]!)
    const late = shop.events.filter(
      (event) => event.kind === 'product-bought' && event.at.getTime() > MIDNIGHT - 36 * DAY,
    )
    const beaten = late.map((event, i) => {
      const taste = truth.get(event.shopperId)!
      const bought = byId.get(event.productId)!
      const others = ofCategory.get(bought.categoryPath[1]!)!
      const some = Array.from({ length: 20 }, (_, k) => others[(i * 31 + k * 17) % others.length]!)
      const own = trueUtility(taste, bought)
      return some.filter((other) => trueUtility(taste, other) < own).length / some.length
    })
    expect(late.length).toBeGreaterThan(500)
    expect(beaten.reduce((sum, one) => sum + one, 0) / beaten.length).toBeGreaterThan(0.75)
  })

  it('let a price above the own level hurt those who mind, and a lower one nobody', () => {
    const minds = shop.truth.find((one) => one.priceSensitivity > 2)!
    const careless = shop.truth.find((one) => one.priceSensitivity < 0.3)!
    const jacket = shop.products[0]!
    const loss = (taste: typeof minds) => {
      const fair = { ...jacket, listPriceMinor: null, priceMinor: taste.ceilingMinor['Jackets']! }
      const lower = { ...fair, priceMinor: Math.round(fair.priceMinor * 0.8) }
      const double = { ...fair, priceMinor: fair.priceMinor * 2 }
      expect(trueUtility(taste, lower)).toBeCloseTo(trueUtility(taste, fair), 9)
      return trueUtility(taste, fair) - trueUtility(taste, double)
    }
    expect(loss(minds)).toBeGreaterThan(4)
    expect(loss(careless)).toBeLessThan(1)
  })

  it('let a reduction draw some and leave others cold', () => {
    const product = { ...shop.products[5]!, priceMinor: 5000, listPriceMinor: 10_000 }
    const gain = shop.truth.map(
      (taste) => trueUtility(taste, product) - trueUtility(taste, { ...product, listPriceMinor: null }),
    )
    expect(gain.filter((one) => Math.abs(one) < 1e-9).length).toBeGreaterThan(200)
    expect(gain.filter((one) => one > 1).length).toBeGreaterThan(100)
  })
})
