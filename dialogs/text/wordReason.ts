/**
 * Reasons in words. A reason is said with the facts of the moment, from the quote; one that is no longer true is not
 * said. Pure.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Language } from '../../data/types/language.ts'
import type { Quote, Reason } from '../../data/types/recommendation.ts'
import type { Product } from '../../data/types/product.ts'
import { formatMoney, formatRating } from './format.ts'
import { plainLine } from './plainLine.ts'
import { displayValue } from './searchParts.ts'
import { text } from './text.ts'

export interface ReasonFacts {
  readonly language: Language
  readonly quote: Quote
  /** Price of the product when the reason was found, minor units. */
  readonly priceThenMinor: number
  readonly nameOf: (productId: ProductId) => string | null
}

export function wordReasons(reasons: readonly Reason[], facts: ReasonFacts): readonly string[] {
  return reasons.map((reason) => wordReason(reason, facts)).filter((said) => said !== null)
}

/** null when it does not hold now. */
function wordReason(reason: Reason, facts: ReasonFacts): string | null {
  const { language, quote } = facts
  const t = text(language)
  const name = (id: ProductId): string | null => {
    const found = facts.nameOf(id)
    return found === null ? null : plainLine(found)
  }
  switch (reason.kind) {
    case 'matches-request':
      return t.reasonMatches(reason.matches.map(({ facet, value }) => valueOf(facet, value, facts)))
    case 'within-budget':
      return budget(reason.belowMinor + facts.priceThenMinor - quote.priceMinor, facts)
    case 'close-to-words':
      return t.reasonWords(plainLine(reason.query))
    case 'like-product':
      return t.reasonLike(name(reason.productId))
    case 'bought-together':
      return t.reasonTogether(name(reason.productId))
    case 'similar-shoppers':
      return t.reasonShoppers
    case 'fits-taste':
      return t.reasonTaste(valueOf(reason.facet, reason.value, facts))
    case 'reduced':
      return isReduced(quote) ? t.reasonReduced(quote.percentOff) : null
    case 'well-rated':
      return rated(quote.product, language)
    case 'popular':
      return t.reasonPopular(reason.purchases)
    case 'in-stock':
      return quote.product.stock === null || quote.product.stock === 0
        ? null
        : t.reasonStock(quote.product.stock)
    case 'first-look':
      return t.reasonFirstLook
  }
}

/** A percentage is said only from the 30-day low; without that history nothing is. */
function isReduced(quote: Quote): quote is Quote & { readonly percentOff: number } {
  return quote.percentOff !== null && quote.percentOff > 0
}

function budget(belowMinor: number, { language, quote }: ReasonFacts): string | null {
  if (belowMinor < 0) return null
  const t = text(language)
  return belowMinor === 0
    ? t.reasonBudgetExact
    : t.reasonBudget(formatMoney(belowMinor, quote.currency, language))
}

function rated({ rating, ratingCount }: Product, language: Language): string | null {
  return rating === null ? null : text(language).reasonRated(formatRating(rating), ratingCount)
}

function valueOf(facet: string, value: string, { language, quote }: ReasonFacts): string {
  return plainLine(displayValue(facet, value, { language, samples: [quote.product] }))
}
