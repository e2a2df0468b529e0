/** The worker behind workerSentiment.ts: an encoder and a classifier of its own, one request after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import { createTransformersEncoder } from '../encoder/transformersEncoder.ts'
import type { TransformersEncoderOptions } from '../encoder/transformersEncoder.ts'
import { createSentiment } from './sentiment.ts'
import type { Sentiment } from './sentiment.ts'
import type { SentimentReply, SentimentRequest } from './workerSentiment.ts'

const reply = (message: SentimentReply): void => parentPort?.postMessage(message)
const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

try {
  const read = await createSentiment(
    await createTransformersEncoder(workerData as TransformersEncoderOptions),
  )
  parentPort?.on('message', ({ id, texts }: SentimentRequest) => {
    readAll(texts).then(
      (sentiments) => reply({ kind: 'read', id, sentiments }),
      (error: unknown) => reply({ kind: 'failed', id, problem: problemOf(error) }),
    )
  })

  async function readAll(texts: readonly string[]): Promise<Sentiment[]> {
    const sentiments: Sentiment[] = []
    for (const text of texts) sentiments.push(await read(text))
    return sentiments
  }
} catch (error) {
  reply({ kind: 'unusable', problem: problemOf(error) })
}
