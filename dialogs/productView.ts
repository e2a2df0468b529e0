/** A product as a reply shows it: all words in the shopper's language, all facts from the quote of this moment. Pure. */
import type { ListId, ProductId } from '../data/types/ids.ts'
import { type Language, localized } from '../data/types/language.ts'
import type { Product } from '../data/types/product.ts'
import type { Quote } from '../data/types/recommendation.ts'
import type { ProductActionKind } from './actions.ts'
import type { Button, ProductView } from './reply.ts'
import { formatMoney, formatRating } from './text/format.ts'
import { plainLine } from './text/plainLine.ts'
import { text } from './text/text.ts'

/** So few pieces are worth a word. */
const LOW_STOCK = 5

export interface ProductViewOptions {
  readonly language: Language
  /** The list that the product stands in; null when it is shown by itself. */
  readonly listId: ListId | null
  /** Worded; null when nothing is true any more. */
  readonly reason: string | null
}

export function productView(quote: Quote, position: number, options: ProductViewOptions): ProductView {
  const { language, reason } = options
  const { product, priceMinor, currency } = quote
  return {
    position,
    productId: product.id,
    name: plainLine(localized(product.name, language)) || product.id,
    price: formatMoney(priceMinor, currency, language),
    priceNote: priceNote(quote, language),
    rating: ratingLine(product, language),
    stock: stockLine(product.stock, language),
    reason,
    imageUrl: product.imageUrl,
    buttons: buttons(product.id, options),
  }
}

/** The old price stands only beside the lowest price of the 30 days before; without that history nothing is said. */
function priceNote(
  { product, currency, lowest30Minor, percentOff }: Quote,
  language: Language,
): string | null {
  if (product.listPriceMinor === null || lowest30Minor === null) return null
  const money = (minor: number): string => formatMoney(minor, currency, language)
  const percent = percentOff !== null && percentOff > 0 ? percentOff : null
  return text(language).priceNote(money(product.listPriceMinor), money(lowest30Minor), percent)
}

function ratingLine({ rating, ratingCount }: Product, language: Language): string | null {
  if (rating === null) return null
  const full = Math.max(0, Math.min(5, Math.round(rating)))
  const stars = '★'.repeat(full) + '☆'.repeat(5 - full)
  return text(language).rating(stars, formatRating(rating), ratingCount)
}

function stockLine(stock: number | null, language: Language): ProductView['stock'] {
  const t = text(language)
  if (stock === null) return null
  if (stock === 0) return { text: t.soldOut, level: 'none' }
  return stock <= LOW_STOCK ? { text: t.lowStock(stock), level: 'low' } : { text: t.inStock, level: 'good' }
}

function buttons(productId: ProductId, { language, listId }: ProductViewOptions): readonly Button[] {
  const t = text(language)
  const button = (label: string, kind: ProductActionKind): Button => ({
    label,
    action: { kind, productId, listId },
  })
  return [button(t.moreLike, 'more-like'), button(t.notThis, 'refuse'), button(t.whyThis, 'why')]
}
