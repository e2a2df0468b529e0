import { describe, expect, it } from '@jest/globals'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { importEvents } from '../../../data/catalog/importEvents.ts'
import { importProducts, type ProductItem } from '../../../data/catalog/importProducts.ts'
import type { ImportSummary, ImportTarget } from '../../../data/catalog/importRows.ts'
import { loadMap } from '../../../data/catalog/map/feedMap.ts'
import { openBytes } from '../../../data/catalog/read/byteSource.ts'
import type { Format } from '../../../data/catalog/read/readFeed.ts'
import { RejectedRows } from '../../../data/catalog/rejectedRows.ts'
import type { Product } from '../../../data/types/product.ts'

const MAPS = 'docs/feeds'
/** Public data sets that lie beside the project on some machines; they are no part of it. */
const DATA = '../shared/data'

function into<Item>(items: Item[]): ImportTarget<Item> {
  return {
    start: async () => ({ line: 0, note: null }),
    commit: async (batch) => {
      items.push(...batch)
      return {}
    },
    finish: async () => ({}),
  }
}

const nowhere = () => new RejectedRows('/dev/null')

async function products(name: string, file: string, format: Format) {
  const items: ProductItem[] = []
  const source = await openBytes(`${DATA}/${name}/${file}`)
  const map = await loadMap(`${MAPS}/${name}.json`)
  const summary = await importProducts({ source, format, map, target: into(items), rejected: nowhere() })
  return { summary, products: items.flatMap((item) => (item.kind === 'product' ? [item.product] : [])) }
}

const shareOf = (all: readonly Product[], has: (product: Product) => boolean) =>
  all.filter(has).length / all.length

it('every map in docs/feeds is a right one', async () => {
  const files = (await readdir(MAPS)).filter((name) => name.endsWith('.json'))
  expect(files.length).toBeGreaterThanOrEqual(6)
  for (const file of files) expect(await loadMap(`${MAPS}/${file}`)).toHaveProperty('products.id')
})

const feeds: readonly [string, string, Format, ImportSummary['counts'], number][] = [
  ['myntra', 'products.csv.gz', 'csv', { rows: 12_491, folded: 0 }, 12_491],
  ['phones', 'products.json.gz', 'jsonl', { rows: 3291, folded: 0 }, 3291],
  // The same product stands under several departments: 1,032 are rejected as duplicates; 89 have no price and are hidden.
  ['amazon-india', 'products.csv.gz', 'csv', { rows: 10_930, folded: 0, rejected: 1032 }, 9809],
  // 1,189 have no price.
  ['gift-cards', 'products.json.gz', 'jsonl', { rows: 1547, folded: 0 }, 358],
]

describe('the map of a public catalogue, on its data', () => {
  it.each(feeds)('%s imports completely', async (name, file, format, counts, shown) => {
    if (!existsSync(`${DATA}/${name}/${file}`)) {
      console.warn(`skipped: wants ${DATA}/${name}/${file}`)
      return
    }
    const found = await products(name, file, format)
    expect(found.summary.counts).toEqual(counts)
    expect(found.products).toHaveLength(shown)
    expect(shareOf(found.products, ({ categoryPath }) => categoryPath.length > 0)).toBe(1)
    expect(shareOf(found.products, ({ categoryPath }) => categoryPath[0] === 'Other')).toBeLessThan(0.01)
  })

  it('gift-cards has 2,972 reviews, which become ratings with their texts', async () => {
    const file = `${DATA}/gift-cards/reviews.json.gz`
    if (!existsSync(file)) {
      console.warn(`skipped: wants ${file}`)
      return
    }
    const items: { event: { kind: string }; review: unknown }[] = []
    const summary = await importEvents({
      source: await openBytes(file),
      format: 'jsonl',
      map: await loadMap(`${MAPS}/gift-cards.json`),
      target: into(items),
      rejected: nowhere(),
      now: new Date('2026-06-01T00:00:00Z'),
    })
    expect(summary.counts).toEqual({ rows: 2972, folded: 0 })
    expect(
      items.filter(({ event, review }) => event.kind === 'product-rated' && review !== null),
    ).toHaveLength(2972)
  })
})
