/**
 * Purchases of two public shops, by shopper, product and day: Complete Journey (groceries; a sample of the lines of a year, so
 * that most repeats are missing) and Online Retail (gifts, mostly to small shops). Brought back is a negative quantity.
 */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { csvFields } from '../../data/catalog/read/splitCsv.ts'
import { productTree } from '../../recommender/nextNeed/productTree.ts'
import type { ProductTree } from '../../recommender/nextNeed/productTree.ts'
import { dayOf } from '../../recommender/nextNeed/purchases.ts'
import type { PurchaseLines } from '../../recommender/nextNeed/purchases.ts'

const DATA = '../shared/data'
const JOURNEY = [
  `${DATA}/complete-journey/transactions_sample.csv.gz`,
  `${DATA}/complete-journey/products.csv.gz`,
]
const RETAIL = [`${DATA}/online-retail/transactions.csv.gz`]

export interface PublicPurchases {
  readonly lines: PurchaseLines
  readonly tree: ProductTree
}

export interface PurchaseSet {
  readonly name: string
  readonly about: string
  readonly files: readonly string[]
  readonly read: () => PublicPurchases
}

export const PURCHASE_SETS: readonly PurchaseSet[] = [
  {
    name: 'groceries',
    about: 'Complete Journey by product; its categories are three deep',
    files: JOURNEY,
    read: () => journey((product, path) => [product, path]),
  },
  {
    name: 'grocery_types',
    about: 'Complete Journey by type of product ("milk"), below its category',
    files: JOURNEY,
    read: () => journey((_, path) => [path.join('/'), path.slice(0, -1)]),
  },
  {
    name: 'gifts',
    about: 'Online Retail by product, without categories',
    files: RETAIL,
    read: retail,
  },
]

/** The first file that is not there; null when all are. */
export function missingPurchases({ files }: PurchaseSet): string | null {
  return files.find((file) => !existsSync(file)) ?? null
}

interface Row {
  readonly shopper: string
  readonly product: string
  readonly atMs: number
  readonly pieces: number
}

function journey(
  keyOf: (product: string, path: readonly string[]) => readonly [key: string, above: readonly string[]],
): PublicPurchases {
  const paths = new Map<string, readonly string[]>()
  for (const [product = '', , department = '', , category = '', type = ''] of records(JOURNEY[1]!))
    paths.set(product, [department, category, type])
  const above = new Map<string, readonly string[]>()
  const rows = records(JOURNEY[0]!).map((fields): Row => {
    const [shopper = '', , , product = '', pieces = ''] = fields
    const [key, path] = keyOf(product, paths.get(product) ?? ['', '', ''])
    above.set(key, path)
    return { shopper, product: key, atMs: timeOf(fields[10]), pieces: Number(pieces) }
  })
  return numbered(rows, (product) => above.get(product) ?? [])
}

function retail(): PublicPurchases {
  const rows = records(RETAIL[0]!).map((fields): Row => {
    const [, product = '', , pieces = '', at, , shopper = ''] = fields
    return { shopper, product, atMs: timeOf(at), pieces: Number(pieces) }
  })
  return numbered(
    rows.filter(({ shopper }) => shopper !== ''),
    () => [],
  )
}

/** Without the header. */
function records(file: string): string[][] {
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n')
  return lines.slice(1).map((line) => csvFields(line.trimEnd(), ','))
}

/** 'YYYY-MM-DD hh:mm:ss', the shop's own clock. */
const timeOf = (text = ''): number => Date.parse(`${text.replace(' ', 'T')}Z`)

function numbered(rows: readonly Row[], pathOf: (product: string) => readonly string[]): PublicPurchases {
  const sorted = rows.toSorted((one, other) => one.atMs - other.atMs)
  const shoppers = new Map([...new Set(sorted.map(({ shopper }) => shopper))].map((id, i) => [id, i]))
  const products = new Map([...new Set(sorted.map(({ product }) => product))].map((id, i) => [id, i]))
  return {
    lines: {
      ...{ shoppers: shoppers.size, products: products.size },
      shopper: Int32Array.from(sorted, ({ shopper }) => shoppers.get(shopper)!),
      product: Int32Array.from(sorted, ({ product }) => products.get(product)!),
      day: Int32Array.from(sorted, ({ atMs }) => dayOf(atMs)),
      pieces: Int32Array.from(sorted, ({ pieces }) => pieces),
    },
    tree: productTree([...products.keys()].map(pathOf)),
  }
}
