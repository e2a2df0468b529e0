import { describe, expect, it } from '@jest/globals'
import type { ProductId } from '../../../data/types/ids.ts'
import type { Product } from '../../../data/types/product.ts'
import type { Reason } from '../../../data/types/recommendation.ts'
import { tellingReasons, wordReasons } from '../../../dialogs/text/wordReason.ts'
import { quote } from '../../../recommender/pricing/quote.ts'
import { testProduct } from '../../support/products.ts'

const NOW = new Date('2026-05-04T10:00:00Z')
const id = 'elm' as ProductId

function said(
  reason: Reason,
  differs: Partial<Product> = {},
  lowest: number | null = null,
): (string | undefined)[] {
  const product = testProduct('a', {
    stock: 7,
    rating: 4.6,
    ratingCount: 1200,
    brand: 'North Peak',
    ...differs,
  })
  const facts = { quote: quote(product, lowest, NOW), nameOf: () => 'Elm jacket' }
  return (['en', 'zh'] as const).map((language) => wordReasons([reason], { ...facts, language })[0]?.said)
}

describe('reasons in words', () => {
  const TABLE: readonly (readonly [Reason, string, string])[] = [
    [
      {
        kind: 'matches-request',
        matches: [
          { facet: 'category', value: 'jackets' },
          { facet: 'feature', value: 'waterproof' },
          { facet: 'colour', value: 'blue' },
        ],
      },
      'Waterproof and blue, as you asked',
      '符合您的要求：防水、蓝色',
    ],
    [
      { kind: 'matches-request', matches: [{ facet: 'category', value: 'jackets' }] },
      'Jackets, as you asked',
      '符合您的要求：夹克外套',
    ],
    [
      {
        kind: 'matches-request',
        matches: [
          { facet: 'gender', value: 'men' },
          { facet: 'brand', value: 'north peak' },
        ],
      },
      'For men and by North Peak, as you asked',
      '符合您的要求：男款、North Peak',
    ],
    [{ kind: 'within-budget', belowMinor: 12_000 }, 'Within your limit of $120', '在您 US$120 的预算之内'],
    [{ kind: 'close-to-words', query: 'rain' }, 'Close to your words “rain”', '贴近您说的“rain”'],
    [{ kind: 'like-product', productId: id }, 'Similar to “Elm jacket”', '和“Elm jacket”相似'],
    [
      { kind: 'bought-together', productId: id },
      'Often bought with “Elm jacket”',
      '常和“Elm jacket”一起购买',
    ],
    [
      { kind: 'due-again', lastBoughtDaysAgo: 32, usualDays: 30 },
      'You bought it 32 days ago; it is usually bought again after about 30 days',
      '您在 32 天前买过，通常约 30 天后会再次购买',
    ],
    [
      { kind: 'due-again', lastBoughtDaysAgo: 1, usualDays: 1 },
      'You bought it one day ago; it is usually bought again after about one day',
      '您在 1 天前买过，通常约 1 天后会再次购买',
    ],
    [
      { kind: 'goes-with', productId: id, match: null },
      'Bought by shoppers who choose things like “Elm jacket”',
      '选择“Elm jacket”一类商品的顾客也常买它',
    ],
    [
      { kind: 'goes-with', productId: id, match: { facet: 'style', value: 'outdoor', withValue: 'outdoor' } },
      'Same style as “Elm jacket”: outdoor',
      '与“Elm jacket”风格相同：户外',
    ],
    [
      { kind: 'goes-with', productId: id, match: { facet: 'colour', value: 'blue', withValue: 'orange' } },
      'Blue goes with orange',
      '蓝色与橙色相配',
    ],
    [{ kind: 'similar-shoppers' }, 'Chosen by shoppers who like what you like', '和您喜好相近的顾客也选了它'],
    [
      { kind: 'fits-taste', facet: 'brand', value: 'north peak' },
      'Fits your taste: North Peak',
      '符合您的喜好：North Peak',
    ],
    [
      { kind: 'well-rated', rating: 4.6, ratingCount: 1200 },
      'Rated 4.6 of 5 by 1,200 shoppers',
      '1,200 位顾客评分 4.6（满分 5）',
    ],
    [{ kind: 'popular', purchases: 1 }, 'Bought once in this shop', '在本店售出 1 次'],
    [{ kind: 'in-stock', stock: 99 }, 'In stock: 7', '有现货：7 件'],
    [
      { kind: 'first-look' },
      'A first look around: you have not said what you want yet',
      '先随便看看：您还没说想要什么',
    ],
  ]
  it.each(TABLE)('%j', (reason, english, chinese) => expect(said(reason)).toEqual([english, chinese]))

  it('a percentage is said only from the lowest price of 30 days', () => {
    const reduced: Reason = { kind: 'reduced', percent: 50 }
    expect(said(reduced, { listPriceMinor: 2000 }, null)[0]).toBeUndefined()
    expect(said(reduced, { listPriceMinor: 2000 }, 1250)[0]).toBe(
      '20% below its lowest price of the 30 days before',
    )
  })

  it('what is no longer true is not said', () => {
    expect(said({ kind: 'in-stock', stock: 3 }, { stock: 0 })[0]).toBeUndefined()
    expect(said({ kind: 'within-budget', belowMinor: 999 }, { priceMinor: 1000 })[0]).toBeUndefined()
    expect(said({ kind: 'well-rated', rating: 5, ratingCount: 1 }, { rating: null })[0]).toBeUndefined()
  })
})

it('a card says what tells it from the others, else its strongest reason', () => {
  const reason = (text: string) => ({ kind: 'popular', said: text }) as const
  const [common, a, b] = [reason('common'), reason('a'), reason('b')]
  expect(tellingReasons([[common, a], [b, common], [common], []])).toEqual([common, b, common, null])
  expect(tellingReasons([[common, a], [b, common], [common]])).toEqual([a, b, common])
  expect(tellingReasons([[common, a]])).toEqual([common])
})
