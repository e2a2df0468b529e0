import { describe, expect, it } from '@jest/globals'
import type { ProductId, ShopperId } from '../../../data/types/ids.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import { EMPTY_SEARCH } from '../../../data/types/understanding.ts'
import { strongReasons, varyFirst } from '../../../recommender/explain/reasons.ts'
import type { Effect, Facts, Term } from '../../../recommender/explain/reasons.ts'
import { testProduct } from '../../support/products.ts'
import { price, term } from '../retrieve/smallSnapshot.ts'

const stranger = emptyProfile('shopper' as ShopperId, new Date('2026-01-01T00:00:00Z'))

const facts = (differs: Partial<Facts> = {}): Facts => ({
  product: testProduct('kettle'),
  search: EMPTY_SEARCH,
  profile: stranger,
  satisfied: [],
  togetherWith: null,
  purchases: null,
  due: null,
  ...differs,
})

const TERMS: readonly Term[] = [
  'words',
  'likeProduct',
  'similarShoppers',
  'boughtTogether',
  'taste',
  'interest',
  'discount',
  'popularity',
  'rating',
  'stock',
  'request',
  'budget',
  'due',
]

/** `added` by term, the others nothing; taking a term away takes away what it added. */
function effects(added: Partial<Record<Term, number>>): Record<Term, Effect> {
  const of = (name: Term): Effect => ({ added: added[name] ?? 0, without: added[name] ?? 0 })
  return Object.fromEntries(TERMS.map((name) => [name, of(name)])) as Record<Term, Effect>
}

const kinds = (some: Facts, added: Partial<Record<Term, number>>): string[] =>
  strongReasons(some, effects(added)).map(({ reason }) => reason.kind)

describe('reasons', () => {
  it('come by strength', () => {
    const product = testProduct('kettle', { stock: 4, rating: 4.5, ratingCount: 12 })
    expect(kinds(facts({ product }), { stock: 0.1, rating: 0.5 })).toEqual(['well-rated', 'in-stock'])
  })

  it('say nothing that is not so, however much it added', () => {
    const product = testProduct('kettle', { rating: 3.1, ratingCount: 50, stock: 0 })
    const some = facts({ product, purchases: 2 })
    expect(kinds(some, { rating: 1, discount: 1, stock: 1, popularity: 1, budget: 1, words: 1 })).toEqual([
      'first-look',
    ])
  })

  it('say nothing that added nothing, however true', () => {
    const product = testProduct('kettle', { rating: 5, ratingCount: 50, stock: 9 })
    expect(kinds(facts({ product }), { stock: 0.2, rating: -0.1 })).toEqual(['in-stock'])
  })

  it('say nothing without which the product would stand as high', () => {
    const product = testProduct('kettle', { stock: 9 })
    const known = { ...effects({}), stock: { added: 0.4, without: -0.1 } }
    expect(strongReasons(facts({ product }), known)[0]?.reason.kind).toBe('first-look')
  })

  it('name a budget only when one was said, and the lowest', () => {
    const satisfied = [price(null, 5000), price(null, 3000)]
    const [first] = strongReasons(facts({ satisfied }), effects({ budget: 1 }))
    expect(first?.reason).toEqual({ kind: 'within-budget', belowMinor: 3000 })
    expect(kinds(facts({ satisfied: [price(500, null)] }), { budget: 1 })).toEqual(['first-look'])
  })

  it('name what was asked for as the product has it, not what was excluded', () => {
    const product = testProduct('kettle', { attributes: { colour: ['Red', 'Blue'] } })
    const satisfied = [
      term('colour', ['green', 'blue']),
      term('brand', 'acme', { polarity: 'exclude' }),
      term('keyword', 'kettle'),
    ]
    const [first] = strongReasons(facts({ product, satisfied }), effects({ request: 1 }))
    expect(first?.reason).toEqual({
      kind: 'matches-request',
      matches: [
        { facet: 'colour', value: 'blue' },
        { facet: 'keyword', value: 'kettle' },
      ],
    })
  })

  it('name the liked value that weighs most', () => {
    const product = testProduct('kettle', { brand: 'Acme', attributes: { colour: ['Red', 'Blue'] } })
    const profile = { ...stranger, tastes: { colour: { red: 0.2, blue: 0.6 }, brand: { acme: -0.9 } } }
    const [first] = strongReasons(facts({ product, profile }), effects({ taste: 1 }))
    expect(first?.reason).toEqual({ kind: 'fits-taste', facet: 'colour', value: 'blue' })
  })

  it('round a reduction down', () => {
    const product = testProduct('kettle', { priceMinor: 1001, listPriceMinor: 1500 })
    const [first] = strongReasons(facts({ product }), effects({ discount: 1 }))
    expect(first?.reason).toEqual({ kind: 'reduced', percent: 33 })
  })

  it('fall back to what was asked for, and else admit that nothing was', () => {
    const asked = facts({ search: { ...EMPTY_SEARCH, query: 'a kettle' } })
    expect(kinds(asked, { words: -1 })).toEqual(['close-to-words'])
    expect(kinds(facts(), {})).toEqual(['first-look'])
  })
})

describe('a list of reasons', () => {
  const inStock = { kind: 'in-stock', stock: 1 } as const
  const together = { kind: 'bought-together', productId: 'tea' as ProductId } as const
  const first = (...strengths: readonly (readonly [number, number])[]): (string | undefined)[] =>
    varyFirst(
      strengths.map(([stock, tea]) =>
        [
          { reason: inStock, strength: stock },
          { reason: together, strength: tea },
        ].sort((a, b) => b.strength - a.strength),
      ),
    ).map(([reason]) => reason?.kind)

  it('varies what stands first among reasons that are equally true', () => {
    expect(first([1, 0.9], [1, 0.9], [1, 0.9])).toEqual(['in-stock', 'bought-together', 'in-stock'])
  })

  it('never puts a weaker reason first for the sake of variety', () => {
    expect(first([1, 0.5], [1, 0.5])).toEqual(['in-stock', 'in-stock'])
  })
})
