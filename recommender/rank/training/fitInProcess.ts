/**
 * fitNetworks in a process of its own, which is how it runs on a GPU: the binding of tfjs-node-gpu cannot be loaded by a
 * second worker thread of one process (tensorflow/tfjs issue 8388), each training has a thread of its own, and a driver
 * that aborts must not take the shop down. Does I/O: starts the process and sends it the samples, about 100 MB at most.
 *
 * Errors  MODEL_UNAVAILABLE when the process fails, ends early or has no such backend.
 */
import { fork } from 'node:child_process'
import { AppError } from '../../../data/types/errors.ts'
import type { FitJob, FittedNetworks } from './fitNetworks.ts'

/** 'cpu' is only there to be compared with. */
export type ProcessBackend = 'tfjs-node-gpu' | 'wasm' | 'cpu'

export type FromFit =
  | { readonly kind: 'half-way' }
  | { readonly kind: 'fitted'; readonly fitted: FittedNetworks }
  | { readonly kind: 'failed'; readonly problem: string }

export async function fitInProcess(
  job: FitJob,
  backend: ProcessBackend,
  halfWay: () => void,
): Promise<FittedNetworks> {
  const child = fork(new URL('./fit.worker.ts', import.meta.url), [backend], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  try {
    return await new Promise<FittedNetworks>((resolve, reject) => {
      child.on('message', (message: FromFit) => {
        if (message.kind === 'fitted') resolve(message.fitted)
        else if (message.kind === 'half-way') halfWay()
        else reject(new Error(message.problem))
      })
      child.once('error', reject)
      child.once('exit', (code, signal) =>
        reject(new Error(`ended with ${signal ?? `code ${String(code)}`}`)),
      )
      child.send(job)
    })
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('MODEL_UNAVAILABLE', { problem: `training on ${backend}: ${problem}` }, cause)
  } finally {
    child.kill()
  }
}
