/**
 * What a shopper answered to begin with counts in every request like a preference that was said, unless the search itself
 * speaks of that facet: then today's words count. Pure.
 */
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import type { TermConstraint } from '../../data/types/understanding.ts'

export function withAnswers(request: RecommendRequest): RecommendRequest {
  const { profile, search } = request
  const preferences = Object.entries(profile.answers)
    .filter(([facet]) => !search.constraints.some((one) => one.kind === 'term' && one.facet === facet))
    .map(([facet, value]) => preference(facet, value))
  if (preferences.length === 0) return request
  return { ...request, search: { ...search, constraints: [...search.constraints, ...preferences] } }
}

function preference(facet: string, value: string): TermConstraint {
  return {
    ...{ kind: 'term', facet, values: [value], polarity: 'include', strength: 'prefer' },
    // An answer to a question is as sure as a wish can be.
    ...{ confidence: 1, said: value },
  }
}
