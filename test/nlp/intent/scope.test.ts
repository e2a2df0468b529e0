import { describe, expect, it } from '@jest/globals'
import { chooseThreshold, scopeFigures } from '../../../nlp/intent/scope.ts'
import type { Judged } from '../../../nlp/intent/scope.ts'

const judged = (label: string, taken: string, confidence: number): Judged => ({ label, taken, confidence })

describe('the threshold of scope', () => {
  it('parts what was right from what is out of scope', () => {
    const some = [
      ...[0.9, 0.8, 0.7, 0.6].map((confidence) => judged('a', 'a', confidence)),
      ...[0.5, 0.4, 0.2].map((confidence) => judged('oos', 'a', confidence)),
    ]
    const threshold = chooseThreshold(some)
    expect(threshold).toBeGreaterThan(0.5)
    expect(threshold).toBeLessThan(0.6)
    expect(scopeFigures(some, threshold)).toEqual({ inScope: 1, outOfScope: 1, whole: 1 })
  })

  it('does not give up many messages for a few that escape', () => {
    const some = [
      ...Array.from({ length: 50 }, (_, i) => judged('a', 'a', 0.3 + i / 100)),
      judged('oos', 'a', 0.2),
      judged('oos', 'a', 0.95),
    ]
    expect(chooseThreshold(some)).toBeLessThanOrEqual(0.3)
  })

  it('counts what is taken for out of scope as found at any threshold', () => {
    expect(scopeFigures([judged('oos', 'oos', 0.9), judged('a', 'oos', 0.9)], 0)).toEqual({
      inScope: 0,
      outOfScope: 1,
      whole: 0.5,
    })
  })

  it('gives up the least sure few where nothing out of scope is known', () => {
    const some = Array.from({ length: 100 }, (_, i) => judged('a', 'a', i / 100))
    expect(chooseThreshold(some)).toBeCloseTo(0.03)
  })
})
