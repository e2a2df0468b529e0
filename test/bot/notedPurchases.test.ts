import { describe, expect, it } from '@jest/globals'
import { notedPurchases } from '../../bot/notedPurchases.ts'
import type { ProductId, ShopperId } from '../../data/types/ids.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import type { Profile } from '../../data/types/profile.ts'
import { NEED_WEIGHTS } from '../../recommender/nextNeed/needModel.ts'
import type { Needs } from '../../recommender/nextNeed/needs.ts'
import { purchaseEvents } from '../recommender/nextNeed/smallHistories.ts'

const nothing: Needs = {
  ...{ stretch: 0, orders: null, timing: null, weights: NEED_WEIGHTS, products: {} },
}
const tea: Needs = {
  ...nothing,
  products: { ['tea' as ProductId]: { returns: 0.8, center: 3, spread: 1, shoppers: 9, repeats: 9 } },
}
const ann = emptyProfile('ann' as ShopperId, new Date('2026-01-01T00:00:00Z'))

/** Ann bought tea on day 3 and 33 and brought the salt of day 5 back. */
const lines = [
  ['ann', 'tea', 3, 1],
  ['ann', 'salt', 5, 1],
  ['ann', 'salt', 6, -1],
  ['ann', 'tea', 33, 2],
] as const

function shop() {
  const asked: string[] = []
  const purchasesOf = (shopperId: ShopperId) => {
    asked.push(shopperId)
    const all = purchaseEvents(lines).filter((event) => event.shopperId === shopperId)
    return Promise.resolve(all.flatMap((event) => (event.kind === 'product-bought' ? [event] : [])))
  }
  const noted = (profile: Profile, needs: Needs | null) => notedPurchases(profile, needs, { purchasesOf })
  return { asked, noted }
}

describe('the purchases that a profile does not know', () => {
  it('come from the events', async () => {
    const { bought, boughtAt } = await shop().noted({ ...ann, bought: ['pen'] as ProductId[] }, tea)
    expect(boughtAt).toEqual({
      tea: [
        [3, 1],
        [33, 2],
      ],
    })
    expect(bought).toEqual(['pen', 'tea'])
  })

  it('do not come back when the shopper had them deleted', async () => {
    const { asked, noted } = shop()
    const deleted = { ...ann, boughtAt: null }
    expect([await noted(deleted, tea), asked]).toEqual([deleted, []])
  })

  it('are not looked up in a shop that sells nothing that is bought again', async () => {
    const { asked, noted } = shop()
    expect([await noted(ann, nothing), await noted(ann, null), asked]).toEqual([ann, ann, []])
  })

  it('are none of a shopper who bought nothing', async () => {
    const bob = { ...ann, shopperId: 'bob' as ShopperId }
    expect(await shop().noted(bob, tea)).toBe(bob)
  })
})
