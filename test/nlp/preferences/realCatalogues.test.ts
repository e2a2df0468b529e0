/**
 * Vocabularies of real catalogues: what shoppers of myntra (fashion, without categories) and icecat (electronics, 5,300
 * attribute keys) would say. Skipped where ../shared/data is absent.
 */
import { describe, expect, it } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { Product } from '../../../data/types/product.ts'
import { EMPTY_SEARCH } from '../../../data/types/understanding.ts'
import { readPreferences } from '../../../nlp/preferences/readPreferences.ts'
import { learnVocabulary } from '../../../nlp/preferences/vocabulary.ts'
import type { Vocabulary } from '../../../nlp/preferences/vocabulary.ts'
import { testProduct } from '../../support/products.ts'
import { inShort } from '../inShort.ts'

const fileOf = (path: string): URL => new URL(`../../../../shared/data/${path}`, import.meta.url)
const MYNTRA = 'myntra/products.csv.gz'
const ICECAT = 'icecat/products.jsonl.gz'

function product(id: string, name: string, brand: string, attributes: Product['attributes']): Product {
  const money = { priceMinor: 100_000, currency: 'INR' }
  return testProduct(id, { name: { en: name }, description: {}, brand, attributes, ...money })
}

function myntra(): Product[] {
  const text = gunzipSync(readFileSync(fileOf(MYNTRA)))
  const rows = parse<Record<string, string>>(text, {
    columns: true,
    relax_quotes: true,
    relax_column_count: true,
  })
  return rows.map((row) => {
    const colour = (row['Primary_Color'] ?? '').trim()
    const attributes = { gender: [row['Gender'] ?? ''], ...(colour === '' ? {} : { colour: [colour] }) }
    return product(row['Product_ID'] ?? '', row['Product_Name'] ?? '', row['Product_Brand'] ?? '', attributes)
  })
}

function icecat(): Product[] {
  const lines = gunzipSync(readFileSync(fileOf(ICECAT)))
    .toString('utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const row = JSON.parse(line) as Record<string, unknown>
    const texts = Object.entries(row).filter(([key]) => key.startsWith('attr_t_'))
    const attributes = Object.fromEntries(
      texts.map(([key, value]) => [FACETS[key] ?? key.slice(7), String(value).split(/, ?|\//)]),
    )
    return product(String(row['id']), String(row['title']), String(row['supplier']), attributes)
  })
}
const FACETS: Readonly<Record<string, string>> = {
  attr_t_product_colour: 'colour',
  attr_t_product_type: 'type',
}

function said(text: string, vocabulary: Vocabulary): string[] {
  const context = { search: EMPTY_SEARCH, shown: [], language: null }
  return readPreferences(text, context, vocabulary, 'INR').constraints.map(inShort).toSorted()
}

type Row = readonly [says: string, means: readonly string[]]

const FASHION: readonly Row[] = [
  [
    'blue kurta for women under 1500',
    ['+colour:blue', '+gender:women|unisex', '+keyword:kurta', 'price ..150000'],
  ],
  ['any brand but Roadster', ['-brand:roadster']],
  [
    'formal shirts for men between 500 and 1000',
    ['+gender:men|unisex', '+keyword:shirt', 'price 50000..100000'],
  ],
  ['white sneakers', ['+colour:white', '+keyword:sneaker']],
  ['only tops', ['+keyword:tops']],
  ['I want a jacket without hood', ['+keyword:jacket', '-keyword:hood']],
  ['shrit', ['+keyword:shirt']],
  ['黑色夹克，一千以内', ['+colour:black', '+keyword:jacket', 'price ..100000']],
]

const ELECTRONICS: readonly Row[] = [
  ['a laptop, not HP', ['+type:notebook', '-brand:hp']],
  ['HP toner cartridge', ['+brand:hp', '+keyword:toner']],
  ['hdmi cable', ['+keyword:cable']],
  ['backpack for a 15 inch laptop', ['+keyword:backpack']],
  ['black keyboard with usb', ['+colour:black', '+type:keyboard']],
  ['笔记本电脑，五百以内', ['+type:notebook', 'price ..50000']],
]

describe.each([
  ['myntra', MYNTRA, myntra, FASHION],
  ['icecat', ICECAT, icecat, ELECTRONICS],
] as const)('the vocabulary of %s', (name, path, read, rows) => {
  const present = existsSync(fileOf(path))
  const run = present ? it : it.skip
  run(
    `understands its shoppers${present ? '' : ` (skipped: wants ../shared/data/${path}, ${name})`}`,
    async () => {
      const vocabulary = await learnVocabulary(read())
      expect(rows.map(([says]) => [says, said(says, vocabulary)])).toEqual(rows)
    },
  )
})
