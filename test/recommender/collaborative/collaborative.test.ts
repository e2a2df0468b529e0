/** Collaborative filtering on matrices small enough to work out by hand. */
import { describe, expect, it } from '@jest/globals'
import type { InteractionEvent } from '../../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../../data/types/ids.ts'
import {
  countBefore,
  EventCollector,
  eventColumns,
  eventWeight,
} from '../../../recommender/collaborative/eventColumns.ts'
import {
  baskets,
  DAY_MS,
  decayed,
  fromCells,
  shopperInterests,
  transpose,
} from '../../../recommender/collaborative/interactions.ts'
import {
  itemNeighbours,
  scoreByNeighbours,
  strongestNeighbour,
} from '../../../recommender/collaborative/itemNeighbours.ts'
import { popularity } from '../../../recommender/collaborative/popularity.ts'

const IDS = ['tea', 'kettle', 'tent'] as ProductId[]
const [TEA, KETTLE, TENT] = [0, 1, 2]

function event(shopper: string, product: string, kind: 'product-viewed' | 'product-bought', day: number) {
  const about = {
    id: `${shopper}-${product}-${day}` as EventId,
    at: new Date(day * DAY_MS),
    shopperId: shopper as ShopperId,
    sessionId: null,
    productId: product as ProductId,
    listId: null,
  }
  return (
    kind === 'product-bought' ? { ...about, kind, quantity: 1, priceMinor: 100 } : { ...about, kind }
  ) satisfies InteractionEvent
}

describe('events as columns', () => {
  const columns = eventColumns(
    [
      event('ann', 'kettle', 'product-bought', 3),
      event('bob', 'tea', 'product-viewed', 1),
      event('ann', 'gone', 'product-viewed', 2),
    ],
    IDS,
  )

  it('are in order of time, without products that are no longer sold', () => {
    expect([...columns.product]).toEqual([TEA, KETTLE])
    expect([...columns.shopper]).toEqual([0, 1])
    expect(columns.shoppers).toBe(2)
  })

  it('are the same whether the events come at once or in batches', () => {
    const some = Array.from({ length: 3_000 }, (_, i) =>
      event(
        `shopper${(i * 7) % 90}`,
        IDS[i % 3]!,
        i % 2 === 0 ? 'product-viewed' : 'product-bought',
        (i * 37) % 101,
      ),
    )
    const collector = new EventCollector(IDS)
    for (let from = 0; from < some.length; from += 700) collector.add(some.slice(from, from + 700))
    const { at, kind, product, shopper, shoppers } = collector.finish()
    expect(shoppers).toBe(90)
    // Sorting is stable: events of one day stay in their order.
    const sorted = some.toSorted((a, b) => a.at.getTime() - b.at.getTime())
    const names = [...new Set(sorted.map(({ shopperId }) => shopperId))]
    expect([...at]).toEqual(sorted.map((one) => one.at.getTime()))
    expect([...product]).toEqual(sorted.map(({ productId }) => IDS.indexOf(productId)))
    expect([...kind]).toEqual(sorted.map((one) => (one.kind === 'product-viewed' ? 0 : 3)))
    expect(Array.from(shopper, (number) => names[number])).toEqual(sorted.map(({ shopperId }) => shopperId))
  })

  it('weigh a purchase six times a view', () => {
    expect([0, 1].map((i) => eventWeight(columns, i))).toEqual([1, 6])
  })

  it('are counted before a time, not at it', () => {
    expect([1, 1.5, 3, 4].map((day) => countBefore(columns, day * DAY_MS))).toEqual([0, 1, 1, 2])
  })
})

describe('interests', () => {
  it('halve with each half-life', () => {
    expect(decayed(30 * DAY_MS, 30)).toBe(0.5)
    expect(decayed(60 * DAY_MS, 30)).toBe(0.25)
  })

  it('know nothing of what happens at or after their end', () => {
    const events = eventColumns(
      [event('ann', 'tea', 'product-viewed', 1), event('ann', 'tent', 'product-bought', 2)],
      IDS,
    )
    const matrix = shopperInterests(events, { until: 2 * DAY_MS, halfLifeDays: 1 })
    expect([...matrix.columns]).toEqual([TEA])
    expect(matrix.weights[0]).toBeCloseTo(Math.log1p(0.5), 6)
  })

  it('put orders that are close in time into one basket', () => {
    const events = eventColumns(
      [
        event('ann', 'tea', 'product-bought', 1),
        event('ann', 'kettle', 'product-bought', 1.1),
        event('ann', 'tent', 'product-bought', 9),
        event('bob', 'tea', 'product-viewed', 1),
      ],
      IDS,
    )
    const matrix = baskets(events, { until: Infinity, gapMs: DAY_MS })
    expect([...matrix.starts]).toEqual([0, 2, 3])
    expect([...matrix.columns]).toEqual([TEA, KETTLE, TENT])
  })

  it('transpose to the same cells', () => {
    const matrix = fromCells([new Map([[2, 5]]), new Map([[0, 3], [2, 4]])], 3, (weight) => weight) // prettier-ignore
    const turned = transpose(matrix)
    expect([...turned.starts]).toEqual([0, 1, 1, 3])
    expect([...turned.columns]).toEqual([1, 0, 1])
    expect([...turned.weights]).toEqual([3, 5, 4])
  })
})

describe('item neighbours', () => {
  // four shoppers: three take tea and kettle, one takes tent and tea
  const rows = [[TEA, KETTLE], [TEA, KETTLE], [TEA, KETTLE], [TEA, TENT]] // prettier-ignore
  const cells = rows.map((row) => new Map(row.map((item) => [item, 1])))
  const matrix = fromCells(cells, 3, (weight) => weight)
  const neighbours = itemNeighbours(matrix, { perItem: 2, shrink: 1, longestRow: 10 })

  it('are the cosine shrunk by n / (n + shrink)', () => {
    // tea 4 shoppers, kettle 3, shared 3: 3 / sqrt(12) x 3/4; tea and tent share 1: 1 / sqrt(4) x 1/2
    expect([...neighbours.items.subarray(0, 2)]).toEqual([KETTLE, TENT])
    expect(neighbours.similarities[0]).toBeCloseTo((3 / Math.sqrt(12)) * 0.75, 6)
    expect(neighbours.similarities[1]).toBeCloseTo(0.25, 6)
  })

  it('leave places empty where there are no more', () => {
    expect(neighbours.similarities[KETTLE * 2 + 1]).toBe(0)
  })

  it('score by the weighted mean over the history', () => {
    const scores = new Float32Array(3)
    scoreByNeighbours(neighbours, { items: [KETTLE, TENT], weights: [3, 1] }, scores)
    const [toKettle, toTent] = [(3 / Math.sqrt(12)) * 0.75, 0.25]
    expect(scores[TEA]).toBeCloseTo((3 * toKettle + toTent) / 4, 6)
    expect(scores[KETTLE]).toBe(0)
  })

  it('name the product of the history that speaks most for one', () => {
    expect(strongestNeighbour(neighbours, { items: [TENT, KETTLE], weights: [1, 1] }, TEA)).toBe(KETTLE)
    expect(strongestNeighbour(neighbours, { items: [TENT], weights: [1] }, KETTLE)).toBeNull()
  })
})

describe('popularity', () => {
  it('halves demand with age and counts purchases as they are', () => {
    const events = eventColumns(
      [
        event('ann', 'tea', 'product-bought', 0),
        event('bob', 'tea', 'product-bought', 30),
        event('bob', 'tent', 'product-viewed', 30),
      ],
      IDS,
    )
    const result = popularity(events, { until: 30 * DAY_MS + 1, halfLifeDays: 30 })
    expect(result.demand[TEA]).toBeCloseTo(3 + 6, 5)
    expect(result.demand[TENT]).toBeCloseTo(1, 5)
    expect([...result.purchases]).toEqual([2, 0, 0])
  })
})
