/** A request and what retrieval found for it, as the features see it. Cost: one shopper view, see shopperView.ts. */
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import { typicalFor } from '../onboarding/onboarding.ts'
import type { Candidate } from '../retrieve/retrieve.ts'
import { featureMatrix, FEATURE_WIDTH } from './featureMatrix.ts'
import type { Moment } from './moment.ts'
import type { Serving } from './serving.ts'
import { shopperView } from './shopperView.ts'
import type { ShopperView } from './shopperView.ts'
import { scaled, similarityScale } from './similarity.ts'
import { termSums } from './termSums.ts'

export function requestMoment(
  request: RecommendRequest,
  candidates: readonly Candidate[],
  serving: Serving,
  now: Date,
): Moment {
  const { columns, index, models, onboarding } = serving
  const { profile } = request
  const shopper = shopperView(profile, columns, models, index, typicalFor(onboarding, profile.answers))
  return momentOf(request, candidates, { ...serving, shopper, nowMs: now.getTime() })
}

/** Products whose mean is what is usual in the catalogue: enough for a mean, few enough to cost little. */
const USUAL_ROWS = 32

/**
 * The inputs of what is usual: the mean over products from all over the catalogue, of the same request and shopper. What
 * sets a product apart from it is why the product is shown. Cost: a fifteenth of the candidates' features.
 */
export function usualInputs(request: RecommendRequest, serving: Serving, moment: Moment): Float32Array {
  const { sample, similarities } = serving.columns
  const step = Math.max(1, Math.floor(sample.length / USUAL_ROWS))
  const rows = sample.filter((_, i) => i % step === 0)
  const content = request.embedding === null ? null : similarities(request.embedding, rows).slice()
  const likeVector = likeVectorOf(request, serving)
  const like = likeVector === null ? null : similarities(likeVector, rows).slice()
  const candidates = Array.from(rows, (row, i) => ({
    row,
    contentSimilarity: content?.[i] ?? null,
    lexical: 0,
    likeSimilarity: like?.[i] ?? null,
  }))
  return meanRow(featureMatrix(momentOf(request, candidates, { ...serving, ...moment })))
}

interface Known extends Serving {
  readonly shopper: ShopperView
  readonly nowMs: number
}

function momentOf(request: RecommendRequest, candidates: readonly Candidate[], known: Known): Moment {
  const { columns, index, models, nowMs, shopper } = known
  const rows = Int32Array.from(candidates, ({ row }) => row)
  const likeVector = likeVectorOf(request, known)
  return {
    ...{ columns, models, index, shopper, rows, nowMs },
    termSums: termSums(columns, shopper, rows),
    contentSimilarity: onScale(request.embedding, columns, candidates, (one) => one.contentSimilarity),
    lexical: request.search.query === '' ? null : Float32Array.from(candidates, (one) => one.lexical),
    likeSimilarity: onScale(likeVector, columns, candidates, (one) => one.likeSimilarity),
    budgetMinor: budgetOf(request),
  }
}

function likeVectorOf({ search }: RecommendRequest, { columns, index }: Serving): Float32Array | null {
  const like = search.likeProductId === null ? null : index.rowOf(search.likeProductId)
  const { dimension, vectors } = columns
  return like === null ? null : vectors.subarray(like * dimension, (like + 1) * dimension)
}

function meanRow(features: Float32Array): Float32Array {
  const rows = features.length / FEATURE_WIDTH
  const sum = new Float64Array(FEATURE_WIDTH)
  for (let at = 0; at < features.length; at += FEATURE_WIDTH) {
    for (let i = 0; i < FEATURE_WIDTH; i++) sum[i] = (sum[i] as number) + (features[at + i] as number)
  }
  return Float32Array.from(sum, (total) => total / rows)
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
