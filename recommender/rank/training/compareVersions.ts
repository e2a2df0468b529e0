/**
 * The version in use beside the one that was just trained, each as a whole: its collaborative models make the features, its
 * network scores them. What serves was learned from all events; so the challenger is stood in for by collaborative models
 * of the events before the sessions that are judged, and neither side has seen those sessions.
 *
 * Both rank the same candidates, drawn with the demand of an earlier time than either's, so that the draw favours none.
 * Shoppers count once however many sessions they have: one that a program runs does not decide.
 * Out: null when there are too few sessions. Cost: three feature matrices a session, one more than the two that are judged.
 */
import { byPipeline, rankSessions } from '../../evaluate/rankSessions.ts'
import { mean, paired } from '../../evaluate/significance.ts'
import type { Comparison } from '../chooseVersion.ts'
import { demandModels } from '../demandModels.ts'
import { HAND_WEIGHTS } from '../linearScore.ts'
import type { Models } from '../models.ts'
import { rowIndex } from '../rowIndex.ts'
import type { Setting } from './samples.ts'
import type { Session } from './sessions.ts'

type Version = Pick<Models, 'collaborative' | 'linear' | 'mlp'>

/** What the version in use is, as far as comparing with it goes. */
export interface Champion extends Version {
  /** The newest event that it has learned from; null when there was none. */
  readonly untilMs: number | null
}

export interface HeldOut {
  /** Of an earlier time: it draws the candidates. */
  readonly setting: Setting
  readonly sessions: readonly Session[]
  /** Candidates beside what was ordered. */
  readonly candidates: number
}

export function compareVersions(
  { candidates, sessions, setting }: HeldOut,
  versions: { readonly champion: Version; readonly challenger: Version },
): Comparison | null {
  if (sessions.length < LEAST_COMPARED) return null
  const scorers = {
    champion: pipelineOf(versions.champion, setting),
    challenger: pipelineOf(versions.challenger, setting),
  }
  const ndcg = rankSessions(setting, sessions, scorers, candidates)
  const shoppers = sessions.map(({ profile }) => profile.shopperId)
  const [champion, challenger] = [byShopper(ndcg.champion, shoppers), byShopper(ndcg.challenger, shoppers)]
  const figures = {
    ...{ sessions: sessions.length, shoppers: champion.length },
    ...{ champion: mean(champion), challenger: mean(challenger) },
  }
  // Nothing is worse than a champion that finds nothing.
  if (figures.champion === 0) return { ...figures, lift: 0, interval: [0, 0], p: 1 }
  return { ...figures, ...paired(challenger, champion, [...champion.keys()]) }
}

/** Fewer sessions with an order tell two versions apart only when one of them is useless. */
export const LEAST_COMPARED = 50

function pipelineOf({ collaborative, linear, mlp }: Version, { models }: Setting) {
  const rowIds = models.models.productIds
  const rows = new Map(rowIds.map((id, row) => [id, row]))
  return byPipeline({
    index: rowIndex(rowIds, rows, collaborative),
    models: demandModels(collaborative),
    network: mlp ?? linear ?? HAND_WEIGHTS,
  })
}

/** One mean a shopper, in the order of first sessions. */
function byShopper(values: readonly number[], shoppers: readonly string[]): number[] {
  const own = new Map<string, number[]>()
  values.forEach((value, i) => {
    const list = own.get(shoppers[i]!)
    if (list === undefined) own.set(shoppers[i]!, [value])
    else list.push(value)
  })
  return [...own.values()].map(mean)
}
