/**
 * The shop's own small networks: an ONNX file, and beside it a list that names its outputs and says by checksum which file it
 * was made with and by which tokenizer. They take the ids of words one after the other; nlp/training makes them.
 *
 * One text a run, one thread. Throws AppError MODEL_UNAVAILABLE when files are missing or do not belong together.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { z } from 'zod'
import { AppError } from '../../data/types/errors.ts'
import type { WordPieces } from './wordPieces.ts'
import { readWordPieces } from './wordPieces.ts'

export interface Network<Names> {
  readonly names: Names
  readonly session: InferenceSession
  readonly pieces: WordPieces
}

/** Tokens that a network has places for. */
export const POSITIONS = 128
const TOKENIZER = new URL('../encoder/model/tokenizer.json', import.meta.url)
const BELONGS = { network: z.string(), tokenizer: z.string() }

/** `name` of 'reader' stands for reader.onnx and reader.json in `folder`; `shape` is what else the list holds. */
export async function openNetwork<Shape extends z.ZodRawShape>(
  folder: URL,
  name: string,
  shape: Shape,
): Promise<Network<z.infer<z.ZodObject<Shape>>>> {
  const unavailable = (problem: string, cause?: unknown) =>
    new AppError('MODEL_UNAVAILABLE', { problem: `${name}.onnx: ${problem}` }, cause)
  try {
    const list: unknown = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'))
    const belongs = z.object(BELONGS).parse(list)
    const bytes = await readFile(new URL(`${name}.onnx`, folder))
    if (checksum(bytes) !== belongs.network) {
      throw unavailable(`it is not the one that ${name}.json was made with`)
    }
    if (checksum(await readFile(TOKENIZER)) !== belongs.tokenizer) {
      throw unavailable('the bundled encoder has another tokenizer than it was taught with')
    }
    const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1 })
    return { names: z.object(shape).parse(list), session, pieces: readWordPieces(TOKENIZER) }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw unavailable((error as Error).message, error)
  }
}

const checksum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

export const wholeNumbers = (values: readonly number[], shape: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), shape)

/** Of each row of `width` scores its softmax. */
export function softmaxRows(scores: Float32Array, width: number): Float32Array {
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

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))
