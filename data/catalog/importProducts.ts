/**
 * A feed of products into the catalogue: rows -> outcomes by the map -> one product an id -> batches.
 *
 * Of an id that comes twice, the first row counts and the second is rejected, unless the map groups rows: then all rows of an
 * id are one product, described by its last readable row, and memory grows with the number of products (not of rows).
 */
import { createHash } from 'node:crypto'
import { AppError } from '../types/errors.ts'
import type { ProductId } from '../types/ids.ts'
import type { Product } from '../types/product.ts'
import {
  type ImportSummary,
  type ImportTarget,
  importRows,
  located,
  type Located,
  rawFields,
  type RowOutcome,
} from './importRows.ts'
import type { FeedMap, ProductsMap } from './map/feedMap.ts'
import { quoted } from './map/fieldProblem.ts'
import { type ProductOutcome, productMapper } from './map/mapProduct.ts'
import type { ByteSource } from './read/byteSource.ts'
import type { Fields } from './read/feedRow.ts'
import { type Format, readFeed } from './read/readFeed.ts'
import type { RejectedRows } from './rejectedRows.ts'
import { SeenIds } from './seenIds.ts'

/** Small enough that a kill repeats less than a tenth of a second, large enough that transactions cost nothing. */
const BATCH = 500

export type ProductItem =
  | { readonly kind: 'product'; readonly product: Product; readonly fields: Fields }
  | { readonly kind: 'hidden'; readonly id: ProductId; readonly because: string }

const hiddenItem = (id: ProductId, because: string): RowOutcome<ProductItem> => ({
  kind: 'item',
  item: { kind: 'hidden', id, because },
  reason: `hidden: ${because}`,
})

export interface ImportProductsOptions {
  readonly source: ByteSource
  readonly format: Format
  readonly map: FeedMap
  readonly target: ImportTarget<ProductItem>
  readonly rejected: RejectedRows
  readonly onRead?: (bytes: number) => void
  /** Hears every id of the file, those of rejected rows too: what the file has is not to be replaced. */
  readonly onId?: (id: ProductId) => void
}

export async function importProducts(options: ImportProductsOptions): Promise<ImportSummary> {
  const { source, format, map, target, rejected } = options
  const products = map.products
  if (products === undefined)
    throw new AppError('FEED_MAP_INVALID', { file: 'given', problem: 'products: is missing' })
  const whole = productMapper(products, map.language, map.currency ?? null)
  const quick = productMapper(withoutWords(products), map.language, map.currency ?? null)
  const outcomeOf = products.group === undefined ? whole : quick
  const rows = readFeed(source, format, {
    encoding: map.encoding ?? null,
    delimiter: map.delimiter ?? null,
    ...(options.onRead && { onRead: options.onRead }),
    onHeader: (columns) => checkColumns(columns, products, source.file),
  })
  const outcomes = located(rows, ({ fields }) => {
    const outcome = outcomeOf(fields)
    const id = outcome.kind === 'product' ? outcome.product.id : 'id' in outcome ? outcome.id : null
    if (id !== null) options.onId?.(id)
    return rowOutcome(outcome, fields)
  })
  const distinct =
    products.group === undefined ? firstOfEachId(outcomes) : grouped(outcomes, whole, products.group)
  return importRows(oneCurrency(distinct), target, { batchSize: BATCH, rejected })
}

function rowOutcome(outcome: ProductOutcome, fields: Fields): RowOutcome<ProductItem> {
  if (outcome.kind === 'skipped') return outcome
  if (outcome.kind === 'hidden') return hiddenItem(outcome.id, outcome.because)
  if (outcome.kind === 'product') return { kind: 'item', item: { ...outcome, fields } }
  return { kind: 'rejected', field: outcome.field, problem: outcome.problem, raw: rawFields(fields) }
}

/** Enough to know whether a row is a product. The rest never fails and costs most; a group needs it once. */
const withoutWords = (map: ProductsMap): ProductsMap => ({
  ...map,
  category: [],
  attributes: {},
  attributesFrom: [],
})

/** What an import is continued by: the same file, read the same way. */
export function feedKey(kind: string, source: ByteSource, format: Format, map: unknown): string {
  const reading = JSON.stringify([format, map], (_, value: unknown) =>
    value instanceof RegExp ? value.source : value,
  )
  return createHash('sha256').update(`${kind}\n${source.identity}\n${reading}`).digest('hex')
}

type Batches = AsyncIterable<readonly Located<ProductItem>[]>

/** A map for another file would reject or hide every row, one by one: better to say it once. */
function checkColumns(columns: readonly string[], map: ProductsMap, file: string): void {
  const name = [map.name.any, map.name.en, map.name.zh].flatMap((spec) => spec?.from ?? [])
  for (const [key, wanted] of Object.entries({ id: map.id.from, name, price: map.price.from })) {
    if (wanted.some((column) => columns.includes(column))) continue
    const problem = `the ${key} is wanted from ${wanted.join(' or ')}, the file has the columns ${columns.join(', ')}`
    throw new AppError('FEED_UNREADABLE', { file, problem: problem.slice(0, 600) })
  }
}

const idOf = (item: ProductItem): ProductId => (item.kind === 'product' ? item.product.id : item.id)

async function* firstOfEachId(batches: Batches): AsyncGenerator<readonly Located<ProductItem>[]> {
  const seen = new SeenIds()
  for await (const batch of batches) {
    yield batch.map((one) => {
      if (one.outcome.kind !== 'item') return one
      const { item } = one.outcome
      const before = seen.firstPlace(idOf(item), one)
      return before === null ? one : { ...one, outcome: duplicate(item, before, one.line) }
    })
  }
}

function duplicate(
  item: ProductItem,
  before: { line: number; row: number },
  line: number,
): RowOutcome<ProductItem> {
  const place = before.line === line ? `row ${before.row}` : `line ${before.line}`
  const raw = item.kind === 'product' ? rawFields(item.fields) : JSON.stringify({ id: item.id })
  return {
    kind: 'rejected',
    field: 'id',
    problem: `is already the id of ${place}: ${quoted(idOf(item))}`,
    raw,
  }
}

interface Group {
  item: ProductItem
  readonly line: number
  readonly row: number
  fileRows: number
  /** Rows that describe the product as one to be shown. */
  productRows: number
}

/** Rejected and skipped rows pass at once, products when the file has ended, in the order of their first rows. */
async function* grouped(
  batches: Batches,
  whole: (fields: Fields) => ProductOutcome,
  { popularity }: NonNullable<ProductsMap['group']>,
): AsyncGenerator<readonly Located<ProductItem>[]> {
  const groups = new Map<ProductId, Group>()
  for await (const batch of batches) {
    const others: Located<ProductItem>[] = []
    for (const one of batch) {
      if (one.outcome.kind === 'item') addToGroup(groups, one, one.outcome.item)
      else others.push(one)
    }
    yield others
  }
  for (const { item, line, row, fileRows, productRows } of groups.values()) {
    const outcome = groupOutcome(item, whole, popularity === 'rows' ? productRows : null)
    yield [{ line, row, fileRows, outcome }]
  }
}

function groupOutcome(
  item: ProductItem,
  whole: (fields: Fields) => ProductOutcome,
  popularity: number | null,
): RowOutcome<ProductItem> {
  if (item.kind === 'hidden') return hiddenItem(item.id, item.because)
  const outcome = whole(item.fields)
  const product = outcome.kind === 'product' ? outcome.product : item.product
  return {
    kind: 'item',
    item: { ...item, product: popularity === null ? product : { ...product, popularity } },
  }
}

function addToGroup(groups: Map<ProductId, Group>, place: Located<ProductItem>, item: ProductItem): void {
  const id = idOf(item)
  const group = groups.get(id) ?? { item, line: place.line, row: place.row, fileRows: 0, productRows: 0 }
  groups.set(id, group)
  group.fileRows += place.fileRows
  // A row without a price says nothing about a product that has one elsewhere.
  if (item.kind === 'hidden' && group.item.kind === 'product') return
  if (item.kind === 'product') group.productRows++
  group.item = item
}

/** Prices in two currencies cannot be compared: the first product's currency holds for the file. */
async function* oneCurrency(batches: Batches): AsyncGenerator<readonly Located<ProductItem>[]> {
  let currency: string | null = null
  const checked = (one: Located<ProductItem>): Located<ProductItem> => {
    if (one.outcome.kind !== 'item' || one.outcome.item.kind !== 'product') return one
    const { product, fields } = one.outcome.item
    currency ??= product.currency
    if (product.currency === currency) return one
    const problem = `is in ${product.currency}, the rows before it are in ${currency}`
    return { ...one, outcome: { kind: 'rejected', field: 'price', problem, raw: rawFields(fields) } }
  }
  for await (const batch of batches) yield batch.map(checked)
}
