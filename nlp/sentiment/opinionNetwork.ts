/**
 * The network that reads what a text thinks and of which aspects. nlp/training/opinions makes it.
 *
 * Throws what openNetwork throws. Of long texts the beginning and the end are read: reviewers sum up last.
 * Cost: a millisecond for a sentence, four for a long review.
 */
import { z } from 'zod'
import { messageWords } from '../network/messageWords.ts'
import { openNetwork, POSITIONS, sigmoid, softmaxRows, wholeNumbers } from '../network/openNetwork.ts'
import type { WordPieces } from '../network/wordPieces.ts'

export const OPINIONS = ['positive', 'negative', 'mixed', 'neutral'] as const
export type Opinion = (typeof OPINIONS)[number]

export interface OpinionReading {
  /** Probability of each; they sum to 1. */
  readonly chances: Readonly<Record<Opinion, number>>
  /** What is judged, the surest first. */
  readonly aspects: readonly string[]
}

export interface OpinionNetwork {
  read(text: string): Promise<OpinionReading>
  close(): Promise<void>
}

const NAMES = {
  opinions: z.tuple(OPINIONS.map((one) => z.literal(one)) as never),
  aspects: z.array(z.string()),
}
const FOLDER = new URL('./model/', import.meta.url)
const BEGINNING = 80
const LIKELY = 0.5

export async function openOpinionNetwork(folder = FOLDER): Promise<OpinionNetwork> {
  const { names, session, pieces } = await openNetwork(folder, 'opinions', NAMES)
  return {
    read: async (text) => {
      const ids = idsOf(text, pieces)
      if (ids.length === 0) return NOTHING
      const out = await session.run({ ids: wholeNumbers(ids, [1, ids.length]) })
      const scores = (name: string): Float32Array => out[`${name}_read`]!.data as Float32Array
      const [positive, negative, mixed, neutral] = softmaxRows(scores('opinion'), OPINIONS.length)
      const aspects = [...scores('aspects')].map((score, i) => ({
        name: names.aspects[i]!,
        chance: sigmoid(score),
      }))
      return {
        chances: { positive: positive!, negative: negative!, mixed: mixed!, neutral: neutral! },
        aspects: aspects
          .filter(({ chance }) => chance > LIKELY)
          .sort((a, b) => b.chance - a.chance)
          .map(({ name }) => name),
      }
    },
    close: () => session.release(),
  }
}

const NOTHING: OpinionReading = { chances: { positive: 0, negative: 0, mixed: 0, neutral: 1 }, aspects: [] }

/** Exported for the test that compares them with those of the training. */
export function idsOf(text: string, pieces: WordPieces): readonly number[] {
  const ids = messageWords(text).flatMap((word) => pieces.idsOf(word.text))
  if (ids.length <= POSITIONS) return ids
  return [...ids.slice(0, BEGINNING), ...ids.slice(BEGINNING - POSITIONS)]
}
