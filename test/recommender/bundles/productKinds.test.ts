import { describe, expect, it } from '@jest/globals'
import { productKinds } from '../../../recommender/bundles/productKinds.ts'
import { testProduct } from '../../support/products.ts'

describe('kinds of products', () => {
  const of = (path: string[], type?: string) =>
    testProduct('any', { categoryPath: path, attributes: type === undefined ? {} : { type: [type] } })

  it('are types on a shelf, the shelf where there is no type, and none where nothing is told', () => {
    const { kindOf, kinds, shelfOf, shelves } = productKinds([
      of(['Clothing', 'Trousers'], 'jeans'),
      of(['clothing', 'trousers'], 'Jeans'),
      of(['Clothing', 'Trousers'], 'chinos'),
      of(['Home']),
      of([]),
    ])
    expect([...kindOf]).toEqual([0, 0, 1, 2, -1])
    expect([[...shelfOf], kinds, shelves]).toEqual([[0, 0, 1], 3, 2])
  })

  it('are shelves alone where there are too many types, and tops of paths where there are too many shelves', () => {
    const many = (count: number, path: (i: number) => string[]) =>
      productKinds(Array.from({ length: count }, (_, i) => of(path(i), `type ${i}`)))
    expect(many(501, (i) => ['All', `${i % 3}`]).kinds).toBe(3)
    expect(many(501, (i) => [`${i % 2}`, `${i}`]).kinds).toBe(2)
    expect(many(501, (i) => [`${i}`]).kinds).toBe(0)
    expect(many(500, (i) => [`${i}`]).kinds).toBe(500)
  })
})
