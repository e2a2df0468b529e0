import { expect, it } from '@jest/globals'
import { detectLanguage } from '../../nlp/language.ts'

it.each([
  ['a red jacket', null, 'en'],
  ['红色的夹克', null, 'zh'],
  ['我要Nike的running shoes', null, 'zh'],
  ['do you have the 冲锋衣 in my size', null, 'en'],
  ['120', 'zh', 'zh'],
  ['120', null, 'en'],
  ['😀', 'zh', 'zh'],
  ['', null, 'en'],
  ['¿tienes zapatos?', 'zh', 'en'],
] as const)('"%s" after %s is %s', (text, before, language) => {
  expect(detectLanguage(text, before)).toBe(language)
})
