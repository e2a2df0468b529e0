/**
 * A profile as figures with the evidence behind them. What is not known has no evidence: it is not the same as zero. Pure.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Profile } from '../../data/types/profile.ts'
import type { CatalogueFacts } from './catalogueFacts.ts'
import type { Feature } from './segmentation.ts'

/** `amount / total` is the figure; `total` is 0 when nothing is known. */
export interface Evidence {
  readonly amount: number
  readonly total: number
}

export interface Known {
  readonly tastes: Profile['tastes']
  /** By facet: sum of the absolute weights. */
  readonly tasteTotals: Readonly<Record<string, number>>
  readonly priceLevel: number | null
  /** Sum of the products' weights, and of those that are reduced, in demand, of a category. */
  readonly products: number
  readonly reduced: number
  readonly popularity: number
  readonly categories: ReadonlyMap<string, number>
  readonly usual: CatalogueFacts['usual']
}

/** What costs more says more; a product counts once, by the most that was done with it. */
const LOOKED_AT = 1
const LIKED = 2
const BOUGHT = 3

const NOTHING: Evidence = { amount: 0, total: 0 }

/** Products that the catalogue has no more say nothing. */
export function knownOf(profile: Profile, { products: facts, usual }: CatalogueFacts): Known {
  const categories = new Map<string, number>()
  let [products, reduced, popularity] = [0, 0, 0]
  for (const [id, weight] of weightsOf(profile)) {
    const fact = facts.get(id)
    if (fact === undefined) continue
    products += weight
    reduced += fact.reduced ? weight : 0
    popularity += weight * fact.popularity
    if (fact.category !== null) categories.set(fact.category, (categories.get(fact.category) ?? 0) + weight)
  }
  const level = profile.priceLevel
  return {
    ...{ tastes: profile.tastes, tasteTotals: totalsOf(profile.tastes), usual },
    priceLevel: level !== null && Number.isFinite(level) ? level : null,
    ...{ products, reduced, popularity, categories },
  }
}

export function evidenceOf(known: Known, feature: Feature): Evidence {
  const { products } = known
  switch (feature.kind) {
    case 'price-level':
      return known.priceLevel === null ? NOTHING : { amount: known.priceLevel * products, total: products }
    case 'reduced':
      return { amount: known.reduced, total: products }
    case 'popularity':
      return { amount: known.popularity, total: products }
    case 'category':
      return { amount: known.categories.get(feature.value) ?? 0, total: products }
    case 'taste': {
      const weight = known.tastes[feature.facet]?.[feature.value] ?? 0
      const total = known.tasteTotals[feature.facet] ?? 0
      const usual = usualShare(known, feature.facet, feature.value)
      return { amount: (Number.isFinite(weight) ? weight : 0) - total * usual, total }
    }
    case 'activity':
      // A new shopper is not a lazy one: how much somebody does says nothing about who they are.
      return NOTHING
  }
}

/** The figure as it is; null when nothing is known of it. */
export function figureOf(known: Known, feature: Feature): number | null {
  const { amount, total } = evidenceOf(known, feature)
  return total > 0 ? amount / total : null
}

/** Of the facet's values among products of the shopper's categories; 0 when these are not known. */
function usualShare({ categories, usual }: Known, facet: string, value: string): number {
  const shares = usual.get(facet)?.get(value)
  if (shares === undefined) return 0
  let [sum, total] = [0, 0]
  for (const [category, weight] of categories) {
    sum += weight * (shares.get(category) ?? 0)
    total += weight
  }
  return total > 0 ? sum / total : 0
}

function weightsOf({ bought, liked, recent }: Profile): Map<ProductId, number> {
  const weights = new Map(recent.map((id) => [id, LOOKED_AT]))
  for (const id of liked) weights.set(id, LIKED)
  for (const id of bought) weights.set(id, BOUGHT)
  return weights
}

function totalsOf(tastes: Profile['tastes']): Record<string, number> {
  return Object.fromEntries(
    Object.entries(tastes).map(([facet, values]) => [
      facet,
      Object.values(values).reduce(
        (sum, weight) => sum + (Number.isFinite(weight) ? Math.abs(weight) : 0),
        0,
      ),
    ]),
  )
}
