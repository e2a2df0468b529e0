/**
 * NDCG@10 on the sessions of the demo shop that nothing was learned from: the network, the score without it (a linear
 * score of the same inputs, fitted to the same samples and stopped on the same validation part) and demand alone.
 * Sessions of one shopper are not independent: the interval and the p-value come from drawing shoppers, paired.
 */
import { byNetwork, byPopularity, rankSessions } from '../../recommender/evaluate/rankSessions.ts'
import { mean, paired } from '../../recommender/evaluate/significance.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import type { Mlp } from '../../recommender/rank/mlp.ts'
import { demoTraining } from './demoTraining.ts'
import { learnHoldingOut } from '../../recommender/rank/training/heldOut.ts'

const SEED = 1
/** Ways of asking drawn for each session, so that the draw matters less. */
const DRAWS = 5
/** What the reranker gets. */
const CANDIDATES = 200
const RESAMPLES = 10_000

export interface Quality {
  readonly mlp: Mlp
  readonly sessions: number
  readonly ndcg: Readonly<Record<'mlp' | 'linear' | 'popularity', number>>
  /** Relative to the linear score. */
  readonly lift: number
  readonly interval: readonly [low: number, high: number]
  readonly p: number
}

export async function measureQuality(): Promise<Quality> {
  const { input } = await demoTraining(SEED)
  const found = await learnHoldingOut(input, foldDone)
  if (found === null) throw new Error('the demo shop taught no network')
  const { linear, mlp, sessions: held, setting } = found
  const scorers = { mlp: byNetwork(mlp), linear: byNetwork(linear), popularity: byPopularity }
  const draws = Array.from({ length: DRAWS }, () => rankSessions(setting, held, scorers, CANDIDATES))
  const of = (name: keyof typeof scorers): number[] =>
    held.map((_, i) => mean(draws.map((draw) => draw[name][i] ?? 0)))
  const ndcg = { mlp: mean(of('mlp')), linear: mean(of('linear')), popularity: mean(of('popularity')) }
  const shoppers = held.map(({ profile }) => profile.shopperId)
  return {
    ...{ mlp, sessions: held.length, ndcg },
    ...paired(of('mlp'), of('linear'), shoppers, RESAMPLES),
  }
}
