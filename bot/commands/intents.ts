/**
 * `npm run intents`: how well a shop's own messages can be told apart. Fits a classifier on one file of labelled messages,
 * judges it on another and prints what was taken for what.
 *
 * Exit codes: 0 judged; 1 a file or the encoder cannot be used; 2 the arguments or a row are wrong.
 */
import { fitTextClassifier } from '../../nlp/classify/textClassifier.ts'
import type { TextClassifier } from '../../nlp/classify/textClassifier.ts'
import type { Encoder } from '../../data/types/ports.ts'
import type { Judged } from '../../nlp/intent/scope.ts'
import { chooseThreshold, isOutOfScope, OUT_OF_SCOPE, scopeFigures } from '../../nlp/intent/scope.ts'
import { loadConfig, readEnvironment } from '../config.ts'
import { openEncoder } from '../openEncoder.ts'
import { confusionTable } from './confusionTable.ts'
import type { LabelledLine } from './labelledTexts.ts'
import { readLabelledTexts } from './labelledTexts.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'

const HELP = `npm run -s intents -- --train FILE --test FILE

  --train FILE  labelled messages to learn from
  --test FILE   labelled messages to judge by
  --help        this text

CSV or TSV with two columns, text and label. The label oos says that the bot should not answer.
AISLE_ENCODER names another encoder than the bundled one.
`

interface Arguments {
  readonly train: string
  readonly test: string
}

function readArguments(args: readonly string[]): Arguments | null {
  const values = readOptions(args, {
    train: { type: 'string' },
    test: { type: 'string' },
    help: { type: 'boolean' },
  })
  if (values.help === true) return null
  const { train, test } = values
  if (train === undefined || test === undefined) throw new UsageError('give --train and --test')
  return { train, test }
}

async function main(args: readonly string[]): Promise<number> {
  const files = readArguments(args)
  if (files === null) {
    process.stdout.write(HELP)
    return 0
  }
  const [train, test] = [await readLabelledTexts(files.train), await readLabelledTexts(files.test)]
  if (new Set(train.map((line) => line.label)).size < 2) {
    throw new UsageError(`${files.train} has fewer than two labels: there is nothing to tell apart`)
  }
  if (test.length === 0) throw new UsageError(`${files.test} has no messages`)
  const encoder = await openEncoder(loadConfig(readEnvironment()))
  try {
    process.stdout.write(await report(train, test, encoder))
  } finally {
    await encoder.close()
  }
  return 0
}

async function report(
  train: readonly LabelledLine[],
  test: readonly LabelledLine[],
  encoder: Encoder,
): Promise<string> {
  const start = performance.now()
  const classifier = fitTextClassifier(await withVectors(train, encoder))
  const seconds = (performance.now() - start) / 1000
  const threshold = chooseThreshold(
    train.map(({ label }, i) => {
      const { label: taken, confidence } = classifier.unseen[i]!
      return { label, taken, confidence }
    }),
  )
  const judged = await judge(classifier, test, encoder)
  const { inScope, outOfScope, whole } = scopeFigures(judged, threshold)
  const newLabels = [...new Set(test.map((line) => line.label))].filter(
    (label) => label !== OUT_OF_SCOPE && train.every((line) => line.label !== label),
  )
  return [
    `learned from ${train.length} messages of ${new Set(train.map((line) => line.label)).size} labels in ${seconds.toFixed(1)} s`,
    `below a confidence of ${threshold.toFixed(3)} a message is out of scope`,
    ...(newLabels.length > 0 ? [`not in the training file: ${newLabels.join(', ')}`] : []),
    '',
    ...confusionTable(
      judged.map((one) => ({
        label: one.label,
        taken: isOutOfScope(one, threshold) ? OUT_OF_SCOPE : one.taken,
      })),
    ),
    '',
    `accuracy in scope      ${percent(inScope)}`,
    `out-of-scope recall    ${percent(outOfScope)}`,
    `accuracy of all        ${percent(whole)}`,
    '',
  ].join('\n')
}

async function withVectors(lines: readonly LabelledLine[], encoder: Encoder) {
  const vectors = await encoder.encode(
    lines.map((line) => line.text),
    'query',
  )
  return lines.map((line, i) => ({ ...line, vector: vectors[i]! }))
}

async function judge(
  classifier: TextClassifier,
  lines: readonly LabelledLine[],
  encoder: Encoder,
): Promise<Judged[]> {
  return (await withVectors(lines, encoder)).map(({ text, label, vector }) => {
    const { label: taken, confidence } = classifier.classify(text, vector)[0]!
    return { label, taken, confidence }
  })
}

const percent = (share: number): string => (Number.isNaN(share) ? 'none' : `${(100 * share).toFixed(1)} %`)

await runCommand({ help: HELP, main })
