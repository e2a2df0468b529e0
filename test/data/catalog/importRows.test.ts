import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { eventTarget, productTarget } from '../../../bot/feedTargets.ts'
import { importEvents } from '../../../data/catalog/importEvents.ts'
import { feedKey, importProducts } from '../../../data/catalog/importProducts.ts'
import type { ImportSummary, ImportTarget } from '../../../data/catalog/importRows.ts'
import { BUILT_IN_MAPS } from '../../../data/catalog/map/builtInMaps.ts'
import { parseMap } from '../../../data/catalog/map/feedMap.ts'
import { openBytes } from '../../../data/catalog/read/byteSource.ts'
import { RejectedRows } from '../../../data/catalog/rejectedRows.ts'
import { PRODUCTS, summaryLines } from '../../../data/catalog/summary.ts'
import { catalogStore } from '../../../data/store/catalogStore.ts'
import { eventStore } from '../../../data/store/eventStore.ts'
import type { ProductId } from '../../../data/types/ids.ts'
import type { Sql } from '../../../data/types/ports.ts'
import { emptyTables, openTestSql } from '../../support/openTestSql.ts'
import { inTemporaryFile } from './feedText.ts'

let sql: Sql
beforeAll(async () => {
  sql = await openTestSql()
})
beforeEach(() => emptyTables(sql))
afterAll(() => sql.close())

const now = new Date('2026-06-01T00:00:00Z')
const map = parseMap({ currency: 'EUR', ...BUILT_IN_MAPS.jsonl }, 'test')
type Wrap = <Item>(target: ImportTarget<Item>) => ImportTarget<Item>
const asIs: Wrap = (target) => target

interface Options {
  readonly wrap?: Wrap
  readonly replace?: boolean
}

/** One import of a file of JSON Lines into the database. */
async function run(
  kind: 'products' | 'events',
  lines: readonly string[],
  options: Options = {},
): Promise<ImportSummary> {
  const { wrap = asIs, replace = false } = options
  return inTemporaryFile(lines.join('\n'), async (file) => {
    const source = await openBytes(file)
    const key = feedKey(kind, source, 'jsonl', map)
    const rejected = new RejectedRows(`${file}.rejected`)
    if (kind === 'events') {
      const target = wrap(eventTarget(sql, key))
      return importEvents({ source, format: 'jsonl', map, target, rejected, now })
    }
    const ids = replace ? new Set<ProductId>() : null
    const target = wrap(productTarget(sql, key, now, ids))
    return importProducts({ source, format: 'jsonl', map, target, rejected, onId: (id) => ids?.add(id) })
  })
}

const product = (id: number | string, fields: object = {}) =>
  JSON.stringify({ id, name: `Lamp ${id}`, price: 5, ...fields })
const view = (user: number) =>
  JSON.stringify({ user_id: `u${user}`, product_id: '1', event: 'view', time: '2026-05-01T00:00:00Z' })
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
const visible = async () => (await catalogStore(sql).all()).map(({ id }) => id as string)

/** Breaks off in the transaction of the given batch, as a power cut would. */
const breakingIn =
  (batch: number): Wrap =>
  (target) => {
    let commits = 0
    return {
      ...target,
      commit: (items, done, note) =>
        target.commit(items, done, (written) => {
          if (++commits === batch) throw new Error('power cut')
          return note(written)
        }),
    }
  }

describe('products, on PGlite', () => {
  it('are added, then unchanged, then changed; a file is never half applied', async () => {
    const feed = [product(1), product(2), product(3)]
    expect((await run('products', feed)).counts).toMatchObject({
      rows: 3,
      added: 3,
      changed: 0,
      unchanged: 0,
    })
    const version = await catalogStore(sql).version()
    expect((await run('products', feed)).counts).toMatchObject({
      rows: 3,
      added: 0,
      changed: 0,
      unchanged: 3,
    })
    expect(await catalogStore(sql).version()).toBe(version)
    expect((await run('products', [product(1, { price: 6 }), product(2)])).counts).toMatchObject({
      changed: 1,
      unchanged: 1,
    })
  })

  it('are hidden when their price is gone, and shown when it is back', async () => {
    await run('products', [product(1), product(2)])
    expect((await run('products', [product(1, { price: 0 })])).counts).toMatchObject({ hidden: 1 })
    expect(await visible()).toEqual(['2'])
    await run('products', [product(1)])
    expect(await visible()).toEqual(['1', '2'])
  })

  it('that the file does not have stay, unless it replaces the catalogue', async () => {
    await run('products', [product('demo'), product(1)])
    await run('products', [product(1), product(2)])
    expect(await visible()).toEqual(['1', '2', 'demo'])
    expect((await run('products', [product(1), product(2)], { replace: true })).counts).toMatchObject({
      missing: 1,
    })
    expect(await visible()).toEqual(['1', '2'])
  })

  it('whose row is bad today stay, and a file with nothing in it replaces nothing', async () => {
    await run('products', [product(1), product(2)])
    await run('products', [product(1), product(2, { price: -1 })], { replace: true })
    await run('products', ['{}'], { replace: true })
    expect(await visible()).toEqual(['1', '2'])
  })

  it('go on where an interrupted import was: nothing lost, nothing twice', async () => {
    const feed = [...upTo(1200).map((id) => product(id)), product('x', { price: -1 }), product(7)]
    await expect(run('products', feed, { wrap: breakingIn(2) })).rejects.toThrow('power cut')
    expect(await catalogStore(sql).count()).toBe(500)
    const summary = await run('products', feed)
    // The summary is of the whole file: 500 before, 700 now; the duplicate of a row before the break is still seen.
    expect(summary).toMatchObject({
      resumedAfter: 500,
      counts: { rows: 1202, added: 1200, unchanged: 0, rejected: 2 },
    })
    expect(await catalogStore(sql).count()).toBe(1200)
    expect((await run('products', feed)).resumedAfter).toBe(0)
  })

  it('of another file begin at its first row, though an import was interrupted', async () => {
    const feed = upTo(1200).map((id) => product(id))
    await expect(run('products', feed, { wrap: breakingIn(2) })).rejects.toThrow('power cut')
    expect(await run('products', [product('other'), ...feed])).toMatchObject({
      resumedAfter: 0,
      counts: { added: 701 },
    })
  })
})

describe('events, on PGlite', () => {
  it('are added once, however often their file comes', async () => {
    const feed = [view(1), view(2), view(1)]
    expect((await run('events', feed)).counts).toMatchObject({ rows: 3, added: 2, already: 1 })
    expect((await run('events', [...feed, view(3)])).counts).toMatchObject({ rows: 4, added: 1, already: 3 })
    expect((await eventStore(sql).since(null, 10)).events).toHaveLength(3)
  })

  it('go on where an interrupted import was', async () => {
    const feed = upTo(5000).map(view)
    await expect(run('events', feed, { wrap: breakingIn(3) })).rejects.toThrow('power cut')
    expect(await run('events', feed)).toMatchObject({
      resumedAfter: 4000,
      counts: { rows: 5000, added: 5000, already: 0 },
    })
  })
})

describe('the summary', () => {
  it('is made for people', () => {
    const rejected = new RejectedRows('/shop/rejected/feed.jsonl')
    rejected.add({ line: 7, row: 6, field: 'price', problem: 'is negative: "-1"', raw: '' })
    const counts = { rows: 1202, added: 1200, rejected: 1, skipped: 1 }
    const reasons = { 'rejected: price: is negative': 1, 'skipped: a fee': 1 }
    expect(
      summaryLines(PRODUCTS, { counts, reasons, resumedAfter: 500 }, { rejected, seconds: 1.25 }),
    ).toEqual([
      'Products: 1,202 rows in 1.3 s: 1,200 added, 0 changed, 0 unchanged, 0 hidden, 1 rejected, 1 skipped by the map',
      '  went on after the 500 that an interrupted import had done',
      '          1  rejected: price: is negative',
      '          1  skipped: a fee',
      '  Line 7, field price: is negative: "-1"',
      '  rejected rows: /shop/rejected/feed.jsonl',
    ])
  })
})
