import { describe, expect, it } from '@jest/globals'
import type { Bundle, BundleRequest } from '../../../data/types/bundle.ts'
import type { ShopperId } from '../../../data/types/ids.ts'
import type { Product } from '../../../data/types/product.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import { goesWith } from '../../../recommender/bundles/goesWith.ts'
import { testProduct } from '../../support/products.ts'
import { productIds, smallSnapshot } from '../retrieve/smallSnapshot.ts'
import { WARDROBE, wardrobeModels } from './smallWardrobe.ts'

const now = new Date('2026-01-01T00:00:00Z')
const profile = emptyProfile('ann' as ShopperId, now)
const models = await wardrobeModels()
const snapshot = await smallSnapshot(WARDROBE)

function request(id: string, differs: Partial<BundleRequest> = {}): BundleRequest {
  const [productId] = productIds(id)
  return { productId: productId!, profile, refused: [], soldOut: [], budgetMinor: null, ...differs }
}

const ask = (id: string, differs: Partial<BundleRequest> = {}): Bundle =>
  goesWith(request(id, differs), { snapshot, models, now })

const piecesOf = (bundle: Bundle): string[] =>
  bundle.kind === 'bundle' ? bundle.pieces.map(({ product }) => product.id) : ['not known']

const leftOutOf = (bundle: Bundle) =>
  bundle.kind === 'bundle' ? bundle.leftOut.map(({ because, name }) => [name.en, because]) : []

describe('what goes with a product', () => {
  it('is the belt that is bought with these trousers, not the other trousers that are looked at with them', () => {
    expect(piecesOf(ask('chinos'))).toEqual(['leather belt'])
    expect(piecesOf(ask('jeans'))).toEqual(['canvas belt'])
  })

  it('says why: thirty orders had both', () => {
    const bundle = ask('chinos')
    const reasons = bundle.kind === 'bundle' ? bundle.pieces[0]!.reasons : []
    expect(reasons[0]).toEqual({ kind: 'bought-together', productId: 'chinos' })
    expect(reasons).toContainEqual({ kind: 'goes-with', productId: 'chinos', match: null })
  })

  it('is not known of what is only bought alone, of strangers and of what the shop does not have', () => {
    expect(['kettle', 'no such thing'].map((id) => ask(id).kind)).toEqual(['not-known', 'not-known'])
  })

  it('is not known without orders when attributes do not tell either', () => {
    expect(goesWith(request('chinos'), { snapshot, models: null, now })).toEqual({ kind: 'not-known' })
  })

  it('takes the next belt when the first is refused, was bought, or has just been sold out', () => {
    const refused = productIds('leather belt')
    expect(piecesOf(ask('chinos', { refused }))).toEqual(['canvas belt'])
    expect(piecesOf(ask('chinos', { profile: { ...profile, bought: refused } }))).toEqual(['canvas belt'])
    expect(piecesOf(ask('chinos', { soldOut: refused }))).toEqual(['canvas belt'])
  })

  it('takes the next belt when the catalogue has none left of the first', async () => {
    const soldOut = WARDROBE.map((one) => (one.id === 'leather belt' ? { ...one, stock: 0 } : one))
    const deps = { snapshot: await smallSnapshot(soldOut), models, now }
    expect(piecesOf(goesWith(request('chinos'), deps))).toEqual(['canvas belt'])
  })

  it('leaves the place empty and says why when nothing can fill it', () => {
    const belts = productIds('leather belt', 'canvas belt')
    expect(leftOutOf(ask('chinos', { soldOut: belts }))).toEqual([['Belts', 'sold-out']])
    expect(leftOutOf(ask('chinos', { refused: belts }))).toEqual([['Belts', 'refused']])
    expect(leftOutOf(ask('chinos', { budgetMinor: 1999 }))).toEqual([['Belts', 'over-budget']])
    expect(piecesOf(ask('chinos', { budgetMinor: 1999 }))).toEqual([])
  })

  it('keeps to the budget: the cheaper belt, though the other is bought more', () => {
    expect(piecesOf(ask('chinos', { budgetMinor: 3999 }))).toEqual(['canvas belt'])
    expect(piecesOf(ask('chinos', { budgetMinor: 4000 }))).toEqual(['leather belt'])
  })

  it('never puts a woman’s sash on a man’s trousers, cheap as it is', () => {
    const belts = productIds('leather belt', 'canvas belt')
    expect(piecesOf(ask('chinos', { refused: belts }))).toEqual([])
  })
})

// No orders at all: attributes have to tell.
describe('what goes with a product by its attributes', () => {
  const item = (id: string, shelf: string, differs: Partial<Product['attributes']> = {}): Product =>
    testProduct(id, {
      ...{ categoryPath: [shelf], categoryName: { en: shelf }, stock: 3 },
      attributes: {
        gender: ['women'],
        occasion: ['office'],
        style: ['classic'],
        ...differs,
      },
    })
  const catalogue = [
    item('blouse', 'Shirts', { colour: ['blue'] }),
    item('red skirt', 'Skirts', { colour: ['red'] }),
    item('orange skirt', 'Skirts', { colour: ['orange'] }),
    item('brown skirt', 'Skirts', { colour: ['brown'], occasion: ['party'] }),
    item('hiking boots', 'Boots', { occasion: ['hiking'], style: ['outdoor'] }),
    item('loafers', 'Shoes', { gender: ['unisex'] }),
    item('pumps', 'Shoes'),
  ]

  it('is for the same person, occasion and style, one piece a shelf, in colours that go together', async () => {
    const deps = { snapshot: await smallSnapshot(catalogue), models: null, now }
    const bundle = goesWith(request('blouse'), deps)
    expect(bundle).toMatchObject({ kind: 'bundle', basis: 'attributes', leftOut: [] })
    expect(piecesOf(bundle).toSorted()).toEqual(['orange skirt', 'pumps'])
    const [reason] = bundle.kind === 'bundle' ? bundle.pieces.flatMap(({ reasons }) => reasons) : []
    expect(reason).toMatchObject({ kind: 'goes-with', productId: 'blouse' })
  })
})
