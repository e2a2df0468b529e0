/**
 * The lowest price of the 30 days before a reduction began. While a product's price stays as it is that figure stays too,
 * so it is asked for once a price and kept for a while: history may be imported later.
 */
import type { CatalogStore } from '../data/store/catalogStore.ts'
import type { ProductId } from '../data/types/ids.ts'
import type { Product } from '../data/types/product.ts'

/** By id; null when the history is too short. Products that are not reduced are missing. */
export type LowestPrices = (
  products: Iterable<Product>,
  at: Date,
) => Promise<ReadonlyMap<ProductId, number | null>>

interface Kept {
  readonly priceMinor: number
  readonly listPriceMinor: number | null
  readonly lowest: number | null
  readonly askedAtMs: number
}

const KEPT_MS = 60_000
/** As many as a large shop has on offer. */
const MOST_KEPT = 20_000

export function lowestPrices(catalog: Pick<CatalogStore, 'lowestPrice30'>): LowestPrices {
  const kept = new Map<ProductId, Kept>()
  const isFresh = ({ id, priceMinor, listPriceMinor }: Product, at: Date): boolean => {
    const known = kept.get(id)
    return (
      known?.priceMinor === priceMinor &&
      known.listPriceMinor === listPriceMinor &&
      at.getTime() - known.askedAtMs < KEPT_MS
    )
  }
  return async (products, at) => {
    const reduced = [...products].filter((product) => product.listPriceMinor !== null)
    const missing = reduced.filter((product) => !isFresh(product, at))
    if (missing.length > 0) {
      const ids = missing.map(({ id }) => id)
      const found = await catalog.lowestPrice30(ids, at)
      if (kept.size > MOST_KEPT) kept.clear()
      for (const { id, priceMinor, listPriceMinor } of missing) {
        kept.set(id, { priceMinor, listPriceMinor, lowest: found.get(id) ?? null, askedAtMs: at.getTime() })
      }
    }
    return new Map(reduced.map(({ id }) => [id, kept.get(id)?.lowest ?? null]))
  }
}
