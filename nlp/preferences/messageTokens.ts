/**
 * Words of a message with their place in it, so that what was understood can be taken out and quoted.
 *
 *   Latin words   lower case, accents dropped, possessive and plural endings off: "Women's jackets" -> women, jacket.
 *   numbers       with their point: 1.5; "16gb" is two tokens.
 *   Han           one token a character: Chinese has no spaces, and phrases are looked up over the characters.
 *   marks         sentence marks are tokens too: they end clauses.
 *
 * Phrases of the vocabulary go through the same function, so both sides agree. Cost: linear.
 */
import { normaliseTerm, singular } from '../../data/types/terms.ts'

export interface Token {
  /** As compared. */
  readonly text: string
  readonly kind: 'word' | 'number' | 'han' | 'mark'
  /** Half-open range in the text. */
  readonly start: number
  readonly end: number
}

const PIECE =
  /(?<number>\d+(?:[.,]\d+)*)|(?<han>\p{Script=Han})|(?<word>[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*)|(?<mark>[,.;:!?()\n，。；：！？、（）])/gu

const normalised = new Map<string, string>()
/** Distinct words that are remembered: a catalogue has some ten thousand. */
const REMEMBERED = 50_000

/** Plurals that no ending tells. */
const IRREGULAR: Readonly<Record<string, string>> = {
  women: 'woman',
  men: 'man',
  children: 'child',
  people: 'person',
  mice: 'mouse',
  tvs: 'tv',
  pcs: 'pc',
  knives: 'knife',
  scarves: 'scarf',
}

/** Plural and singular of each. */
export const IRREGULAR_PLURALS: readonly (readonly [string, string])[] = Object.entries(IRREGULAR)

const irregular = (word: string): string | null => (Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word]! : null)

/** Normalising is most of the cost and words repeat: it is done once a word. */
function wordText(raw: string): string {
  const known = normalised.get(raw)
  if (known !== undefined) return known
  const plain = normaliseTerm(raw)
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '')
  const text = irregular(plain) ?? irregular(singular(plain)) ?? singular(plain)
  if (normalised.size < REMEMBERED) normalised.set(raw, text)
  return text
}

export function messageTokens(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(PIECE)) {
    const raw = match[0]
    const place = { start: match.index, end: match.index + raw.length }
    const { number, han, word } = match.groups ?? {}
    if (word !== undefined) {
      // A word is cut where a Han character begins: \p{L} holds both.
      for (const part of splitScripts(raw, match.index)) tokens.push(part)
    } else if (number !== undefined) tokens.push({ text: raw.replaceAll(',', ''), kind: 'number', ...place })
    else tokens.push({ text: raw, kind: han !== undefined ? 'han' : 'mark', ...place })
  }
  return tokens
}

const HAN = /\p{Script=Han}/u
const PARTS = /\p{Script=Han}|(?:(?!\p{Script=Han})[^])+/gu

function splitScripts(raw: string, start: number): Token[] {
  if (!HAN.test(raw)) return [{ text: wordText(raw), kind: 'word', start, end: start + raw.length }]
  return [...raw.matchAll(PARTS)].map(({ 0: part, index }) => ({
    text: HAN.test(part) ? part : wordText(part),
    kind: HAN.test(part) ? 'han' : 'word',
    start: start + index,
    end: start + index + part.length,
  }))
}

/** The key under which a phrase is looked up: its tokens without marks. '' when nothing is left. */
export function phraseKey(phrase: string): string {
  return messageTokens(phrase)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.text)
    .join(' ')
}
