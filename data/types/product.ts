/**
 * What the shop sells. One row of the catalogue; plain data, serialisable as JSON.
 *
 *   priceMinor      integer >= 0, minor units of `currency`.
 *   listPriceMinor  the price before a reduction, > priceMinor; null when the product is not reduced.
 *   costMinor       what one piece costs the shop, minor units of `currency`; null when the feed does not say. The shop's
 *                   own business: it ranks, and is never shown.
 *   stock           pieces on hand, integer >= 0; null when the shop does not say.
 *   rating          mean stars in [1, 5]; null when nobody has rated it.
 *   popularity      the feed's own prior of demand, >= 0; null when the feed has none.
 *   attributes      facet -> values as the feed writes them; keys are lower-case ('colour', 'material', 'size').
 */
import type { ProductId } from './ids.ts'
import type { LocalizedText } from './language.ts'
import { normaliseTerm } from './terms.ts'

export interface Product {
  readonly id: ProductId
  readonly name: LocalizedText
  readonly description: LocalizedText
  readonly brand: string | null
  /** From general to specific, in the catalogue's language: ['Clothing', 'Jackets']. May be empty. */
  readonly categoryPath: readonly string[]
  /** Names of the most specific category by language: { en: 'Jackets', zh: '夹克' }. */
  readonly categoryName: LocalizedText
  readonly attributes: Readonly<Record<string, readonly string[]>>
  readonly priceMinor: number
  readonly currency: string
  readonly listPriceMinor: number | null
  readonly costMinor: number | null
  readonly stock: number | null
  readonly rating: number | null
  readonly ratingCount: number
  readonly popularity: number | null
  readonly imageUrl: string | null
  readonly url: string | null
  readonly releasedAt: Date | null
}

/** The normalised values that `product` has for `facet`: 'brand', 'category' or the key of an attribute. */
export function facetValues(product: Product, facet: string): readonly string[] {
  if (facet === 'brand') return product.brand === null ? [] : [normaliseTerm(product.brand)]
  if (facet === 'category') {
    return [...product.categoryPath, ...Object.values(product.categoryName)].map(normaliseTerm)
  }
  return (product.attributes[facet] ?? []).map(normaliseTerm)
}
