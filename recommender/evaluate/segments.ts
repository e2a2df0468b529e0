/**
 * Parts of the cases that means hide: shoppers of whom nothing, little or much is known, items that many, few or none chose.
 *
 *   new shoppers  no history            short, long  the history has at most, or more than, the median number of items
 *   head, tail    items that are, or are not, among the most chosen that make up half of all interactions
 *   new items     nobody chose them
 * A case counts in every part of the items that any of its held-back items is in, with those alone. The new ones are left
 * out when there are none.
 */
import { accuracyOf } from './accuracy.ts'
import type { Case } from './cases.ts'
import { LIST_SIZE } from './judge.ts'
import type { Outcome } from './judge.ts'
import type { Past } from './rankingModel.ts'

export interface Segment {
  readonly name: 'new shoppers' | 'short' | 'long' | 'head' | 'tail' | 'new items'
  readonly about: string
  /** Indices of cases. */
  readonly cases: readonly number[]
  /** Whether a held-back item is of this part; null where all are. */
  readonly has: ((item: number) => boolean) | null
}

export function segmentsOf(past: Past, cases: readonly Case[]): Segment[] {
  return [...byShopper(past, cases), ...byItem(past, cases)].filter(
    ({ cases: own, name }) => own.length > 0 || !name.startsWith('new'),
  )
}

function byShopper({ interactions: { starts } }: Past, cases: readonly Case[]): Segment[] {
  const lengths = cases.map(({ shopper }) => starts[shopper + 1]! - starts[shopper]!)
  const known = Float64Array.from(lengths.filter((length) => length > 0)).sort()
  const median = known[Math.floor((known.length - 1) / 2)] ?? 0
  const part = (name: Segment['name'], about: string, test: (length: number) => boolean): Segment => {
    return { name, about, cases: [...cases.keys()].filter((i) => test(lengths[i]!)), has: null }
  }
  return [
    part('new shoppers', 'shoppers of whom nothing is known', (length) => length === 0),
    part('short', `shoppers with at most ${median} items`, (length) => length > 0 && length <= median),
    part('long', `shoppers with more than ${median} items`, (length) => length > median),
  ]
}

function byItem({ interactions: { columns, width } }: Past, cases: readonly Case[]): Segment[] {
  const counts = new Int32Array(width)
  for (const column of columns) counts[column]! += 1
  const head = headItems(counts, columns.length)
  const part = (name: Segment['name'], about: string, has: (item: number) => boolean): Segment => {
    return { name, about, cases: [...cases.keys()].filter((i) => cases[i]!.relevant.some(has)), has }
  }
  return [
    part('head', `the ${head.size} most chosen items`, (item) => head.has(item)),
    part('tail', 'all other items', (item) => counts[item]! > 0 && !head.has(item)),
    part('new items', 'items that nobody chose before', (item) => counts[item] === 0),
  ]
}

function headItems(counts: Int32Array, interactions: number): Set<number> {
  const order = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]! || a - b)
  const head = new Set<number>()
  let sum = 0
  for (const item of order) {
    if (2 * sum >= interactions) break
    sum += counts[item]!
    head.add(item)
  }
  return head
}

/** NDCG of the part's held-back items alone: the others of the same shopper are neither missed nor in the way. */
export function ndcgOf({ has }: Segment, { items, ranks }: Outcome): number {
  if (has === null) return accuracyOf(ranks, LIST_SIZE).ndcg
  const own: number[] = []
  items.forEach((item, place) => {
    // `place` held-back items stand before it: those of other parts do not count.
    if (has(item)) own.push(ranks[place]! - place + own.length)
  })
  return accuracyOf(Int32Array.from(own), LIST_SIZE).ndcg
}
