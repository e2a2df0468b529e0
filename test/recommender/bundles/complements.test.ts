import { describe, expect, it } from '@jest/globals'
import { complementsOf, partsOfComplements } from '../../../recommender/bundles/complementParts.ts'
import { learnComplements } from '../../../recommender/bundles/complements.ts'
import { productKinds } from '../../../recommender/bundles/productKinds.ts'
import { relationsOf } from '../../../recommender/bundles/relations.ts'
import { eventColumns } from '../../../recommender/collaborative/eventColumns.ts'
import { WARDROBE, wardrobeModels } from './smallWardrobe.ts'

const complements = (await wardrobeModels()).complements!
const indexOf = (id: string): number => WARDROBE.findIndex((one) => one.id === id)

/** Of the kinds of two products. */
function liftBetween(one: string, other: string): number {
  const { kindOf, table } = complements
  return table.lift[kindOf[indexOf(one)]! * table.kinds + kindOf[indexOf(other)]!]!
}

describe('what was learned of kinds', () => {
  it('is that belts go with trousers and lamps with mugs, both ways', () => {
    const pairs = [
      ...[
        ['chinos', 'canvas belt'],
        ['canvas belt', 'chinos'],
      ],
      ...[
        ['mug', 'lamp'],
        ['lamp', 'mug'],
      ],
    ] as const
    for (const [one, other] of pairs) expect(liftBetween(one, other)).toBeGreaterThan(1.5)
  })

  it('is that two kinds of trousers stand in for each other: all look at both, nobody takes both', () => {
    expect([liftBetween('chinos', 'jeans'), liftBetween('jeans', 'chinos')]).toEqual([0, 0])
  })

  it('is nothing about what never met', () => {
    expect(liftBetween('chinos', 'lamp')).toBeLessThanOrEqual(1)
    expect(liftBetween('kettle', 'mug')).toBeLessThanOrEqual(1)
  })

  it('shares out what goes with a kind', () => {
    const { kinds, share } = complements.table
    const kind = complements.kindOf[indexOf('mug')]!
    expect(share.subarray(kind * kinds, (kind + 1) * kinds).reduce((a, b) => a + b)).toBeCloseTo(1)
  })
})

describe('what was learned of products', () => {
  it('counts the orders that had both', () => {
    const { items, perProduct, ratio, together } = complements.companions
    const start = indexOf('chinos') * perProduct
    const known = Array.from({ length: 3 }, (_, i) => [WARDROBE[items[start + i]!]!.id, together[start + i]])
    expect(known.slice(0, 2)).toEqual([
      ['leather belt', 30],
      ['canvas belt', 4],
    ])
    expect(ratio[start]).toBeGreaterThan(ratio[start + 1]!)
  })

  it('survives the file of the models', () => {
    const parts = partsOfComplements(complements)
    const back = complementsOf(
      (name) => parts[name] as Float32Array,
      (name) => parts[name] as Int32Array,
    )
    expect(back).toEqual(complements)
  })
})

describe('a shop without a past', () => {
  it('learns nothing, and that is kept as nothing known', () => {
    const events = eventColumns([], WARDROBE.map(({ id }) => id)) // prettier-ignore
    const nothing = learnComplements(events, productKinds(WARDROBE), relationsOf(WARDROBE), { until: 0 })
    expect(nothing.table.lift.every((lift) => lift <= 1)).toBe(true)
    expect(nothing.companions.ratio.every((ratio) => ratio === 0)).toBe(true)
    const empty = partsOfComplements(null)
    const read = complementsOf(
      (name) => empty[name] as Float32Array,
      (name) => empty[name] as Int32Array,
    )
    expect(read).toBeNull()
  })
})
