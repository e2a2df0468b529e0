/**
 * From what was asked to a short list with reasons: retrieve ~500, score, let the network rank the best 200, pick a
 * few by what the shop weighs, explain them. One page; each step is a file of its own.
 *
 *   models    null before anything was learned: the score of rank/linearScore.ts.
 *   reranker  null when there is no network: the linear score decides.
 * Out: items best first, their contributions sum to their scores. Errors: none of its own.
 * Cost after retrieval: .6 ms for 500 candidates and 5 items.
 */
import type {
  ClarifyingQuestion,
  RankedProduct,
  Recommendation,
  RecommendRequest,
} from '../data/types/recommendation.ts'
import { clarifyingQuestion } from './clarify/clarifyingQuestion.ts'
import { explain } from './explain/explain.ts'
import type { DueRows } from './nextNeed/dueGoods.ts'
import { withAnswers } from './onboarding/withAnswers.ts'
import { chooseList, PICKED_FROM } from './rank/chooseList.ts'
import { USUAL_WEIGHTS } from './rank/objectives.ts'
import type { ObjectiveWeights } from './rank/objectives.ts'
import { usualInputs } from './rank/requestMoment.ts'
import { dueOf, scoreCandidates } from './rank/scoreCandidates.ts'
import type { ScoringDeps } from './rank/scoreCandidates.ts'
import { takeBest } from './rank/scored.ts'
import { relaxations } from './retrieve/relaxations.ts'
import { retrieve } from './retrieve/retrieve.ts'
import type { Retrieved } from './retrieve/retrieve.ts'

export interface RecommendDeps extends ScoringDeps {
  /** The shop's; missing: variety alone. */
  readonly weights?: ObjectiveWeights
}

/** Products that retrieval hands on. */
export const CANDIDATES = 500

export async function recommend(said: RecommendRequest, deps: RecommendDeps): Promise<Recommendation> {
  const request = withAnswers(said)
  const due = dueOf(request, deps)
  const retrieved = retrieve(request, deps.snapshot, { size: CANDIDATES, due: new Set(due.keys()) })
  if (retrieved.matching === 0) {
    return { kind: 'nothing-matches', relaxations: relaxations(request, deps.snapshot) }
  }
  return {
    kind: 'list',
    items: await rank(request, retrieved, deps, due),
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
  due: DueRows = dueOf(request, deps),
): Promise<RankedProduct[]> {
  if (retrieved.candidates.length === 0) return []
  const { snapshot } = deps
  const { moment, reranked, score, serving } = await scoreCandidates(request, retrieved.candidates, due, deps)
  const ranked = takeBest(reranked, Math.max(PICKED_FROM, request.size))
  const weights = deps.weights ?? USUAL_WEIGHTS
  const chosen = chooseList({ candidates: ranked, moment, snapshot, weights }, request.size)
  const usual = usualInputs(request, serving, moment)
  return explain(request, { ranked, chosen, usual, moment, snapshot, due, score })
}
