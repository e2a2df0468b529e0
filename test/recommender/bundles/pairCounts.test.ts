import { describe, expect, it } from '@jest/globals'
import type { InteractionEvent } from '../../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../../data/types/ids.ts'
import { eventColumns } from '../../../recommender/collaborative/eventColumns.ts'
import { DAY_MS, type Interactions } from '../../../recommender/collaborative/interactions.ts'
import { orderContexts } from '../../../recommender/bundles/orderContexts.ts'
import { byGroup, pairCounts, type PairCounts } from '../../../recommender/bundles/pairCounts.ts'
import { productIds } from '../retrieve/smallSnapshot.ts'

const IDS = productIds('a', 'b', 'c')
const [A, B, C] = [0, 1, 2]
const EACH_ALONE = { groupOf: Int32Array.of(-1, -1, -1), pairs: 'apart' } as const

let events = 0
const buy = (shopper: string, day: number, ...products: string[]): InteractionEvent[] =>
  products.map((product) => ({
    ...{ id: `${++events}` as EventId, at: new Date(day * DAY_MS), kind: 'product-bought' as const },
    ...{ shopperId: shopper as ShopperId, productId: product as ProductId, quantity: 1, priceMinor: null },
    ...{ sessionId: null, listId: null },
  }))

const contexts = (happened: readonly InteractionEvent[], laterWeight: number, windowDays = 30) =>
  orderContexts(eventColumns(happened, IDS), { until: Number.POSITIVE_INFINITY, windowDays, laterWeight })

function countsOf(counts: PairCounts): Record<string, number> {
  const found: Record<string, number> = {}
  counts.forEachRow((from, to, values) => {
    to.forEach((other, i) => (found[`${'abc'[from]}>${'abc'[other]}`] = values[i]!))
  })
  return found
}

const together = (happened: readonly InteractionEvent[], laterWeight = 0, windowDays = 30): PairCounts => {
  const { followed, ordered } = contexts(happened, laterWeight, windowDays)
  return pairCounts(ordered, followed, EACH_ALONE)
}

describe('counts of pairs', () => {
  it('count both directions of an order, and no product with itself', () => {
    expect(countsOf(together([...buy('ann', 0, 'a', 'b'), ...buy('bob', 0, 'a', 'c')]))).toEqual({
      ...{ 'a>b': 1, 'a>c': 1, 'b>a': 1, 'c>a': 1 },
    })
  })

  it('count what the same shopper ordered later, in that direction alone', () => {
    const happened = [...buy('ann', 0, 'a'), ...buy('ann', 9, 'b'), ...buy('bob', 10, 'c')]
    expect(countsOf(together(happened, 0.5))).toEqual({ 'a>b': 0.5 })
    expect(countsOf(together(happened))).toEqual({})
  })

  it('leave out what came after the window', () => {
    const happened = [...buy('ann', 0, 'a'), ...buy('ann', 31, 'b')]
    expect(countsOf(together(happened, 1, 30))).toEqual({})
    expect(countsOf(together(happened, 1, 31))).toEqual({ 'a>b': 1 })
  })

  it('expect of chance what the margins say: a meets b and c, and each is half of what it can meet', () => {
    const counts = together([...buy('ann', 0, 'a', 'b'), ...buy('bob', 0, 'a', 'c')])
    expect([counts.expected(A, B), counts.expected(A, C)]).toEqual([1, 1])
    // b could have met a (twice as common) or c
    expect(counts.expected(B, A)).toBeCloseTo(2 / 3)
    expect(counts.expected(B, C)).toBeCloseTo(1 / 3)
  })

  it('count pairs across groups, or within them', () => {
    const { ordered } = contexts(buy('ann', 0, 'a', 'b', 'c'), 0)
    const groupOf = Int32Array.of(0, 0, 1)
    expect(countsOf(pairCounts(ordered, ordered, { groupOf, pairs: 'within' }))).toEqual({
      'a>b': 1,
      'b>a': 1,
    })
    expect(Object.keys(countsOf(pairCounts(ordered, ordered, { groupOf, pairs: 'apart' })))).toEqual([
      ...['a>c', 'b>c', 'c>a', 'c>b'],
    ])
  })

  it('of nothing are empty', () => {
    const counts = together([])
    expect(countsOf(counts)).toEqual({})
    expect(counts.expected(A, B)).toBe(0)
  })
})

it('rows by group have each group once, with its largest weight, and leave out what is in none', () => {
  const matrix: Interactions = {
    ...{ rows: 2, width: 3, starts: Int32Array.of(0, 3, 4), columns: Int32Array.of(A, B, C, C) },
    weights: Float32Array.of(0.5, 1, 1, 1),
  }
  const grouped = byGroup(matrix, Int32Array.of(0, 0, -1), 1)
  expect([[...grouped.starts], [...grouped.columns], [...grouped.weights]]).toEqual([[0, 1, 1], [0], [1]])
})
