/**
 * Shopify's two exports, made one: a product with its variants folded into one row with these fields.
 *
 *   handle title body vendor type category tags (array) status published
 *   price compareAtPrice cost   of the cheapest variant
 *   stock                  pieces of all variants; absent when the shop does not count them
 *   image sku (array) option.NAME (array, such as option.Color)
 */
import type { FeedRow, Fields, ReadableRow } from './feedRow.ts'
import type { Parsed } from './parseRecord.ts'

interface Variant {
  readonly price: string
  readonly compareAt: string
  readonly cost: string
  /** null when it is not counted. */
  readonly stock: number | null
  readonly sku: string
}

/** Rows of one product stand together in the export; a row without a Handle cannot be told from a broken one. */
export async function* shopifyCsvProducts(
  batches: AsyncIterable<readonly FeedRow[]>,
): AsyncGenerator<readonly FeedRow[]> {
  let open: ReadableRow[] = []
  let row = 0
  const folded = () => (open.length === 0 ? [] : [{ ...foldCsv(open), row: ++row }])
  for await (const batch of batches) {
    const found: FeedRow[] = []
    for (const one of batch) {
      if (one.kind === 'row' && belongsTo(open, one)) {
        open.push(one)
        continue
      }
      found.push(...folded())
      open = one.kind === 'row' ? [one] : []
      if (one.kind === 'unreadable') found.push({ ...one, row: ++row })
    }
    yield found
  }
  yield folded()
}

/** More rows than Shopify allows variants and pictures: the Handle is wrong, and memory stays bounded. */
const MOST_ROWS = 3000

function belongsTo(open: readonly ReadableRow[], row: ReadableRow): boolean {
  const handle = textIn(row.fields['Handle'])
  return handle !== '' && open.length < MOST_ROWS && handle === textIn(open[0]?.fields['Handle'])
}

function foldCsv(rows: readonly ReadableRow[]): ReadableRow {
  const first = rows[0]!
  const cell = (row: ReadableRow, name: string) => textIn(row.fields[name])
  const variants = rows
    .filter((row) => cell(row, 'Variant Price') !== '')
    .map((row) => ({
      price: cell(row, 'Variant Price'),
      compareAt: cell(row, 'Variant Compare At Price'),
      cost: cell(row, 'Cost per item'),
      stock: countOf(cell(row, 'Variant Inventory Qty')),
      sku: cell(row, 'Variant SKU'),
    }))
  const options: Record<string, string[]> = {}
  for (const number of [1, 2, 3]) {
    const name = cell(first, `Option${number} Name`)
    if (name !== '')
      options[`option.${name}`] = distinct(rows.map((row) => cell(row, `Option${number} Value`)))
  }
  const fields = {
    handle: cell(first, 'Handle'),
    title: cell(first, 'Title'),
    body: cell(first, 'Body (HTML)'),
    vendor: cell(first, 'Vendor'),
    type: cell(first, 'Type'),
    category: cell(first, 'Product Category'),
    tags: cell(first, 'Tags')
      .split(',')
      .map((tag) => tag.trim()),
    status: cell(first, 'Status'),
    published: cell(first, 'Published').toLowerCase(),
    image: rows.map((row) => cell(row, 'Image Src')).find((url) => url !== '') ?? '',
    ...options,
    ...ofVariants(variants),
  }
  return { kind: 'row', line: first.line, row: first.row, fields, fileRows: rows.length }
}

/** One element of products.json. */
export function shopifyJsonProduct(parsed: Parsed): Parsed {
  if ('problem' in parsed) return parsed
  const product = parsed.fields
  const variants = listIn(product['variants']).map((one) => ({
    price: textIn(one['price']),
    compareAt: textIn(one['compare_at_price']),
    cost: textIn(one['cost']),
    stock: one['available'] === false ? 0 : countOf(textIn(one['inventory_quantity'])),
    sku: textIn(one['sku']),
  }))
  const options = listIn(product['options']).map(
    (one) => [`option.${textIn(one['name'])}`, one['values']] as const,
  )
  const images = [product['image'], ...listIn(product['images'])] as (Fields | null | undefined)[]
  const tags = product['tags']
  return {
    fields: {
      handle: product['handle'] ?? product['id'],
      title: product['title'],
      body: product['body_html'],
      vendor: product['vendor'],
      type: product['product_type'],
      tags: Array.isArray(tags)
        ? tags
        : textIn(tags)
            .split(',')
            .map((tag) => tag.trim()),
      status: textIn(product['status']),
      published: product['published_at'] === null ? 'false' : 'true',
      image: images.map((one) => textIn(one?.['src'])).find((url) => url !== '') ?? '',
      ...Object.fromEntries(options),
      ...ofVariants(variants),
    },
  }
}

function ofVariants(variants: readonly Variant[]): Fields {
  const cheapest = [...variants].sort((a, b) => Number(a.price) - Number(b.price))[0]
  const counted = variants.flatMap(({ stock }) => (stock === null ? [] : [Math.max(0, stock)]))
  const known = counted.length > 0 && counted.length === variants.length
  return {
    price: cheapest?.price ?? '',
    compareAtPrice: cheapest?.compareAt ?? '',
    cost: cheapest?.cost ?? '',
    sku: distinct(variants.map(({ sku }) => sku)),
    ...(known ? { stock: counted.reduce((sum, one) => sum + one, 0) } : {}),
  }
}

const textIn = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
const countOf = (text: string): number | null => (/^-?\d+$/.test(text) ? Number(text) : null)
const distinct = (values: readonly string[]): string[] => [...new Set(values)].filter((value) => value !== '')
const listIn = (value: unknown): Fields[] =>
  Array.isArray(value) ? value.filter((one): one is Fields => typeof one === 'object' && one !== null) : []
