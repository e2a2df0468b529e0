/**
 * Parts of the cases that means hide: shoppers of whom little or much is known, items that many or few chose.
 *
 *   short, long   the history has at most, or more than, the median number of items
 *   head, tail    the held-back item is, or is not, among the most chosen that make up half of all interactions
 */
import type { Case } from './cases.ts'
import type { Past } from './rankingModel.ts'

export interface Segment {
  readonly name: 'short' | 'long' | 'head' | 'tail'
  readonly about: string
  /** Indices of cases. */
  readonly cases: readonly number[]
}

export function segmentsOf({ interactions }: Past, cases: readonly Case[]): Segment[] {
  const { columns, starts, width } = interactions
  const lengths = cases.map(({ shopper }) => starts[shopper + 1]! - starts[shopper]!)
  const median = Float64Array.from(lengths).sort()[Math.floor((lengths.length - 1) / 2)] ?? 0
  const head = headItems(columns, width)
  const isHead = cases.map(({ relevant }) => relevant.every((item) => head.has(item)))
  const where = (test: (index: number) => boolean): number[] => [...cases.keys()].filter(test)
  return [
    {
      name: 'short',
      about: `shoppers with at most ${median} items`,
      cases: where((i) => lengths[i]! <= median),
    },
    {
      name: 'long',
      about: `shoppers with more than ${median} items`,
      cases: where((i) => lengths[i]! > median),
    },
    { name: 'head', about: `the ${head.size} most chosen items`, cases: where((i) => isHead[i]!) },
    { name: 'tail', about: 'all other items', cases: where((i) => !isHead[i]!) },
  ]
}

function headItems(columns: Int32Array, width: number): Set<number> {
  const counts = new Int32Array(width)
  for (const column of columns) counts[column]! += 1
  const order = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]! || a - b)
  const head = new Set<number>()
  let sum = 0
  for (const item of order) {
    if (2 * sum >= columns.length) break
    sum += counts[item]!
    head.add(item)
  }
  return head
}
