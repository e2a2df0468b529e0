import { expect, it } from '@jest/globals'
import { productText } from '../../../recommender/retrieve/productText.ts'
import { testProduct } from '../../support/products.ts'

it('is name, category and the start of the description', () => {
  const product = testProduct('x', {
    name: { en: 'Storm Parka', zh: '风暴派克大衣' },
    categoryName: { en: 'Jackets', zh: '夹克' },
    description: { en: 'd'.repeat(500) },
  })
  expect(productText(product)).toBe(`Storm Parka. Jackets. ${'d'.repeat(120)}`)
})

it('does not say the category twice', () => {
  const product = testProduct('x', {
    name: { en: 'Rain jackets' },
    categoryPath: ['Clothing', 'Jackets'],
    description: {},
  })
  expect(productText(product)).toBe('Rain jackets')
})

it('is in Chinese when there is no English', () => {
  const product = testProduct('x', {
    name: { zh: '雨衣' },
    description: { zh: '防水' },
    categoryName: { zh: '夹克' },
  })
  expect(productText(product)).toBe('雨衣. 夹克. 防水')
})
