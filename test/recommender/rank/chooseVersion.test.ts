import { describe, expect, it } from '@jest/globals'
import { chooseVersion, describeVerdict } from '../../../recommender/rank/chooseVersion.ts'
import type { Comparison } from '../../../recommender/rank/chooseVersion.ts'

const champion = { version: 'one', events: 1000 }
const challenger = { events: 1100 }
const figures = { sessions: 300, shoppers: 200, champion: 0.5, interval: [-0.2, 0] as const }
const compared = (lift: number, p: number): Comparison => ({
  ...{ ...figures, challenger: 0.5 * (1 + lift) },
  ...{ lift, p },
})

describe('the version that is used', () => {
  it('is the new one unless it is worse beyond chance', () => {
    const reasons = [compared(0.1, 0.001), compared(0, 1), compared(-0.1, 0.3), compared(-0.1, 0.01)].map(
      (comparison) => chooseVersion({ champion, challenger, comparison }).reason,
    )
    expect(reasons).toEqual(['not-worse', 'not-worse', 'not-worse', 'worse'])
  })

  it('is the new one when nothing can be compared, but not when more than half of the events are gone', () => {
    const of = (events: number) => chooseVersion({ champion, challenger: { events }, comparison: null })
    expect(of(900)).toMatchObject({ used: true, reason: 'not-compared', against: 'one' })
    expect(of(500)).toMatchObject({ used: true })
    expect(of(499)).toMatchObject({ used: false, reason: 'events-gone' })
    expect(of(0)).toMatchObject({ used: false })
  })

  it('is the first when there is none', () => {
    expect(chooseVersion({ champion: null, challenger: { events: 0 }, comparison: null })).toEqual({
      ...{ used: true, reason: 'first', against: null, comparison: null },
    })
  })

  it('is told with the figures', () => {
    const verdict = chooseVersion({ champion, challenger, comparison: compared(-0.1, 0.01) })
    expect(describeVerdict(verdict)).toBe(
      'not used, one stays: worse than the one in use, NDCG@10 0.450 against 0.500 (-10.0 %, p 0.0100) ' +
        'on 300 new sessions of 200 shoppers',
    )
  })
})
