/**
 * How well scorers put what was ordered on top: NDCG@10 of every session that ended in an order, all scorers on the
 * same candidates. Features come from before the session (see rank/training/samples.ts).
 */
import type { DemandModels } from '../rank/demandModels.ts'
import { featureMatrix, FEATURE_WIDTH, INPUT_NAMES } from '../rank/featureMatrix.ts'
import { forward } from '../rank/mlp.ts'
import type { Mlp } from '../rank/mlp.ts'
import type { Moment } from '../rank/moment.ts'
import type { RowIndex } from '../rank/rowIndex.ts'
import { shopperView } from '../rank/shopperView.ts'
import { termSums } from '../rank/termSums.ts'
import { askOptions, momentOf } from '../rank/training/samples.ts'
import type { Setting } from '../rank/training/samples.ts'
import type { Session } from '../rank/training/sessions.ts'
import { ndcgAt } from './ndcg.ts'

/** n x FEATURE_WIDTH -> n scores. */
export type Scorer = (features: Float32Array, moment: Moment) => Float32Array

const CUTOFF = 10

/** By scorer, one NDCG a session, in the same order. `count` candidates besides those ordered; `view`: as whom. */
export function rankSessions<Name extends string>(
  setting: Setting,
  sessions: readonly Session[],
  scorers: Readonly<Record<Name, Scorer>>,
  count: number,
  view: (session: Session) => Moment['shopper'] = ({ profile }) =>
    shopperView(profile, setting.columns, setting.models, setting.index),
): Record<Name, number[]> {
  const names = Object.keys(scorers) as Name[]
  const out = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (const session of sessions) {
    if (session.ordered.length === 0) continue
    setting.travelTo(session.startMs)
    const shopper = view(session)
    const options = { ...askOptions(setting, session, shopper), count }
    const asked = setting.source.ask(session.ordered, options)
    const moment = momentOf(setting, session, shopper, asked)
    const features = featureMatrix(moment)
    for (const name of names) {
      out[name].push(ndcgAt(CUTOFF, scorers[name](features, moment), asked.relevant))
    }
  }
  return out
}

const DEMAND = INPUT_NAMES.indexOf('demand')

/** Demand alone: what everyone is shown who is not known. */
export const byPopularity: Scorer = (features) => {
  const scores = new Float32Array(features.length / FEATURE_WIDTH)
  for (let i = 0; i < scores.length; i++) scores[i] = features[i * FEATURE_WIDTH + DEMAND]!
  return scores
}

export const byNetwork =
  (network: Mlp): Scorer =>
  (features) =>
    forward(network, features)

/** Collaborative models other than the setting's, with the network that reads their features. */
export interface Pipeline {
  readonly index: RowIndex
  readonly models: DemandModels
  readonly network: Mlp
}

/** The same candidates of the same moment, seen by `pipeline`. */
export const byPipeline =
  ({ index, models, network }: Pipeline): Scorer =>
  (_, moment) => {
    const { columns, rows } = moment
    const shopper = shopperView(moment.shopper.profile, columns, models, index)
    const sums = termSums(columns, shopper, rows)
    return forward(network, featureMatrix({ ...moment, index, models, shopper, termSums: sums }))
  }
