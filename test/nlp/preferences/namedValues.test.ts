/** Values beside the name of a feed's own facet, and names with marks inside. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import { EMPTY_SEARCH } from '../../../data/types/understanding.ts'
import type { SearchState } from '../../../data/types/understanding.ts'
import { readPreferences } from '../../../nlp/preferences/readPreferences.ts'
import { learnVocabulary } from '../../../nlp/preferences/vocabulary.ts'
import type { Vocabulary } from '../../../nlp/preferences/vocabulary.ts'
import { testProduct } from '../../support/products.ts'
import { inShort } from '../inShort.ts'

const thing = (id: string, brand: string, path: string[], attributes: Record<string, string[]>) =>
  testProduct(id, {
    name: { en: `${brand} ${path.at(-1)} ${id}` },
    description: {},
    brand,
    categoryPath: path,
    categoryName: { en: path.at(-1)! },
    attributes,
  })

const PRODUCTS = [
  thing('a', 'StarTech.com', ['Cables', 'Network cables'], {
    'cable length': ['1.5 m'],
    connector: ['RJ-45'],
  }),
  thing('b', 'StarTech.com', ['Cables', 'Network cables'], {
    'cable length': ['22.86 m'],
    connector: ['RJ-45'],
  }),
  thing('c', 'U.S. Polo Assn. Kids', ['Cables', 'Audio cables'], { connector: ['3.5 mm (M)', '3.5mm'] }),
  thing('d', 'Acme', ['Computers', 'Desktop PCs'], { memory: ['2 GB'], material: ['plastic (abs)'] }),
  thing('e', 'Acme', ['Components', 'Memory'], {}),
]
const searching = (category: string): SearchState => ({
  ...EMPTY_SEARCH,
  query: category,
  constraints: [
    {
      ...{ kind: 'term', facet: 'category', values: [category], polarity: 'include', strength: 'must' },
      ...{ confidence: 1, said: category },
    },
  ],
})

describe('what is said with the name of its facet', () => {
  let vocabulary: Vocabulary
  beforeAll(async () => {
    vocabulary = await learnVocabulary(PRODUCTS)
  })
  const said = (text: string, search = EMPTY_SEARCH): string[] =>
    readPreferences(text, { search, shown: [], language: null }, vocabulary, 'USD').constraints.map(inShort)

  it.each([
    ['cable length 22.86 m', 'network cables', ['+cable length:22.86 m']],
    ['cable length: 1.5m', 'network cables', ['+cable length:1.5 m']],
    ['with 1.5 m of cable length', 'network cables', ['+cable length:1.5 m']],
    ['memory 2 GB', 'desktop pcs', ['+memory:2 gb']],
    ['connector 3.5 mm', 'audio cables', ['+connector:3.5 mm (m)|3.5mm']],
    ['connector 3.5 mm (M)', 'audio cables', ['+connector:3.5 mm (m)']],
    ['from StarTech.com', 'network cables', ['+brand:startech.com']],
    ['from U.S. Polo Assn. Kids', 'audio cables', ['+brand:u.s. polo assn. kids']],
    ['made of plastic (abs)', 'desktop pcs', ['+material:plastic (abs)']],
  ])('%s, of %s', (text, category, wanted) => {
    expect(said(text, searching(category))).toEqual(wanted)
  })

  it('may be what is looked for where nothing else is', () => {
    expect(said('memory 2 GB')).toContainEqual('+category:memory')
  })

  it('leaves the kind that it is a word of', () => {
    expect(said('cables', searching('network cables'))).toEqual(['+category:network cables'])
    expect(said('show me cables', searching('network cables'))).toEqual(['+category:cables'])
  })
})
