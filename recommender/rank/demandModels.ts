/** The collaborative models as features read them. */
import type { Collaborative } from '../collaborative/collaborative.ts'
import { HistorySolver } from '../collaborative/ials/historySolver.ts'

/** The collaborative models with demand put on a scale, by the index of the models. */
export interface DemandModels {
  readonly models: Collaborative
  /** log1p of demand over the largest, in [0, 1]. */
  readonly demand: Float32Array
  /** Makes a shopper's factors. */
  readonly solver: HistorySolver
}

export function demandModels(models: Collaborative): DemandModels {
  const { demand } = models.popularity
  const most = demand.reduce((max, value) => Math.max(max, value), 0)
  const scale = 1 / Math.max(Math.log1p(most), 1e-9)
  return {
    models,
    demand: demand.map((value) => Math.log1p(value) * scale),
    solver: new HistorySolver(models.factors),
  }
}
