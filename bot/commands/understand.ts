/**
 * `npm run understand`: what the bot makes of messages. Plain messages on standard input, one a line; a JSON line each on
 * standard output: language, intents, what is wanted after it, how it feels, and the sentence that the bot would say.
 *
 * Exit codes: 0 every line has its answer; 1 some have not, or the shop's parts cannot be opened; 2 the arguments are wrong or
 * there was no input.
 */
import { openBytes } from '../../data/catalog/read/byteSource.ts'
import { generateDemoShop } from '../../data/sample/demoShop.ts'
import type { Product } from '../../data/types/product.ts'
import type {
  Constraint,
  Critique,
  SearchState,
  UnderstandContext,
  Understanding,
} from '../../data/types/understanding.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import { minorPerMajor } from '../../data/types/money.ts'
import { searchParts } from '../../dialogs/text/searchParts.ts'
import { text as sentences } from '../../dialogs/text/text.ts'
import { foldSearch } from '../../nlp/preferences/foldSearch.ts'
import { openWishNetwork } from '../../nlp/preferences/reader/wishNetwork.ts'
import { learnVocabulary } from '../../nlp/preferences/vocabulary.ts'
import { moodOf } from '../../nlp/sentiment/mood.ts'
import { openSentiment } from '../../nlp/sentiment/sentiment.ts'
import { createUnderstand } from '../../nlp/understand.ts'
import { loadConfig, readEnvironment } from '../config.ts'
import { openEncoder } from '../openEncoder.ts'
import { readCatalogue } from './readCatalogue.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'
import { endWhenOutputCloses, readTextLines, writeLine } from './textLines.ts'

const HELP = `npm run -s understand [-- --catalog demo|FILE [--map MAP.json]] [--conversation] < MESSAGES > JSON

  --catalog demo    the demo shop's goods are known; without a catalogue what no shop sells is understood too
  --catalog FILE    a catalogue: CSV or JSON lines, as npm run import reads them
  --map MAP.json    which field is what, as of npm run import
  --conversation    a line goes on where the one before ended; an empty line begins anew
  --help            this text

One message a line in UTF-8; one JSON line each:
{"language", "intents": [{"name", "confidence"}], "constraints": [{"slot", "op", "value", "unit"?, "polarity",
"confidence", "source"}], "critique"?, "mood", "saying"}.
`

const DEMO_SEED = 1
const DEMO_CURRENCY = 'USD'
const DIGITS = 3

interface Arguments {
  readonly catalog: string | null
  readonly map: string | null
  readonly conversation: boolean
}

function readArguments(args: readonly string[]): Arguments | null {
  const values = readOptions(args, {
    catalog: { type: 'string' },
    map: { type: 'string' },
    conversation: { type: 'boolean' },
    help: { type: 'boolean' },
  })
  if (values.help === true) return null
  const { catalog = null, map = null, conversation = false } = values
  if (map !== null && (catalog === null || catalog === 'demo')) {
    throw new UsageError('--map goes with --catalog FILE')
  }
  return { catalog, map, conversation }
}

async function productsOf({ catalog, map }: Arguments): Promise<readonly Product[]> {
  if (catalog === null) return []
  if (catalog === 'demo') return generateDemoShop({ seed: DEMO_SEED, now: new Date() }).products
  return readCatalogue(await openBytes(catalog), map)
}

async function main(args: readonly string[]): Promise<number> {
  const given = readArguments(args)
  if (given === null) {
    process.stdout.write(HELP)
    return 0
  }
  if (process.stdin.isTTY) process.stderr.write('One message a line; Ctrl-D ends.\n')
  const products = await productsOf(given)
  const encoder = await openEncoder(loadConfig(readEnvironment()))
  const reader = await openWishNetwork()
  const sentiment = await openSentiment()
  try {
    const vocabulary = await learnVocabulary(products)
    const currency = products[0]?.currency ?? DEMO_CURRENCY
    const understand = await createUnderstand({
      ...{ encoder, reader },
      vocabulary: () => vocabulary,
      currency: () => currency,
    })
    const begun: UnderstandContext = { search: EMPTY_SEARCH, shown: [], language: null }
    let context = begun
    let number = 0
    let without = 0
    for await (const line of readTextLines(process.stdin)) {
      number += 1
      if ('problem' in line && line.problem === 'is empty' && given.conversation) {
        context = begun
        continue
      }
      if ('problem' in line) {
        without += 1
        process.stderr.write(`Line ${number} ${line.problem}.\n`)
        await writeLine('null')
        continue
      }
      const understanding = await understand(line.text, context)
      const search = foldSearch(context.search, understanding, [])
      const [{ balance } = { balance: 0 }] = await sentiment.read([line.text])
      await writeLine(JSON.stringify(answerOf(understanding, search, balance, currency)))
      if (given.conversation) context = { search, shown: [], language: understanding.language }
    }
    if (number === 0) throw new UsageError('There is nothing on standard input.')
    return without === 0 ? 0 : 1
  } finally {
    await sentiment.close()
    await reader.close()
    await encoder.close()
  }
}

function answerOf(understanding: Understanding, search: SearchState, balance: number, currency: string) {
  const { language, intents, critiques, text } = understanding
  const hasWishes = understanding.constraints.length > 0
  const critique = critiques[0] === undefined ? {} : { critique: critiqueOf(critiques[0]) }
  return {
    language,
    intents: intents.map(({ intent, confidence }) => ({ name: intent, confidence: rounded(confidence) })),
    constraints: search.constraints.flatMap((one) => linesOf(one, currency)),
    ...critique,
    mood: moodOf(text, balance, hasWishes),
    saying: sayingOf(search, language, currency),
  }
}

const rounded = (value: number): number => Number(value.toFixed(DIGITS))

const critiqueOf = (critique: Critique): string =>
  critique.kind === 'forget-facet' || critique.kind === 'take-back'
    ? `${critique.kind} ${critique.facet}`
    : critique.kind

/** Slots of the catalogue's facets. What a feed calls by a name of its own is a feature. */
const SLOTS: Readonly<Record<string, string>> = {
  category: 'category',
  type: 'category',
  keyword: 'category',
  brand: 'brand',
  colour: 'colour',
  material: 'material',
  size: 'size',
  style: 'style',
  pattern: 'style',
  occasion: 'occasion',
  season: 'occasion',
  gender: 'recipient',
  age: 'recipient',
}

interface ConstraintLine {
  readonly slot: string
  readonly op: string
  readonly value: string | number
  readonly unit?: string
  readonly polarity: string
  readonly confidence: number
  readonly source: string
  readonly turn?: number
}

function linesOf(constraint: Constraint, currency: string): ConstraintLine[] {
  const common = {
    polarity: constraint.polarity === 'include' ? '+' : '-',
    confidence: rounded(constraint.confidence),
    source: constraint.said,
    ...(constraint.turn === undefined ? {} : { turn: constraint.turn }),
  }
  switch (constraint.kind) {
    case 'wish': {
      const { slot, comparison, value, unit } = constraint
      return [{ slot, op: comparison, value, ...(unit === null ? {} : { unit }), ...common }]
    }
    case 'term': {
      const slot = SLOTS[constraint.facet] ?? 'feature'
      return constraint.values.map((value) => ({ slot, op: '=', value, ...common }))
    }
    case 'price': {
      const unit = currency.toLowerCase()
      const bound = (op: string, minor: number | null) =>
        minor === null ? [] : [{ slot: 'price', op, value: minor / minorPerMajor(currency), unit, ...common }]
      return [...bound('>=', constraint.minMinor), ...bound('<=', constraint.maxMinor)]
    }
    case 'rating':
      return [{ slot: 'rating', op: '>=', value: constraint.min, ...common }]
    case 'in-stock':
      return [{ slot: 'stock', op: '=', value: 'yes', ...common }]
    case 'discounted':
      return [{ slot: 'price', op: '=', value: 'reduced', ...common }]
  }
}

function sayingOf(search: SearchState, language: Understanding['language'], currency: string): string {
  const t = sentences(language)
  if (search.constraints.length === 0 && search.query === '') return t.lookingForNothing
  return t.search(searchParts(search, { language, currency, like: null, samples: [] }))
}

endWhenOutputCloses()
await runCommand({ help: HELP, main })
