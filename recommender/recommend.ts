/**
 * From what was asked to a short list with reasons: retrieve ~500, score, let the network rank the best 200, pick a
 * few by what the shop weighs, explain them. One page; each step is a file of its own.
 *
 *   models    null before anything was learned: the score of rank/linearScore.ts.
 *   reranker  null when there is no network: the linear score decides.
 * Out: items best first, their contributions sum to their scores. Errors: none of its own.
 * Cost after retrieval: .6 ms for 500 candidates and 5 items.
 */
import type { Reranker } from '../data/types/ports.ts'
import type {
  ClarifyingQuestion,
  RankedProduct,
  Recommendation,
  RecommendRequest,
} from '../data/types/recommendation.ts'
import { clarifyingQuestion } from './clarify/clarifyingQuestion.ts'
import { explain } from './explain/explain.ts'
import { chooseList, PICKED_FROM } from './rank/chooseList.ts'
import { featureMatrix } from './rank/featureMatrix.ts'
import { forward } from './rank/mlp.ts'
import type { Models } from './rank/models.ts'
import { USUAL_WEIGHTS } from './rank/objectives.ts'
import type { ObjectiveWeights } from './rank/objectives.ts'
import { requestMoment, usualInputs } from './rank/requestMoment.ts'
import { requestTerms } from './rank/requestTerms.ts'
import { keepBest, takeBest, withScores } from './rank/scored.ts'
import { servingOf } from './rank/serving.ts'
import type { CatalogueSnapshot } from './retrieve/catalogueSnapshot.ts'
import { relaxations } from './retrieve/relaxations.ts'
import { retrieve } from './retrieve/retrieve.ts'
import type { Retrieved } from './retrieve/retrieve.ts'

export interface RecommendDeps {
  readonly snapshot: CatalogueSnapshot
  readonly models: Models | null
  readonly reranker: Reranker | null
  readonly now: Date
  /** The shop's; missing: variety alone. */
  readonly weights?: ObjectiveWeights
}

/** Products that retrieval hands on. */
export const CANDIDATES = 500
const RERANKED = 200

export async function recommend(request: RecommendRequest, deps: RecommendDeps): Promise<Recommendation> {
  const retrieved = retrieve(request, deps.snapshot, { size: CANDIDATES })
  if (retrieved.matching === 0) {
    return { kind: 'nothing-matches', relaxations: relaxations(request, deps.snapshot) }
  }
  return {
    kind: 'list',
    items: await rank(request, retrieved, deps),
    matching: retrieved.matching,
    question: questionOf(request, retrieved, deps),
  }
}

function questionOf(
  { asked = null, search }: RecommendRequest,
  { candidates, matching }: Retrieved,
  { snapshot }: RecommendDeps,
): ClarifyingQuestion | null {
  if (asked === null) return null
  const products = candidates.map(({ row }) => snapshot.products[row]!)
  return clarifyingQuestion({ candidates: products, matching, search, asked })
}

/** All that comes after retrieval. */
export async function rank(
  request: RecommendRequest,
  retrieved: Retrieved,
  deps: RecommendDeps,
): Promise<RankedProduct[]> {
  if (retrieved.candidates.length === 0) return []
  const { reranker, snapshot } = deps
  const serving = servingOf(snapshot, deps.models)
  const moment = requestMoment(request, retrieved.candidates, serving, deps.now)
  const features = featureMatrix(moment)
  const candidates = { rows: moment.rows, features, terms: requestTerms(request, snapshot, moment) }
  const byLinear = keepBest(withScores(candidates, forward(serving.linear, features)), RERANKED)
  const score: Reranker['score'] =
    reranker === null
      ? (rows) => Promise.resolve(forward(serving.linear, rows))
      : (rows) => reranker.score(rows)
  const byNetwork = reranker === null ? byLinear : withScores(byLinear, await score(byLinear.features))
  const ranked = takeBest(byNetwork, Math.max(PICKED_FROM, request.size))
  const weights = deps.weights ?? USUAL_WEIGHTS
  const chosen = chooseList({ candidates: ranked, moment, snapshot, weights }, request.size)
  const usual = usualInputs(request, serving, moment)
  return explain(request, { ranked, chosen, usual, moment, snapshot, score })
}
