import { describe, expect, it } from '@jest/globals'
import { isCalled } from '../../../dialogs/text/called.ts'
import { testProduct } from '../../support/products.ts'

describe('what a product is by its name', () => {
  it.each([
    ['Cairnwell Laptop Backpack, Black', '', 'laptop', false],
    ['Cairnwell Laptop Backpack, Black', '', 'backpacks', true],
    ['Slim laptops with touchscreen', '', 'laptop', true],
    ['Sleeve for laptops', '', 'laptop', false],
    ['North Peak Rain Jacket – Blue', '', 'rain jacket', true],
    ['', '笔记本电脑双肩包，黑色', '笔记本电脑', false],
    ['', '笔记本电脑双肩包，黑色', '双肩包', true],
  ])('%s%s: %s %s', (en, zh, word, is) => {
    const name = { ...(en === '' ? {} : { en }), ...(zh === '' ? {} : { zh }) }
    expect(isCalled(testProduct('p', { name }), word)).toBe(is)
  })
})
