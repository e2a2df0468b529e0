/** A request and what retrieval found for it, as the features see it. Cost: one shopper view, see shopperView.ts. */
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import type { Candidate } from '../retrieve/retrieve.ts'
import type { Moment } from './moment.ts'
import type { Serving } from './serving.ts'
import { shopperView } from './shopperView.ts'
import { scaled, similarityScale } from './similarity.ts'
import { termSums } from './termSums.ts'

export function requestMoment(
  request: RecommendRequest,
  candidates: readonly Candidate[],
  serving: Serving,
  now: Date,
): Moment {
  const { columns, index, models } = serving
  const { embedding, profile, search } = request
  const like = search.likeProductId === null ? null : index.rowOf(search.likeProductId)
  const likeVector =
    like === null ? null : columns.vectors.subarray(like * columns.dimension, (like + 1) * columns.dimension)
  const rows = Int32Array.from(candidates, ({ row }) => row)
  const shopper = shopperView(profile, columns, models, index)
  return {
    ...{ columns, models, index, shopper, rows },
    termSums: termSums(columns, shopper, rows),
    nowMs: now.getTime(),
    contentSimilarity: onScale(embedding, columns, candidates, (one) => one.contentSimilarity),
    lexical: search.query === '' ? null : Float32Array.from(candidates, (one) => one.lexical),
    likeSimilarity: onScale(likeVector, columns, candidates, (one) => one.likeSimilarity),
    budgetMinor: budgetOf(request),
  }
}

/** Cosines to `vector` in deviations above the catalogue's mean. */
function onScale(
  vector: Float32Array | null,
  columns: Serving['columns'],
  candidates: readonly Candidate[],
  cosineOf: (candidate: Candidate) => number | null,
): Float32Array | null {
  if (vector === null) return null
  const scale = similarityScale(vector, columns)
  return Float32Array.from(candidates, (one) => scaled(cosineOf(one) ?? scale.mean, scale))
}

/** The lowest of the highest prices that were said. */
function budgetOf({ search }: RecommendRequest): number | null {
  const limits = search.constraints.flatMap((one) =>
    one.kind === 'price' && one.polarity === 'include' && one.maxMinor !== null ? [one.maxMinor] : [],
  )
  return limits.length === 0 ? null : Math.min(...limits)
}
