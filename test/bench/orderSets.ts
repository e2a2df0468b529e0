/** Orders that bundles are judged on: two public sets and the demo shop, as a shop's own products and events. */
import { existsSync } from 'node:fs'
import { DEMO_SEED } from '../../bot/demoShop.ts'
import { readCatalogue } from '../../bot/commands/readCatalogue.ts'
import { openBytes } from '../../data/catalog/read/byteSource.ts'
import { generateDemoShop } from '../../data/sample/demoShop.ts'
import type { InteractionEvent } from '../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'
import { testProduct } from '../support/products.ts'
import { DEMO_NOW } from './demoTraining.ts'
import { readCsv, SHARED_DATA } from './retrievalVectors.ts'

export interface OrderSet {
  readonly name: 'online-retail' | 'complete-journey' | 'demo'
  readonly about: string
  /** 'basket': the other thing is of the same order; 'shopper': or of a later one of the shopper. */
  readonly cases: 'basket' | 'shopper'
  readonly files: readonly string[]
  readonly read: () => Promise<{ readonly products: readonly Product[]; readonly events: InteractionEvent[] }>
}

const RETAIL = 'online-retail/transactions.csv.gz'
const GROCERIES = ['complete-journey/products.csv.gz', 'complete-journey/transactions_sample.csv.gz'] as const

export const ORDER_SETS: readonly OrderSet[] = [
  {
    name: 'online-retail',
    about: 'a gift wholesaler’s invoices; kinds are the categories of docs/feeds/online-retail.json',
    ...{ cases: 'basket', files: [RETAIL], read: retail },
  },
  {
    name: 'complete-journey',
    about: 'a sample of a grocer’s receipt lines; kinds are its product categories',
    ...{ cases: 'basket', files: GROCERIES, read: groceries },
  },
  {
    name: 'demo',
    about: 'the demo shop, whose shoppers come for one category at a time',
    ...{ cases: 'shopper', files: [], read: demo },
  },
]

export const missingFile = ({ files }: OrderSet): string | null =>
  files.find((file) => !existsSync(new URL(file, SHARED_DATA))) ?? null

interface Line {
  readonly shopper: string
  readonly order: string
  readonly product: string
  readonly at: Date
}

function bought({ at, order, product, shopper }: Line, i: number): InteractionEvent {
  return {
    ...{ id: `${i}` as EventId, kind: 'product-bought', at, sessionId: order, listId: null },
    ...{ shopperId: shopper as ShopperId, productId: product as ProductId, quantity: 1, priceMinor: null },
  }
}

async function retail() {
  const file = new URL(RETAIL, SHARED_DATA)
  const map = new URL('../../docs/feeds/online-retail.json', import.meta.url).pathname
  const products = await readCatalogue(await openBytes(file.pathname), map)
  const known = new Set<string>(products.map(({ id }) => id))
  const rows = await readCsv(file)
  const lines = rows.flatMap((row): Line[] => {
    const { CustomerID = '', InvoiceDate = '', InvoiceNo = '', Quantity, StockCode = '' } = row
    if (InvoiceNo.startsWith('C') || Number(Quantity) < 1 || !known.has(StockCode)) return []
    const at = new Date(`${InvoiceDate.replace(' ', 'T')}Z`)
    return [{ shopper: CustomerID === '' ? InvoiceNo : CustomerID, order: InvoiceNo, product: StockCode, at }]
  })
  return { products, events: lines.map(bought) }
}

async function groceries() {
  const lines = (await readCsv(new URL(GROCERIES[1], SHARED_DATA))).map((row): Line => ({
    ...{ shopper: row['household_id'] ?? '', order: row['basket_id'] ?? '' },
    product: row['product_id'] ?? '',
    at: new Date(`${(row['transaction_timestamp'] ?? '').replace(' ', 'T')}Z`),
  }))
  const sold = new Set(lines.map(({ product }) => product))
  const said = (text: string | undefined): string => (text === undefined || text === 'NA' ? '' : text)
  const products = (await readCsv(new URL(GROCERIES[0], SHARED_DATA))).flatMap((row) => {
    const { brand, department, package_size, product_category, product_id = '', product_type } = row
    if (!sold.has(product_id)) return []
    const path = [said(department), said(product_category)].filter((part) => part !== '')
    const name = [said(product_type) || path.at(-1), said(package_size)].join(' ').trim()
    const attributes = said(product_type) === '' ? {} : { type: [said(product_type)] }
    return [
      testProduct(product_id, {
        name: { en: name },
        brand: said(brand) || null,
        categoryPath: path,
        attributes,
      }),
    ]
  })
  return { products, events: lines.map(bought) }
}

async function demo() {
  const { events, products } = generateDemoShop({ seed: DEMO_SEED, now: DEMO_NOW })
  return { products, events: [...events] }
}
