import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { productsNow } from '../../bot/productsNow.ts'
import { catalogStore } from '../../data/store/catalogStore.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { Sql } from '../../data/types/ports.ts'
import { emptyTables, openTestSql } from '../support/openTestSql.ts'
import { testProduct } from '../support/products.ts'

const AT = new Date('2026-05-04T10:00:00Z')
const [KETTLE, LAMP, GONE] = ['kettle', 'lamp', 'gone'] as ProductId[]

let sql: Sql
beforeAll(async () => {
  sql = await openTestSql()
})
beforeEach(() => emptyTables(sql))
afterAll(() => sql.close())

async function indexed() {
  const catalog = catalogStore(sql)
  await catalog.upsert([testProduct('kettle', { priceMinor: 3000 }), testProduct('lamp')], AT)
  const version = await catalog.version()
  const products = await catalog.all()
  const rowOf = new Map(products.map(({ id }, row) => [id, row]))
  let reads = 0
  const getMany = (ids: readonly ProductId[]) => {
    reads += 1
    return catalog.getMany(ids)
  }
  const now = (ids: readonly ProductId[]) =>
    productsNow(ids, { version, products, rowOf }, { ...catalog, getMany })
  return { catalog, now, reads: () => reads }
}

it('are those that were indexed while nothing has changed', async () => {
  const { catalog, now, reads } = await indexed()
  expect(await now([LAMP!, KETTLE!, GONE!])).toEqual(await catalog.getMany([LAMP!, KETTLE!]))
  expect(await now([])).toEqual(new Map())
  expect(reads()).toBe(0)
})

it('are read when a price changed or a product was hidden a moment ago', async () => {
  const { catalog, now, reads } = await indexed()
  await catalog.upsert([testProduct('kettle', { priceMinor: 2500 })], AT)
  expect((await now([KETTLE!, LAMP!])).get(KETTLE!)?.priceMinor).toBe(2500)
  await catalog.hide([LAMP!])
  expect([...(await now([KETTLE!, LAMP!])).keys()]).toEqual(['kettle'])
  expect(reads()).toBe(2)
})
