import { describe, expect, it } from '@jest/globals'
import { EMPTY_SEARCH, type Constraint, type SearchState } from '../../../data/types/understanding.ts'
import { searchParts } from '../../../dialogs/text/searchParts.ts'
import { text } from '../../../dialogs/text/text.ts'
import { testProduct } from '../../support/products.ts'

const common = { confidence: 1, said: '' } as const
const is = (facet: string, ...values: string[]): Constraint => ({
  ...{ ...common, kind: 'term', polarity: 'include', strength: 'must', facet, values },
  said: values.join(' '),
})
const not = (facet: string, ...values: string[]): Constraint => ({
  ...{ ...common, kind: 'term', polarity: 'exclude', strength: 'must', facet, values },
})
const ideally = (facet: string, ...values: string[]): Constraint => ({
  ...{ ...common, kind: 'term', polarity: 'include', strength: 'prefer', facet, values },
})
const price = (minMinor: number | null, maxMinor: number | null): Constraint => ({
  ...{ ...common, kind: 'price', polarity: 'include', strength: 'must', minMinor, maxMinor },
})
const must = { ...common, polarity: 'include', strength: 'must' } as const

const TABLE: readonly (readonly [Partial<SearchState>, string, string])[] = [
  [
    {
      constraints: [
        is('category', 'jackets'),
        is('feature', 'waterproof'),
        price(null, 12_000),
        not('colour', 'black'),
      ],
    },
    'waterproof jackets under $120, not black',
    '防水的夹克外套，不超过 US$120，不要黑色',
  ],
  [
    {
      constraints: [
        is('type', 'rain jacket'),
        is('gender', 'women'),
        is('colour', 'blue', 'navy'),
        is('brand', 'north peak'),
      ],
    },
    "women's blue or navy rain jackets by North Peak",
    'North Peak 的女款蓝色或藏青色防雨夹克',
  ],
  [{ constraints: [is('type', 'tent'), is('size', '2-person')] }, '2-person tents', '双人用帐篷'],
  [{ constraints: [is('category', 'shirts'), is('size', 'm')] }, 'shirts in size M', '上衣，尺码 M'],
  [
    {
      constraints: [
        is('category', 'headphones'),
        { ...must, kind: 'rating', min: 4 },
        { ...must, kind: 'in-stock' },
      ],
    },
    'headphones rated 4 or better, in stock',
    '耳机，评分 4.0 以上，有现货',
  ],
  [
    {
      constraints: [is('category', 'bags'), is('feature', 'laptop sleeve'), { ...must, kind: 'discounted' }],
    },
    'bags with laptop sleeve, reduced',
    '电脑隔层的箱包，正在降价',
  ],
  [
    { constraints: [price(5000, 9950)] },
    'things between $50 and $99.50',
    '商品，价格在 US$50 到 US$99.50 之间',
  ],
  [{ constraints: [price(5000, null)] }, 'things from $50 up', '商品，US$50 以上'],
  [
    {
      constraints: [
        is('category', 'watches'),
        ideally('colour', 'gold'),
        not('brand', 'acme'),
        not('brand', 'hp'),
      ],
    },
    'watches, ideally gold, not by Acme, not by HP',
    '手表，最好是金色，不要 Acme，不要 HP',
  ],
  [{ query: 'something for rainy days' }, 'something for rainy days', 'something for rainy days'],
  // the words that became conditions are not said twice
  [
    {
      query: 'waterproof jacket hiking norway',
      constraints: [is('category', 'jackets'), is('feature', 'waterproof')],
    },
    'waterproof jackets, “hiking norway”',
    '防水的夹克外套，“hiking norway”',
  ],
  [{ likeProductId: 'x' as never }, 'things similar to “Elm”', '和“Elm”相似的商品'],
]

describe('a search in words', () => {
  it.each(TABLE)('%j', (differs, english, chinese) => {
    const search = { ...EMPTY_SEARCH, ...differs }
    const said = (language: 'en' | 'zh'): string => {
      const like = search.likeProductId === null ? null : 'Elm'
      return text(language).search(searchParts(search, { language, currency: 'USD', like, samples: [] }))
    }
    expect([said('en'), said('zh')]).toEqual([english, chinese])
  })

  it("takes the shop's spelling of a brand and its words for a category", () => {
    const samples = [testProduct('a', { brand: 'JBL', categoryName: { en: 'Bike Helmets', zh: '骑行头盔' } })]
    const search = { ...EMPTY_SEARCH, constraints: [is('category', 'bike helmets'), is('brand', 'jbl')] }
    const said = (language: 'en' | 'zh'): string =>
      text(language).search(searchParts(search, { language, currency: 'USD', like: null, samples }))
    expect([said('en'), said('zh')]).toEqual(['bike helmets by JBL', 'JBL 的骑行头盔'])
  })
})
