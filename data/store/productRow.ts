/** A product as a row of the table and back. Pure. */
import { createHash } from 'node:crypto'
import type { ProductId } from '../types/ids.ts'
import type { Product } from '../types/product.ts'

/** The part that changes often has columns; the rest is one JSON value. */
type Details = Omit<
  Product,
  | 'id'
  | 'priceMinor'
  | 'currency'
  | 'listPriceMinor'
  | 'stock'
  | 'rating'
  | 'ratingCount'
  | 'popularity'
  | 'releasedAt'
  | 'costMinor'
> & {
  readonly releasedAt: string | null
  /** Missing in rows that were written before feeds had it. */
  readonly costMinor?: number
}

export interface ProductRow {
  readonly id: string
  readonly price_minor: number
  readonly currency: string
  readonly list_price_minor: number | null
  readonly stock: number | null
  readonly rating: number | null
  readonly rating_count: number
  readonly popularity: number | null
}

export const PRODUCT_COLUMNS =
  'id, price_minor, currency, list_price_minor, stock, rating, rating_count, popularity, details'

export function productRow(product: Product): ProductRow {
  return {
    id: product.id,
    price_minor: product.priceMinor,
    currency: product.currency,
    list_price_minor: product.listPriceMinor,
    stock: product.stock,
    rating: product.rating,
    rating_count: product.ratingCount,
    popularity: product.popularity,
  }
}

/** Keys are sorted, so that two feeds that write the same in another order give the same text. */
export function productDetails(product: Product): Details {
  return {
    name: sorted(product.name),
    description: sorted(product.description),
    brand: product.brand,
    categoryPath: product.categoryPath,
    categoryName: sorted(product.categoryName),
    attributes: sorted(product.attributes),
    imageUrl: product.imageUrl,
    url: product.url,
    releasedAt: product.releasedAt?.toISOString() ?? null,
    ...(product.costMinor === null ? {} : { costMinor: product.costMinor }),
  }
}

export function toProduct(row: ProductRow & { readonly details: Details }): Product {
  const { details } = row
  return {
    id: row.id as ProductId,
    name: details.name,
    description: details.description,
    brand: details.brand,
    categoryPath: details.categoryPath,
    categoryName: details.categoryName,
    attributes: details.attributes,
    priceMinor: row.price_minor,
    currency: row.currency,
    listPriceMinor: row.list_price_minor,
    costMinor: details.costMinor ?? null,
    stock: row.stock,
    rating: row.rating,
    ratingCount: row.rating_count,
    popularity: row.popularity,
    imageUrl: details.imageUrl,
    url: details.url,
    releasedAt: details.releasedAt === null ? null : new Date(details.releasedAt),
  }
}

/** 128 bits of SHA-256 over both parts: enough that two contents never meet. */
export function contentHash(row: string, details: string): string {
  return createHash('sha256').update(row).update(details).digest('hex').slice(0, 32)
}

function sorted<T extends object>(record: T): T {
  const entries = Object.entries(record)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as T
}
