import { describe, expect, it } from '@jest/globals'
import { colourRelation } from '../../../recommender/bundles/colourHarmony.ts'
import { fits } from '../../../recommender/bundles/fits.ts'
import { AGREES, AGREES_MORE, DIFFERS, relationsOf, UNKNOWN } from '../../../recommender/bundles/relations.ts'
import { testProduct } from '../../support/products.ts'

describe('two colours', () => {
  it.each([
    ['red', 'red', 'same'],
    ['black', 'red', 'neutral'],
    ['blue', 'purple', 'neighbours'],
    ['pink', 'red', 'neighbours'],
    ['blue', 'orange', 'opposites'],
    ['red', 'green', 'opposites'],
    ['red', 'blue', 'clash'],
    ['red', 'sunset', null],
    ['black', 'sunset', null],
  ])('%s and %s: %s', (one, other, relation) => {
    expect([colourRelation(one, other), colourRelation(other, one)]).toEqual([relation, relation])
  })
})

describe('two products', () => {
  const product = (id: string, name: string, attributes: Record<string, string[]>) =>
    testProduct(id, { name: { en: name }, attributes })
  const products = [
    product('a', 'Retrospot mug', { style: ['retro'], gender: ['women'], colour: ['red'], size: ['s', 'm'] }),
    product('b', 'Retrospot bag', { style: ['Retro', 'fun'], gender: ['unisex'], colour: ['blue', 'black'] }),
    product('c', 'Plain bag', { style: ['plain'], gender: ['men'], colour: ['green'], size: ['xl'] }),
    product('d', 'Something', {}),
  ]
  const relations = relationsOf(products)

  it('agree in what they share, whatever the spelling, and differ where they share nothing', () => {
    expect([relations.classOf('style', 0, 1), relations.classOf('style', 0, 2)]).toEqual([AGREES, DIFFERS])
    expect(relations.classOf('words', 0, 1)).toBe(AGREES)
  })

  it('take the best of their colours', () => {
    const classes = [relations.classOf('colour', 0, 1), relations.classOf('colour', 0, 0)]
    expect(classes).toEqual([AGREES, AGREES_MORE])
  })

  it('say nothing where one of them does not tell, or fits everybody', () => {
    expect([relations.classOf('style', 0, 3), relations.classOf('gender', 0, 1)]).toEqual([UNKNOWN, UNKNOWN])
  })

  it('fit each other when nothing that matters differs', () => {
    const fit = (one: number, other: number): boolean => fits(products, relations, one, other)
    expect([fit(0, 1), fit(0, 3), fit(0, 2)]).toEqual([true, true, false])
  })

  it('do not fit without a size in common, or in two currencies', () => {
    const sized = (size: string, currency = 'USD') =>
      testProduct(size, { attributes: { size: [size] }, currency })
    const [small, large, shoe, pounds] = [sized('s'), sized('xl'), sized('42'), sized('s', 'GBP')]
    const all = [small, large, shoe, pounds]
    const fit = (other: number): boolean => fits(all, relationsOf(all), 0, other)
    expect([fit(0), fit(1), fit(2), fit(3)]).toEqual([true, false, true, false])
  })
})
