/**
 * Seeded chance for the demo shop: the same seed and label give the same numbers on every machine and every run.
 * Each part of the shop draws from its own stream, so that a change in one leaves the others as they were.
 */

export interface Dice {
  /** Uniform in [0, 1). */
  next(): number
  /** Standard normal. */
  normal(): number
  /** Integer in [low, high]. */
  integer(low: number, high: number): number
  /** True with this chance. */
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** Index drawn in proportion to the weights, which need not sum to 1; at least one of them > 0. */
  weighted(weights: ArrayLike<number>): number
  /** At most `count` different items, in drawn order. */
  sample<T>(items: readonly T[], count: number): T[]
  poisson(mean: number): number
}

/** 32-bit FNV-1a, then mixed (Murmur3's finaliser): near names must not give near numbers. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** mulberry32: 32 bits of state are plenty for a stream of thousands of draws. */
function uniform(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function dice(seed: number, label: string): Dice {
  const next = uniform(hashText(`${seed}:${label}`))
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    integer,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    pick: (items) => items[integer(0, items.length - 1)]!,
    weighted: (weights) => drawIndex(weights, next()),
    sample: (items, count) => drawSome(items, count, integer),
    poisson: (mean) => drawPoisson(mean, next),
  }
}

function drawIndex(weights: ArrayLike<number>, at: number): number {
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i]!
  let left = at * total
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!
    if (left < 0) return i
  }
  return weights.length - 1
}

function drawSome<T>(items: readonly T[], count: number, integer: Dice['integer']): T[] {
  const rest = [...items]
  const taken: T[] = []
  while (taken.length < count && rest.length > 0) taken.push(...rest.splice(integer(0, rest.length - 1), 1))
  return taken
}

/** Knuth's product of uniforms; the means here are below 20. */
function drawPoisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = next(); product > limit; product *= next()) count++
  return count
}
