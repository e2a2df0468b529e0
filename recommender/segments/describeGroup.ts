/** What a group of shoppers has in common: its priors and its purchases. Means over shoppers, each of whom counts once. Pure. */
import type { Profile } from '../../data/types/profile.ts'
import type { CatalogueFacts } from './catalogueFacts.ts'
import type { NameOf } from './catalogueNames.ts'
import type { Known } from './evidence.ts'
import type { Segment, SegmentPrior } from './segmentation.ts'

/** As faint as what a profile forgets. */
const FAINTEST = 0.02

/** Of at least one shopper. */
export function priorOf(shoppers: readonly Known[]): SegmentPrior {
  const levels = shoppers.flatMap(({ priceLevel }) => priceLevel ?? [])
  return {
    tastes: meanTastes(shoppers),
    priceLevel: levels.length === 0 ? null : levels.reduce((sum, one) => sum + one, 0) / levels.length,
    categoryShares: meanShares(shoppers),
  }
}

/** Purchases by category, largest first; none without purchases of what is still sold. */
export function boughtBy(
  profiles: readonly Profile[],
  { products }: CatalogueFacts,
  nameOf: NameOf,
): Segment['bought'] {
  const counts = new Map<string, number>()
  for (const id of profiles.flatMap(({ bought }) => bought)) {
    const category = products.get(id)?.category ?? null
    if (category !== null) counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MOST_CATEGORIES)
    .map(([category, count]) => ({ name: nameOf('category', category), share: count / total }))
}

/** As many as a line of a table holds. */
const MOST_CATEGORIES = 5

function meanTastes(shoppers: readonly Known[]): Profile['tastes'] {
  const sums = new Map<string, Map<string, number>>()
  for (const { tastes } of shoppers) {
    for (const [facet, values] of Object.entries(tastes)) {
      const ofFacet = sums.get(facet) ?? new Map<string, number>()
      sums.set(facet, ofFacet)
      for (const [value, weight] of Object.entries(values)) {
        if (Number.isFinite(weight)) ofFacet.set(value, (ofFacet.get(value) ?? 0) + weight / shoppers.length)
      }
    }
  }
  return Object.fromEntries(
    [...sums].map(([facet, values]) => [
      facet,
      Object.fromEntries([...values].filter(([, weight]) => Math.abs(weight) >= FAINTEST)),
    ]),
  )
}

function meanShares(shoppers: readonly Known[]): Record<string, number> {
  const shares = new Map<string, number>()
  const withProducts = shoppers.filter(({ products }) => products > 0)
  for (const { categories, products } of withProducts) {
    for (const [category, weight] of categories) {
      shares.set(category, (shares.get(category) ?? 0) + weight / products / withProducts.length)
    }
  }
  return Object.fromEntries(shares)
}
