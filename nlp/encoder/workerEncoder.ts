/**
 * The same encoder in a worker thread, for bulk work: embedding a catalogue never delays a chat turn.
 *
 * The vectors are the same as createTransformersEncoder gives. Texts travel in small groups, so that several callers take
 * turns. An idle worker does not keep the process alive. Throws AppError ENCODER_UNAVAILABLE when the model cannot be
 * used, when the worker dies and after close().
 */
import { Worker } from 'node:worker_threads'
import { AppError } from '../../data/types/errors.ts'
import type { EncodeAs, Encoder } from '../../data/types/ports.ts'
import type { TransformersEncoderOptions } from './transformersEncoder.ts'
import type { EncodeRequest, WorkerReply } from './workerMessages.ts'

/** Texts a message: 64 take about 30 ms, so that another caller waits no longer than that. */
const GROUP = 64

type Ready = Pick<Encoder, 'id' | 'checksum' | 'dimension'>

interface Waiting {
  readonly resolve: (vectors: Float32Array) => void
  readonly reject: (error: AppError) => void
}

export async function createWorkerEncoder(options: TransformersEncoderOptions): Promise<Encoder> {
  const worker = new Worker(new URL('./encoderWorker.mjs', import.meta.url), {
    workerData: options,
    execArgv: [],
  })
  const unavailable = (problem: string) =>
    new AppError('ENCODER_UNAVAILABLE', { id: options.id ?? options.model, problem })
  const line = openLine(worker, unavailable)
  const ready = await line.ready
  worker.unref()

  return {
    ...ready,
    encode: async (texts, as) => {
      const vectors: Float32Array[] = []
      for (let start = 0; start < texts.length; start += GROUP) {
        const group = texts.slice(start, start + GROUP)
        const rows = await line.ask(group, as)
        for (let row = 0; row < group.length; row++) {
          vectors.push(rows.slice(row * ready.dimension, (row + 1) * ready.dimension))
        }
      }
      if (texts.length === 0) await line.ask([], as)
      return vectors
    },
    close: async () => {
      line.end(unavailable('it was closed'))
      await worker.terminate()
    },
  }
}

/** Requests and replies over one worker; when it ends, all who wait are told. */
function openLine(worker: Worker, unavailable: (problem: string) => AppError) {
  const waiting = new Map<number, Waiting>()
  let ended: AppError | null = null
  let asked = 0
  let open: (ready: Ready) => void = () => undefined
  let refuse: (error: AppError) => void = () => undefined
  const ready = new Promise<Ready>((resolve, reject) => {
    open = resolve
    refuse = reject
  })

  const end = (error: AppError): void => {
    ended ??= error
    refuse(error)
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    return one
  }
  worker.on('error', (error: Error) => end(unavailable(error.message)))
  worker.on('exit', (code) => end(unavailable(`its worker ended with code ${code}`)))
  worker.on('message', (reply: WorkerReply) => {
    if (reply.kind === 'ready') open({ id: reply.id, checksum: reply.checksum, dimension: reply.dimension })
    else if (reply.kind === 'unusable') end(unavailable(reply.problem))
    else if (reply.kind === 'encoded') settle(reply.id)?.resolve(reply.vectors)
    else settle(reply.id)?.reject(unavailable(reply.problem))
  })

  const ask = (texts: readonly string[], as: EncodeAs): Promise<Float32Array> =>
    new Promise((resolve, reject) => {
      if (ended !== null) {
        reject(ended)
        return
      }
      asked += 1
      waiting.set(asked, { resolve, reject })
      worker.ref()
      worker.postMessage({ id: asked, texts, as } satisfies EncodeRequest)
    })
  return { ready, ask, end }
}
