/**
 * The price as it is shown, with what the law asks for beside a reduction. Pure.
 *
 *   lowest30Minor  the lowest price of the 30 days before the reduction began; null when it is not known.
 * A reduction is announced only when the price is below that: a "was" price alone proves none. The percentage is computed
 * from the 30-day low and rounded down, so that it never promises more than is true; below 1 % nothing is announced.
 */
import type { Product } from '../../data/types/product.ts'
import type { Quote } from '../../data/types/recommendation.ts'

export function quote(product: Product, lowest30Minor: number | null, now: Date): Quote {
  const { priceMinor, currency } = product
  const percentOff = reduction(product, lowest30Minor)
  return {
    product,
    priceMinor,
    currency,
    lowest30Minor: percentOff === null ? null : lowest30Minor,
    percentOff,
    at: now,
  }
}

function reduction({ priceMinor, listPriceMinor }: Product, lowest30Minor: number | null): number | null {
  if (listPriceMinor === null || lowest30Minor === null || lowest30Minor <= priceMinor) return null
  const percent = Math.floor((100 * (lowest30Minor - priceMinor)) / lowest30Minor)
  return percent < 1 ? null : percent
}
