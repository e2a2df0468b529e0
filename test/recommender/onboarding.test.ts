import { describe, expect, it } from '@jest/globals'
import type { InteractionEvent } from '../../data/types/event.ts'
import type { EventId, ShopperId } from '../../data/types/ids.ts'
import { eventColumns } from '../../recommender/collaborative/eventColumns.ts'
import { answersOf, learnOnboarding, typicalFor } from '../../recommender/onboarding/onboarding.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { testProduct } from '../support/products.ts'

/** Ten products of each style; colours go round and tell nothing. */
const STYLES = ['outdoor', 'classic']
const COLOURS = ['red', 'blue', 'green', 'black', 'white']
const products = STYLES.flatMap((style) =>
  Array.from({ length: 10 }, (_, i) =>
    testProduct(`${style}${i}`, {
      brand: null,
      categoryPath: ['Things'],
      attributes: { style: [style], colour: [COLOURS[i % 5]!] },
    }),
  ),
)
const ids = products.map(({ id }) => id)

/** Shoppers who choose, `faithful` of the time, among one style. */
function past(shoppers: number, faithful: number): InteractionEvent[] {
  const random = seededRandom(3)
  return Array.from({ length: shoppers }, (_, shopper) =>
    Array.from({ length: 12 }, (_, i): InteractionEvent => {
      const own = random.next() < faithful ? shopper % 2 : 1 - (shopper % 2)
      const row = own * 10 + Math.floor(10 * random.next())
      return {
        ...{ kind: 'product-clicked', sessionId: null, listId: null },
        id: `${shopper}-${i}` as EventId,
        at: new Date(Date.UTC(2026, 0, 1 + i, 0, shopper % 60)),
        shopperId: `s${shopper}` as ShopperId,
        productId: ids[row]!,
      }
    }),
  ).flat()
}

describe('the first questions', () => {
  it('ask for what sets shoppers apart, and not for what does not', () => {
    const learned = learnOnboarding(eventColumns(past(100, 0.9), ids), products)
    expect(learned?.questions.map(({ facet }) => facet)).toEqual(['style'])
    expect([...learned!.questions[0]!.options].sort()).toEqual(['classic', 'outdoor'])
  })

  it('know what is typical of an answer, and nothing of none', () => {
    const learned = learnOnboarding(eventColumns(past(100, 0.9), ids), products)
    const typical = typicalFor(learned, { style: 'outdoor' })
    expect(typical.length).toBeGreaterThan(0)
    expect(typical.every((id) => id.startsWith('outdoor'))).toBe(true)
    expect(typicalFor(learned, {})).toEqual([])
    expect(typicalFor(learned, { style: 'unheard of' })).toEqual([])
    expect(typicalFor(null, { style: 'outdoor' })).toEqual([])
  })

  it('are none where all shoppers choose alike, or there are few', () => {
    expect(learnOnboarding(eventColumns(past(100, 0.5), ids), products)).toBeNull()
    expect(learnOnboarding(eventColumns(past(10, 0.9), ids), products)).toBeNull()
    expect(learnOnboarding(eventColumns([], ids), products)).toBeNull()
  })

  it('would be answered with what most of the choices have', () => {
    expect(answersOf([0, 1, 2, 10], products)).toMatchObject({ style: 'outdoor' })
    // three colours of four are not the same: nobody would know
    expect(answersOf([0, 1, 2, 3], products)['colour']).toBeUndefined()
  })
})
