/** The models whose answers can be worked out by hand or by plain loops in 64-bit floats. */
import { describe, expect, it } from '@jest/globals'
import { ContentModel } from '../../../recommender/collaborative/content.ts'
import { ease } from '../../../recommender/collaborative/ease.ts'
import { fromCells, transpose } from '../../../recommender/collaborative/interactions.ts'
import type { Interactions } from '../../../recommender/collaborative/interactions.ts'
import { nextItem, scoreNext } from '../../../recommender/collaborative/nextItem.ts'
import { rp3beta } from '../../../recommender/collaborative/rp3beta.ts'
import { UserNeighbours } from '../../../recommender/collaborative/userNeighbours.ts'
import { below, seededRandom } from '../../../recommender/rank/random.ts'
import { symmetricInverse } from '../../../recommender/simd/symmetricInverse.ts'

/** Rows of items in the order given, each with weight 1. */
function rowsOf(rows: readonly (readonly number[])[], width: number): Interactions {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => (starts[i + 1] = starts[i]! + row.length))
  const columns = Int32Array.from(rows.flat())
  return { rows: rows.length, width, starts, columns, weights: new Float32Array(columns.length).fill(1) }
}

const ask = (score: (scores: Float32Array) => void, width: number): number[] => {
  const scores = new Float32Array(width).fill(9)
  score(scores)
  return [...scores]
}

const history = (...items: number[]) => ({ items, weights: items.map(() => 1) })

function drawn(rows: number, width: number): Interactions {
  const random = seededRandom(3)
  const cells = Array.from(
    { length: rows },
    () => new Map(Array.from({ length: 1 + below(random, 12) }, () => [below(random, width), 1])),
  )
  return fromCells(cells, width, (weight) => weight)
}

describe('the inverse of a symmetric matrix', () => {
  it.each([1, 7, 64, 150])('of %i rows times the matrix is the identity', (size) => {
    const random = seededRandom(size)
    const root = Array.from({ length: size * size }, () => random.next() - 0.5)
    const original = new Float64Array(size * size)
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = i === j ? 1 : 0
        for (let k = 0; k < size; k++) sum += root[i * size + k]! * root[j * size + k]!
        original[i * size + j] = sum
      }
    }
    const inverse = symmetricInverse(size, ({ step, values }) => {
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) values[i * step + j] = original[i * size + j]!
    })
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = 0
        for (let k = 0; k < size; k++) sum += original[i * size + k]! * inverse.values[k * inverse.step + j]!
        expect(Math.abs(sum - (i === j ? 1 : 0))).toBeLessThan(1e-3)
      }
    }
  })
})

describe('EASE', () => {
  it('lets a product speak for those bought with it, not for itself', () => {
    const model = ease(rowsOf([[0, 1], [0, 1], [0, 1], [2, 3], [2], [3]], 4), { regularization: 0.5 })
    const scores = ask((out) => model.score(history(0), out), 4)
    expect(scores[0]).toBeCloseTo(0, 5)
    expect(scores[1]).toBeGreaterThan(0.8)
    expect(Math.abs(scores[2]!)).toBeLessThan(1e-5)
  })

  it('is the same by shoppers as by products', () => {
    const few = drawn(30, 90)
    // The same rows, and many that are empty: now there are more shoppers than products.
    const many = {
      ...few,
      rows: 100,
      starts: Int32Array.from({ length: 101 }, (_, i) => few.starts[Math.min(i, 30)]!),
    }
    const [byShoppers, byProducts] = [few, many].map((matrix) => ease(matrix, { regularization: 2 }))
    for (const past of [history(1, 5, 40), history(few.columns[0]!, few.columns[1]!)]) {
      const one = ask((out) => byShoppers!.score(past, out), 90)
      const other = ask((out) => byProducts!.score(past, out), 90)
      one.forEach((score, item) => expect(score).toBeCloseTo(other[item]!, 4))
    }
  })
})

describe('walks (RP3beta)', () => {
  it('are products of transition probabilities over popularity', () => {
    const { items, perItem, similarities } = rp3beta(rowsOf([[0, 1], [0, 2, 1], [2]], 3), {
      ...{ perItem: 2, longestRow: 10, alpha: 1, beta: 0.5 },
    })
    const of = (from: number, to: number): number => {
      const place = [...items.subarray(from * perItem, (from + 1) * perItem)].indexOf(to)
      return similarities[from * perItem + place]!
    }
    // from 0: shopper 0 with 1/2, then 1 with 1/2; shopper 1 with 1/2, then 1 and 2 with 1/3 each
    expect(of(0, 1)).toBeCloseTo((1 / 4 + 1 / 6) / Math.sqrt(2), 6)
    expect(of(0, 2)).toBeCloseTo(1 / 6 / Math.sqrt(2), 6)
  })
})

describe('neighbours of a shopper', () => {
  const matrix = rowsOf([[0, 1], [0, 1, 2], [3, 4], [3]], 5)

  it('bring what those with the same products chose, by similarity', () => {
    const model = new UserNeighbours(matrix, { neighbours: 10, shrink: 0, exponent: 1 })
    const scores = ask((out) => model.score(history(0, 1), out), 5)
    expect(scores[2]).toBeCloseTo(2 / Math.sqrt(6), 6)
    expect(scores.slice(3)).toEqual([0, 0])
  })

  it('count less when they share little', () => {
    const model = new UserNeighbours(matrix, { neighbours: 10, shrink: 2, exponent: 1 })
    expect(ask((out) => model.score(history(0, 1), out), 5)[2]).toBeCloseTo((2 / Math.sqrt(6)) * (2 / 4), 6)
  })

  it('bring nothing to a stranger', () => {
    const model = new UserNeighbours(matrix, { neighbours: 10, shrink: 0, exponent: 1 })
    expect(ask((out) => model.score(history(), out), 5)).toEqual([0, 0, 0, 0, 0])
  })
})

describe('what follows what', () => {
  const options = { perItem: 5, window: 2, fromPower: 0, toPower: 0, shrink: 0, recency: 0.5 }
  const matrix = rowsOf(
    [
      [0, 1, 2],
      [0, 1],
      [1, 0],
    ],
    4,
  )

  it('counts a pair by its steps, in its direction', () => {
    const model = nextItem(matrix, { ...options, backwards: 0 })
    expect(ask((out) => scoreNext(model, history(0), out), 4)).toEqual([0, 2, 0.5, 0])
    expect(ask((out) => scoreNext(model, history(1), out), 4)).toEqual([1, 0, 1, 0])
  })

  it('counts a share of it backwards', () => {
    const model = nextItem(matrix, { ...options, backwards: 0.5 })
    expect(ask((out) => scoreNext(model, history(2), out), 4)).toEqual([0.25, 0.5, 0, 0])
  })

  it('lets the last product count most', () => {
    const model = nextItem(matrix, { ...options, backwards: 0 })
    expect(ask((out) => scoreNext(model, history(1, 0), out), 4)).toEqual([0.5, 2, 1, 0])
  })
})

describe('content', () => {
  const terms = rowsOf([[0, 1], [0, 1], [0, 2], [0], []], 3)

  it('is like what shares rare terms, and knows products that nobody chose', () => {
    const model = new ContentModel(terms, { recency: 1 })
    const scores = ask((out) => model.score(history(0), out), 5)
    expect(scores[0]).toBeCloseTo(1, 5)
    expect(scores[1]).toBeCloseTo(1, 5)
    expect(scores[2]).toBeLessThan(0.5)
    expect(scores[4]).toBe(0)
  })

  it('forgets the shopper before', () => {
    const model = new ContentModel(terms, { recency: 1 })
    const first = ask((out) => model.score(history(2), out), 5)
    ask((out) => model.score(history(0, 1), out), 5)
    expect(ask((out) => model.score(history(2), out), 5)).toEqual(first)
  })
})

it('a transposed matrix keeps its entries', () => {
  const matrix = drawn(20, 15)
  expect(transpose(transpose(matrix))).toEqual(matrix)
})
