/**
 * A message becomes an Understanding: what is wanted, not wanted, pointed at, and what for. First step of a turn.
 *
 * Never throws for what a person typed: empty, endless, binary and hostile messages have an understanding too. Throws what
 * the encoder throws when the model fails.
 * Cost: one call of the reader's network; one of the encoder for messages with wishes and for known commands, two where the
 * examples have to be asked and the message turns out to be a search. Some two milliseconds with the bundled encoder.
 */
import type { Encoder } from '../data/types/ports.ts'
import type { Intent, UnderstandContext, Understanding } from '../data/types/understanding.ts'
import { cleanText } from './cleanText.ts'
import { asideIn } from './intent/aside.ts'
import { decideIntents, QUESTIONS } from './intent/decideIntents.ts'
import type { IntentScore } from './intent/intentClassifier.ts'
import { fitIntentClassifier } from './intent/intentClassifier.ts'
import { readIntentExamples } from './intent/intentExamples.ts'
import { createSureIntents } from './intent/sureIntents.ts'
import type { SureIntents } from './intent/sureIntents.ts'
import { readEmoji } from './intent/emoji.ts'
import { detectLanguage } from './language.ts'
import { withCuesPutRight } from './preferences/cueTypos.ts'
import { otherCurrencyIn } from './preferences/currencySaid.ts'
import { isKnownWord } from './preferences/knownWords.ts'
import { messageTokens } from './preferences/messageTokens.ts'
import { readPreferences } from './preferences/readPreferences.ts'
import type { Preferences } from './preferences/readPreferences.ts'
import { hear } from './preferences/reader/hearing.ts'
import type { WishNetwork } from './preferences/reader/wishNetwork.ts'
import type { Vocabulary } from './preferences/vocabulary.ts'
import { moodOf } from './sentiment/mood.ts'
import { simplified } from './simplified.ts'

export interface UnderstandParts {
  readonly encoder: Encoder
  /** The vocabulary of the catalogue in use now. */
  readonly vocabulary: () => Vocabulary
  /** Currency of the catalogue, ISO 4217. */
  readonly currency: () => string
  /** Reads what is wished, whatever the catalogue has. */
  readonly reader: WishNetwork
}

export type Understand = (text: string, context: UnderstandContext) => Promise<Understanding>

export async function createUnderstand({
  encoder,
  vocabulary,
  currency,
  reader,
}: UnderstandParts): Promise<Understand> {
  const examples = readIntentExamples()
  const vectors = await encoder.encode(
    examples.map((example) => example.text),
    'query',
  )
  const classify = fitIntentClassifier(examples, vectors)
  const sure = createSureIntents(examples)
  const embed = async (text: string): Promise<Float32Array> => (await encoder.encode([text], 'query'))[0]!

  return async (message, context) => {
    const { text, truncated } = cleanText(message)
    const words = vocabulary()
    const readable = withCuesPutRight(simplified(withoutMarkup(text)))
    const readWishes = async (said: string): Promise<Preferences> =>
      readPreferences(said, context, words, currency(), await hear(said, reader))
    const { said, preferences, aside } = await withoutAside(readable, sure, readWishes)
    const intents =
      withoutWords(said) ??
      (await decideIntents(
        {
          text: said,
          preferences,
          context,
          vocabulary: words,
          knownWords: knowsWords(preferences, words),
          meansNothing: meansNothing(preferences, words),
        },
        sure,
        async () => classify(said, await embed(said)),
      ))
    const query = isWish(intents) ? preferences.query : ''
    const wishes = asksNothing(intents[0]!.intent) ? NO_WISHES : preferences
    return {
      language: detectLanguage(readable, context.language),
      text,
      truncated,
      intents: aside === null ? intents : [intents[0]!, { intent: aside, confidence: SURE_OF_ASIDE }],
      embedding: await embed(query === '' ? readable : query),
      query,
      constraints: wishes.constraints,
      critiques: wishes.critiques,
      references: preferences.references,
      pointsNowhere: preferences.pointsNowhere,
      otherCurrency: wishes.constraints.some((one) => one.kind === 'price')
        ? otherCurrencyIn(readable, currency())
        : null,
      // The opinion that the words have as a review is left to `npm run understand`: a turn does not wait for it.
      mood: moodOf(text, 0, wishes.constraints.length > 0),
    }
  }
}

interface Read {
  /** What was read: the message, or what it says beside a question to somebody else. */
  readonly said: string
  readonly preferences: Preferences
  readonly aside: Intent | null
}

const SURE_OF_ASIDE = 0.9

async function withoutAside(
  text: string,
  sure: SureIntents,
  readWishes: (said: string) => Promise<Preferences>,
): Promise<Read> {
  const aside = asideIn(text, (clause) => sure.aside(clause))
  if (aside !== null) {
    const preferences = await readWishes(aside.rest)
    const wishes = preferences.constraints.length + preferences.critiques.length
    if (wishes > 0) return { said: aside.rest, preferences, aside: aside.intent }
  }
  return { said: text, preferences: await readWishes(text), aside: null }
}

/** "Why the black one?" asks for no black ones. */
const NO_WISHES = { constraints: [], critiques: [] } as const
const asksNothing = (intent: Intent): boolean => QUESTIONS.has(intent) || intent === 'out-of-scope'

/** Tags, addresses and picture marks are not words; blanks in their place keep all positions. */
function withoutMarkup(text: string): string {
  return text.replace(
    /<[^<>]{1,200}>|(?:https?:\/\/|www\.)[^\s)]+|\$\{[^{}]{0,200}\}|\{\{[^{}]{0,200}\}\}/giu,
    (markup) => ' '.repeat(markup.length),
  )
}

/** A message without a letter or digit says what its emoji say, or nothing. */
function withoutWords(text: string): readonly IntentScore[] | null {
  return /[\p{L}\p{N}]/u.test(text) ? null : [readEmoji(text)]
}

function isWish(intents: readonly IntentScore[]): boolean {
  return intents.some((one) => one.intent === 'search' || one.intent === 'refine')
}

/** True when the most words left of an English message are words of no language: "asdf qwer". */
function meansNothing({ query, constraints }: Preferences, vocabulary: Vocabulary): boolean {
  const words = messageTokens(query).filter((token) => token.kind !== 'mark')
  const isEmpty = (text: string): boolean =>
    !isKnownWord(text) && vocabulary.nameCount(text) === 0 && vocabulary.longest([text], 0) === null
  return (
    constraints.length === 0 &&
    words.length > 0 &&
    words.filter((token) => /^[a-z]+$/.test(token.text) && isEmpty(token.text)).length > words.length / 2
  )
}

/** True when a word of the query stands in the catalogue's names or is one of its values. */
function knowsWords({ query }: Preferences, vocabulary: Vocabulary): boolean {
  const words = messageTokens(query).map((token) => token.text)
  return words.some((word, i) => vocabulary.nameCount(word) > 0 || vocabulary.longest(words, i) !== null)
}
