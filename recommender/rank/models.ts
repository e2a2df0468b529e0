/** What training makes and serving reads. A part is null when the events were too few to learn it. */
import type { Collaborative } from '../collaborative/collaborative.ts'
import type { Needs } from '../nextNeed/needs.ts'
import type { Onboarding } from '../onboarding/onboarding.ts'
import type { Mlp } from './mlp.ts'
import type { EpochLoss } from './training/trainNetwork.ts'

export interface Models {
  readonly version: string
  readonly collaborative: Collaborative
  /** The score without the network: a network of one layer, fitted to the same events. */
  readonly linear: Mlp | null
  readonly mlp: Mlp | null
  /** null when nothing is worth asking. */
  readonly onboarding: Onboarding | null
  /** What is bought again; null or missing when nothing is known of it. */
  readonly needs?: Needs | null
}

/** Mean NDCG@10 over sessions that ended in an order, by scorer; `champion` is the network in use before. */
export interface RankingQuality {
  readonly sessions: number
  readonly mlp: number
  readonly linear: number
  readonly popularity: number
  readonly champion: number | null
}

export interface TrainingReport {
  readonly groups: number
  readonly inputs: readonly string[]
  readonly curve: readonly EpochLoss[]
  readonly validation: RankingQuality
  readonly test: RankingQuality
}
