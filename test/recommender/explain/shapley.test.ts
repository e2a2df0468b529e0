import { describe, expect, it } from '@jest/globals'
import { groupEffects } from '../../../recommender/explain/shapley.ts'

/** Three inputs, two groups: {a, b} and {c}. */
const GROUPS = { groupOf: Uint8Array.of(0, 0, 1), groups: 2 }

const byRow = (score: (a: number, b: number, c: number) => number) => (rows: Float32Array) =>
  Promise.resolve(
    Float32Array.from({ length: rows.length / 3 }, (_, i) =>
      score(rows[3 * i] ?? 0, rows[3 * i + 1] ?? 0, rows[3 * i + 2] ?? 0),
    ),
  )

describe('what groups of inputs add to a score', () => {
  it('is weight times difference for a linear score', async () => {
    const rows = Float32Array.of(1, 1, 1, 0, 0, 5)
    const baseline = Float32Array.of(0, 0, 1)
    const [first, second] = await groupEffects({ rows, baseline, ...GROUPS }, byRow((a, b, c) => a + 2 * b + 3 * c)) // prettier-ignore
    expect([...(first?.values ?? [])]).toEqual([3, 0])
    expect([...(second?.values ?? [])]).toEqual([0, 12])
    expect(first?.baselineScore).toBe(3)
  })

  it('shares what only both together bring, and sums to the score', async () => {
    const rows = Float32Array.of(2, 0, 3)
    const baseline = new Float32Array(3)
    const [effects] = await groupEffects(
      { rows, baseline, ...GROUPS },
      byRow((a, _b, c) => a * c),
    )
    expect([...(effects?.values ?? [])]).toEqual([3, 3])
    // without either, nothing is left of the 6
    expect([...(effects?.without ?? [])]).toEqual([6, 6])
  })

  it('sums to the difference from the baseline for any score and many groups', async () => {
    const groups = 9
    const score = (rows: Float32Array): Promise<Float32Array> =>
      Promise.resolve(
        Float32Array.from({ length: rows.length / groups }, (_, i) => {
          const row = rows.subarray(i * groups, (i + 1) * groups)
          return row.reduce((sum, value, at) => sum + value * (row[(at * 5 + 1) % groups] ?? 0), 0)
        }),
      )
    const rows = Float32Array.from({ length: groups }, (_, i) => i - 3)
    const input = { rows, baseline: new Float32Array(groups).fill(1), groupOf: Uint8Array.from(rows.keys()), groups } // prettier-ignore
    const [effects] = await groupEffects(input, score)
    const full = (await score(rows))[0] ?? 0
    const sum = effects?.values.reduce((total, value) => total + value, effects.baselineScore)
    expect(sum).toBeCloseTo(full, 4)
  })

  it('is nothing for what is usual', async () => {
    const same = Float32Array.of(1, 2, 3)
    const [effects] = await groupEffects(
      { rows: same, baseline: same, ...GROUPS },
      byRow((a) => a),
    )
    expect([...(effects?.values ?? [])]).toEqual([0, 0])
    expect(effects?.baselineScore).toBe(1)
  })
})
