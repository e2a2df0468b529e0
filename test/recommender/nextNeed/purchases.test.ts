import { describe, expect, it } from '@jest/globals'
import { purchasesOf } from '../../../recommender/nextNeed/purchases.ts'
import { linesOf } from './smallHistories.ts'

/** Lines of one shopper and one product: [day, pieces]. */
function bought(...lines: (readonly [day: number, pieces: number])[]): (readonly [number, number])[] {
  const { day, pieces } = purchasesOf(linesOf(lines.map(([on, count]) => ['ann', 'tea', on, count])))
  return Array.from(day, (on, i) => [on, pieces[i]!] as const)
}

describe('purchases', () => {
  it('of one day are one, with all its pieces', () => {
    expect(bought([3, 1], [3, 2], [9, 1])).toEqual([
      [3, 3],
      [9, 1],
    ])
  })

  it('of no pieces are none', () => expect(bought([3, 0])).toEqual([]))

  it('that were brought back are gone, the newest first', () => {
    expect(bought([3, 2], [9, 1], [10, -2])).toEqual([[3, 1]])
    expect(bought([3, 2], [9, 1], [10, -7])).toEqual([])
  })

  it('of shoppers and products are kept apart, in order of product and shopper', () => {
    const { product, shopper, starts } = purchasesOf(
      linesOf([
        ['ann', 'tea', 1, 1],
        ['bob', 'tea', 2, 1],
        ['ann', 'salt', 3, 1],
        ['ann', 'tea', 4, 1],
      ]),
    )
    expect([[...product], [...shopper], [...starts]]).toEqual([
      [0, 0, 1],
      [0, 1, 0],
      [0, 2, 3, 4],
    ])
  })
})
