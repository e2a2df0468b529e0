/**
 * Opinions read in a worker thread: fitting the classifier takes seconds and a product may have hundreds of reviews, and
 * neither may delay a chat turn.
 *
 * The worker starts at the first text and does not keep the process alive. Throws AppError ENCODER_UNAVAILABLE when its model
 * cannot be used, when it dies and after close().
 */
import { Worker } from 'node:worker_threads'
import { AppError } from '../../data/types/errors.ts'
import type { TransformersEncoderOptions } from '../encoder/transformersEncoder.ts'
import type { Sentiment } from './sentiment.ts'

export interface SentimentRequest {
  readonly id: number
  readonly texts: readonly string[]
}

export type SentimentReply =
  | { readonly kind: 'read'; readonly id: number; readonly sentiments: readonly Sentiment[] }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: string }
  | { readonly kind: 'unusable'; readonly problem: string }

export interface SentimentReader {
  /** One opinion a text, in order. */
  read(texts: readonly string[]): Promise<readonly Sentiment[]>
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (sentiments: readonly Sentiment[]) => void
  readonly reject: (error: AppError) => void
}

export function createWorkerSentiment(options: TransformersEncoderOptions): SentimentReader {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let ended: AppError | null = null
  let asked = 0
  const unavailable = (problem: string): AppError =>
    new AppError('ENCODER_UNAVAILABLE', { id: options.id ?? options.model, problem })

  const end = (error: AppError): void => {
    ended ??= error
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  const take = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker?.unref()
    return one
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./sentimentWorker.mjs', import.meta.url), {
      workerData: options,
      execArgv: [],
    })
    started.on('error', (error: Error) => end(unavailable(error.message)))
    started.on('exit', (code) => end(unavailable(`its worker ended with code ${code}`)))
    started.on('message', (reply: SentimentReply) => {
      if (reply.kind === 'unusable') end(unavailable(reply.problem))
      else if (reply.kind === 'read') take(reply.id)?.resolve(reply.sentiments)
      else take(reply.id)?.reject(unavailable(reply.problem))
    })
    return started
  }

  return {
    read: (texts) =>
      new Promise((resolve, reject) => {
        if (ended !== null) {
          reject(ended)
          return
        }
        asked += 1
        waiting.set(asked, { resolve, reject })
        worker ??= start()
        worker.ref()
        worker.postMessage({ id: asked, texts } satisfies SentimentRequest)
      }),
    close: async () => {
      end(unavailable('it was closed'))
      await worker?.terminate()
    },
  }
}
