/**
 * `npm run needs`: what shoppers are likely to buy again soon, by product or of one shopper, from the events and what was last
 * learned of them. Works beside a running shop. Shoppers who asked to be forgotten are not in it: their events are gone.
 *
 * Exit codes: 0 told; 1 the database or the models cannot be read; 2 the arguments are wrong.
 */
import { catalogStore } from '../../data/store/catalogStore.ts'
import { eventStore } from '../../data/store/eventStore.ts'
import { migrate } from '../../data/store/migrate.ts'
import { openSql } from '../../data/store/openSql.ts'
import type { InteractionEvent } from '../../data/types/event.ts'
import type { ProductId, ShopperId } from '../../data/types/ids.ts'
import type { Sql } from '../../data/types/ports.ts'
import type { Product } from '../../data/types/product.ts'
import { eventColumns } from '../../recommender/collaborative/eventColumns.ts'
import { expectedNeeds, needsOfShopper } from '../../recommender/nextNeed/needsToCome.ts'
import type { ExpectedProduct, ShopperNeeds } from '../../recommender/nextNeed/needsToCome.ts'
import type { Needs } from '../../recommender/nextNeed/needs.ts'
import { purchaseLines, purchasesOf } from '../../recommender/nextNeed/purchases.ts'
import { readModels } from '../../recommender/rank/modelFiles.ts'
import { loadConfig, readEnvironment } from '../config.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'

const HELP = `npm run -s needs -- [--days 14] [--shopper ID] [--json]

What is likely to be bought again by those who bought it before.

  --days N       within the next N days, 1 to 365; 14 when not said
  --shopper ID   of one shopper, as in the store: directline:dl_..., msteams:..., or the id of the imported events
  --json         one JSON object instead of the table
`

const USUAL_DAYS = 14
const MOST_DAYS = 365
const LINES_SHOWN = 50
/** Of one shopper. */
const MOST_PURCHASES = 10_000

async function main(args: readonly string[]): Promise<number> {
  const given = readOptions(args, {
    ...{ days: { type: 'string' }, shopper: { type: 'string' } },
    ...{ json: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (given.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  const days = daysOf(given.days)
  const { dataDir, databaseUrl } = loadConfig(readEnvironment())
  const needs = (await readModels(dataDir))?.needs ?? null
  if (needs === null) {
    process.stdout.write('nothing is known of what is bought again yet: npm start learns it from purchases\n')
    return 0
  }
  const sql = await openSql({ databaseUrl, dataDir, onProgress: () => undefined })
  try {
    await migrate(sql)
    const asked = { days, nowMs: Date.now(), json: given.json === true }
    const { shopper } = given
    process.stdout.write(
      await (shopper === undefined
        ? byProduct(sql, needs, asked)
        : ofShopper(sql, needs, shopper as ShopperId, asked)),
    )
  } finally {
    await sql.close()
  }
  return 0
}

function daysOf(text = String(USUAL_DAYS)): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new UsageError(`--days wants a whole number from 1 to ${MOST_DAYS}, not ${text}`)
  return days
}

interface Asked {
  readonly days: number
  readonly nowMs: number
  readonly json: boolean
}

async function byProduct(sql: Sql, needs: Needs, { days, json, nowMs }: Asked): Promise<string> {
  const products = await catalogStore(sql).all()
  const events = eventColumns(
    await allPurchases(sql),
    products.map(({ id }) => id),
  )
  const expected = expectedNeeds(needs, purchasesOf(purchaseLines(events)), events.productIds, {
    days,
    nowMs,
  })
  if (json) return `${JSON.stringify({ days, products: expected })}\n`
  if (expected.length === 0) return `nothing is likely to be bought again within ${days} days\n`
  const names = namesOf(products)
  const head = ['expected', 'shoppers', 'come back', 'usually after', 'product']
  const lines = expected.slice(0, LINES_SHOWN).map((one) => productLine(one, names))
  const total = expected.reduce((sum, one) => sum + one.expected, 0)
  return (
    table([head, ...lines]) +
    `${total.toFixed(1)} purchases expected within ${days} days, of ${expected.length} products\n`
  )
}

function productLine(one: ExpectedProduct, names: ReadonlyMap<ProductId, string>): string[] {
  return [
    ...[one.expected.toFixed(1), String(one.shoppers), percent(one.returns)],
    ...[inDays(one.usualDays), `${one.productId}  ${names.get(one.productId) ?? ''}`],
  ]
}

async function ofShopper(
  sql: Sql,
  needs: Needs,
  shopper: ShopperId,
  { days, json, nowMs }: Asked,
): Promise<string> {
  const products = await catalogStore(sql).all()
  const events = eventColumns(
    await eventStore(sql).purchasesOf(shopper, MOST_PURCHASES),
    products.map(({ id }) => id),
  )
  const found = needsOfShopper(needs, purchasesOf(purchaseLines(events)), events.productIds, { days, nowMs })
  if (json) return `${JSON.stringify({ shopper, days, ...found })}\n`
  return shopperText(shopper, found, namesOf(products), days)
}

function shopperText(
  shopper: ShopperId,
  { expectedOrders, products, stillBuys, unknown }: ShopperNeeds,
  names: ReadonlyMap<ProductId, string>,
  days: number,
): string {
  const orders =
    expectedOrders === null || stillBuys === null
      ? `of shopper ${shopper} nobody can say how often they order: too little was bought\n`
      : `shopper ${shopper} still buys here with a probability of ${percent(stillBuys)}, ` +
        `and orders ${expectedOrders.toFixed(1)} times within ${days} days\n`
  const head = ['chance', 'last bought', 'usually after', 'expected in', 'product']
  const lines = products.map((one) => [
    ...[percent(one.chance), `${one.lastBoughtDaysAgo} days ago`, inDays(one.usualDays)],
    `${one.earliestInDays.toFixed(0)}-${one.latestInDays.toFixed(0)} days`,
    `${one.productId}  ${names.get(one.productId) ?? ''}`,
  ])
  const rest =
    unknown === 0 ? '' : `of ${unknown} more that they bought it is not known whether they are bought again\n`
  return orders + (lines.length === 0 ? '' : table([head, ...lines])) + rest
}

async function allPurchases(sql: Sql): Promise<InteractionEvent[]> {
  const found: InteractionEvent[] = []
  for await (const batch of eventStore(sql).interactions())
    found.push(...batch.filter(({ kind }) => kind === 'product-bought'))
  return found
}

const namesOf = (products: readonly Product[]): Map<ProductId, string> =>
  new Map(products.map(({ id, name }) => [id, Object.values(name)[0] ?? '']))
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`
const inDays = (days: number): string => `${days.toFixed(0)} days`

function table(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0))) ?? []
  return lines
    .map(
      (line) =>
        `${line.map((cell, i) => (i === line.length - 1 ? cell : cell.padStart(widths[i]!))).join('  ')}\n`,
    )
    .join('')
}

await runCommand({ help: HELP, main })
