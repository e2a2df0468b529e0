/**
 * What goes with what, learned from the orders and looks of all shoppers: the table of kinds, and for each product those of
 * other kinds that are bought with or after it. Bundles are made of it; serving reads products by their index here.
 *
 * For product p, `companions` has from p * PER_PRODUCT on the products that orders speak for most, best first: `ratio` is how
 * much oftener they were bought with or after p than their kinds predict (lift.ts), `together` in how many orders
 * both stood. A place with `together` and `ratio` 0 is empty.
 * Cost: the square of each order, cut at 60 products.
 */
import type { EventColumns } from '../collaborative/eventColumns.ts'
import { type Interactions, transpose } from '../collaborative/interactions.ts'
import { emptyNeighbours, type ItemNeighbours, keepBest } from '../collaborative/sparseProduct.ts'
import { bestPositions } from '../retrieve/topK.ts'
import { agreementLifts, type AgreementLifts, agreementOf } from './agreement.ts'
import { type KindTable, kindTable } from './kindTable.ts'
import { type OrderContexts, orderContexts } from './orderContexts.ts'
import { type PairCounts, pairCounts } from './pairCounts.ts'
import type { ProductKinds } from './productKinds.ts'
import type { Relations } from './relations.ts'
import { type Cell, liftMean, liftSpread } from './lift.ts'
import { visitsOf } from './visits.ts'

export interface Complements {
  readonly kindOf: Int32Array
  readonly shelfOf: Int32Array
  readonly table: KindTable
  /** By product: its share of what is bought of its kind with or after other things, in (0, 1). */
  readonly share: Float32Array
  readonly agreement: AgreementLifts
  readonly companions: Companions
}

export interface Companions {
  readonly perProduct: number
  readonly items: Int32Array
  readonly ratio: Float32Array
  readonly together: Float32Array
}

export interface ComplementOptions {
  /** Events before this moment count. */
  readonly until: number
  /** Of what was ordered in a later order, where products are counted; kinds count it in full. */
  readonly laterWeight?: number
}

/** Long enough for the next need of the same project, short of the next season's. */
const WINDOW_DAYS = 45
/** The best on the validation period of online-retail: npm run bench -- bundles --tune. */
const LATER_WEIGHT = 0.25
/** A bundle looks at a dozen candidates a slot. */
const PER_PRODUCT = 40

export function learnComplements(
  events: EventColumns,
  kinds: ProductKinds,
  relations: Relations,
  { laterWeight = LATER_WEIGHT, until }: ComplementOptions,
): Complements {
  const contextsOf = (weight: number): OrderContexts =>
    orderContexts(events, { until, windowDays: WINDOW_DAYS, laterWeight: weight })
  const contexts = contextsOf(laterWeight)
  const table = kindTable(kinds, contextsOf(1), visitsOf(events, until))
  const counts = pairCounts(contexts.ordered, contexts.followed, { groupOf: kinds.kindOf, pairs: 'apart' })
  const share = shares(counts, kinds)
  const byKind = expectedByKind(counts, kinds, table, share)
  const isPair = (one: number, other: number): boolean =>
    kinds.kindOf[one]! < 0 || kinds.kindOf[one] !== kinds.kindOf[other]
  const agreement = agreementLifts(counts, byKind, isPair, relations)
  const expected: Expected = (one, other) =>
    byKind(one, other) * agreementOf(agreement, relations, one, other)
  const companions = companionsOf(counts, contexts, { expected, perProduct: PER_PRODUCT })
  return { kindOf: kinds.kindOf, shelfOf: kinds.shelfOf, table, share, agreement, companions }
}

/** Of what is bought of a product's kind, with half an order for each that had none. */
function shares({ to }: PairCounts, { kindOf, kinds }: ProductKinds): Float32Array {
  const place = (kind: number): number => (kind < 0 ? kinds : kind)
  const sums = new Float64Array(kinds + 1)
  to.forEach((weight, item) => (sums[place(kindOf[item]!)]! += weight + UNSEEN))
  return Float32Array.from(to, (weight, item) => (weight + UNSEEN) / sums[place(kindOf[item]!)]!)
}
const UNSEEN = 0.5

type Expected = (one: number, other: number) => number

/** What the kinds alone predict of two products; chance where a product is of no kind. */
function expectedByKind(
  counts: PairCounts,
  { kindOf }: ProductKinds,
  table: KindTable,
  share: Float32Array,
): Expected {
  return (one, other) => {
    const [kind, otherKind] = [kindOf[one]!, kindOf[other]!]
    if (kind < 0 || otherKind < 0) return counts.expected(one, other)
    return counts.from[one]! * table.share[kind * table.kinds + otherKind]! * share[other]!
  }
}

interface CompanionParts {
  readonly expected: Expected
  readonly perProduct: number
}

function companionsOf(
  counts: PairCounts,
  { ordered }: OrderContexts,
  { expected, perProduct }: CompanionParts,
): Companions {
  const items = counts.from.length
  const spread = liftSpread(sampledCells(counts, expected))
  const ratio = new Float32Array(items * perProduct)
  const best = emptyNeighbours(items, perProduct)
  counts.forEachRow((one, others, values) => {
    const ratios = Float32Array.from(values, (count, i) =>
      liftMean({ count, expected: expected(one, others[i]!) }, spread),
    )
    const predicted = ratios.map((value, i) => value * expected(one, others[i]!))
    keepBest(Int32Array.from(others), predicted, best, one * perProduct)
    bestPositions(predicted, perProduct).forEach((position, place) => {
      ratio[one * perProduct + place] = predicted[position]! > 0 ? ratios[position]! : 0
    })
  })
  return { perProduct, items: best.items, ratio, together: togetherCounts(best, ratio, transpose(ordered)) }
}

/** Rows that are looked at to fit the strength: the pairs of a large catalogue are too many. */
const SAMPLED_CELLS = 60_000

function sampledCells(counts: PairCounts, expected: Expected): Cell[] {
  const items = counts.from.length
  const step = Math.max(1, Math.ceil((items * items) / SAMPLED_CELLS))
  const cells: Cell[] = []
  const values = new Float64Array(items)
  counts.forEachRow((one, others, found) => {
    if (one % step !== 0) return
    others.forEach((other, i) => (values[other] = found[i]!))
    for (let other = 0; other < items; other++) {
      if (other !== one) cells.push({ count: values[other]!, expected: expected(one, other) })
    }
    values.fill(0)
  })
  return cells
}

/** In how many orders both stand. */
function togetherCounts(best: ItemNeighbours, ratio: Float32Array, byItem: Interactions): Float32Array {
  const { columns, starts } = byItem
  return ratio.map((value, place) => {
    if (value === 0) return 0
    const one = Math.floor(place / best.perItem)
    const other = best.items[place]!
    let [i, k, both] = [starts[one]!, starts[other]!, 0]
    while (i < starts[one + 1]! && k < starts[other + 1]!) {
      const difference = columns[i]! - columns[k]!
      if (difference === 0) both += 1
      if (difference <= 0) i += 1
      if (difference >= 0) k += 1
    }
    return both
  })
}
