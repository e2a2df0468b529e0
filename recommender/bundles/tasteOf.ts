/** How the shopper's own ranking likes some products, without the network: the linear score, in deviations from their mean. */
import type { Profile } from '../../data/types/profile.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import { featureMatrix } from '../rank/featureMatrix.ts'
import { forward } from '../rank/mlp.ts'
import { requestMoment } from '../rank/requestMoment.ts'
import { servingOf } from '../rank/serving.ts'
import type { RecommendDeps } from '../recommend.ts'

/** Beyond that taste would beat everything else. */
const MOST_DEVIATIONS = 2

export function tasteOf(
  profile: Profile,
  { models, now, snapshot }: Pick<RecommendDeps, 'snapshot' | 'models' | 'now'>,
): (rows: readonly number[]) => Float32Array {
  const serving = servingOf(snapshot, models)
  const request = { search: EMPTY_SEARCH, profile, embedding: null, size: 1, excludeSeen: false }
  // Of somebody unknown it would be the shop's favourites, which the orders tell already.
  if (profile.vector === null && Object.keys(profile.tastes).length === 0) {
    return (rows) => new Float32Array(rows.length)
  }
  return (rows) => {
    const candidates = rows.map((row) => ({ row, contentSimilarity: null, lexical: 0, likeSimilarity: null }))
    return deviations(
      forward(serving.linear, featureMatrix(requestMoment(request, candidates, serving, now))),
    )
  }
}

function deviations(scores: Float32Array): Float32Array {
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length)
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / Math.max(1, scores.length)
  const deviation = Math.sqrt(variance)
  if (deviation === 0) return new Float32Array(scores.length)
  return scores.map((score) =>
    Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, (score - mean) / deviation)),
  )
}
