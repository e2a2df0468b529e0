/** The worker behind workerEncoder.ts: one transformers encoder, one request after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../data/types/errors.ts'
import type { Encoder } from '../../data/types/ports.ts'
import { createTransformersEncoder } from './transformersEncoder.ts'
import type { TransformersEncoderOptions } from './transformersEncoder.ts'
import type { EncodeRequest, WorkerReply } from './workerMessages.ts'

/** Without the sentence around it: the owner puts it into an error of its own. */
function problemOf(error: unknown): string {
  if (error instanceof AppError) return String(error.details['problem'])
  return error instanceof Error ? error.message : String(error)
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message, message.kind === 'encoded' ? [message.vectors.buffer as ArrayBuffer] : [])
}

async function answer(encoder: Encoder, { id, texts, as }: EncodeRequest): Promise<void> {
  try {
    const vectors = new Float32Array(texts.length * encoder.dimension)
    for (const [row, vector] of (await encoder.encode(texts, as)).entries()) {
      vectors.set(vector, row * encoder.dimension)
    }
    reply({ kind: 'encoded', id, vectors })
  } catch (error) {
    reply({ kind: 'failed', id, problem: problemOf(error) })
  }
}

try {
  const encoder = await createTransformersEncoder(workerData as TransformersEncoderOptions)
  parentPort?.on('message', (request: EncodeRequest) => void answer(encoder, request))
  reply({ kind: 'ready', id: encoder.id, checksum: encoder.checksum, dimension: encoder.dimension })
} catch (error) {
  reply({ kind: 'unusable', problem: problemOf(error) })
}
