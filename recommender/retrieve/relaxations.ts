/**
 * When no product satisfies every `must`: the smallest changes to what was asked that would find some. A term, rating,
 * stock or reduction is dropped; a price is widened just to the nearest product that satisfies all the rest. The counts
 * are exact, refused products are not counted, and a change that finds nothing is not offered.
 */
import type { Relaxation, RecommendRequest } from '../../data/types/recommendation.ts'
import type { Constraint, PriceConstraint } from '../../data/types/understanding.ts'
import type { CatalogueSnapshot } from './catalogueSnapshot.ts'
import { rowsSatisfying } from './filters.ts'
import { mustsOf, refusedRows } from './request.ts'

/** More choices than that are not read. */
const MOST = 4

/** Most products first, ties in the order in which the constraints were said; at most 4. */
export function relaxations(request: RecommendRequest, snapshot: CatalogueSnapshot): Relaxation[] {
  const musts = mustsOf(request)
  const refused = refusedRows(request, snapshot)
  const found: Relaxation[] = []
  for (const constraint of musts) {
    const others = musts.filter((one) => one !== constraint)
    const widened = constraint.kind === 'price' ? widen(constraint, others, refused, snapshot) : null
    const changed = widened === null ? others : [...others, widened]
    const count = countOf(changed, refused, snapshot)
    if (count > 0) found.push({ constraint, widened, count })
  }
  return found.sort((a, b) => b.count - a.count).slice(0, MOST)
}

function countOf(
  constraints: readonly Constraint[],
  refused: ReadonlySet<number>,
  snapshot: CatalogueSnapshot,
): number {
  const allowed = rowsSatisfying(constraints, snapshot)
  let count = allowed?.count ?? snapshot.products.length
  for (const row of refused) if (allowed === null || allowed.mask[row] === 1) count--
  return count
}

/**
 * The constraint with its nearer bound moved to the price of the nearest product that satisfies `others`; null when
 * there is none, or when the price is an exclusion, which can only be dropped.
 */
function widen(
  constraint: PriceConstraint,
  others: readonly Constraint[],
  refused: ReadonlySet<number>,
  snapshot: CatalogueSnapshot,
): PriceConstraint | null {
  if (constraint.polarity === 'exclude') return null
  const allowed = rowsSatisfying(others, snapshot)
  const low = constraint.minMinor ?? -Infinity
  const high = constraint.maxMinor ?? Infinity
  const prices = snapshot.columns.priceMinor
  const distance = (price: number): number => Math.max(low - price, price - high)
  let nearest: number | null = null
  for (let row = 0; row < prices.length; row++) {
    if (refused.has(row) || (allowed !== null && allowed.mask[row] !== 1)) continue
    if (nearest === null || distance(prices[row]!) < distance(nearest)) nearest = prices[row]!
  }
  if (nearest === null) return null
  return nearest < low ? { ...constraint, minMinor: nearest } : { ...constraint, maxMinor: nearest }
}
