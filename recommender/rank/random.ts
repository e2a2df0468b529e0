/** Seeded random numbers: the same seed gives the same models. Source: mulberry32, Tommy Ettinger 2017, public domain. */
import type { Random } from '../../data/types/ports.ts'

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
    },
  }
}

/** Integer in [0, below). */
export function below(random: Random, limit: number): number {
  return Math.floor(random.next() * limit)
}

/** Shuffles in place (Fisher & Yates). */
export function shuffle(values: Int32Array, random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const k = below(random, i + 1)
    const held = values[i] ?? 0
    values[i] = values[k] ?? 0
    values[k] = held
  }
}
