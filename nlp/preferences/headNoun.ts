/**
 * The noun that an English request is about, when the catalogue's categories do not name it: in "a red toner for xerox"
 * it is "toner". It is the last word of the first noun phrase, and it counts only
 *   when enough product names have it,
 *   or when it is a kind of goods that this shop has none of: the honest answer to "umbrella" is none,
 *   or when the shop is asked whether it has it: "do you have Nike?".
 */
import { LEXICON } from '../../data/types/lexicon.ts'
import { EMPTY_HEADS, FUNCTION_WORDS } from './functionWords.ts'
import { facetOf } from './facetWords.ts'
import { phraseKey } from './messageTokens.ts'
import type { ReadTerms } from './readTerms.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface HeadNoun {
  /** Tokens covered, half-open. */
  readonly from: number
  readonly to: number
  /** Keywords to ask for, any of them; empty when nothing in the catalogue is called so. */
  readonly values: readonly string[]
}

/** Fewer names than this may share a word by chance. */
const FEWEST_NAMES = 3

/** Words for values describe, they name nothing: "something casual". */
const DESCRIBING = new Set(
  LEXICON.filter((entry) => entry.facet !== 'category' && entry.facet !== 'type')
    .flatMap((entry) => entry.en)
    .map(phraseKey),
)
const ADJECTIVE = /(?:.less|.{4}able|.ible|.ful|.ous|proof|.ternal)$/
const isDescribing = (word: string): boolean => DESCRIBING.has(word) || ADJECTIVE.test(word)

/** Before a noun that says what something is for or has: "for gaming", "with pockets". */
const PURPOSE = /^(?:for|with|without|of|to|in|on|from|under|inside|about)$/
const DETERMINER = /^(?:a|an|the|my|our|your|his|her|their|some|any|this|that|these|those)$/
/** After a verb: "book me a flight" asks for no book. */
const OBJECT = /^(?:me|us|it|him|them|my|a|an|the|this|that|your)$/
const ASKED =
  /\b(?:do|have|did|don'?t) (?:you|u) (?:guys )?(?:have|sell|stock|carry|got)(?: any| some| an?)? $/iu

/** Null when the request names none. */
export function headNoun(read: ReadTerms, vocabulary: Vocabulary, text: string): HeadNoun | null {
  const phrase = firstNounPhrase(read)
  // "SSD 1tb", "monitor 27 inch": the noun stands before the measures.
  const measure = phrase.findIndex((at, i) => i > 0 && read.tokens[at]!.kind === 'number')
  const whole = nounAt(phrase, read, vocabulary, text)
  return whole !== null || measure < 0 ? whole : nounAt(phrase.slice(0, measure), read, vocabulary, text)
}

function nounAt(
  phrase: readonly number[],
  read: ReadTerms,
  vocabulary: Vocabulary,
  text: string,
): HeadNoun | null {
  const first = phrase[0] ?? 0
  const head = phrase.at(-1)
  if (head === undefined || !read.free.has(head) || !standsAsNoun(read, first, head)) return null
  const word = read.words[head]!
  const goods = vocabulary.unknownGoods(read.words, head + 1)
  if (goods !== null && !OBJECT.test(read.words[head + 1] ?? '')) {
    return { from: Math.max(first, head + 1 - goods.length), to: head + 1, values: goods.values }
  }
  if (!/^[a-z]{3,}$/.test(word) || EMPTY_HEADS.has(word) || isDescribing(word)) return null
  if (vocabulary.isModifier(word)) return null
  const known = vocabulary.nameCount(word) >= FEWEST_NAMES
  const asked = phrase.length === 1 && ASKED.test(text.slice(0, read.tokens[head]!.start))
  return known || asked ? { from: head, to: head + 1, values: known ? [word] : [] } : null
}

/** False behind "something", behind a preposition, and before the name of a facet ("nude colour"). */
function standsAsNoun({ words }: ReadTerms, first: number, head: number): boolean {
  let before = first - 1
  if (/^(?:some|any|no)thing$/.test(words[before] ?? '')) return false
  while (before >= 0 && DETERMINER.test(words[before]!)) before -= 1
  return !PURPOSE.test(words[before] ?? '') && facetOf(words[head + 1] ?? '') === null
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
