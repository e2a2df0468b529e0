/**
 * Which kinds of thing are bought with or after which, learned from orders alone.
 *
 * For kind k and another kind m, `share[k * kinds + m]` is the share of what is bought with or after k that is m: the shelf
 * of m first, then m within the shelf, each drawn towards what is expected without it (lift.ts), so that kinds with
 * few orders are told about by their shelves. `lift` is the share over what chance gives m, at the lower end of what the
 * counts allow, and 0 for substitutes: above 1 we know that m goes with k.
 *
 * Kinds of one shelf are taken for substitutes unless the orders of visits that looked at both say otherwise; kinds of
 * different shelves the other way round. Where nobody's looks are known, orders alone decide.
 * Cost: kinds^2, and the square of each order.
 */
import type { Interactions } from '../collaborative/interactions.ts'
import type { OrderContexts } from './orderContexts.ts'
import { byGroup, type PairCounts, pairCounts } from './pairCounts.ts'
import type { ProductKinds } from './productKinds.ts'
import { type Cell, type Lift, liftOf, liftSpread } from './lift.ts'
import type { Visits } from './visits.ts'

export interface KindTable {
  readonly kinds: number
  readonly share: Float32Array
  readonly lift: Float32Array
}

export function kindTable(kinds: ProductKinds, contexts: OrderContexts, visits: Visits): KindTable {
  const { shelfOf } = kinds
  const shelfOfProduct = kinds.kindOf.map((kind) => (kind < 0 ? -1 : shelfOf[kind]!))
  const alone = Int32Array.from({ length: kinds.shelves }, (_, shelf) => shelf)
  const counted = (groupOf: Int32Array, groups: number) => ({
    ordered: byGroup(contexts.ordered, groupOf, groups),
    followed: byGroup(contexts.followed, groupOf, groups),
  })
  const ofShelves = counted(shelfOfProduct, kinds.shelves)
  const ofKinds = counted(kinds.kindOf, kinds.kinds)
  const shelves = pairTable(
    pairCounts(ofShelves.ordered, ofShelves.followed, { groupOf: alone, pairs: 'apart' }),
    kinds.shelves,
    { related: (one, other) => one !== other, prior: () => 1 },
  )
  const isSameShelf = (one: number, other: number): boolean => shelfOf[one] === shelfOf[other]
  const across = pairTable(
    pairCounts(ofKinds.ordered, ofKinds.followed, { groupOf: shelfOf, pairs: 'apart' }),
    kinds.kinds,
    {
      related: (one, other) => !isSameShelf(one, other),
      prior: (one, other) => shelves.lift(shelfOf[one]!, shelfOf[other]!).mean,
    },
  )
  const within = pairTable(
    pairCounts(ofKinds.ordered, ofKinds.followed, { groupOf: shelfOf, pairs: 'within' }),
    kinds.kinds,
    { related: (one, other) => one !== other && isSameShelf(one, other), prior: () => 1 },
  )
  return joined(kinds, { shelves, across, within }, orderedTogether(kinds, visits))
}

interface PairTable {
  /** Over chance. */
  readonly lift: (one: number, other: number) => Lift
  /** The count that is to be expected after what was counted. */
  readonly predicted: (one: number, other: number) => number
}

interface Level {
  readonly related: (one: number, other: number) => boolean
  /** What the level above says of the pair, over chance. */
  readonly prior: (one: number, other: number) => number
}

/** Enough to tell how lifts are spread. */
const SAMPLED_CELLS = 60_000

function pairTable(counts: PairCounts, size: number, { related, prior }: Level): PairTable {
  const seen = new Map<number, number>()
  counts.forEachRow((one, others, values) => {
    others.forEach((other, i) => seen.set(one * size + other, values[i]!))
  })
  const cellOf = (one: number, other: number): Cell => ({
    count: seen.get(one * size + other) ?? 0,
    expected: counts.expected(one, other) * prior(one, other),
  })
  const cells: Cell[] = []
  const step = Math.max(1, Math.ceil((size * size) / SAMPLED_CELLS))
  for (let one = 0; one < size; one += step)
    for (let other = 0; other < size; other++) if (related(one, other)) cells.push(cellOf(one, other))
  const spread = liftSpread(cells)
  const lift = (one: number, other: number): Lift => {
    const above = prior(one, other)
    const own = liftOf(cellOf(one, other), spread)
    return { mean: above * own.mean, above: (least) => own.above(least / above) }
  }
  return {
    lift,
    predicted: (one, other) => counts.expected(one, other) * lift(one, other).mean,
  }
}

/** Of two kinds that were looked at in one visit: how often both were ordered, over what chance gives. */
interface Evidence {
  /** null where too few visits looked at both to say anything. */
  readonly together: (one: number, other: number) => Lift | null
}

/** Fewer orders to be expected than this can neither come out nor fail to. */
const LEAST_EXPECTED = 3

function orderedTogether({ kindOf, kinds }: ProductKinds, visits: Visits): Evidence {
  const looked = byGroup(visits.looked, kindOf, kinds)
  const ordered = byGroup(visits.ordered, kindOf, kinds)
  const [lookedBoth, orderedBoth] = [new Map<number, number>(), new Map<number, number>()]
  const [lookedAt, bought] = [countsOf(looked), countsOf(ordered)]
  countPairs(looked, lookedBoth)
  countPairs(ordered, orderedBoth)
  const rate = (kind: number): number => Math.min(1, bought[kind]! / Math.max(1, lookedAt[kind]!))
  return {
    together: (one, other) => {
      const key = one * kinds + other
      const expected = (lookedBoth.get(key) ?? 0) * rate(one) * rate(other)
      if (expected < LEAST_EXPECTED) return null
      return liftOf({ count: orderedBoth.get(key) ?? 0, expected }, liftSpread([]))
    },
  }
}

function countsOf({ columns, width }: Interactions): Float64Array {
  const counts = new Float64Array(width)
  for (const column of columns) counts[column]! += 1
  return counts
}

function countPairs({ columns, rows, starts, width }: Interactions, counts: Map<number, number>): void {
  for (let row = 0; row < rows; row++) {
    const kinds = columns.subarray(starts[row], starts[row + 1])
    for (const one of kinds) {
      for (const other of kinds) {
        if (one !== other) counts.set(one * width + other, (counts.get(one * width + other) ?? 0) + 1)
      }
    }
  }
}

interface Tables {
  readonly shelves: PairTable
  readonly across: PairTable
  readonly within: PairTable
}

function joined(
  { kinds, shelfOf }: ProductKinds,
  { shelves, across, within }: Tables,
  evidence: Evidence,
): KindTable {
  const [share, lift] = [new Float32Array(kinds * kinds), new Float32Array(kinds * kinds)]
  for (let one = 0; one < kinds; one++) {
    let sum = 0
    for (let other = 0; other < kinds; other++) {
      if (one === other) continue
      const isWithin = shelfOf[one] === shelfOf[other]
      const table = isWithin ? within : across
      const predicted = table.predicted(one, other)
      share[one * kinds + other] = predicted
      sum += predicted
      const known = isWithin ? null : shelves.lift(shelfOf[one]!, shelfOf[other]!)
      lift[one * kinds + other] = knownLift(table.lift(one, other), known, evidence.together(one, other))
    }
    for (let other = 0; other < kinds; other++) share[one * kinds + other]! /= Math.max(sum, Number.MIN_VALUE)
  }
  return { kinds, share, lift }
}

/** As sure as that we want to be. */
const SURE = 0.95

/** `shelves`: of the two shelves; null for kinds of one shelf. 0 for substitutes, 1 where it is not known. */
function knownLift(own: Lift, shelves: Lift | null, compared: Lift | null): number {
  if (compared !== null) {
    const isSubstitute = shelves === null ? compared.above(1) < SURE : compared.above(1) < 1 - SURE
    if (isSubstitute) return 0
  }
  // A shelf speaks for the kinds in it that have too few orders of their own.
  const known = own.above(1) >= SURE || (own.mean > 1 && (shelves?.above(1) ?? 0) >= SURE)
  return known ? own.mean : Math.min(own.mean, 1)
}
