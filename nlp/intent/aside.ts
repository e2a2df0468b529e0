/**
 * A question to somebody else beside a wish: "cheaper ones, and where is my order?", 便宜点的，顺便帮我转人工. Pure.
 *
 * The clause that asks it is found by the forms that need no guessing; the rest is read as a message of its own.
 */
import type { Intent } from '../../data/types/understanding.ts'

export interface Aside {
  readonly intent: Intent
  /** The message with blanks in the clause's place: all positions stay. */
  readonly rest: string
}

const BOUNDARY = /[,;.!?\n，。；！？]+|\s+(?=(?:and|but|also|plus|btw|by the way)\b)|(?=顺便|还有|另外)/giu
const HAS_WORDS = /[\p{L}\p{N}]/u

/** null where the message has one clause, or none that is such a question. */
export function asideIn(text: string, isQuestion: (clause: string) => Intent | null): Aside | null {
  let start = 0
  const ends = [...[...text.matchAll(BOUNDARY)].map(({ index, 0: mark }) => index + mark.length), text.length]
  for (const end of ends) {
    const intent = isQuestion(text.slice(start, end))
    const rest = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
    if (intent !== null && HAS_WORDS.test(rest)) return { intent, rest }
    start = end
  }
  return null
}
