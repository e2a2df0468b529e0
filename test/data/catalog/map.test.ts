import { describe, expect, it } from '@jest/globals'
import { loadMap, parseMap } from '../../../data/catalog/map/feedMap.ts'
import { eventMapper } from '../../../data/catalog/map/mapEvent.ts'
import { minorUnits, readAmount } from '../../../data/catalog/map/money.ts'
import { plainText } from '../../../data/catalog/map/plainText.ts'
import { readMoment } from '../../../data/catalog/map/time.ts'
import type { Product } from '../../../data/types/product.ts'
import { imported, inTemporaryFile } from './feedText.ts'

const NEEDED = { id: 'id', name: 'name', price: 'price' }
const problemOf = (map: object): string => {
  try {
    parseMap(map, 'map.json')
    return 'none'
  } catch (error) {
    return (error as Error).message
  }
}

describe('a map that is wrong', () => {
  it.each([
    [{ products: { ...NEEDED, prise: 'x' } }, /products: there is no such key: prise/],
    [{ products: { id: 'id', name: 'name' } }, /products\.price: is missing/],
    [{ products: { ...NEEDED, price: { from: 'p', unit: 'cents' } } }, /products\.price\.unit: /],
    [
      { products: { ...NEEDED, attributes: { Colour: 'c' } } },
      /products\.attributes\.Colour: must be in lower case/,
    ],
    [{ products: { ...NEEDED, attributes: { brand: 'c' } } }, /products\.attributes\.brand: is taken/],
    [
      { products: { ...NEEDED, category: { split: '>' } } },
      /products\.category\.0: needs exactly one of "from", "levels"/,
    ],
    [
      { products: { ...NEEDED, skip: [{ field: 'a', matches: '(', because: 'b' }] } },
      /skip\.0\.matches: is not a regular expression/,
    ],
    [{ currency: 'euro' }, /currency: must be three capital letters/],
    [{ encoding: 'latin-99' }, /encoding: is not an encoding/],
    [
      { events: { shopper: 's', product: 'p', time: 't', kind: 'bought' } },
      /events\.kind: must be one of product-viewed/,
    ],
  ])('names the key: %j', (map, problem) => {
    expect(problemOf(map)).toMatch(problem)
  })

  it('lists everything that is wrong at once', () => {
    expect(problemOf({ currency: 'x', language: 'fr' })).toMatch(/currency: .*; language: /)
  })

  it('says where its JSON breaks, or that there is no file', async () => {
    await inTemporaryFile('{"currency": }', (file) =>
      expect(loadMap(file)).rejects.toThrow(/is wrong: Unexpected token/),
    )
    await expect(loadMap('/nowhere/map.json')).rejects.toThrow(/there is no such file/)
  })

  it('replaces single keys of the map below it', async () => {
    await inTemporaryFile('{"products":{"id":"sku"}}', async (file) => {
      const map = await loadMap(file, { currency: 'EUR', products: NEEDED })
      expect(map.products?.id.from).toEqual(['sku'])
      expect(map.products?.price.from).toEqual(['price'])
    })
  })
})

describe('prices', () => {
  const minor = (
    text: string,
    decimal: '.' | ',' = '.',
    currency = 'EUR',
    unit: 'major' | 'minor' = 'major',
  ) => {
    const amount = readAmount(text, decimal)
    if (amount === null) return null
    return (amount.negative ? -1 : 1) * (minorUnits(amount, unit, currency) ?? Number.NaN)
  }

  it.each([
    ['19.99', 1999],
    ['₹32,999', 3299900],
    ['₹1,23,456.50', 12345650],
    ['$1,234', 123400],
    ['12.00 USD', 1200],
    ['EUR 5', 500],
    ['£.50', 50],
    ['1.005', 101],
    ['-3', -300],
    ['-£3.10', -310],
    ['0', 0],
  ])('%s is %d', (text, expected) => {
    expect(minor(text)).toBe(expected)
  })

  it.each(['$25 - $100', '12,5', 'free', '', '1.2.3', '1e9', '.a-box{color:red}', 'NaN'])(
    '%j is no price',
    (text) => {
      expect(minor(text)).toBeNull()
    },
  )

  it('follow the decimal sign, the unit and the currency', () => {
    expect(minor('1.234,50 €', ',')).toBe(123450)
    expect(minor('1999', '.', 'JPY')).toBe(1999)
    expect(minor('1.2345', '.', 'KWD')).toBe(1235)
    expect(minor('4995', '.', 'USD', 'minor')).toBe(4995)
  })
})

describe('times', () => {
  const at = (
    text: string,
    format: 'iso' | 'unix' | 'unix-ms' | 'day/month/year' = 'iso',
    offset = '+00:00',
  ) => readMoment(text, { format, offset })?.toISOString() ?? null

  it('are read in the zone of the map, not of this machine', () => {
    expect(at('2010-12-01 08:26:00')).toBe('2010-12-01T08:26:00.000Z')
    expect(at('2010-12-01 08:26', 'iso', '+05:30')).toBe('2010-12-01T02:56:00.000Z')
    expect(at('2010-12-01T08:26:00.5-0200')).toBe('2010-12-01T10:26:00.500Z')
    expect(at('1/12/2010 8:26', 'day/month/year')).toBe('2010-12-01T08:26:00.000Z')
    expect(at('1529193600', 'unix')).toBe('2018-06-17T00:00:00.000Z')
  })

  it.each(['2010-02-31', '2010-13-01', '2010-01-01 25:00', 'yesterday', '9999-01-01', ''])(
    '%j is none',
    (text) => {
      expect(at(text)).toBeNull()
    },
  )
})

describe('texts', () => {
  const clean = (text: string, options: object = {}) =>
    plainText(text, { html: false, glued: false, case: 'as-is', ...options })

  it('lose control characters, halves of surrogate pairs and doubled spaces', () => {
    expect(clean(' a\u0000b\tc \n d\uD800 ')).toBe('a b c d')
    expect(clean('👩\u200D🚒 灯\u200B')).toBe('👩\u200D🚒 灯')
  })

  it('lose markup where the map says that there is some', () => {
    expect(clean('<p>Tom &amp; Ann&#39;s<script>alert(1)</script><br>5 < 6</p>', { html: true })).toBe(
      "Tom & Ann's 5 < 6",
    )
    expect(clean('<b>5</b>')).toBe('<b>5</b>')
  })

  it('can be taken out of capitals and apart', () => {
    expect(clean('RED WOOLLY HOTTIE', { case: 'sentence' })).toBe('Red woolly hottie')
    expect(clean('BAG 125g MARBLES', { case: 'sentence' })).toBe('Bag 125g marbles')
    expect(clean('Has a lockOne handle', { glued: true })).toBe('Has a lock. One handle')
  })
})

describe('a row', () => {
  const feed = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
  const one = async (row: object, products: object = {}) => {
    const {
      products: found,
      rejected,
      hidden,
    } = await imported(feed({ id: '1', name: 'Lamp', price: 5, ...row }), 'jsonl', {
      products: { ...NEEDED, ...products },
    })
    return found[0] ?? rejected[0]?.problem ?? hidden
  }

  it('becomes a product by the built-in map', async () => {
    const row = {
      id: 'a',
      name: 'Rain jacket',
      name_zh: '雨衣',
      description: 'Keeps dry',
      brand: 'North Peak',
      category: 'Clothing > Jackets',
      price: '99.90',
      list_price: 120,
      cost: 55,
      stock: 4,
      rating: 4.5,
      reviews: '1,204',
      color: 'Black, Gray',
      image: 'https://a.example/a.jpg',
      created_at: '2026-01-02',
    }
    expect((await imported(feed(row), 'jsonl')).products).toEqual([
      {
        id: 'a',
        name: { en: 'Rain jacket', zh: '雨衣' },
        description: { en: 'Keeps dry' },
        brand: 'North Peak',
        categoryPath: ['Clothing', 'Jackets'],
        categoryName: { en: 'Jackets' },
        attributes: { colour: ['black', 'grey'] },
        priceMinor: 9990,
        currency: 'EUR',
        listPriceMinor: 12000,
        costMinor: 5500,
        stock: 4,
        rating: 4.5,
        ratingCount: 1204,
        popularity: null,
        imageUrl: 'https://a.example/a.jpg',
        url: null,
        releasedAt: new Date('2026-01-02T00:00:00Z'),
      },
    ])
  })

  it.each([
    [{ id: ' ' }, 'the id is missing'],
    [{ id: 'x'.repeat(201) }, 'the id is longer than 200 characters'],
    [{ name: null }, 'the name is missing'],
    [{ price: -1 }, 'is negative: "-1"'],
    [{ price: 'cheap' }, 'is not a price: "cheap"'],
    [{ price: '5 USD' }, 'is in "USD", the catalogue is in EUR'],
    [{ rating: 6 }, 'stars lie between 1 and 5, not "6"'],
    [{ stock: 'many' }, 'is not a number: "many"'],
    [{ image: 'javascript:alert(1)' }, 'is not an http or https address: "javascript:alert(1)"'],
    [{ seen: 'soon' }, 'is not a time as iso: "soon"'],
  ])('%j is rejected, with the reason', async (row, problem) => {
    expect(await one(row, { rating: 'rating', stock: 'stock', image: 'image', releasedAt: 'seen' })).toBe(
      problem,
    )
  })

  it('is hidden when it has no price or costs nothing', async () => {
    expect(await one({ price: '' })).toEqual(['1'])
    expect(await one({ price: 0 })).toEqual(['1'])
  })

  it('can take an unreadable value for a missing one', async () => {
    const missing = (from: string) => ({ from, unreadable: 'missing' })
    const maps = { rating: missing('rating'), image: missing('image') }
    expect(await one({ rating: 'FREE', image: 'n/a' }, maps)).toMatchObject({ rating: null, imageUrl: null })
  })

  it('has no cost where the feed says none, another currency or something else', async () => {
    for (const cost of [0, '', 'n/a', '5 USD'])
      expect(await one({ cost }, { cost: { from: 'cost', unreadable: 'missing' } })).toMatchObject({
        costMinor: null,
      })
  })

  it('has no rating at 0 stars, no stock below 0, and no list price below the price', async () => {
    const row = { rating: 0, n: 5, stock: -3, before: 4 }
    const map = { rating: 'rating', ratingCount: 'n', stock: 'stock', listPrice: 'before' }
    expect(await one(row, map)).toMatchObject({
      rating: null,
      ratingCount: 0,
      stock: 0,
      listPriceMinor: null,
    })
  })

  it('takes its id out of an address', async () => {
    expect(
      await one(
        { link: 'https://a.example/dp/B0BRKXTSBT/ref=1' },
        { id: { from: 'link', pattern: '/dp/([A-Z0-9]{10})' } },
      ),
    ).toMatchObject({
      id: 'B0BRKXTSBT',
    })
  })

  it('finds its category in its name: the last type named, before "with"', async () => {
    const category = {
      in: 'name',
      until: ['with'],
      words: {
        'Clothing > Kurtas': ['kurta'],
        'Clothing > Kurta sets': ['kurta set'],
        Jackets: ['jacket'],
        Shirts: ['shirt'],
      },
    }
    const path = async (name: string) =>
      ((await one({ name }, { category })) as Pick<Product, 'categoryPath'>).categoryPath
    expect(await path('Men Shirt Style Blue Kurta Set with Jacket')).toEqual(['Clothing', 'Kurta sets'])
    expect(await path('Women KURTAS')).toEqual(['Clothing', 'Kurtas'])
    expect(await path('Comes with Jackets')).toEqual(['Jackets'])
    expect(await path('Spoon')).toEqual([])
  })

  it('takes the first step of a category that gives one', async () => {
    const category = [
      { when: { field: 'kind', is: 'book' }, path: ['Books'] },
      { levels: ['main', 'sub'], rename: { home: 'Home' }, drop: ['All'] },
      { path: ['Other'] },
    ]
    const path = async (row: object) =>
      ((await one(row, { category })) as Pick<Product, 'categoryPath'>).categoryPath
    expect(await path({ kind: 'book', main: 'home' })).toEqual(['Books'])
    expect(await path({ main: 'home', sub: 'Lamps' })).toEqual(['Home', 'Lamps'])
    expect(await path({ main: 'home', sub: 'home' })).toEqual(['Home'])
    expect(await path({ sub: 'All' })).toEqual(['Other'])
  })

  it('adds to what the steps before it found, where a step says so', async () => {
    const steps = [{ from: 'colour' }, { in: 'name', words: 'lexicon' }]
    const row = { name: 'Brown & Navy Blue Shirt', colour: 'Blue' }
    expect(await one(row, { attributes: { colour: steps } })).toMatchObject({
      attributes: { colour: ['blue'] },
    })
    const adding = [steps[0], { ...steps[1], also: true }]
    expect(await one(row, { attributes: { colour: adding } })).toMatchObject({
      attributes: { colour: ['blue', 'brown', 'navy'] },
    })
    expect(await one({ ...row, colour: '' }, { attributes: { colour: adding } })).toMatchObject({
      attributes: { colour: ['brown', 'navy'] },
    })
  })

  it('has attributes from fields, words, flags and prefixes', async () => {
    const row = {
      name: 'Navy blue cup, lace-up',
      c: 'Gray',
      g: 'Unisex',
      diagonal: 17.0,
      touch: true,
      wet: 'false',
      attr_t_form_factor: 'Slim',
      attr_t_skip: 'x',
      attr_t_long: 'x'.repeat(61),
    }
    const attributes = {
      colour: 'c',
      shade: { in: 'name', words: { navy: ['navy blue'], blue: ['blue'], '': ['lace-up'], lace: ['lace'] } },
      gender: { from: 'g', rename: { unisex: ['men', 'women'] } },
      screen: { from: 'diagonal', suffix: ' inch' },
      feature: { flags: { touch: 'touchscreen', wet: 'waterproof' } },
    }
    const attributesFrom = [{ prefix: 'attr_t_', except: ['skip'] }]
    expect(await one(row, { attributes, attributesFrom })).toMatchObject({
      attributes: {
        colour: ['grey'],
        shade: ['navy'],
        gender: ['men', 'women'],
        screen: ['17 inch'],
        feature: ['touchscreen'],
        'form factor': ['Slim'],
      },
    })
  })
})

describe('a feed', () => {
  const csv = (...lines: string[]) => ['id,name,price,quantity', ...lines].join('\n')

  it('keeps the first row of an id and rejects the second, naming the first', async () => {
    const { products, rejected } = await imported(csv('1,Lamp,5,', '2,Mug,6,', '1,Lamp again,7,'), 'csv')
    expect(products.map(({ name }) => name.en)).toEqual(['Lamp', 'Mug'])
    expect(rejected).toEqual([
      expect.objectContaining({ line: 4, field: 'id', problem: 'is already the id of line 2: "1"' }),
    ])
  })

  it('accepts an id whose first row was rejected', async () => {
    const { products } = await imported(csv('1,Lamp,-5,', '1,Lamp,5,'), 'csv')
    expect(products.map(({ priceMinor }) => priceMinor)).toEqual([500])
  })

  it('makes products from transactions: skip rules, the last row of an id, its rows as popularity', async () => {
    const products = {
      ...NEEDED,
      group: { popularity: 'rows' },
      skip: [
        { field: 'id', matches: '^C', because: 'a cancelled invoice' },
        { field: 'quantity', below: 1, because: 'a correction' },
      ],
    }
    const text = csv(
      '1,Old lamp,5,1',
      '1,Lamp,4,2',
      'C9,Lamp,4,1',
      '1,Lamp,4,-1',
      '2,Sample,0,1',
      '1,damaged,0,1',
      '3,Mug,-1,1',
    )
    const { products: found, hidden, summary } = await imported(text, 'csv', { products })
    expect(found).toMatchObject([{ id: '1', name: { en: 'Lamp' }, priceMinor: 400, popularity: 2 }])
    expect(hidden).toEqual(['2'])
    // 7 rows: 1 product and 2 more rows of it, 1 hidden, 2 skipped, 1 rejected
    expect(summary.counts).toMatchObject({ rows: 7, folded: 2, skipped: 2, rejected: 1 })
    expect(summary.reasons).toEqual({
      'skipped: a cancelled invoice': 1,
      'skipped: a correction': 1,
      'hidden: it has no price': 1,
      'rejected: price: is negative': 1,
    })
  })

  it('says once that the map is for another file', async () => {
    await expect(imported('a,b\n1,2', 'csv')).rejects.toThrow(
      /the id is wanted from id or product_id or sku, the file has the columns a, b/,
    )
  })

  it('asks for the currency when nobody says it', async () => {
    const { rejected } = await imported(csv('1,Lamp,5,'), 'csv', { currency: undefined })
    expect(rejected[0]?.problem).toBe('has no currency: give "currency" in the map or --currency')
  })

  it('does not mix currencies', async () => {
    const text = 'id\ttitle\tprice\n1\tLamp\t5 USD\n2\tMug\t5 EUR'
    const { products, rejected } = await imported(text, 'google-merchant', { currency: undefined })
    expect(products.map(({ currency }) => currency)).toEqual(['USD'])
    expect(rejected[0]?.problem).toBe('is in EUR, the rows before it are in USD')
  })

  it('reads Google Merchant: sale price, availability, categories, variants of a colour', async () => {
    const text = [
      'id\ttitle\tprice\tsale_price\tavailability\tgoogle_product_category\tproduct_type\tcolor\tgender',
      '1\tTee\t20.00 USD\t15.00 USD\tout of stock\t212\tApparel > Shirts\tBlack/White\tfemale',
      '2\tCap\t9.00 USD\t\tin_stock\tApparel > Hats\t\t\t',
    ].join('\n')
    const { products } = await imported(text, 'google-merchant', { currency: undefined })
    expect(products).toMatchObject([
      {
        priceMinor: 1500,
        listPriceMinor: 2000,
        stock: 0,
        categoryPath: ['Apparel', 'Shirts'],
        attributes: { colour: ['black', 'white'], gender: ['women'] },
      },
      { priceMinor: 900, listPriceMinor: null, stock: null, categoryPath: ['Apparel', 'Hats'] },
    ])
  })

  it('hides what Shopify has as a draft', async () => {
    const text =
      'Handle,Title,Variant Price,Status,Published\ntee,Tee,20.00,active,true\ncap,Cap,9.00,draft,true\nhat,Hat,9,active,false'
    const { products, hidden } = await imported(text, 'shopify')
    expect([products.map(({ id }) => id), hidden]).toEqual([['tee'], ['cap', 'hat']])
  })
})

describe('an event', () => {
  const now = new Date('2026-06-01T00:00:00Z')
  const events = {
    shopper: 'user',
    guest: 'session',
    product: 'item',
    kind: { from: 'what', words: { View: 'product-viewed', buy: 'product-bought', stars: 'product-rated' } },
    time: 'at',
    session: 'session',
    quantity: 'n',
    price: 'price',
    stars: 'stars',
    review: 'text',
  }
  const map = parseMap({ currency: 'EUR', events }, 'test').events!
  const outcomeOf = eventMapper(map, 'en', 'EUR', now)
  const row = { user: 'u', session: 's', item: 'p', what: 'view', at: '2026-05-01T10:00:00Z' }
  const eventOf = (fields: object) => {
    const outcome = outcomeOf({ ...row, ...fields })
    return outcome.kind === 'event' ? outcome.event : outcome
  }

  it('has the kind, the time and the session of its row', () => {
    expect(eventOf({})).toMatchObject({
      kind: 'product-viewed',
      shopperId: 'u',
      sessionId: 's',
      productId: 'p',
      at: new Date(row.at),
    })
    expect(eventOf({ what: 'BUY', n: 2, price: '1.50' })).toMatchObject({
      kind: 'product-bought',
      quantity: 2,
      priceMinor: 150,
    })
  })

  it('has the same id for the same content, and another for any other', () => {
    const id = (fields: object) => (eventOf(fields) as { id: string }).id
    expect(id({ comment: 'x' })).toBe(id({}))
    const others = [
      { user: 'v' },
      { item: 'q' },
      { at: '2026-05-01T10:00:01Z' },
      { session: 't' },
      { what: 'buy' },
      { what: 'buy', n: 2 },
    ]
    expect(new Set([{}, ...others].map(id)).size).toBe(7)
  })

  it('belongs to the guest of the session when nobody was signed in', () => {
    expect(eventOf({ user: '' })).toMatchObject({ shopperId: 'guest:s' })
    expect(eventOf({ user: '', session: '' })).toMatchObject({
      kind: 'rejected',
      problem: 'the shopper is missing',
    })
  })

  it('brings the review of a rating along', () => {
    expect(outcomeOf({ ...row, what: 'stars', stars: 4, text: 'Good' })).toMatchObject({
      event: { kind: 'product-rated', stars: 4 },
      review: { stars: 4, text: { en: 'Good' }, productId: 'p', shopperId: 'u' },
    })
  })

  it.each([
    [{ item: '' }, 'the product is missing'],
    [{ what: 'dance' }, 'the map has no kind of event for "dance"'],
    [{ at: 'noon' }, 'is not a time as iso: "noon"'],
    [{ at: '2026-06-03' }, 'lies in the future: 2026-06-03T00:00:00.000Z'],
    [{ what: 'stars', stars: 9 }, 'stars lie between 1 and 5, not "9"'],
    [{ what: 'stars' }, 'the rating is missing'],
    [{ what: 'buy', n: 0.5 }, 'is not a number of pieces: "0.5"'],
  ])('%j is rejected, with the reason', (fields, problem) => {
    expect(eventOf(fields)).toMatchObject({ kind: 'rejected', problem })
  })
})
