/**
 * How likely a product is to be bought with or after another, as a sum of logarithms that can be told apart: how much of what
 * goes with the kind is of this kind, how much of its kind this product is, and what the two products themselves were seen
 * to do beyond that. Pure. Cost: O(perProduct) for what the two did.
 */
import type { Complements } from './complements.ts'

export interface PieceOdds {
  /** Of the share of the kind among what goes with the kind of the other; 0 where a kind is not known. */
  readonly kinds: number
  /** Of the share of the product in its kind. */
  readonly demand: number
  /** The two products, beyond their kinds: 0 where no order had both. */
  readonly own: number
  /** Orders that had both. */
  readonly together: number
  /** The sum, demand counting less than the rest. */
  readonly score: number
}

/** Demand counts less than in full: what sells anyway is no sign of going together. Chosen as COMPLEMENT_DEFAULTS. */
const DEMAND_POWER = 0.9

export function pieceOdds(
  complements: Complements,
  one: number,
  other: number,
  demandPower = DEMAND_POWER,
): PieceOdds {
  const { companions, kindOf, share, table } = complements
  const [kind, otherKind] = [kindOf[one]!, kindOf[other]!]
  const known = kind >= 0 && otherKind >= 0
  const place = companionPlace(complements, one, other)
  const kinds = known ? Math.log(Math.max(table.share[kind * table.kinds + otherKind]!, LEAST_SHARE)) : 0
  const demand = Math.log(share[other]!)
  const own = place === null ? 0 : Math.log(companions.ratio[place]!)
  const together = place === null ? 0 : companions.together[place]!
  return { kinds, demand, own, together, score: kinds + own + demandPower * demand }
}

/** So that what was never seen has a logarithm: rarer than one in a million is as good as never. */
const LEAST_SHARE = 1e-6

function companionPlace({ companions }: Complements, one: number, other: number): number | null {
  const { items, perProduct, ratio } = companions
  const start = one * perProduct
  for (let place = start; place < start + perProduct && ratio[place]! > 0; place++) {
    if (items[place] === other) return place
  }
  return null
}
