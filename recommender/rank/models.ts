/** What training makes and serving reads. A part is null when the events were too few to learn it. */
import type { Complements } from '../bundles/complements.ts'
import type { Collaborative } from '../collaborative/collaborative.ts'
import type { Needs } from '../nextNeed/needs.ts'
import type { Onboarding } from '../onboarding/onboarding.ts'
import type { Segmentation } from '../segments/segmentation.ts'
import type { Mlp } from './mlp.ts'
import type { EpochLoss } from './training/trainNetwork.ts'

/** What is learned of the shop beside the ranking; null when the events told too little of it. */
export interface Insights {
  /** What new shoppers are asked. */
  readonly onboarding: Onboarding | null
  /** What is bought again. */
  readonly needs: Needs | null
  /** What goes with what. */
  readonly complements: Complements | null
  /** Groups of shoppers. */
  readonly segments: Segmentation | null
}

export const NO_INSIGHTS: Insights = {
  onboarding: null,
  needs: null,
  complements: null,
  segments: null,
}

export interface Models extends Insights {
  readonly version: string
  readonly collaborative: Collaborative
  /** The score without the network: a network of one layer, fitted to the same events. */
  readonly linear: Mlp | null
  readonly mlp: Mlp | null
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
  /** The backend that trained, and why it was not the GPU. */
  readonly trainedOn: string
  readonly validation: RankingQuality
  readonly test: RankingQuality
}
