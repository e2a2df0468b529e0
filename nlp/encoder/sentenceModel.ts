/**
 * Tokenizer and network of one sentence encoder: the only file that knows transformers.js.
 *
 * The network's session is called directly with tensors made here. transformers.js's own call pads, builds and wraps
 * tensors for batches, which takes longer than this small network itself (.9 ms against .4 for 11 words).
 *
 * One text a run, always: int8 networks scale activations by the whole tensor, so the same text would get another vector
 * in another batch.
 *
 * Errors: loadSentenceModel throws AppError ENCODER_UNAVAILABLE, saying what is missing or wrong.
 */
import { dirname, join } from 'node:path'
import { AutoModel, AutoTokenizer, env, Tensor } from '@xenova/transformers'
import { AppError } from '../../data/types/errors.ts'
import { damage, modelFolder, sha256, weightsFile } from './modelFiles.ts'
import type { EncoderDtype } from './modelFiles.ts'
import { meanUnitVector } from './pooling.ts'

/** Characters that are read at most: more than 128 tokens hold, and a bound on the tokenizer's work. */
const LONGEST_TEXT = 4096
/** Positions when neither the tokenizer nor the configuration says. BERT's own number. */
const USUAL_POSITIONS = 512

export interface Sentence {
  /** Of length 1. */
  readonly vector: Float32Array
  /** Tokens that were read, when the text has more than that; null when all of it was read. */
  readonly cutAfter: number | null
}

export interface SentenceModel {
  /** SHA-256 of weights and tokenizer: whichever changes, the vectors do. */
  readonly checksum: string
  readonly dimension: number
  /** Texts longer than the network's positions are cut. */
  read(text: string): Promise<Sentence>
  close(): Promise<void>
}

/** What onnxruntime's session offers; transformers.js leaves it untyped. */
interface Session {
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  run(
    feeds: Record<string, unknown>,
  ): Promise<Record<string, { data: Float32Array; dims: readonly number[] } | undefined>>
}

const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids']

export async function loadSentenceModel(model: string, dtype: EncoderDtype): Promise<SentenceModel> {
  const unavailable = (problem: string, cause?: unknown) =>
    new AppError('ENCODER_UNAVAILABLE', { id: model, problem }, cause)
  const folder = modelFolder(model)
  if (folder !== null && weightsFile([folder], dtype) === null) {
    throw unavailable(`the folder has no onnx file of precision ${dtype}`)
  }
  const damaged = folder === null ? null : await damage(folder)
  if (damaged !== null) throw unavailable(damaged)
  const loaded = await load(folder ?? model, folder !== null, dtype).catch((cause: unknown) => {
    throw unavailable(cause instanceof Error ? cause.message : String(cause), cause)
  })
  const file = weightsFile(folder === null ? hubFolders(model) : [folder], dtype)
  if (file === null) throw unavailable('its weights were loaded but cannot be found on disk')
  const read = readerOf(loaded)
  const probe = await read('').catch((cause: unknown) => {
    throw unavailable(cause instanceof Error ? cause.message : String(cause), cause)
  })
  return {
    checksum: await sha256([file, join(dirname(dirname(file)), 'tokenizer.json')]),
    dimension: probe.vector.length,
    read,
    close: async () => {
      await loaded.network.dispose()
    },
  }
}

type Loaded = Awaited<ReturnType<typeof load>>

async function load(idOrFolder: string, localOnly: boolean, dtype: EncoderDtype) {
  const where = { local_files_only: localOnly }
  const tokenizer = await AutoTokenizer.from_pretrained(idOrFolder, where)
  // One thread: for one short text the hand-over between threads costs more than the second core brings.
  const network = await AutoModel.from_pretrained(idOrFolder, {
    ...where,
    dtype,
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
  })
  const session = network.sessions['model'] as Session | undefined
  if (session === undefined) throw new Error('it has no single network; an encoder-only model is wanted')
  const unknown = session.inputNames.filter((name) => !INPUTS.includes(name))
  if (unknown.length > 0)
    throw new Error(`it wants inputs that a sentence encoder has not: ${unknown.join(', ')}`)
  const words = (network.config as { vocab_size?: unknown }).vocab_size
  const known = tokenizer.get_vocab().size
  if (typeof words === 'number' && known > words) {
    throw new Error(`its tokenizer has ${known} tokens and the network ${words}: they belong to two models`)
  }
  return { tokenizer, network, session, positions: positionsOf(tokenizer, network.config) }
}

function positionsOf(tokenizer: { model_max_length?: unknown }, config: object): number {
  const known = [
    tokenizer.model_max_length,
    (config as { max_position_embeddings?: unknown }).max_position_embeddings,
  ]
  // Tokenizers without a bound say 1e30.
  const bounds = known.filter(
    (bound): bound is number => typeof bound === 'number' && bound > 2 && bound < 1e6,
  )
  return bounds.length === 0 ? USUAL_POSITIONS : Math.min(...bounds)
}

function readerOf({ tokenizer, session, positions }: Loaded): (text: string) => Promise<Sentence> {
  const output = session.outputNames.includes('last_hidden_state')
    ? 'last_hidden_state'
    : (session.outputNames[0] ?? '')
  const nothing = tokenizer.unk_token_id
  return async (text) => {
    const all = tokenizer.encode(text.slice(0, LONGEST_TEXT))
    // Tokenizers that put no token at the ends of a text have none for an empty one.
    const tokens = all.length === 0 ? [nothing] : cut(all, positions)
    const states = (await session.run(feeds(tokens, session.inputNames)))[output]
    if (states === undefined || states.dims.length !== 3 || states.dims[1] !== tokens.length) {
      throw new Error(
        `it gives ${states?.dims.join(' x ') ?? 'nothing'} where 1 x tokens x dimension is wanted`,
      )
    }
    const isCut = tokens.length < all.length || text.length > LONGEST_TEXT
    return { vector: meanUnitVector(states.data, tokens.length), cutAfter: isCut ? tokens.length : null }
  }
}

/** The first tokens and the last one, which closes the sentence ([SEP]). */
function cut(tokens: number[], positions: number): number[] {
  if (tokens.length <= positions) return tokens
  return [...tokens.slice(0, positions - 1), ...tokens.slice(-1)]
}

function feeds(tokens: readonly number[], inputNames: readonly string[]): Record<string, unknown> {
  const columns: Record<string, BigInt64Array> = {
    input_ids: BigInt64Array.from(tokens, BigInt),
    attention_mask: new BigInt64Array(tokens.length).fill(1n),
    token_type_ids: new BigInt64Array(tokens.length),
  }
  const made: Record<string, unknown> = {}
  for (const name of inputNames) {
    made[name] = new Tensor('int64', columns[name], [1, tokens.length]).ort_tensor
  }
  return made
}

/** Where transformers.js keeps what it fetched from the hub, and where it looks before it fetches. */
function hubFolders(model: string): string[] {
  return [env.cacheDir, env.localModelPath].filter((root) => root !== null).map((root) => join(root, model))
}
