/**
 * The Encoder port over any transformers.js sentence model with mean pooling, by hub id or folder.
 *
 * Vectors of queries are kept for repeated messages; vectors of products are not, a catalogue would push all else out.
 * An empty text has a vector too (the model's of "nothing"); of a long one the start is read, and `onCut` hears of it.
 * Throws AppError ENCODER_UNAVAILABLE when the model cannot be used, also after close(), and TEXT_INVALID for what is no
 * string.
 */
import { AppError } from '../../data/types/errors.ts'
import type { EncodeAs, Encoder } from '../../data/types/ports.ts'
import type { EncoderDtype } from './modelFiles.ts'
import { loadSentenceModel } from './sentenceModel.ts'
import { createVectorCache } from './vectorCache.ts'

/** Two thousand vectors of 320 numbers are 2.6 MB: the repeated messages of a busy hour. */
const QUERIES_KEPT = 2000

export interface TransformersEncoderOptions {
  /** Hub id ('Xenova/all-MiniLM-L6-v2') or folder in transformers.js layout. */
  readonly model: string
  /** Name for logs and manifests; the model when not given. */
  readonly id?: string
  /** Put before a query, before a product's text: e5 models want 'query: ' and 'passage: '. Default ''. */
  readonly queryPrefix?: string
  readonly productPrefix?: string
  /** Default 'q8'. */
  readonly dtype?: EncoderDtype
  /** When given, a model of another dimension is refused. */
  readonly dimension?: number
}

/** `text` was longer than the model reads: it read the first `tokens`. */
export type OnCut = (text: string, tokens: number) => void

export async function createTransformersEncoder(
  options: TransformersEncoderOptions,
  onCut: OnCut = () => {
    // Who does not ask is not told.
  },
): Promise<Encoder> {
  const id = options.id ?? options.model
  const model = await loadSentenceModel(options.model, options.dtype ?? 'q8')
  if (options.dimension !== undefined && options.dimension !== model.dimension) {
    await model.close()
    const problem = `its vectors have ${model.dimension} numbers, ${options.dimension} are wanted`
    throw new AppError('ENCODER_UNAVAILABLE', { id, problem })
  }
  const prefix = { query: options.queryPrefix ?? '', product: options.productPrefix ?? '' }
  const queries = createVectorCache(QUERIES_KEPT)
  let closed = false

  const encodeOne = async (text: string, as: EncodeAs): Promise<Float32Array> => {
    const kept = as === 'query' ? queries.get(text) : null
    if (kept !== null) return kept
    const { vector, cutAfter } = await model.read(prefix[as] + text)
    if (cutAfter !== null) onCut(text, cutAfter)
    else if (as === 'query') queries.set(text, vector)
    return vector
  }

  return {
    id,
    checksum: model.checksum,
    dimension: model.dimension,
    encode: async (texts, as) => {
      if (closed) throw new AppError('ENCODER_UNAVAILABLE', { id, problem: 'it was closed' })
      const wrong = texts.findIndex((text: unknown) => typeof text !== 'string')
      if (wrong >= 0) {
        const problem = `a string is wanted, number ${wrong + 1} is of type ${typeof texts[wrong]}`
        throw new AppError('TEXT_INVALID', { problem })
      }
      const vectors: Float32Array[] = []
      for (const text of texts) vectors.push(await encodeOne(text, as))
      return vectors
    },
    close: async () => {
      if (closed) return
      closed = true
      await model.close()
    },
  }
}
