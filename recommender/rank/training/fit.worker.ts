/** Fits networks on the backend that its argument names. In, over IPC: a FitJob. Out: FromFit messages. */
import { openNodeGpu } from '../backends/tfjs.ts'
import type { FromFit } from './fitInProcess.ts'
import { fitNetworks } from './fitNetworks.ts'
import type { FitJob } from './fitNetworks.ts'

const backend = process.argv[2] ?? ''
const say = (message: FromFit, then: () => void = () => undefined): void => void process.send?.(message, then)

/** The name that TensorFlow.js knows the backend by. */
async function opened(): Promise<string> {
  if (backend === 'cpu') await import('@tensorflow/tfjs-backend-cpu')
  if (backend !== 'tfjs-node-gpu') return backend
  await openNodeGpu()
  return 'tensorflow'
}

process.once('message', (job) => {
  opened()
    .then((name) => fitNetworks(job as FitJob, name, () => say({ kind: 'half-way' })))
    .then(
      (fitted) => say({ kind: 'fitted', fitted }, () => process.exit(0)),
      (error: unknown) => say({ kind: 'failed', problem: String(error) }, () => process.exit(1)),
    )
})
// A shop that ends while this trains needs no result.
process.once('disconnect', () => process.exit(1))
