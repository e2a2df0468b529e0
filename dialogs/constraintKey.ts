/**
 * A name for a constraint that a button can carry and that still fits when the button comes back late. Pure.
 * Two constraints with the same name ask for the same thing.
 */
import type { Constraint } from '../data/types/understanding.ts'

/** The wish for something like a product: it goes like a constraint, and is none. */
export const LIKE_KEY = 'like'

export function constraintKey(constraint: Constraint): string {
  const { kind, polarity } = constraint
  if (kind === 'wish') {
    const { slot, comparison, value, unit } = constraint
    return [kind, polarity, slot, comparison, value, unit ?? ''].join(':').slice(0, 400)
  }
  return kind === 'term'
    ? [kind, polarity, constraint.facet, ...constraint.values].join(':').slice(0, 400)
    : `${kind}:${polarity}`
}
