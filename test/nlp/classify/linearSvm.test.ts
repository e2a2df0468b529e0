import { describe, expect, it } from '@jest/globals'
import { fitLinearSvm, margins, NO_WORDS } from '../../../nlp/classify/linearSvm.ts'
import type { FeatureRow } from '../../../nlp/classify/linearSvm.ts'
import { seeded } from '../../support/seeded.ts'

const dense = (...values: number[]): FeatureRow => ({ dense: Float32Array.from(values), sparse: NO_WORDS })
const hinge = (margin: number): number => Math.max(0, 1 - margin) ** 2

describe('the support vector machine', () => {
  const random = seeded(3)
  const rows = Array.from({ length: 80 }, () => dense(random(1000) / 500 - 1, random(1000) / 500 - 1, 1))
  const labels = rows.map(({ dense: [x, y] }, i) => (i % 10 === 0 ? 1 : 0) ^ (x! + 2 * y! > 0.2 ? 1 : 0))

  it('finds the least of squared length and squared hinge losses', () => {
    const cost = 0.5
    const { weights } = fitLinearSvm(rows, labels, { classes: 2, sparse: 0, cost })
    const objective = (w: readonly number[]): number =>
      0.5 * w.reduce((sum, one) => sum + one * one, 0) +
      cost *
        rows.reduce((sum, row, i) => {
          const margin = row.dense.reduce((total, value, j) => total + value * w[j]!, 0)
          return sum + hinge(labels[i] === 1 ? margin : -margin)
        }, 0)
    const found = [...weights.slice(3)]
    const best = objective(found)
    for (const [j] of found.entries()) {
      for (const step of [-0.1, 0.1]) {
        expect(objective(found.map((one, k) => (k === j ? one + step : one)))).toBeGreaterThan(best)
      }
    }
  })

  it('reads words beside numbers', () => {
    const word = (column: number): FeatureRow => ({
      dense: Float32Array.of(1),
      sparse: { columns: Int32Array.of(column), values: Float32Array.of(1) },
    })
    const model = fitLinearSvm([word(0), word(1), word(2), word(0), word(1), word(2)], [0, 1, 2, 0, 1, 2], {
      classes: 3,
      sparse: 3,
      cost: 10,
    })
    for (const column of [0, 1, 2]) {
      const scores = [...margins(model, word(column))]
      expect(scores.indexOf(Math.max(...scores))).toBe(column)
    }
  })

  it('is the same for the same rows', () => {
    const fit = () => fitLinearSvm(rows, labels, { classes: 2, sparse: 0 }).weights
    expect(fit()).toEqual(fit())
  })
})
