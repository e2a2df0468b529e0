/** Trains in a thread of its own, so that no turn waits for it. In: a TrainingJob. Out: FromTraining messages. */
import { parentPort, workerData } from 'node:worker_threads'
import { foldDone } from '../../profile/foldDone.ts'
import { createExactScan } from '../../retrieve/exactScan.ts'
import { trainModels } from './trainModels.ts'
import type { FromTraining, TrainingJob } from './trainingMessages.ts'

const job = workerData as TrainingJob
// The same kernel as where the models serve: a feature is the same number here and there.
const { similarities, vectors } = await createExactScan(job.catalogue.vectors, job.catalogue.dimension)
const catalogue = { ...job.catalogue, vectors, similarities }

const say = (message: FromTraining): void => parentPort?.postMessage(message)

const trained = await trainModels({ ...job, catalogue }, foldDone, (fraction) =>
  say({ kind: 'progress', fraction }),
)
say({ kind: 'trained', trained })
