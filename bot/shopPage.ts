/**
 * What the demo shop's page shows: products by category, the best-loved first, at the prices of this moment.
 * Cost of a page: one pass over the catalogue for a category seen for the first time, then one query.
 */
import { localized, type LocalizedText } from '../data/types/language.ts'
import type { ProductId } from '../data/types/ids.ts'
import type { Product } from '../data/types/product.ts'
import type { Quote } from '../data/types/recommendation.ts'
import type { ShopCategory, ShopPage } from './shopRoutes.ts'

export interface ShopPageQuery {
  /** Counts from 0. */
  readonly page: number
  readonly size: number
  readonly category: string | null
}

/** More chips than this are no help to anybody. */
const MOST_CATEGORIES = 24

export interface ShopWindow {
  readonly categories: readonly ShopCategory[]
  /** Ids in the order shown; null is the whole shop. */
  readonly idsOf: (category: string | null) => readonly ProductId[]
}

/** `products` as one catalogue version has them. */
export function createShopWindow(products: readonly Product[]): ShopWindow {
  const ordered = [...products].sort((one, other) => appeal(other) - appeal(one))
  const byCategory = new Map<string, Product[]>()
  for (const product of ordered) {
    const members = byCategory.get(keyOf(product))
    if (members === undefined) byCategory.set(keyOf(product), [product])
    else members.push(product)
  }
  const categories = [...byCategory]
    .map(([key, members]) => ({ key, name: nameOf(members[0]!), count: members.length }))
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST_CATEGORIES)
  const ids = new Map<string | null, readonly ProductId[]>([[null, interleaved([...byCategory.values()])]])
  return {
    categories,
    idsOf: (category) => {
      const known = ids.get(category) ?? (byCategory.get(category ?? '') ?? []).map((product) => product.id)
      ids.set(category, known)
      return known
    },
  }
}

export async function shopPage(
  window: ShopWindow,
  query: ShopPageQuery,
  quotes: (ids: readonly ProductId[]) => Promise<ReadonlyMap<ProductId, Quote>>,
): Promise<ShopPage> {
  const all = window.idsOf(query.category)
  const ids = all.slice(query.page * query.size, (query.page + 1) * query.size)
  const found = await quotes(ids)
  return {
    quotes: ids.flatMap((id) => found.get(id) ?? []),
    total: all.length,
    categories: window.categories,
  }
}

/** Stars, trusted the more the more people gave them; sold-out products come last. */
function appeal({ rating, ratingCount, stock }: Product): number {
  const shrunk = ((rating ?? 3.5) * ratingCount + 3.5 * 10) / (ratingCount + 10)
  return (stock === 0 ? -10 : 0) + shrunk + Math.log10(1 + ratingCount) / 4
}

const keyOf = ({ categoryPath, categoryName }: Product): string =>
  categoryPath.at(-1) ?? localized(categoryName, 'en')

const nameOf = (product: Product): LocalizedText =>
  Object.keys(product.categoryName).length > 0 ? product.categoryName : { en: keyOf(product) }

/** One of each category in turn, so that the first page shows the whole range. */
function interleaved(groups: readonly (readonly Product[])[]): ProductId[] {
  const longest = Math.max(0, ...groups.map((group) => group.length))
  return Array.from({ length: longest }, (_, i) => groups.flatMap((group) => group[i]?.id ?? [])).flat()
}
