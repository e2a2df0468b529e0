/** What the stores promise, on the embedded database and on a real Postgres server. */
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { catalogStore } from '../../data/store/catalogStore.ts'
import { appendEvents, eventStore } from '../../data/store/eventStore.ts'
import { importStore } from '../../data/store/importStore.ts'
import { migrate } from '../../data/store/migrate.ts'
import { profileStore } from '../../data/store/profileStore.ts'
import { stateStore } from '../../data/store/stateStore.ts'
import { upsertProducts } from '../../data/store/upsertProducts.ts'
import type { InteractionEvent, ShopEvent } from '../../data/types/event.ts'
import type { PricePoint } from '../../data/types/history.ts'
import type { EventId, ListId, ProductId, ShopperId } from '../../data/types/ids.ts'
import type { Sql } from '../../data/types/ports.ts'
import type { Profile } from '../../data/types/profile.ts'
import { openTestServers } from '../support/openTestServers.ts'
import { emptyTables } from '../support/openTestSql.ts'
import { testProduct } from '../support/products.ts'

const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000)
const productId = (id: string): ProductId => id as ProductId
const shopper = 'ann' as ShopperId

const servers = await openTestServers()
afterAll(async () => {
  for (const server of servers) await server.close()
})

for (const { title, sql } of servers) {
  if (sql === null) describe.skip(title, () => it('keeps the contracts', () => undefined))
  else {
    describe(title, () => {
      beforeEach(() => emptyTables(sql))
      describe('catalogue', () => catalogueContract(sql))
      describe('prices', () => priceContract(sql))
      describe('events', () => eventContract(sql))
      describe('profiles', () => profileContract(sql))
      describe('states', () => stateContract(sql))
      describe('imports', () => importContract(sql))
    })
  }
}

function catalogueContract(sql: Sql): void {
  const catalogue = catalogStore(sql)

  it('gives back every field of a product as it was', async () => {
    const jacket = testProduct('jacket', {
      name: { en: 'Rain jacket', zh: '雨衣 🧥' },
      description: { en: 'quotes " \' \\ and \u0000 and half a pair \ud83e' },
      brand: 'North Peak',
      categoryPath: ['Clothing', 'Jackets'],
      categoryName: { zh: '夹克', en: 'Jackets' },
      attributes: { colour: ['blue', 'Blue'], size: [] },
      priceMinor: 9_007_199_254_740_991,
      listPriceMinor: 0,
      stock: 0,
      rating: 4.3,
      ratingCount: 7,
      popularity: 0.1,
      imageUrl: '/pictures/jacket.svg',
      url: 'https://shop.example/jacket',
      releasedAt: day(3),
    })
    await catalogue.upsert([jacket, testProduct('bare')], day(0))
    expect(await catalogue.all()).toEqual([testProduct('bare'), jacket])
    expect(await catalogue.getMany([jacket.id, productId('unknown')])).toEqual(new Map([[jacket.id, jacket]]))
  })

  it('tells added, changed and unchanged products apart', async () => {
    const [red, green, blue] = ['red', 'green', 'blue'].map((id) => testProduct(id))
    expect(await catalogue.upsert([red!, green!], day(0))).toEqual({ added: 2, changed: 0, unchanged: 0 })
    const dearer = { ...green!, priceMinor: 1100 }
    expect(await catalogue.upsert([red!, dearer, blue!], day(1))).toEqual({
      added: 1,
      changed: 1,
      unchanged: 1,
    })
    expect((await catalogue.getMany([dearer.id])).get(dearer.id)?.priceMinor).toBe(1100)
  })

  it('does not call it a change when attributes come in another order', async () => {
    await catalogue.upsert([testProduct('cup', { attributes: { size: ['S'], colour: ['red'] } })], day(0))
    const same = testProduct('cup', { attributes: { colour: ['red'], size: ['S'] } })
    expect(await catalogue.upsert([same], day(1))).toEqual({ added: 0, changed: 0, unchanged: 1 })
  })

  it('takes the last of two products with one id', async () => {
    const twice = [testProduct('cup', { stock: 1 }), testProduct('cup', { stock: 2 })]
    expect(await catalogue.upsert(twice, day(0))).toEqual({ added: 1, changed: 0, unchanged: 0 })
    expect((await catalogue.all()).map((product) => product.stock)).toEqual([2])
  })

  it('takes an empty batch', async () => {
    expect(await catalogue.upsert([], day(0))).toEqual({ added: 0, changed: 0, unchanged: 0 })
    expect(await catalogue.getMany([])).toEqual(new Map())
  })

  it('shows no hidden product until an import brings it back', async () => {
    await catalogue.upsert([testProduct('cup'), testProduct('plate')], day(0))
    expect(await catalogue.hide([productId('cup'), productId('unknown')])).toBe(1)
    expect(await catalogue.hide([productId('cup')])).toBe(0)
    expect((await catalogue.all()).map((product) => product.id)).toEqual(['plate'])
    expect(await catalogue.getMany([productId('cup')])).toEqual(new Map())
    expect(await catalogue.count()).toBe(1)
    expect(await catalogue.upsert([testProduct('cup')], day(1))).toEqual({
      added: 0,
      changed: 1,
      unchanged: 0,
    })
    expect(await catalogue.count()).toBe(2)
  })

  it('hides what a full feed no longer has', async () => {
    await catalogue.upsert(
      ['cup', 'plate', 'spoon'].map((id) => testProduct(id)),
      day(0),
    )
    expect(await catalogue.hideAllBut([productId('plate'), productId('new')])).toBe(2)
    expect((await catalogue.all()).map((product) => product.id)).toEqual(['plate'])
    expect(await catalogue.hideAllBut([])).toBe(1)
  })

  it('has a new version exactly when what is visible changed', async () => {
    const versions = [await catalogue.version()]
    const noteVersion = async (): Promise<void> => void versions.push(await catalogue.version())
    await catalogue.upsert([testProduct('cup')], day(0))
    await noteVersion()
    await catalogue.upsert([testProduct('cup')], day(1)) // the same again
    await catalogue.hide([productId('unknown')])
    await noteVersion()
    await catalogue.hide([productId('cup')])
    await noteVersion()
    const [empty, one, still, hidden] = versions
    expect(still).toBe(one)
    expect(new Set([empty, one, hidden]).size).toBe(3)
  })

  it('keeps a review once', async () => {
    const review = {
      id: 'r1',
      productId: productId('cup'),
      shopperId: shopper,
      stars: 4,
      text: { en: 'Good \u0000 cup' },
      at: day(2),
    }
    const newer = { ...review, id: 'r2', at: day(3) }
    expect(await catalogue.appendReviews([review, newer])).toBe(2)
    expect(await catalogue.appendReviews([{ ...review, stars: 1 }])).toBe(0)
    expect(await catalogue.reviews(productId('cup'), 9)).toEqual([newer, review])
    expect(await catalogue.reviews(productId('plate'), 9)).toEqual([])
    expect(await catalogue.reviews(productId('cup'), 1)).toEqual([newer])
  })

  it('lets two writers of the same products finish', async () => {
    const batch = (stock: number, ids: string[]) => ids.map((id) => testProduct(id, { stock }))
    const ids = Array.from({ length: 50 }, (_, i) => `p${i}`)
    await Promise.all([
      catalogue.upsert(batch(1, ids), day(0)),
      catalogue.upsert(batch(2, [...ids].reverse()), day(0)),
    ])
    expect(await catalogue.count()).toBe(50)
  })
}

function priceContract(sql: Sql): void {
  const catalogue = catalogStore(sql)
  const cup = productId('cup')
  const point = (n: number, priceMinor: number, listPriceMinor: number | null = null): PricePoint => ({
    productId: cup,
    at: day(n),
    priceMinor,
    listPriceMinor,
    currency: 'EUR',
  })
  const lowestAt = async (n: number): Promise<number | null | undefined> =>
    (await catalogue.lowestPrice30([cup], day(n))).get(cup)

  it('writes the history of price and stock only when they change', async () => {
    await catalogue.upsert([testProduct('cup', { stock: 5 })], day(0))
    await catalogue.upsert([testProduct('cup', { stock: 5, rating: 4 })], day(1))
    await catalogue.upsert([testProduct('cup', { stock: 4, priceMinor: 900, listPriceMinor: 1000 })], day(2))
    expect(await catalogue.prices(cup)).toEqual([
      { productId: 'cup', at: day(0), priceMinor: 1000, listPriceMinor: null, currency: 'USD' },
      { productId: 'cup', at: day(2), priceMinor: 900, listPriceMinor: 1000, currency: 'USD' },
    ])
    const { rows } = await sql.query('SELECT at, stock FROM stock_point ORDER BY at')
    expect(rows).toEqual([
      { at: day(0), stock: 5 },
      { at: day(2), stock: 4 },
    ])
  })

  it('goes on with a history that was there before the product', async () => {
    expect(await catalogue.appendPrices([point(0, 900), point(5, 1000)])).toBe(2)
    expect(await catalogue.appendPrices([point(5, 1)])).toBe(0)
    expect(await catalogue.appendStock([{ productId: cup, at: day(5), stock: 3 }])).toBe(1)
    await catalogue.upsert([testProduct('cup', { currency: 'EUR', stock: 3 })], day(9))
    expect((await catalogue.prices(cup)).map((one) => one.priceMinor)).toEqual([900, 1000])
    expect((await sql.query('SELECT 1 FROM stock_point')).rows.length).toBe(1)
  })

  it('finds the lowest price of the 30 days before the reduction began', async () => {
    // 700 ended on day 5, more than 30 days before; 800 was in force within them
    await catalogue.appendPrices([
      point(0, 700),
      point(5, 1000),
      point(20, 800),
      point(25, 1000),
      point(40, 600, 1000),
    ])
    expect(await lowestAt(41)).toBe(800)
  })

  it('counts the price that was in force when the 30 days began', async () => {
    await catalogue.appendPrices([point(0, 700), point(15, 1000), point(40, 600, 1000)])
    expect(await lowestAt(41)).toBe(700) // in force on day 10
  })

  it('lets a reduction that goes deeper keep its beginning', async () => {
    await catalogue.appendPrices([point(0, 1000), point(40, 800, 1000), point(50, 600, 1000)])
    expect(await lowestAt(51)).toBe(1000)
  })

  it('counts an earlier reduction within the 30 days', async () => {
    await catalogue.appendPrices([
      point(0, 1000),
      point(35, 700, 1000),
      point(36, 1000),
      point(50, 650, 1000),
    ])
    expect(await lowestAt(51)).toBe(700)
  })

  it('gives none when the history does not reach 30 days before the reduction', async () => {
    await catalogue.appendPrices([point(20, 1000), point(40, 800, 1000)])
    expect(await lowestAt(41)).toBeNull()
  })

  it('gives none when the product is not reduced, was never otherwise, or is unknown', async () => {
    expect(await lowestAt(1)).toBeNull()
    await catalogue.appendPrices([point(0, 800, 1000)])
    expect(await lowestAt(60)).toBeNull()
    await catalogue.appendPrices([point(40, 1000)])
    expect(await lowestAt(60)).toBeNull()
  })

  it('looks at the history as it was at the time asked for', async () => {
    await catalogue.appendPrices([point(0, 1000), point(40, 800, 1000), point(50, 1000)])
    expect([await lowestAt(39), await lowestAt(45), await lowestAt(55)]).toEqual([null, 1000, null])
  })

  it('gives none when the currency changed within the 30 days', async () => {
    await catalogue.appendPrices([
      point(0, 1000),
      { ...point(30, 900), currency: 'USD' },
      point(40, 800, 1000),
    ])
    expect(await lowestAt(41)).toBeNull()
  })
}

function eventContract(sql: Sql): void {
  const events = eventStore(sql)
  const about = { at: day(1), shopperId: shopper, sessionId: 's1', productId: productId('cup'), listId: null }
  const viewed = (id: string): InteractionEvent => ({ ...about, id: id as EventId, kind: 'product-viewed' })
  const one: readonly ShopEvent[] = [
    viewed('e1'),
    { ...about, id: 'e2' as EventId, kind: 'product-clicked', listId: 'list' as ListId },
    { ...about, id: 'e3' as EventId, kind: 'added-to-cart', quantity: 2, priceMinor: null },
    { ...about, id: 'e4' as EventId, kind: 'product-bought', quantity: 1, priceMinor: 0 },
    { ...about, id: 'e5' as EventId, kind: 'product-rated', stars: 4.5, sessionId: null },
    { ...about, id: 'e6' as EventId, kind: 'product-refused' },
    { ...about, id: 'e7' as EventId, kind: 'product-liked' },
    {
      id: 'e8' as EventId,
      kind: 'list-shown',
      at: new Date('2026-01-02T03:04:05.678Z'),
      shopperId: shopper,
      sessionId: null,
      listId: 'list' as ListId,
      conversationId: null,
      items: [{ productId: productId('cup'), priceMinor: 1000, reason: 'popular', score: 0.25 }],
    },
    { id: 'e9' as EventId, kind: 'profile-forgotten', at: day(2), shopperId: shopper, sessionId: null },
  ]

  it('gives back every kind of event as it was, in the order of the log', async () => {
    expect(await events.append(one)).toBe(9)
    expect((await events.since(null, 100)).events).toEqual(one)
  })

  it('keeps an event once, the first time', async () => {
    expect(await events.append([viewed('a'), viewed('b')])).toBe(2)
    expect(await events.append([viewed('b'), viewed('c'), viewed('c')])).toBe(1)
    expect(await events.append([])).toBe(0)
    expect((await events.since(null, 100)).events.map((event) => event.id)).toEqual(['a', 'b', 'c'])
  })

  it('reads on from a cursor', async () => {
    await events.append(['a', 'b', 'c'].map(viewed))
    const first = await events.since(null, 2)
    expect(first.events.map((event) => event.id)).toEqual(['a', 'b'])
    const second = await events.since(first.cursor, 2)
    expect(second.events.map((event) => event.id)).toEqual(['c'])
    expect(await events.since(second.cursor, 2)).toEqual({ events: [], cursor: second.cursor })
    await events.append([viewed('d')])
    expect((await events.since(second.cursor, 2)).events.map((event) => event.id)).toEqual(['d'])
  })

  it('never passes by an event of a transaction that commits late', async () => {
    const seen: string[] = []
    let reading: Promise<unknown> = Promise.resolve()
    await sql.transaction(async (tx) => {
      await appendEvents(tx, [viewed('late')]) // has the lower number
      const others = events.append([viewed('quick')])
      reading = others.then(async () => {
        const { events: found } = await events.since(null, 10)
        seen.push(...found.map((event) => event.id))
      })
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    await reading
    expect(seen.sort()).toEqual(['late', 'quick'])
  })

  it('streams interactions only, in batches', async () => {
    await events.append(one)
    await events.append(Array.from({ length: 6_000 }, (_, i) => viewed(`more-${i}`)))
    const sizes: number[] = []
    const kinds = new Set<string>()
    for await (const batch of events.interactions()) {
      sizes.push(batch.length)
      for (const event of batch) kinds.add(event.kind)
    }
    expect(sizes).toEqual([5_000, 1_007])
    expect(kinds.size).toBe(7)
  })

  it('gives the newest purchases of a shopper, oldest first', async () => {
    const bought = (id: string, day: number, shopperId = shopper) => ({
      ...viewed(id),
      ...{ kind: 'product-bought' as const, at: new Date(Date.UTC(2026, 0, day)), shopperId },
      ...{ quantity: day, priceMinor: null },
    })
    await events.append([bought('b', 2), bought('a', 1), bought('c', 3), viewed('v')])
    await events.append([bought('of ben', 4, 'ben' as ShopperId)])
    const found = await events.purchasesOf(shopper, 2)
    expect(found.map(({ id, quantity }) => [id, quantity])).toEqual([
      ['b', 2],
      ['c', 3],
    ])
  })

  it('erases a shopper but for the proof that it was asked for', async () => {
    const other = { ...viewed('other'), shopperId: 'ben' as ShopperId }
    await events.append([...one, other])
    expect(await events.eraseShopper(shopper)).toBe(8)
    expect((await events.since(null, 100)).events.map((event) => event.id)).toEqual(['e9', 'other'])
  })

  it('counts what happened to each product', async () => {
    await events.append([...one, { ...viewed('x'), productId: productId('plate') }, viewed('y')])
    const counts = await events.countByProduct()
    expect([...counts.keys()].sort()).toEqual(['cup', 'plate'])
    expect(counts.get(productId('cup'))).toMatchObject({ 'product-viewed': 2, 'product-bought': 1 })
    expect(counts.get(productId('plate'))).toMatchObject({ 'product-viewed': 1, 'product-bought': 0 })
  })
}

function profileContract(sql: Sql): void {
  const profiles = profileStore(sql)
  const full: Profile = {
    shopperId: shopper,
    language: 'zh',
    tastes: { colour: { blue: 0.5, red: -1 } },
    vector: [0.5, -0.25, 0], // exact in 32 bits
    adventure: 0,
    answers: {},
    priceLevel: -0.1,
    refused: [productId('cup')],
    bought: [],
    boughtAt: { [productId('cup')]: [[20_000, 2]] },
    liked: [productId('plate')],
    recent: [],
    updatedAt: day(3),
  }

  it('gives an empty profile for a stranger', async () => {
    const { profile, etag } = await profiles.load(shopper, day(1))
    expect(profile).toMatchObject({ shopperId: 'ann', vector: null, updatedAt: day(1) })
    expect(etag).toBeNull()
  })

  it('gives back what was saved', async () => {
    const etag = await profiles.save(full, null)
    expect(await profiles.load(shopper, day(9))).toEqual({ profile: full, etag })
  })

  it('refuses a save on top of something else than what was read', async () => {
    const first = await profiles.save(full, null)
    const second = await profiles.save({ ...full, language: 'en' }, first)
    expect(second).not.toBe(first)
    const conflict = { code: 'STATE_CONFLICT' }
    await expect(profiles.save(full, first)).rejects.toMatchObject(conflict)
    await expect(profiles.save(full, null)).rejects.toMatchObject(conflict)
    await expect(profiles.save(full, 'no etag at all')).rejects.toMatchObject(conflict)
    expect((await profiles.load(shopper, day(9))).profile.language).toBe('en')
  })

  it('loses no update when several come at once', async () => {
    const like = (n: number) => (profile: Profile) => ({
      ...profile,
      liked: [...profile.liked, productId(`p${n}`)],
    })
    await Promise.all([1, 2, 3, 4, 5].map((n) => profiles.update(shopper, like(n), day(1))))
    const { profile } = await profiles.load(shopper, day(1))
    expect([...profile.liked].sort()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5'])
  })

  it('writes nothing when the fold changes nothing', async () => {
    await profiles.update(shopper, (profile) => profile, day(1))
    expect((await profiles.load(shopper, day(1))).etag).toBeNull()
  })

  it('erases', async () => {
    const etag = await profiles.save(full, null)
    await profiles.erase(shopper)
    expect((await profiles.load(shopper, day(9))).etag).toBeNull()
    await expect(profiles.save(full, etag)).rejects.toMatchObject({ code: 'STATE_CONFLICT' })
  })
}

function stateContract(sql: Sql): void {
  const states = stateStore(sql)
  const change = (key: string, value: unknown, etag: string | null = null) => ({
    key,
    json: JSON.stringify(value),
    etag,
  })

  it('gives back what was written, whatever is in it', async () => {
    const value = { text: 'a \u0000 b \ud83e', list: [1, null, { deep: true }], empty: {} }
    const etags = await states.write([change('user/1', value), change('conversation/1', 'text')])
    expect(await states.read(['user/1', 'conversation/1', 'unknown'])).toEqual(
      new Map([
        ['user/1', { value, etag: etags.get('user/1') }],
        ['conversation/1', { value: 'text', etag: etags.get('conversation/1') }],
      ]),
    )
  })

  it('overwrites without an eTag, and with the right one', async () => {
    await states.write([change('k', 1)])
    const second = await states.write([change('k', 2)])
    const third = await states.write([change('k', 3, second.get('k'))])
    expect((await states.read(['k'])).get('k')).toEqual({ value: 3, etag: third.get('k') })
    expect(third.get('k')).not.toBe(second.get('k'))
  })

  it('writes nothing at all when one eTag is old, and names the key', async () => {
    const old = await states.write([change('k', 1)])
    await states.write([change('k', 2)])
    const writing = states.write([change('other', 1), change('k', 3, old.get('k'))])
    await expect(writing).rejects.toMatchObject({ code: 'STATE_CONFLICT', details: { key: 'k' } })
    const kept = await states.read(['k', 'other'])
    expect([kept.get('k')?.value, kept.get('other')]).toEqual([2, undefined])
  })

  it('refuses to bring back with an eTag what was deleted', async () => {
    const old = await states.write([change('k', 1)])
    await states.delete(['k', 'unknown'])
    await expect(states.write([change('k', 2, old.get('k'))])).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    })
    expect(await states.read(['k'])).toEqual(new Map())
  })

  it('lets one of two writers with the same eTag win', async () => {
    const etag = (await states.write([change('k', 0)])).get('k')
    const results = await Promise.allSettled([1, 2, 3].map((n) => states.write([change('k', n, etag)])))
    expect(results.filter((result) => result.status === 'fulfilled').length).toBe(1)
  })
}

function importContract(sql: Sql): void {
  it('remembers how far an import came, together with its batch', async () => {
    expect(await importStore(sql).start('feed')).toEqual({ line: 0, note: null })
    await sql.transaction(async (tx) => {
      await upsertProducts(tx, [testProduct('cup')], day(0))
      await importStore(tx).progress('feed', 500, { added: 1 })
    })
    const killed = sql.transaction(async (tx) => {
      await upsertProducts(tx, [testProduct('plate')], day(0))
      await importStore(tx).progress('feed', 1000)
      throw new Error('killed half-way')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await importStore(sql).start('feed')).toEqual({ line: 500, note: { added: 1 } })
    expect((await catalogStore(sql).all()).map((product) => product.id)).toEqual(['cup'])
    await importStore(sql).finished('feed')
    expect((await importStore(sql).start('feed')).line).toBe(0)
  })

  it('migrates again without doing anything, even several at once', async () => {
    await Promise.all([migrate(sql), migrate(sql), migrate(sql)])
    const { rows } = await sql.query('SELECT version FROM schema_migration')
    expect(new Set(rows).size).toBe(rows.length)
  })
}
