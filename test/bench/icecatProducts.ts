/** The icecat catalogue as products, for benches: every text attribute is a facet, as a shop's own map would have it. */
import type { Product } from '../../data/types/product.ts'
import { testProduct } from '../support/products.ts'
import { ICECAT_PRODUCTS, readJsonLines } from './retrievalVectors.ts'

type Row = Readonly<Record<string, unknown>>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function attributesOf(row: Row): Record<string, string[]> {
  const attributes: Record<string, string[]> = {}
  for (const [key, value] of Object.entries(row)) {
    if (key.startsWith('attr_t_') && text(value) !== '') attributes[key.slice(7)] = [text(value)]
  }
  if (attributes['product_colour'] !== undefined) attributes['colour'] = attributes['product_colour']
  return attributes
}

export async function icecatProducts(): Promise<Product[]> {
  const rows = await readJsonLines<Row>(ICECAT_PRODUCTS)
  return rows.map((row) =>
    testProduct(text(row['id']), {
      name: { en: text(row['title']) },
      description: { en: text(row['short_description']) },
      brand: text(row['supplier']) || null,
      attributes: attributesOf(row),
      priceMinor: typeof row['price'] === 'number' ? row['price'] : 0,
    }),
  )
}
