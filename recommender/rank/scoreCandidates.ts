/**
 * The scores of candidates, as lists and their explanations take them: all by the linear score, then the best of these by the
 * network. Cost: one batch of RERANKED rows through the network.
 */
import type { Reranker } from '../../data/types/ports.ts'
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import { dueRows } from '../nextNeed/dueGoods.ts'
import type { DueRows } from '../nextNeed/dueGoods.ts'
import type { CatalogueSnapshot } from '../retrieve/catalogueSnapshot.ts'
import type { Candidate } from '../retrieve/retrieve.ts'
import { featureMatrix } from './featureMatrix.ts'
import { forward } from './mlp.ts'
import type { Models } from './models.ts'
import type { Moment } from './moment.ts'
import { requestMoment } from './requestMoment.ts'
import { requestTerms } from './requestTerms.ts'
import { keepBest, withScores } from './scored.ts'
import type { Scored } from './scored.ts'
import { servingOf } from './serving.ts'
import type { Serving } from './serving.ts'

/** The network ranks so many: further down the linear score errs too little to matter. */
export const RERANKED = 200

export interface ScoringDeps {
  readonly snapshot: CatalogueSnapshot
  readonly models: Models | null
  readonly reranker: Reranker | null
  readonly now: Date
}

export interface ScoredCandidates {
  readonly serving: Serving
  readonly moment: Moment
  /** All candidates by the linear score, in their order. */
  readonly all: Scored
  /** The best RERANKED of these by the network, or by the linear score where there is none; in the same order. */
  readonly reranked: Scored
  /** What `reranked` was scored by, without the request's terms. */
  readonly score: Reranker['score']
  /** What `all` was. */
  readonly linear: Reranker['score']
}

/** What the shopper's own past asks for. */
export function dueOf({ profile }: RecommendRequest, { models, now, snapshot }: ScoringDeps): DueRows {
  return dueRows(profile, models?.needs ?? null, snapshot, now.getTime())
}

export async function scoreCandidates(
  request: RecommendRequest,
  candidates: readonly Candidate[],
  due: DueRows,
  { models, now, reranker, snapshot }: ScoringDeps,
): Promise<ScoredCandidates> {
  const serving = servingOf(snapshot, models)
  const moment = requestMoment(request, candidates, serving, now)
  const features = featureMatrix(moment)
  const terms = requestTerms(request, snapshot, moment, due)
  const all = withScores({ rows: moment.rows, features, terms }, forward(serving.linear, features))
  const best = keepBest(all, RERANKED)
  const linear: Reranker['score'] = (rows) => Promise.resolve(forward(serving.linear, rows))
  const score: Reranker['score'] = reranker === null ? linear : (rows) => reranker.score(rows)
  const reranked = reranker === null ? best : withScores(best, await score(best.features))
  return { serving, moment, all, reranked, score, linear }
}
