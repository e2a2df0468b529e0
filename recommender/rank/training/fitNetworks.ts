/**
 * The linear score and the network that begins as it, trained on the backend of TensorFlow.js that is named.
 * Cost: nearly all of a training; see trainNetwork.ts.
 */
import { seededRandom } from '../random.ts'
import type { Samples } from './groups.ts'
import type { Fitted } from './trainNetwork.ts'

/** What is sent to a process that trains. */
export interface FitJob {
  readonly samples: Samples
  readonly validation: Samples
  readonly seed: number
}

export interface FittedNetworks {
  readonly linear: Fitted
  readonly network: Fitted
}

/** On the demo shop's validation sessions 64-32 ranked better than 48-24 and 32-16 with three seeds (.231, .228, .224). */
const NETWORK = { hidden: [64, 32], epochs: 8, learningRate: 0.01, weightDecay: 5e-3, patience: 3 }
const LINEAR = { hidden: [], epochs: 12, learningRate: 0.02, weightDecay: 1e-5, patience: 3 }

/** `backend` is registered. `halfWay` is called once the linear score is there. */
export async function fitNetworks(
  { samples, seed, validation }: FitJob,
  backend: string,
  halfWay: () => void,
): Promise<FittedNetworks> {
  // Loaded here: a start that does not train does not pay for TensorFlow.js.
  const { trainNetwork } = await import('./trainNetwork.ts')
  const linear = await trainNetwork(samples, validation, { ...LINEAR, backend }, seededRandom(seed))
  halfWay()
  const network = await trainNetwork(
    samples,
    validation,
    { ...NETWORK, backend },
    seededRandom(seed),
    linear.mlp,
  )
  return { linear, network }
}
