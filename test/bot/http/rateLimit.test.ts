import { expect, it } from '@jest/globals'
import { createRateLimit } from '../../../bot/http/rateLimit.ts'

const limited = { code: 'RATE_LIMITED' }

it('allows a burst, then one for each share of a minute', () => {
  let nowMs = 0
  const limit = createRateLimit({ perMinute: 6, burst: 2, nowMs: () => nowMs })
  limit.take('ann')
  limit.take('ann')
  expect(() => limit.take('ann')).toThrow(expect.objectContaining({ ...limited, details: { seconds: 10 } }))
  nowMs = 9_999
  expect(() => limit.take('ann')).toThrow(expect.objectContaining(limited))
  nowMs = 10_000
  limit.take('ann')
})

it('saves up no more than the burst', () => {
  let nowMs = 0
  const limit = createRateLimit({ perMinute: 60, burst: 2, nowMs: () => nowMs })
  limit.take('ann')
  nowMs = 3_600_000
  limit.take('ann')
  limit.take('ann')
  expect(() => limit.take('ann')).toThrow(expect.objectContaining(limited))
})

it('counts each caller alone, and forgets who was away the longest', () => {
  const limit = createRateLimit({ perMinute: 1, burst: 1, nowMs: () => 0 })
  limit.take('ann')
  limit.take('bob')
  expect(() => limit.take('ann')).toThrow(expect.objectContaining(limited))
  for (let i = 0; i < 20_000; i++) limit.take(`stranger ${i}`)
  limit.take('bob')
})
