/**
 * What is embedded of a product: its name, the most specific category when the name does not say it, and the start of the
 * description; in English where there is English, because the encoder puts both languages into one space.
 *
 * Brand and attribute values are left out: words and filters find them, and in the text they made the order of icecat's
 * products worse (full-rank NDCG@10 of the vectors alone .547 with them, .619 without; the hybrid .773 and .785).
 * A change here changes the text's hash, so every vector is made again at the next start.
 */
import { localized } from '../../data/types/language.ts'
import type { Product } from '../../data/types/product.ts'

/** Characters of the description. 100 to 160 measure the same on icecat, and shorter is faster to embed. */
const DESCRIPTION = 120

export function productText(product: Product): string {
  const name = localized(product.name, 'en')
  const category = localized(product.categoryName, 'en') || (product.categoryPath.at(-1) ?? '')
  const said = name.toLowerCase().includes(category.toLowerCase())
  const description = localized(product.description, 'en').slice(0, DESCRIPTION)
  return [name, said ? '' : category, description].filter((part) => part !== '').join('. ')
}
