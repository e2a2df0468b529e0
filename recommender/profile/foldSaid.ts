/**
 * The profile after a message: what the shopper says they like or do not like, and the language they say it in. Pure.
 * A wish counts more than a click, because it was put into words; a message that says nothing gives the same object.
 */
import type { Profile } from '../../data/types/profile.ts'
import type { Constraint, TermConstraint, Understanding } from '../../data/types/understanding.ts'
import { decayed, nudge, TASTE_FACETS } from './tastes.ts'

const STEP = { must: 0.3, prefer: 0.2, exclude: -0.35 } as const

export function foldSaid(profile: Profile, understanding: Understanding, now: Date): Profile {
  const said = understanding.constraints.filter(isTaste)
  if (said.length === 0 && profile.language === understanding.language) return profile
  let tastes = decayed(profile.tastes, now.getTime() - profile.updatedAt.getTime())
  for (const { facet, values, polarity, strength, confidence } of said) {
    const step = (polarity === 'exclude' ? STEP.exclude : STEP[strength]) * confidence
    for (const value of values) tastes = nudge(tastes, facet, value, step)
  }
  return { ...profile, tastes, language: understanding.language, updatedAt: later(profile.updatedAt, now) }
}

function isTaste(constraint: Constraint): constraint is TermConstraint {
  return constraint.kind === 'term' && TASTE_FACETS.includes(constraint.facet)
}

/** Events may come late; the profile's time never goes back. */
export function later(one: Date, other: Date): Date {
  return one.getTime() >= other.getTime() ? one : other
}
