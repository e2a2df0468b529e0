/**
 * Champion and challenger: the network in use stays when it ranks the test sessions, which neither has learned from,
 * better than what was just trained, or when nothing could be trained. Pure.
 */
import type { Models, TrainingReport } from './models.ts'

type Networks = Pick<Models, 'linear' | 'mlp'>

/** 'trained' just now, 'kept' from the version in use, or 'none'. */
export type NetworkOrigin = 'trained' | 'kept' | 'none'

export interface ChosenNetwork {
  readonly networks: Networks
  readonly network: NetworkOrigin
}

export function chooseNetwork(
  trained: Networks & { readonly report: TrainingReport | null },
  inUse: Networks | null,
): ChosenNetwork {
  const { linear, mlp, report } = trained
  const challenger = mlp === null ? report?.test.linear : report?.test.mlp
  const champion = report?.test.champion ?? null
  const keep = report === null || (champion !== null && champion > (challenger ?? 0))
  if (keep && inUse !== null && inUse.mlp !== null) {
    return { networks: { linear: inUse.linear, mlp: inUse.mlp }, network: 'kept' }
  }
  return { networks: { linear, mlp }, network: mlp === null ? 'none' : 'trained' }
}
