/** `npm run needs` in a process of its own, on a real database and real model files. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogStore } from '../../../data/store/catalogStore.ts'
import { eventStore } from '../../../data/store/eventStore.ts'
import { openSql } from '../../../data/store/openSql.ts'
import type { ProductId, ShopperId } from '../../../data/types/ids.ts'
import { trainCollaborative } from '../../../recommender/collaborative/collaborative.ts'
import { eventColumns } from '../../../recommender/collaborative/eventColumns.ts'
import { learnNeeds } from '../../../recommender/nextNeed/needs.ts'
import { dayOf } from '../../../recommender/nextNeed/purchases.ts'
import { writeModels } from '../../../recommender/rank/modelFiles.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { everyFewDays, purchaseEvents } from '../../recommender/nextNeed/smallHistories.ts'
import type { Line } from '../../recommender/nextNeed/smallHistories.ts'
import { makeTestDatabase } from '../../support/openTestSql.ts'
import { testProduct } from '../../support/products.ts'
import { runCommand } from '../../support/runCommand.ts'
import { NO_INSIGHTS } from '../../../recommender/rank/models.ts'

const FORGOTTEN = 'shopper1' as ShopperId
const PRODUCTS = [
  testProduct('coffee', { name: { en: 'Strong coffee' }, categoryPath: ['Drinks'] }),
  testProduct('lamp', { categoryPath: ['Lamps'] }),
]

let dataDir = ''
/** Twenty shoppers have bought coffee every thirty days up to today; one of them asked to be forgotten. */
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aisle-needs-'))
  await makeTestDatabase(join(dataDir, 'database'))
  const begin = dayOf(Date.now()) - 331
  const shifted = ([shopper, product, day, pieces]: Line): Line => [shopper, product, begin + day, pieces]
  const lamp: Line = ['shopper0', 'lamp', 5, 1]
  const lines = [...everyFewDays('coffee', { shoppers: 20, gap: 30, until: 330 }), lamp].map(shifted)
  const events = purchaseEvents(lines.sort((one, other) => one[2] - other[2]))
  const columns = eventColumns(events, PRODUCTS.map(({ id }) => id)) // prettier-ignore
  const sql = await openSql({ databaseUrl: null, dataDir, onProgress: () => undefined })
  await catalogStore(sql).upsert(PRODUCTS, new Date())
  await eventStore(sql).append(events)
  await eventStore(sql).eraseShopper(FORGOTTEN)
  await sql.close()
  const collaborative = await trainCollaborative(columns, Date.now(), seededRandom(1))
  const needs = learnNeeds(columns, PRODUCTS)
  await writeModels(
    dataDir,
    { version: '20260101T000000000Z', collaborative, linear: null, mlp: null, ...NO_INSIGHTS, needs },
    {
      ...{ createdAt: '2026-01-01T00:00:00.000Z', seed: 1, report: null, network: 'none', verdict: null },
      events: { count: events.length, from: null, until: null },
      encoder: { id: 'by hand', checksum: '' },
    },
  )
}, 60_000)
afterAll(() => rm(dataDir, { recursive: true }))

const needs = (...args: string[]) => runCommand('needs', args, { AISLE_DATA_DIR: dataDir })
interface Told {
  readonly products: readonly {
    readonly productId: ProductId
    readonly expected: number
    readonly shoppers: number
  }[]
}

describe('npm run needs', () => {
  it('expects of nearly all shoppers that they buy coffee within a month, and of nobody a lamp', async () => {
    const { out } = await needs('--days', '30', '--json')
    const { products } = JSON.parse(out) as Told
    expect(products.map(({ productId, shoppers }) => [productId, shoppers])).toEqual([['coffee', 19]])
    expect(products[0]!.expected).toBeGreaterThan(15)
    expect(products[0]!.expected).toBeLessThanOrEqual(19)
  }, 60_000)

  it('names the products in a table', async () => {
    const { code, out } = await needs()
    expect(code).toBe(0)
    expect(out).toMatch(/19 {2,}\d+ % {2,}30 days {2}coffee {2}Strong coffee/)
    expect(out).toMatch(/purchases expected within 14 days, of 1 products/)
  }, 60_000)

  it('tells of one shopper what is next, and of how much nothing is known', async () => {
    const { out } = await needs('--shopper', 'shopper0', '--days', '30')
    expect(out).toMatch(/days ago +30 days .*coffee {2}Strong coffee/)
    expect(out).toMatch(/of 1 more that they bought it is not known/)
  }, 60_000)

  it('knows nothing of who was forgotten', async () => {
    const { out } = await needs('--shopper', FORGOTTEN, '--json')
    expect(JSON.parse(out)).toMatchObject({ products: [], unknown: 0, expectedOrders: null })
  }, 60_000)

  it('says what is wrong with the days', async () => {
    for (const days of ['0', 'soon']) {
      const { code, errors } = await needs('--days', days)
      expect([code, errors]).toEqual([2, expect.stringContaining('whole number from 1 to 365')])
    }
  }, 120_000)
})

it('says that nothing was learned yet', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'aisle-no-needs-'))
  const { code, out } = await runCommand('needs', [], { AISLE_DATA_DIR: empty })
  expect([code, out]).toEqual([0, expect.stringContaining('nothing is known')])
  await rm(empty, { recursive: true })
}, 60_000)
