/**
 * What the tables of a snapshot are made from: one product flattened to strings and numbers, cheap to send to a worker
 * (a product with all its nested objects takes five times as long to clone).
 */
import type { Product } from '../../data/types/product.ts'
import { productText } from './productText.ts'

export interface CatalogueRow {
  readonly id: string
  /** What is embedded. */
  readonly text: string
  readonly name: string
  readonly brand: string
  /** Path and names of the category, as the feed writes them. */
  readonly categories: readonly string[]
  /** The most specific category with the path to it; '' when there is none. */
  readonly categoryKey: string
  readonly description: string
  /** facet, value, facet, value, ... */
  readonly attributes: readonly string[]
  readonly priceMinor: number
  readonly listPriceMinor: number | null
  readonly stock: number | null
  readonly rating: number | null
  readonly ratingCount: number
  readonly popularity: number | null
}

export function catalogueRow(product: Product): CatalogueRow {
  const attributes: string[] = []
  for (const facet in product.attributes) {
    for (const value of product.attributes[facet]!) attributes.push(facet, value)
  }
  return {
    id: product.id,
    text: productText(product),
    name: bothLanguages(product.name),
    brand: product.brand ?? '',
    categories: [...product.categoryPath, ...Object.values(product.categoryName)],
    categoryKey: product.categoryPath.join('\n') || (Object.values(product.categoryName)[0] ?? ''),
    description: bothLanguages(product.description),
    attributes,
    priceMinor: product.priceMinor,
    listPriceMinor: product.listPriceMinor,
    stock: product.stock,
    rating: product.rating,
    ratingCount: product.ratingCount,
    popularity: product.popularity,
  }
}

const bothLanguages = ({ en, zh }: Product['name']): string =>
  en === undefined ? (zh ?? '') : zh === undefined ? en : `${en}\n${zh}`
