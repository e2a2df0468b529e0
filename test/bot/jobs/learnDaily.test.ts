import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { learnDaily } from '../../../bot/jobs/learnDaily.ts'
import type { DailyLearning } from '../../../bot/jobs/learnDaily.ts'

const HOUR_MS = 3_600_000

/** The disk outlives the process; the clock only goes on by hand. */
let lastLearnedAt: Date | null
let nowMs: number
let learned: number[]
let errors: string[]
let fails: boolean
const processes: DailyLearning[] = []

beforeEach(() => {
  nowMs = Date.UTC(2026, 0, 1)
  lastLearnedAt = new Date(nowMs)
  learned = []
  errors = []
  fails = false
})
afterEach(() => {
  for (const one of processes.splice(0)) one.stop()
})

async function started(): Promise<DailyLearning> {
  const daily = learnDaily({
    lastLearnedAt: () => Promise.resolve(lastLearnedAt),
    learn: async () => {
      await Promise.resolve()
      if (fails) throw new Error('no memory')
      lastLearnedAt = new Date(nowMs)
      learned.push(nowMs / HOUR_MS)
    },
    now: () => new Date(nowMs),
    log: { error: (_, message) => errors.push(message) },
    checkMs: 1e9,
  })
  processes.push(daily)
  // what it looks at by itself when it starts
  await daily.check()
  return daily
}

describe('learning once a day', () => {
  it('happens in a shop that restarts every 20 hours', async () => {
    for (let restart = 0; restart < 6; restart++) {
      const daily = await started()
      for (let hour = 0; hour < 20; hour++) {
        nowMs += HOUR_MS
        await daily.check()
      }
      daily.stop()
    }
    // 120 hours: 24, 48, 72, 96 and 120 hours after the first version
    const firstHour = Date.UTC(2026, 0, 1) / HOUR_MS
    expect(learned.map((hour) => hour - firstHour)).toEqual([24, 48, 72, 96, 120])
  })

  it('happens at the start when the shop stood still for a week', async () => {
    nowMs += 7 * 24 * HOUR_MS
    await started()
    expect(learned).toHaveLength(1)
    await started()
    expect(learned).toHaveLength(1)
  })

  it('happens when no version tells when it was made', async () => {
    lastLearnedAt = null
    await started()
    expect(learned).toHaveLength(1)
  })

  it('is tried again an hour after it failed, and not before', async () => {
    nowMs += 24 * HOUR_MS
    fails = true
    const daily = await started()
    await daily.check()
    expect(errors).toEqual(['learning failed; the models in use stay'])
    fails = false
    nowMs += HOUR_MS
    await daily.check()
    expect(learned).toHaveLength(1)
  })

  it('is one at a time', async () => {
    nowMs += 24 * HOUR_MS
    const daily = await started()
    nowMs += 24 * HOUR_MS
    const both = [daily.check(), daily.check()]
    expect(daily.busy()).toBe(true)
    await Promise.all(both)
    expect(learned).toHaveLength(2)
    expect(daily.busy()).toBe(false)
  })
})
