import { describe, expect, it } from '@jest/globals'
import type { Constraint } from '../../../data/types/understanding.ts'
import { relaxations } from '../../../recommender/retrieve/relaxations.ts'
import { testProduct } from '../../support/products.ts'
import {
  discounted,
  inStock,
  price,
  productIds,
  rating,
  request,
  smallSnapshot,
  term,
} from './smallSnapshot.ts'

const jacket = (id: string, priceMinor: number, colour: string) =>
  testProduct(id, { priceMinor, attributes: { colour: [colour] }, categoryPath: ['Jackets'], stock: 1 })
const snapshot = await smallSnapshot([
  jacket('a', 8_000, 'red'),
  jacket('b', 9_000, 'red'),
  jacket('c', 13_000, 'blue'),
  jacket('d', 15_000, 'blue'),
])
const blue = term('colour', 'blue')
const jackets = term('category', 'jackets')
const under100 = price(null, 10_000)

const changes = (constraints: readonly Constraint[], refused: string[] = []) =>
  relaxations(request({ search: { constraints, refused: productIds(...refused) } }), snapshot)

describe('relaxations', () => {
  it('drop a term and widen a price just to the next product, most products first', () => {
    expect(changes([jackets, blue, under100])).toEqual([
      { constraint: blue, widened: null, count: 2 },
      { constraint: under100, widened: { ...under100, maxMinor: 13_000 }, count: 1 },
    ])
  })

  it('widen the lower bound when everything costs less', () => {
    const over100 = price(10_000, 12_000)
    expect(changes([term('colour', 'red'), over100])).toEqual([
      { constraint: over100, widened: { ...over100, minMinor: 9_000 }, count: 1 },
    ])
  })

  it('do not count refused products', () => {
    expect(changes([blue, under100], ['a', 'c'])).toEqual([
      { constraint: blue, widened: null, count: 1 },
      { constraint: under100, widened: { ...under100, maxMinor: 15_000 }, count: 1 },
    ])
  })

  it('offer nothing that would find nothing', () => {
    expect(changes([term('colour', 'pink'), term('colour', 'green')])).toEqual([])
  })

  it('drop an excluded price, which cannot be widened', () => {
    const notThose = price(0, 99_999, { polarity: 'exclude' })
    expect(changes([notThose])).toEqual([{ constraint: notThose, widened: null, count: 4 }])
  })

  it('leave preferences alone', () => {
    expect(changes([term('colour', 'pink', { strength: 'prefer' }), blue, under100])).toHaveLength(2)
  })

  it('are four at most', () => {
    const many = [rating(5), discounted, inStock, blue, under100]
    expect(changes(many).length).toBeLessThanOrEqual(4)
  })
})
