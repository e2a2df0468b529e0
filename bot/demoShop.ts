/**
 * Fills an empty shop with the generated demo shop, in one transaction: a start that is killed half-way leaves nothing.
 * The shoppers' hidden tastes are kept beside the database, never in it: they are the truth that benchmarks judge by.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateDemoShop } from '../data/sample/demoShop.ts'
import { catalogStore } from '../data/store/catalogStore.ts'
import { appendEvents } from '../data/store/eventStore.ts'
import type { Sql } from '../data/types/ports.ts'

/** The demo is the same shop for everybody. */
export const DEMO_SEED = 20_261
const BATCH = 5_000

export async function fillWithDemo(
  sql: Sql,
  options: { readonly dataDir: string; readonly now: Date; readonly onProgress: (fraction: number) => void },
): Promise<void> {
  const { now, onProgress } = options
  const demo = generateDemoShop({ seed: DEMO_SEED, now })
  const rows = [demo.products, demo.prices, demo.stock, demo.reviews, demo.events]
  const total = rows.reduce((sum, list) => sum + list.length, 0)
  let done = 0
  const inBatches = async <T>(list: readonly T[], write: (batch: readonly T[]) => Promise<unknown>) => {
    for (let from = 0; from < list.length; from += BATCH) {
      const batch = list.slice(from, from + BATCH)
      await write(batch)
      done += batch.length
      onProgress(done / total)
    }
  }
  await sql.transaction(async (tx) => {
    const catalog = catalogStore(tx)
    await inBatches(demo.prices, (batch) => catalog.appendPrices(batch))
    await inBatches(demo.stock, (batch) => catalog.appendStock(batch))
    await inBatches(demo.products, (batch) => catalog.upsert(batch, now))
    await inBatches(demo.reviews, (batch) => catalog.appendReviews(batch))
    await inBatches(demo.events, (batch) => appendEvents(tx, batch))
  })
  await mkdir(options.dataDir, { recursive: true })
  await writeFile(
    join(options.dataDir, 'demo-truth.json'),
    JSON.stringify({ seed: DEMO_SEED, tastes: demo.truth }),
  )
}
