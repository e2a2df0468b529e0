/**
 * Turns that ask at the same time go through the network together: a GPU takes about as long for ten shoppers as for one,
 * because starting a computation and reading its result cost more than the arithmetic.
 *
 * A call that comes while nothing runs starts at the end of the same microtask turn, so one that is alone waits for
 * nothing; calls that come while a forward pass runs wait for it and go next, in the order in which they came. A batch
 * has at most `mostRows` rows, a larger call goes alone. When a forward pass fails each of its callers hears of it, and the
 * next batch is tried. After `close` calls are refused; those that wait are answered first.
 *
 * Out: the reranker's own logits. The size of the batch may change them by rounding (1e-6).
 * Cost: one copy of the features and of the logits, none for a call that goes alone.
 */
import { AppError } from '../../../data/types/errors.ts'
import type { Reranker } from '../../../data/types/ports.ts'

/** Twenty turns of 200 candidates: .6 MB of features. */
const MOST_ROWS = 4_096

interface Waiting {
  readonly features: Float32Array
  readonly resolve: (logits: Float32Array) => void
  readonly reject: (error: unknown) => void
}

export function batchedReranker(reranker: Reranker, mostRows = MOST_ROWS): Reranker {
  const { backend, width } = reranker
  const queue: Waiting[] = []
  let running: Promise<void> | null = null
  let closed = false

  const drain = async (): Promise<void> => {
    // Whoever asks in the same turn of the event loop comes along.
    await Promise.resolve()
    while (queue.length > 0) await scoreTogether(reranker, nextBatch(queue, mostRows * width))
    running = null
  }

  return {
    backend,
    width,
    score(features) {
      if (closed) return Promise.reject(new AppError('MODEL_UNAVAILABLE', { problem: 'closed' }))
      // Rows of a wrong width would move everybody else's.
      if (features.length % width !== 0) return reranker.score(features)
      return new Promise((resolve, reject) => {
        queue.push({ features, resolve, reject })
        running ??= drain()
      })
    },
    async close() {
      closed = true
      await running
      await reranker.close()
    },
  }
}

/** The first one, and as many after it as fit; they leave the queue. */
function nextBatch(queue: Waiting[], mostValues: number): Waiting[] {
  let values = 0
  const fitting = queue.findIndex(({ features }, i) => (values += features.length) > mostValues && i > 0)
  return queue.splice(0, fitting < 0 ? queue.length : fitting)
}

async function scoreTogether(reranker: Reranker, batch: readonly Waiting[]): Promise<void> {
  try {
    const logits = await reranker.score(joined(batch))
    let from = 0
    for (const { features, resolve } of batch) {
      const rows = features.length / reranker.width
      resolve(batch.length === 1 ? logits : logits.slice(from, from + rows))
      from += rows
    }
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}

function joined(batch: readonly Waiting[]): Float32Array {
  if (batch.length === 1) return batch[0]!.features
  const out = new Float32Array(batch.reduce((sum, { features }) => sum + features.length, 0))
  let at = 0
  for (const { features } of batch) {
    out.set(features, at)
    at += features.length
  }
  return out
}
