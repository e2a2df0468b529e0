/**
 * The network as training makes it, and the sessions of the newest tenth, which nothing was learned from: for measuring on
 * a shop's own past. Out: null when the events are too few. Cost: that of one training.
 */
import type { Mlp } from '../mlp.ts'
import type { Setting } from './samples.ts'
import type { FoldDone, Session } from './sessions.ts'
import { enoughToFit, fit, prepare, samplesFor } from './trainModels.ts'
import type { TrainingInput } from './trainModels.ts'

export interface HeldOut {
  readonly setting: Setting
  /** They ended in an order. */
  readonly sessions: readonly Session[]
  readonly linear: Mlp
  readonly mlp: Mlp
}

export async function learnHoldingOut(
  input: Omit<TrainingInput, 'champion'>,
  foldDone: FoldDone,
): Promise<HeldOut | null> {
  const settings = await prepare({ ...input, champion: null }, foldDone, () => undefined)
  const samples = samplesFor(settings, 'learn')
  const validation = samplesFor(settings, 'validate')
  const test = settings.find(({ period }) => period.use === 'test')
  if (test === undefined || !enoughToFit(samples, validation)) return null
  const { linear, network } = await fit(samples, validation, input.seed, () => undefined)
  return { setting: test.setting, sessions: test.sessions.judged, linear: linear.mlp, mlp: network.mlp }
}
