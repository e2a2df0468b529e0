/**
 * Pairs counted from two matrices of the same rows: how often `to` stands in the right row where `from` stands in the left
 * one, and how often chance alone would put it there.
 *
 * Only pairs across groups count ('apart': of two kinds), or only those within one ('within': of two kinds of one shelf).
 * An item makes no pair with itself. Chance shares out what `from` takes part in over all that it may meet, by how much
 * they take part in, so that the sizes of orders and how often a thing is bought at all are accounted for.
 * Cost: the sum over entries of `left` of the rows of `right` that they meet, twice.
 */
import { type Interactions, transpose } from '../collaborative/interactions.ts'

export interface PairCounts {
  /** By item: weight of all pairs that begin, or end, with it. */
  readonly from: Float64Array
  readonly to: Float64Array
  /** The pairs of each item with a count above 0, items ascending; views that the next row overwrites. */
  forEachRow(visit: (from: number, to: Int32Array, counts: Float64Array) => void): void
  /** How often chance would put `other` beside `one`, a pair that counts. */
  expected(one: number, other: number): number
}

export interface Pairing {
  /** By item; -1 is in no group, so apart from everything. */
  readonly groupOf: Int32Array
  readonly pairs: 'apart' | 'within'
}

export function pairCounts(left: Interactions, right: Interactions, pairing: Pairing): PairCounts {
  const { groupOf, pairs } = pairing
  const byItem = transpose(left)
  const counted = (one: number, other: number): boolean => {
    const together = groupOf[one]! >= 0 && groupOf[one] === groupOf[other]
    return one !== other && together === (pairs === 'within')
  }
  const forEachRow: PairCounts['forEachRow'] = (visit) => {
    const [sums, counts] = [new Float64Array(right.width), new Float64Array(right.width)]
    const touched = new Int32Array(right.width)
    for (let item = 0; item < byItem.rows; item++) {
      const met = sumRow(item, byItem, right, sums, touched)
      let end = 0
      for (const other of met) {
        if (counted(item, other)) {
          touched[end] = other
          counts[end++] = sums[other]!
        }
        sums[other] = 0
      }
      if (end > 0) visit(item, touched.subarray(0, end), counts.subarray(0, end))
    }
  }
  const [from, to] = [new Float64Array(left.width), new Float64Array(left.width)]
  forEachRow((item, others, counts) => {
    others.forEach((other, i) => {
      from[item]! += counts[i]!
      to[other]! += counts[i]!
    })
  })
  const met = metBy(to, pairing)
  return {
    ...{ from, to, forEachRow },
    expected: (one, other) => (met(one) <= 0 ? 0 : (from[one]! * to[other]!) / met(one)),
  }
}

/** Adds the rows of `right` that `item` stands beside into `sums`; gives the items that it met, ascending. */
function sumRow(
  item: number,
  byItem: Interactions,
  right: Interactions,
  sums: Float64Array,
  touched: Int32Array,
): Int32Array {
  let count = 0
  for (let i = byItem.starts[item]!; i < byItem.starts[item + 1]!; i++) {
    const row = byItem.columns[i]!
    for (let k = right.starts[row]!; k < right.starts[row + 1]!; k++) {
      const other = right.columns[k]!
      if (sums[other] === 0) touched[count++] = other
      sums[other]! += byItem.weights[i]! * right.weights[k]!
    }
  }
  return touched.subarray(0, count).sort()
}

/** By item: the weight of all that it may be paired with. */
function metBy(to: Float64Array, { groupOf, pairs }: Pairing): (item: number) => number {
  const ofGroup = new Map<number, number>()
  let total = 0
  to.forEach((weight, item) => {
    total += weight
    ofGroup.set(groupOf[item]!, (ofGroup.get(groupOf[item]!) ?? 0) + weight)
  })
  return (item) => {
    const group = groupOf[item]!
    const own = group < 0 ? to[item]! : (ofGroup.get(group) ?? 0)
    return pairs === 'apart' ? total - own : own - to[item]!
  }
}

/** Rows of things that belong to groups: each group that a row has, once, with its largest weight. -1 belongs to none. */
export function byGroup(matrix: Interactions, groupOf: Int32Array, groups: number): Interactions {
  const starts = new Int32Array(matrix.rows + 1)
  const columns = new Int32Array(matrix.columns.length)
  const weights = new Float32Array(columns.length)
  const placeOf = new Int32Array(groups).fill(-1)
  let end = 0
  for (let row = 0; row < matrix.rows; row++) {
    const begin = end
    for (let i = matrix.starts[row]!; i < matrix.starts[row + 1]!; i++) {
      const group = groupOf[matrix.columns[i]!]!
      if (group < 0) continue
      if (placeOf[group]! < begin) {
        placeOf[group] = end
        columns[end++] = group
      }
      const place = placeOf[group]!
      weights[place] = Math.max(weights[place]!, matrix.weights[i]!)
    }
    starts[row + 1] = end
  }
  return {
    ...{ rows: matrix.rows, width: groups, starts },
    columns: columns.slice(0, end),
    weights: weights.slice(0, end),
  }
}
