import { afterEach, describe, expect, it } from '@jest/globals'
import { refreshCatalogue } from '../../../bot/jobs/refreshCatalogue.ts'
import type { CatalogueRefresh } from '../../../bot/jobs/refreshCatalogue.ts'
import type { CatalogueSnapshot } from '../../../recommender/retrieve/catalogueSnapshot.ts'
import { testProduct } from '../../support/products.ts'
import { smallSnapshot } from '../../recommender/retrieve/smallSnapshot.ts'

const old = await smallSnapshot([testProduct('old')])
const HOUR = 3_600_000

let running: CatalogueRefresh | null = null
afterEach(() => running?.stop())

function setUp({ pollMs = HOUR, fails = false } = {}) {
  const shop = { version: old.version, current: old, swaps: 0, opens: 0, fails, errors: 0 }
  running = refreshCatalogue({
    catalogue: { version: async () => shop.version, all: async () => [testProduct('new')] },
    current: () => shop.current,
    open: async (products, version): Promise<CatalogueSnapshot> => {
      shop.opens += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (shop.fails) throw new Error('disk full')
      return { ...(await smallSnapshot(products)), version }
    },
    swap: (snapshot) => {
      shop.swaps += 1
      shop.current = snapshot
    },
    log: { info: () => undefined, error: () => (shop.errors += 1) },
    pollMs,
  })
  return { shop, refresh: running }
}

describe('refreshCatalogue', () => {
  it('does nothing as long as the version is the same', async () => {
    const { shop, refresh } = setUp()
    await refresh.refresh()
    expect(shop.opens).toBe(0)
  })

  it('swaps in the catalogue of the new version, once', async () => {
    const { shop, refresh } = setUp()
    shop.version = '2'
    await Promise.all([refresh.refresh(), refresh.refresh()])
    await refresh.refresh()
    expect(shop).toMatchObject({ opens: 1, swaps: 1 })
    expect(shop.current.products[0]!.id).toBe('new')
  })

  it('looks by itself', async () => {
    const { shop } = setUp({ pollMs: 1 })
    shop.version = '2'
    const deadline = Date.now() + 5_000
    while (shop.swaps === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(shop.swaps).toBe(1)
  })

  it('keeps the old one and logs when the new one fails, and tries again', async () => {
    const { shop, refresh } = setUp({ fails: true })
    shop.version = '2'
    await refresh.refresh()
    expect(shop).toMatchObject({ swaps: 0, errors: 1, current: old })
    shop.fails = false
    await refresh.refresh()
    expect(shop).toMatchObject({ swaps: 1, errors: 1 })
  })

  it('swaps nothing any more once it was stopped, and waits for what is under way', async () => {
    const { shop, refresh } = setUp()
    shop.version = '2'
    const underWay = refresh.refresh()
    await refresh.stop()
    await underWay
    expect(shop.swaps).toBe(0)
  })
})
