/**
 * The network that reads wishes from a message, word by word, and how its inputs are made. nlp/training/reading makes it.
 *
 * One message a run, one thread. Throws AppError MODEL_UNAVAILABLE when the files are missing or do not belong together.
 * Cost: under a millisecond for a dozen words.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { z } from 'zod'
import { AppError } from '../../../data/types/errors.ts'
import type { Gazetteer } from './gazetteer.ts'
import { readGazetteer } from './gazetteer.ts'
import { isHan, isNumber, messageWords } from './messageWords.ts'
import type { MessageWord } from './messageWords.ts'
import type { WordPieces } from './wordPieces.ts'
import { readWordPieces } from './wordPieces.ts'

export interface WordReadings {
  readonly words: readonly MessageWord[]
  /** words x tags, words x 2 (wanted, refused), words x operators: probabilities, row-major. */
  readonly tags: Float32Array
  readonly refused: Float32Array
  readonly operators: Float32Array
  /** Probability of each flag of the message. */
  readonly flags: Float32Array
}

export interface WishNetwork {
  /** 'O', 'B-slot' and 'I-slot' for words of a slot, 'N-slot' for numbers. */
  readonly tagNames: readonly string[]
  readonly operatorNames: readonly string[]
  /** What each flag stands for: slot, operator, value. */
  readonly flagNames: readonly (readonly [string, string, string])[]
  read(message: string): Promise<WordReadings>
  close(): Promise<void>
}

const NAMES = z.object({
  tags: z.array(z.string()),
  operators: z.array(z.string()),
  flags: z.array(z.tuple([z.string(), z.string(), z.string()])),
  gazetteer: z.array(z.string()),
  network: z.string(),
  tokenizer: z.string(),
})

const FOLDER = new URL('./model/', import.meta.url)
const TOKENIZER = new URL('../../encoder/model/tokenizer.json', import.meta.url)
/** Tokens that the network has places for; words behind them are not read. */
const POSITIONS = 128
const LOOKS = 6

export async function openWishNetwork(folder = FOLDER): Promise<WishNetwork> {
  const names = await readNames(folder)
  const session = await InferenceSession.create(await readFile(new URL('reader.onnx', folder)), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  })
  const pieces = readWordPieces(TOKENIZER)
  const gazetteer = readGazetteer(names.gazetteer)
  return {
    tagNames: names.tags,
    operatorNames: names.operators,
    flagNames: names.flags,
    read: async (message) => {
      const given = inputs(message, pieces, gazetteer, names.gazetteer.length)
      const { words } = given
      if (words.length === 0) return { words, ...NOTHING, flags: new Float32Array(names.flags.length) }
      const out = await session.run(given.feeds)
      const data = (name: string): Float32Array => out[`${name}_read`]!.data as Float32Array
      return {
        words,
        tags: softmaxRows(data('tags'), names.tags.length),
        refused: softmaxRows(data('refused'), 2),
        operators: softmaxRows(data('operators'), names.operators.length),
        flags: data('flags').map((score) => 1 / (1 + Math.exp(-score))),
      }
    },
    close: () => session.release(),
  }
}

const NOTHING = { tags: new Float32Array(0), refused: new Float32Array(0), operators: new Float32Array(0) }

async function readNames(folder: URL): Promise<z.infer<typeof NAMES>> {
  const unavailable = (problem: string, cause?: unknown) =>
    new AppError('MODEL_UNAVAILABLE', { problem: `the reader of wishes: ${problem}` }, cause)
  try {
    const names = NAMES.parse(JSON.parse(await readFile(new URL('reader.json', folder), 'utf8')))
    const checksum = async (file: URL) =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex')
    if ((await checksum(new URL('reader.onnx', folder))) !== names.network) {
      throw unavailable('reader.onnx is not the one that reader.json was made with')
    }
    if ((await checksum(TOKENIZER)) !== names.tokenizer) {
      throw unavailable('the bundled encoder has another tokenizer than it was taught with')
    }
    return names
  } catch (error) {
    if (error instanceof AppError) throw error
    throw unavailable((error as Error).message, error)
  }
}

/** Exported for the test that compares them with those of the training. */
export function inputs(message: string, pieces: WordPieces, gazetteer: Gazetteer, slots: number) {
  const all = messageWords(message)
  const ids: number[] = []
  const first: number[] = []
  for (const { text } of all) {
    if (ids.length >= POSITIONS) break
    first.push(ids.length)
    ids.push(...pieces.idsOf(text))
  }
  const tokens = ids.slice(0, POSITIONS)
  const words = all.slice(0, first.length)
  const width = 2 * slots + LOOKS
  const features = new Float32Array(words.length * width)
  const marks = gazetteer.marks(all)
  for (const [i, word] of words.entries()) {
    const row = features.subarray(i * width, (i + 1) * width)
    for (let slot = 0; slot < slots; slot++) {
      row[slot] = (marks[i]!.begun >> slot) & 1
      row[slots + slot] = (marks[i]!.inside >> slot) & 1
    }
    row.set(looksOf(word, message), 2 * slots)
  }
  const whole = (values: readonly number[]) => BigInt64Array.from(values, BigInt)
  return {
    words,
    features,
    ids: tokens,
    first,
    feeds: {
      ids: new Tensor('int64', whole(tokens), [1, tokens.length]),
      first: new Tensor('int64', whole(first), [first.length]),
      features: new Tensor('float32', features, [1, words.length, width]),
    },
  }
}

function looksOf({ text, start }: MessageWord, message: string): readonly number[] {
  return [
    isNumber(text),
    /^\p{Lu}/u.test(text),
    isHan(text),
    !/^[\p{L}\p{N}]/u.test(text),
    message[start - 1] === ' ',
    /^[$€£¥￥₹]$/u.test(text),
  ].map(Number)
}

function softmaxRows(scores: Float32Array, width: number): Float32Array {
  const result = new Float32Array(scores.length)
  for (let row = 0; row < scores.length; row += width) {
    const values = scores.subarray(row, row + width)
    const most = values.reduce((a, b) => Math.max(a, b), -Infinity)
    let sum = 0
    for (let i = 0; i < width; i++) sum += result[row + i] = Math.exp(values[i]! - most)
    for (let i = 0; i < width; i++) result[row + i]! /= sum
  }
  return result
}
