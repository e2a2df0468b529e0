/**
 * What is embedded of a product: name, brand, most specific category, a few attributes and the start of the description,
 * in English where there is English, because the encoder puts both languages into one space and has a limit of tokens.
 * A change here changes the text's hash, so every vector is made again at the next start.
 */
import { localized } from '../../data/types/language.ts'
import type { Product } from '../../data/types/product.ts'

/** Characters of the description; the encoder reads 128 tokens, which is about 450 characters in all. */
const DESCRIPTION = 240
/** What shoppers name; a feed's hundred technical values would drown the product. */
const FACETS = ['type', 'gender', 'colour', 'material', 'feature', 'occasion', 'style', 'season'] as const

export function productText(product: Product): string {
  const name = localized(product.name, 'en')
  const parts = [
    name,
    mentioned(name, product.brand) ? '' : (product.brand ?? ''),
    localized(product.categoryName, 'en') || (product.categoryPath.at(-1) ?? ''),
    FACETS.flatMap((facet) => product.attributes[facet] ?? []).join(', '),
    localized(product.description, 'en').slice(0, DESCRIPTION),
  ]
  return parts.filter((part) => part !== '').join('. ')
}

const mentioned = (text: string, brand: string | null): boolean =>
  brand === null || text.toLowerCase().includes(brand.toLowerCase())
