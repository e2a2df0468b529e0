/**
 * The network that reads wishes from a message, word by word, and how its inputs are made. nlp/training/reading makes it.
 *
 * Throws what openNetwork throws. Words behind the last place for tokens are not read.
 * Cost: under a millisecond for a dozen words.
 */
import { Tensor } from 'onnxruntime-node'
import { z } from 'zod'
import { openNetwork, POSITIONS, sigmoid, softmaxRows, wholeNumbers } from '../../network/openNetwork.ts'
import type { Gazetteer } from './gazetteer.ts'
import { readGazetteer } from './gazetteer.ts'
import { isHan, isNumber, messageWords } from '../../network/messageWords.ts'
import type { MessageWord } from '../../network/messageWords.ts'
import type { WordPieces } from '../../network/wordPieces.ts'

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

const NAMES = {
  tags: z.array(z.string()),
  operators: z.array(z.string()),
  flags: z.array(z.tuple([z.string(), z.string(), z.string()])),
  gazetteer: z.array(z.string()),
}

const FOLDER = new URL('./model/', import.meta.url)
const LOOKS = 6

export async function openWishNetwork(folder = FOLDER): Promise<WishNetwork> {
  const { names, session, pieces } = await openNetwork(folder, 'reader', NAMES)
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
        flags: data('flags').map(sigmoid),
      }
    },
    close: () => session.release(),
  }
}

const NOTHING = { tags: new Float32Array(0), refused: new Float32Array(0), operators: new Float32Array(0) }

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
  return {
    words,
    features,
    ids: tokens,
    first,
    feeds: {
      ids: wholeNumbers(tokens, [1, tokens.length]),
      first: wholeNumbers(first, [first.length]),
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
