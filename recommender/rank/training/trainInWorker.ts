/**
 * trainModels in a worker thread, for the length of the call.
 * Errors  MODEL_UNAVAILABLE when the worker fails or ends before it has trained.
 */
import { Worker } from 'node:worker_threads'
import { AppError } from '../../../data/types/errors.ts'
import type { Catalogue } from '../catalogueColumns.ts'
import type { Trained, TrainingInput } from './trainModels.ts'
import { withoutTexts } from './trainingMessages.ts'
import type { FromTraining, TrainingJob } from './trainingMessages.ts'

export async function trainInWorker(
  input: TrainingInput,
  onProgress: (fraction: number) => void,
): Promise<Trained> {
  const worker = new Worker(new URL('./trainingWorker.mjs', import.meta.url), {
    workerData: { ...input, catalogue: sendable(input.catalogue) } satisfies TrainingJob,
    execArgv: [],
  })
  try {
    return await new Promise<Trained>((resolve, reject) => {
      worker.on('message', (message: FromTraining) => {
        if (message.kind === 'trained') resolve(message.trained)
        else onProgress(message.fraction)
      })
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the training worker ended with code ${code}`)))
    })
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('MODEL_UNAVAILABLE', { problem: `training failed: ${problem}` }, cause)
  } finally {
    await worker.terminate()
  }
}

/** Vectors are a view of a larger memory: a copy of the view alone is sent. */
function sendable({ columns, dimension, facets, products, vectors }: Catalogue): TrainingJob['catalogue'] {
  return { columns, dimension, facets, products: products.map(withoutTexts), vectors: vectors.slice() }
}
