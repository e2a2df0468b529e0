/**
 * Tastes: facet -> value -> weight in [-1, 1]. Pure.
 *
 * Only facets that say what somebody likes are kept; a category, a size or a feature is what they need today, for
 * themselves or for somebody else.
 */
import type { Profile } from '../../data/types/profile.ts'

export type Tastes = Profile['tastes']

export const TASTE_FACETS: readonly string[] = ['brand', 'colour', 'material', 'style', 'pattern']

/** Half of a taste is forgotten in so many days: a season, after which people's wardrobes change. */
const HALF_LIFE_DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000
/** Below this a taste says nothing; above this many, the weakest are dropped. */
const FAINTEST = 0.02
const MOST_VALUES = 40

/** Moves the weight of a value towards +1 or -1 by `step` of the way that is left, so that it never leaves [-1, 1]. */
export function nudge(tastes: Tastes, facet: string, value: string, step: number): Tastes {
  const values = tastes[facet] ?? {}
  const before = values[value] ?? 0
  const after = step >= 0 ? before + step * (1 - before) : before + step * (1 + before)
  return { ...tastes, [facet]: strongest({ ...values, [value]: after }) }
}

/** What is left of `tastes` after `elapsedMs`; negative time changes nothing. */
export function decayed(tastes: Tastes, elapsedMs: number): Tastes {
  if (elapsedMs < DAY_MS / 24) return tastes
  const factor = 0.5 ** (elapsedMs / DAY_MS / HALF_LIFE_DAYS)
  const facets = Object.entries(tastes).map(([facet, values]) => {
    const kept = Object.entries(values).map(([value, weight]) => [value, weight * factor] as const)
    return [facet, Object.fromEntries(kept.filter(([, weight]) => Math.abs(weight) >= FAINTEST))] as const
  })
  return Object.fromEntries(facets.filter(([, values]) => Object.keys(values).length > 0))
}

function strongest(values: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  if (Object.keys(values).length <= MOST_VALUES) return values
  const entries = Object.entries(values)
  entries.sort(([, one], [, other]) => Math.abs(other) - Math.abs(one))
  return Object.fromEntries(entries.slice(0, MOST_VALUES))
}
