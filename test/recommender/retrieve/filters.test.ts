import { describe, expect, it } from '@jest/globals'
import { facetValues } from '../../../data/types/product.ts'
import type { Product } from '../../../data/types/product.ts'
import { tokenize } from '../../../data/types/terms.ts'
import type { Constraint } from '../../../data/types/understanding.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { matches, rowsSatisfying } from '../../../recommender/retrieve/filters.ts'
import { testProduct } from '../../support/products.ts'
import { discounted, inStock, price, rating, smallSnapshot, term } from './smallSnapshot.ts'

const shop = [
  testProduct('parka', {
    name: { en: 'Storm Parka', zh: '风暴派克大衣' },
    brand: 'North Peak',
    categoryPath: ['Clothing', 'Jackets'],
    categoryName: { en: 'Jackets', zh: '夹克' },
    attributes: { colour: ['Black', 'Navy Blue'], feature: ['Waterproof'] },
    description: { en: 'Keeps out the rain of a long hike.' },
    priceMinor: 12_000,
    listPriceMinor: 15_000,
    stock: 3,
    rating: 4.3,
  }),
  testProduct('anorak', {
    brand: 'Fjällräven',
    categoryPath: ['Clothing', 'Jackets'],
    attributes: { colour: ['red'] },
    priceMinor: 9_900,
    stock: 0,
    rating: 4.2,
  }),
  testProduct('kettle', {
    categoryPath: ['Kitchen'],
    priceMinor: 2_500,
    attributes: { brand: ['North Peak'] },
  }),
]
const snapshot = await smallSnapshot(shop)
const found = (...constraints: Constraint[]): string[] =>
  shop.filter((_, row) => constraints.every((one) => matches(row, one, snapshot))).map(({ id }) => id)

describe('a constraint', () => {
  it('compares values as terms are compared: case and accents do not matter', () => {
    expect(found(term('colour', 'black'))).toEqual(['parka'])
    expect(found(term('brand', 'fjallraven'))).toEqual(['anorak'])
  })

  it('is satisfied by any of its values', () => {
    expect(found(term('colour', ['red', 'navy blue']))).toEqual(['parka', 'anorak'])
  })

  it('knows a category by every step of its path and by its name in both languages', () => {
    expect(found(term('category', 'clothing'))).toEqual(['parka', 'anorak'])
    expect(found(term('category', 'jackets'))).toEqual(['parka', 'anorak'])
    expect(found(term('category', '夹克'))).toEqual(['parka'])
  })

  it('finds a keyword whose tokens all stand somewhere in the texts', () => {
    expect(found(term('keyword', 'waterproof hikes'))).toEqual(['parka'])
    expect(found(term('keyword', '派克大衣'))).toEqual(['parka'])
    expect(found(term('keyword', 'waterproof kettle'))).toEqual([])
    expect(found(term('keyword', '?!'))).toEqual([])
  })

  it('does not take an attribute called brand for the brand', () => {
    expect(found(term('brand', 'north peak'))).toEqual(['parka'])
  })

  it('takes prices at the bounds', () => {
    expect(found(price(9_900, 12_000))).toEqual(['parka', 'anorak'])
    expect(found(price(null, 9_899))).toEqual(['kettle'])
  })

  it('is not satisfied by what is not known', () => {
    expect(found(rating(4.3))).toEqual(['parka'])
    expect(found(inStock)).toEqual(['parka'])
    expect(found(discounted)).toEqual(['parka'])
  })

  it('excludes just the others when it is an exclusion', () => {
    expect(found(term('colour', 'black', { polarity: 'exclude' }))).toEqual(['anorak', 'kettle'])
    expect(found(term('colour', 'no such colour', { polarity: 'exclude' }))).toHaveLength(3)
  })

  it('of a facet or value that no product has finds nothing', () => {
    expect(found(term('wingspan', 'wide'))).toEqual([])
    expect(found(term('colour', 'blac'))).toEqual([])
  })
})

/** The meaning of a constraint, read from the product itself. */
function holds(product: Product, constraint: Constraint): boolean {
  const included = ((): boolean => {
    switch (constraint.kind) {
      case 'term':
        return constraint.values.some((value) =>
          constraint.facet === 'keyword'
            ? tokenize(value).length > 0 && tokenize(value).every((token) => textOf(product).includes(token))
            : facetValues(product, constraint.facet).includes(value),
        )
      case 'price':
        return (
          product.priceMinor >= (constraint.minMinor ?? 0) &&
          product.priceMinor <= (constraint.maxMinor ?? Infinity)
        )
      case 'rating':
        return product.rating !== null && product.rating >= constraint.min
      case 'wish':
        return constraint.polarity === 'include'
      case 'in-stock':
        return product.stock !== null && product.stock > 0
      case 'discounted':
        return product.listPriceMinor !== null && product.listPriceMinor > product.priceMinor
    }
  })()
  return included === (constraint.polarity === 'include')
}

function textOf(product: Product): string[] {
  return [
    ...Object.values(product.name),
    product.brand ?? '',
    ...product.categoryPath,
    ...Object.values(product.categoryName),
    ...Object.values(product.attributes).flat(),
    ...Object.values(product.description),
  ].flatMap(tokenize)
}

describe('the rows of random constraints on random products', () => {
  const random = seededRandom(11)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random.next() * values.length)]!
  const colours = ['Black', 'white', 'Crème', 'navy blue']
  const brands = ['Acme', 'Östra', null]
  const words = ['rain', 'coats', 'hiking', 'box', '雨衣']
  const products = Array.from({ length: 203 }, (_, i) =>
    testProduct(`p${i}`, {
      name: { en: `${pick(words)} ${pick(words)}` },
      description: { zh: pick(words) },
      brand: pick(brands),
      categoryPath: pick([[], ['Clothing'], ['Clothing', 'Jackets'], ['Tools']]),
      attributes: pick([{}, { colour: [pick(colours)] }, { colour: [pick(colours), pick(colours)] }]),
      priceMinor: Math.floor(random.next() * 20) * 100,
      listPriceMinor: pick([null, 1_950]),
      stock: pick([null, 0, 5]),
      rating: pick([null, 3.5, 4, 4.5]),
    }),
  ).map((product) =>
    product.listPriceMinor !== null && product.listPriceMinor <= product.priceMinor
      ? { ...product, listPriceMinor: null }
      : product,
  )
  const draw = (): Constraint => ({
    ...pick<Constraint>([
      term('colour', pick(['black', 'white', 'creme', 'navy blue', 'pink'])),
      term('colour', ['black', 'creme']),
      term('brand', pick(['acme', 'ostra'])),
      term('category', pick(['clothing', 'jackets', 'tools'])),
      term('keyword', pick(['rain', 'coat', 'rain box', '雨衣', 'hiking boots'])),
      price(pick([null, 500]), pick([null, 1_200])),
      rating(pick([3.6, 4])),
      inStock,
      discounted,
    ]),
    polarity: pick(['include', 'include', 'exclude'] as const),
  })

  it('are those of which every constraint is true, 300 times over', async () => {
    const drawn = await smallSnapshot(products)
    for (let i = 0; i < 300; i++) {
      const constraints = Array.from({ length: 1 + Math.floor(random.next() * 4) }, draw)
      const rows = rowsSatisfying(constraints, drawn)!
      const expected = products.map((product) => (constraints.every((one) => holds(product, one)) ? 1 : 0))
      expect({ constraints, rows: Array.from(rows.mask.subarray(0, products.length)) }).toEqual({
        constraints,
        rows: expected,
      })
      expect(rows.count).toBe(expected.filter((one) => one === 1).length)
    }
  })
})
