/**
 * `npm run train -- intents`: fits the intents on the example files as the bot does at its start, and shows how well they can
 * be told apart. Every example is judged by a model that was fitted without it.
 *
 * Exit codes: 0 fitted; 1 the encoder cannot be used; 2 the arguments or the examples are wrong.
 */
import { loadConfig, readEnvironment } from '../config.ts'
import { openEncoder } from '../openEncoder.ts'
import { fitTextClassifier } from '../../nlp/classify/textClassifier.ts'
import type { LabelScore } from '../../nlp/classify/textClassifier.ts'
import type { IntentExample } from '../../nlp/intent/intentExamples.ts'
import { readIntentExamples } from '../../nlp/intent/intentExamples.ts'
import { confusionTable } from './confusionTable.ts'
import { runCommand, UsageError } from './runCommand.ts'

const HELP = `npm run -s train -- intents

Fits the intents on the sentences in nlp/intent/examples, one file an intent, and prints what was taken for what.
The bot reads the same files when it starts.
AISLE_ENCODER names another encoder than the bundled one.
`

/** An example that the others contradict with this confidence is worth a look. */
const SURE = 0.8

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP)
    return 0
  }
  if (args.length !== 1 || args[0] !== 'intents') throw new UsageError('say what to train: intents')
  const examples = readIntentExamples()
  if (new Set(examples.map(({ intent }) => intent)).size < 2)
    throw new UsageError('nlp/intent/examples needs sentences of at least two intents')
  const encoder = await openEncoder(loadConfig(readEnvironment()))
  try {
    const start = performance.now()
    const vectors = await encoder.encode(
      examples.map(({ text }) => text),
      'query',
    )
    const { unseen } = fitTextClassifier(
      examples.map(({ text, intent }, i) => ({ text, label: intent, vector: vectors[i]! })),
    )
    const seconds = (performance.now() - start) / 1000
    process.stdout.write(report(examples, unseen, seconds))
  } finally {
    await encoder.close()
  }
  return 0
}

function report(examples: readonly IntentExample[], unseen: readonly LabelScore[], seconds: number): string {
  const judged = examples.map(({ intent, text }, i) => ({
    ...{ text, label: intent, taken: unseen[i]!.label, confidence: unseen[i]!.confidence },
  }))
  const right = judged.filter(({ label, taken }) => label === taken).length
  const sure = judged.filter(({ confidence }) => confidence >= SURE)
  const surelyRight = sure.filter(({ label, taken }) => label === taken).length
  const contradicted = judged.filter(({ label, taken, confidence }) => label !== taken && confidence >= SURE)
  return [
    `learned from ${examples.length} sentences of ${new Set(examples.map(({ intent }) => intent)).size} intents in ${seconds.toFixed(1)} s`,
    `${percent(right, judged.length)} of them get their intent when they are left out`,
    `${percent(sure.length, judged.length)} are decided with a confidence of ${SURE} or more, ${percent(surelyRight, sure.length)} of these rightly`,
    '',
    ...confusionTable(judged),
    ...(contradicted.length === 0 ? [] : ['', 'the other sentences say otherwise of these']),
    ...contradicted.map(({ text, label, taken }) => `  ${label}.txt: ${text}  (rather ${taken})`),
    ...twice(examples),
    '',
  ].join('\n')
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

/** The same sentence in two files teaches nothing. */
function twice(examples: readonly IntentExample[]): string[] {
  const intents = new Map<string, Set<string>>()
  for (const { text, intent } of examples) {
    const key = text.toLowerCase()
    intents.set(key, (intents.get(key) ?? new Set()).add(intent))
  }
  const double = [...intents].filter(([, found]) => found.size > 1)
  if (double.length === 0) return []
  return [
    '',
    'in more than one file',
    ...double.map(([text, found]) => `  ${text}  (${[...found].join(', ')})`),
  ]
}

await runCommand({ help: HELP, main })
