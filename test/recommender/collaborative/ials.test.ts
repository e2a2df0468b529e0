/** Factors against the equations that they solve, in 64-bit floats. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import { HistorySolver } from '../../../recommender/collaborative/ials/historySolver.ts'
import { factorize, factorScore } from '../../../recommender/collaborative/ials/ials.ts'
import type { FactorOptions, ItemFactors } from '../../../recommender/collaborative/ials/ials.ts'
import { fromCells } from '../../../recommender/collaborative/interactions.ts'
import type { Interactions } from '../../../recommender/collaborative/interactions.ts'
import { below, seededRandom } from '../../../recommender/rank/random.ts'

// two crowds that never meet: products 0-2 and 3-5; each shopper misses one of the crowd's products
const crowds = fromCells(
  Array.from({ length: 12 }, (_, shopper) => {
    const crowd = shopper < 6 ? [0, 1, 2] : [3, 4, 5]
    return new Map(crowd.filter((_item, i) => i !== shopper % 3).map((item) => [item, 1]))
  }),
  6,
  (weight) => weight,
)
const options: FactorOptions = {
  ...{ dimension: 8, epochs: 20, unobservedWeight: 0.1, regularization: 0.02, exponent: 1 },
}

/** `rows` shoppers with up to 40 of 60 products; every tenth has none. */
function drawn(rows: number): Interactions {
  const random = seededRandom(5)
  const cells = Array.from({ length: rows }, (_, row) => {
    const count = row % 10 === 9 ? 0 : 1 + below(random, 40)
    return new Map(Array.from({ length: count }, () => [below(random, 60), 0.5 + random.next()]))
  })
  return fromCells(cells, 60, (weight) => weight)
}

/** The derivative of the loss by the shopper's factors, 0 at the solution: what is left of it. */
function gradientAt(
  factors: ItemFactors,
  shopper: Float32Array,
  items: number[],
  weights: number[],
): number[] {
  const { dimension, exponent, gram, regularization, unobservedWeight, values } = factors
  const penalty = regularization * (items.length + (unobservedWeight * values.length) / dimension) ** exponent
  return Array.from({ length: dimension }, (_, a) => {
    let sum = penalty * shopper[a]!
    for (let b = 0; b < dimension; b++) sum += gram[a * dimension + b]! * shopper[b]!
    items.forEach((item, i) => {
      sum += weights[i]! * (factorScore(factors, shopper, item) - 1) * values[item * dimension + a]!
    })
    return sum
  })
}

/** The loss that training minimises, shoppers solved exactly. */
function lossOf(factors: ItemFactors, matrix: Interactions): number {
  const { dimension, exponent, regularization, unobservedWeight, values } = factors
  const solver = new HistorySolver(factors)
  let loss = 0
  for (let row = 0; row < matrix.rows; row++) {
    const [from, until] = [matrix.starts[row]!, matrix.starts[row + 1]!]
    const history = {
      items: matrix.columns.subarray(from, until),
      weights: matrix.weights.subarray(from, until),
    }
    const shopper = solver.solve(history)
    const square = shopper.reduce((sum, value) => sum + value * value, 0)
    loss += regularization * (until - from + unobservedWeight * matrix.width) ** exponent * square
    for (let item = 0; item < matrix.width; item++)
      loss += unobservedWeight * factorScore(factors, shopper, item) ** 2
    for (let i = from; i < until; i++)
      loss += matrix.weights[i]! * (1 - factorScore(factors, shopper, matrix.columns[i]!)) ** 2
  }
  const counts = new Float64Array(matrix.width)
  for (const column of matrix.columns) counts[column]! += 1
  for (let i = 0; i < values.length; i++) {
    const entries = counts[Math.floor(i / dimension)]!
    loss += regularization * (entries + unobservedWeight * matrix.rows) ** exponent * values[i]! ** 2
  }
  return loss
}

describe('factors', () => {
  let model: ItemFactors
  beforeAll(async () => (model = await factorize(crowds, options, seededRandom(1))))

  it('bring the missing product of the own crowd before those of the other', () => {
    const shopper = new HistorySolver(model).solve({ items: [0, 1], weights: [1, 1] })
    const scores = [2, 3, 4, 5].map((item) => factorScore(model, shopper, item))
    expect(scores[0]).toBeGreaterThan(0.1)
    expect(Math.max(...scores.slice(1).map(Math.abs))).toBeLessThan(0.01)
  })

  it('go on from earlier ones', async () => {
    const again = await factorize(crowds, { ...options, epochs: 1 }, seededRandom(2), model)
    const furthest = Math.max(...again.values.map((value, i) => Math.abs(value - model.values[i]!)))
    expect(furthest).toBeLessThan(0.02)
  })

  it('of a history solve its equation and score every product', async () => {
    const factors = await factorize(drawn(80), { ...options, dimension: 24, exponent: 0.5 }, seededRandom(1))
    const solver = new HistorySolver(factors)
    const [items, weights] = [
      [3, 50, 17],
      [1, 0.3, 2],
    ]
    const shopper = solver.solve({ items, weights })
    for (const value of gradientAt(factors, shopper, items, weights))
      expect(Math.abs(value)).toBeLessThan(1e-4)
    const scores = new Float32Array(60)
    solver.score({ items, weights }, scores)
    scores.forEach((score, item) => expect(score).toBeCloseTo(factorScore(factors, shopper, item), 5))
    expect(solver.solve({ items: [], weights: [] })).toEqual(new Float32Array(24))
  })

  it('are the same for the same seed, alone and with a helping thread', async () => {
    const matrix = drawn(300)
    const alone = await factorize(matrix, options, seededRandom(1))
    const helped = await factorize(matrix, { ...options, helpers: 1 }, seededRandom(1))
    expect(helped.values).toEqual(alone.values)
  })

  it('come as near to the least loss in blocks as all at once', async () => {
    const matrix = drawn(80)
    const few = { ...options, dimension: 32, regularization: 0.01, epochs: 1 }
    const [start, whole, blocks] = await Promise.all([
      factorize(matrix, { ...few, block: 32 }, seededRandom(1)),
      factorize(matrix, { ...few, block: 32, epochs: 30 }, seededRandom(1)),
      factorize(matrix, { ...few, block: 8, epochs: 30 }, seededRandom(1)),
    ])
    const least = lossOf(whole, matrix)
    expect(lossOf(start, matrix)).toBeGreaterThan(1.05 * least)
    expect(Math.abs(lossOf(blocks, matrix) / least - 1)).toBeLessThan(0.01)
  })

  it('say how much is too much', async () => {
    const matrix = { ...crowds, rows: 2 ** 24, starts: new Int32Array(2 ** 24 + 1) }
    await expect(factorize(matrix, { ...options, dimension: 64 }, seededRandom(1))).rejects.toThrow(/GiB/)
  })
})
