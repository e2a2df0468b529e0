/** Trains in a thread of its own, so that no turn waits for it. In: a TrainingJob. Out: FromTraining messages. */
import { parentPort, workerData } from 'node:worker_threads'
import { foldDone } from '../../profile/foldDone.ts'
import { jsSimilarities } from '../similarity.ts'
import { trainModels } from './trainModels.ts'
import type { FromTraining, TrainingJob } from './trainingMessages.ts'

const job = workerData as TrainingJob
const { dimension, vectors } = job.catalogue
const catalogue = { ...job.catalogue, similarities: jsSimilarities(vectors, dimension) }

const say = (message: FromTraining): void => parentPort?.postMessage(message)

const trained = await trainModels({ ...job, catalogue }, foldDone, (fraction) =>
  say({ kind: 'progress', fraction }),
)
say({ kind: 'trained', trained })
