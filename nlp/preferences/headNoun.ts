/**
 * The noun that an English request is about, when the catalogue's categories do not name it: in "a red toner for xerox"
 * it is "toner". It is the last word of the first noun phrase, and it counts only when enough product names have it.
 */
import { LEXICON } from '../../data/types/lexicon.ts'
import { EMPTY_HEADS, FUNCTION_WORDS } from './functionWords.ts'
import { phraseKey } from './messageTokens.ts'
import type { ReadTerms } from './readTerms.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Fewer names than this may share a word by chance. */
const FEWEST_NAMES = 3

/** Words for values describe, they name nothing: "something casual". */
const DESCRIBING = new Set(
  LEXICON.filter((entry) => entry.facet !== 'category' && entry.facet !== 'type')
    .flatMap((entry) => entry.en)
    .map(phraseKey),
)

/** The token of the head noun; null when the request names none or the names do not know it. */
export function headNoun(read: ReadTerms, vocabulary: Vocabulary): number | null {
  const phrase = firstNounPhrase(read)
  // "Something nice" and "anything warm" leave the noun out.
  if (/^(?:some|any|no)thing$/.test(read.words[(phrase[0] ?? 0) - 1] ?? '')) return null
  const head = phrase.at(-1)
  if (head === undefined || !read.free.has(head)) return null
  const word = read.words[head]!
  const isNoun = /^[a-z]{3,}$/.test(word) && !EMPTY_HEADS.has(word) && !DESCRIBING.has(word)
  return isNoun && !vocabulary.isModifier(word) && vocabulary.nameCount(word) >= FEWEST_NAMES ? head : null
}

/** Content tokens up to the first word or mark that ends a noun phrase. */
function firstNounPhrase({ tokens, words, found, free }: ReadTerms): number[] {
  const understood = new Set(
    found
      .filter((one) => one.polarity === 'include')
      .flatMap((one) => Array.from({ length: one.to - one.from }, (_, i) => one.from + i)),
  )
  const phrase: number[] = []
  for (let i = 0; i < tokens.length; i++) {
    if (free.has(i) || understood.has(i)) phrase.push(i)
    else if (
      phrase.length > 0 &&
      (words[i] === '' || tokens[i]!.kind === 'mark' || FUNCTION_WORDS.has(words[i]!))
    )
      break
  }
  return phrase
}
