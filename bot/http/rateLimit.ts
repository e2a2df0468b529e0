/**
 * Token buckets: each key may do `perMinute` things a minute, `burst` of them at once.
 * Memory is bounded: beyond `MOST_KEYS` the bucket that was used longest ago is forgotten (and is full again).
 * Errors  RATE_LIMITED with the seconds until the next thing is allowed.
 */
import { AppError } from '../../data/types/errors.ts'

const MOST_KEYS = 20_000

export interface RateLimit {
  /** Counts one thing for `key`, or throws. */
  take(key: string): void
}

interface Bucket {
  left: number
  atMs: number
}

export function createRateLimit(options: {
  readonly perMinute: number
  readonly burst: number
  readonly nowMs: () => number
}): RateLimit {
  const { perMinute, burst, nowMs } = options
  const buckets = new Map<string, Bucket>()
  const perMs = perMinute / 60_000

  function bucketOf(key: string, at: number): Bucket {
    const known = buckets.get(key)
    if (known === undefined) return { left: burst, atMs: at }
    // Set again below: a Map keeps insertion order, so its first key is the one used longest ago.
    buckets.delete(key)
    return { left: Math.min(burst, known.left + Math.max(0, at - known.atMs) * perMs), atMs: at }
  }

  return {
    take: (key) => {
      const bucket = bucketOf(key, nowMs())
      buckets.set(key, bucket)
      if (buckets.size > MOST_KEYS) buckets.delete(buckets.keys().next().value!)
      if (bucket.left < 1) {
        throw new AppError('RATE_LIMITED', { seconds: Math.ceil((1 - bucket.left) / perMs / 1000) })
      }
      bucket.left -= 1
    },
  }
}
