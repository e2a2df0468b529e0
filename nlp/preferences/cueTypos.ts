/**
 * Small words that steer a wish, with two letters swapped: "unedr 80" is "under 80". The vocabulary puts its own words right
 * (typos.ts); these belong to none. The text keeps its length, so that places in it stay where they are. Pure.
 */
import { isKnownWord } from './knownWords.ts'

const CUES = (
  'under below less than over above more between around about only without except from with made cheaper please ' +
  'show looking have something anything'
).split(' ')
const SHORTEST = 4

const SWAPPED = new Map(
  CUES.filter((cue) => cue.length >= SHORTEST).flatMap((cue) =>
    Array.from({ length: cue.length - 1 }, (_, i): [string, string] => [
      cue.slice(0, i) + cue[i + 1]! + cue[i]! + cue.slice(i + 2),
      cue,
    ]),
  ),
)

export const withCuesPutRight = (text: string): string =>
  text.replace(/[a-z]{4,}/giu, (word) => {
    const meant = SWAPPED.get(word.toLowerCase())
    return meant === undefined || isKnownWord(word.toLowerCase()) ? word : meant
  })
