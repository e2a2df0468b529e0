import { describe, expect, it } from '@jest/globals'
import { EMPTY_SEARCH } from '../../../data/types/understanding.ts'
import type { PriceConstraint, UnderstandContext } from '../../../data/types/understanding.ts'
import { readRelativeBudget } from '../../../nlp/preferences/relativeBudget.ts'

const price: PriceConstraint = {
  kind: 'price',
  minMinor: 5000,
  maxMinor: 10_000,
  polarity: 'include',
  strength: 'must',
  confidence: 1,
  said: '50 to 100',
}
const context = (constraints: readonly PriceConstraint[]): UnderstandContext => ({
  search: { ...EMPTY_SEARCH, constraints },
  shown: [],
  language: null,
})

describe('a budget by the one before', () => {
  it.each([
    ['double that limit', 5000, 20_000],
    ['my wife says half that budget', null, 5000],
    ['add another fifty', 5000, 15_000],
    ['预算再加五十', 5000, 15_000],
    ['预算砍一半', null, 5000],
    ['翻倍吧', 5000, 20_000],
    ['whoops typo, i meant 130', 5000, 13_000],
    ['*120 obviously', 5000, 12_000],
    ['raise the limit by twenty', 5000, 12_000],
  ])('%s', (text, minMinor, maxMinor) => {
    expect(readRelativeBudget(text, context([price]), 'USD', [])).toMatchObject({ minMinor, maxMinor })
  })

  it('needs a budget, and words about it', () => {
    expect(readRelativeBudget('double that', context([]), 'USD', [])).toBeNull()
    expect(readRelativeBudget('a double duvet', context([price]), 'USD', [])).toBeNull()
    expect(readRelativeBudget('half sleeves', context([price]), 'USD', [])).toBeNull()
  })
})
