/**
 * Reasons in words. A reason is said with the facts of the moment, from the quote; one that is no longer true is not
 * said. Pure.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Language } from '../../data/types/language.ts'
import type { Quote, Reason } from '../../data/types/recommendation.ts'
import type { Product } from '../../data/types/product.ts'
import { formatLimit, formatRating } from './format.ts'
import { plainLine } from './plainLine.ts'
import { displayValue, NOUN_FACETS } from './searchParts.ts'
import { text } from './text.ts'

export interface ReasonFacts {
  readonly language: Language
  readonly quote: Quote
  readonly nameOf: (productId: ProductId) => string | null
}

export interface WordedReason {
  readonly kind: Reason['kind']
  readonly said: string
}

export function wordReasons(reasons: readonly Reason[], facts: ReasonFacts): readonly WordedReason[] {
  return reasons.flatMap((reason) => {
    const said = wordReason(reason, facts)
    return said === null ? [] : [{ kind: reason.kind, said }]
  })
}

/**
 * The reason that each card of a list shows: its strongest one that is not true of every card, since that tells nothing
 * about this product and the lead sentence says it already; the strongest where there is no other. The stock stands on the
 * card anyway, so it comes last.
 */
export function tellingReasons(
  items: readonly (readonly WordedReason[])[],
): readonly (WordedReason | null)[] {
  const isCommon = (said: string): boolean =>
    items.length > 1 && items.every((reasons) => reasons.some((one) => one.said === said))
  return items.map((reasons) => {
    const telling = reasons.filter(({ said }) => !isCommon(said))
    return telling.find(({ kind }) => kind !== 'in-stock') ?? telling[0] ?? reasons[0] ?? null
  })
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
      return t.reasonMatches(matchesOf(reason, facts))
    case 'within-budget':
      return budget(reason.belowMinor, facts)
    case 'close-to-words':
      return t.reasonWords(plainLine(reason.query))
    case 'like-product':
      return t.reasonLike(name(reason.productId))
    case 'bought-together':
      return t.reasonTogether(name(reason.productId))
    case 'goes-with':
      return goesWith(reason, name(reason.productId), facts)
    case 'similar-shoppers':
      return t.reasonShoppers
    case 'due-again':
      return t.reasonDue(reason.lastBoughtDaysAgo, reason.usualDays)
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
    case 'something-new':
      return t.reasonNew
    case 'shop-interest':
      return t.reasonShop
    case 'first-look':
      return t.reasonFirstLook
  }
}

function goesWith(
  { match }: Extract<Reason, { kind: 'goes-with' }>,
  name: string | null,
  facts: ReasonFacts,
): string {
  const t = text(facts.language)
  if (match === null) return t.reasonGoesWith(name)
  const { facet, value, withValue } = match
  if (value === withValue) return t.reasonShares(name, t.facet(facet), valueOf(facet, value, facts))
  return t.reasonColours(valueOf(facet, value, facts), valueOf(facet, withValue, facts))
}

/** A percentage is said only from the 30-day low; without that history nothing is. */
function isReduced(quote: Quote): quote is Quote & { readonly percentOff: number } {
  return quote.percentOff !== null && quote.percentOff > 0
}

function budget(limitMinor: number, { language, quote }: ReasonFacts): string | null {
  if (quote.priceMinor > limitMinor) return null
  return text(language).reasonBudget(formatLimit(limitMinor, quote.currency, language))
}

/** What kind of thing it is goes without saying beside what else it was asked to be. */
function matchesOf({ matches }: Extract<Reason, { kind: 'matches-request' }>, facts: ReasonFacts): string[] {
  const properties = matches.filter(({ facet }) => !NOUN_FACETS.includes(facet))
  const said = properties.length > 0 ? properties : matches
  const { property } = text(facts.language)
  return said.map(({ facet, value }) => property(facet, valueOf(facet, value, facts)))
}

function rated({ rating, ratingCount }: Product, language: Language): string | null {
  return rating === null ? null : text(language).reasonRated(formatRating(rating), ratingCount)
}

function valueOf(facet: string, value: string, { language, quote }: ReasonFacts): string {
  return plainLine(displayValue(facet, value, { language, samples: [quote.product] }))
}
