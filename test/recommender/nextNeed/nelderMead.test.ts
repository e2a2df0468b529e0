import { expect, it } from '@jest/globals'
import { lowestPoint } from '../../../recommender/nextNeed/nelderMead.ts'

const OPTIONS = { step: 0.5, rounds: 500, tolerance: 1e-12 }

it('finds the bottom of the banana-shaped valley of Rosenbrock at (1, 1)', () => {
  const valley = ([x = 0, y = 0]: readonly number[]): number => (1 - x) ** 2 + 100 * (y - x * x) ** 2
  const [x, y] = lowestPoint(valley, [-1.2, 1], OPTIONS)
  expect(x).toBeCloseTo(1, 3)
  expect(y).toBeCloseTo(1, 3)
})

it('goes round where the function is not a number', () => {
  const [x] = lowestPoint(([at = 0]) => (at < 0 ? NaN : (at - 2) ** 2), [0.1], OPTIONS)
  expect(x).toBeCloseTo(2, 3)
})
