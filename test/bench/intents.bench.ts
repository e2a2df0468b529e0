/**
 * Intents of short messages: CLINC150 (train to validation, one threshold), HINT3's mattress shop, Banking77 with ten examples
 * an intent; by our classifier over the bundled encoder, over MiniLM and over e5, by its parts alone, and by nlp.js.
 *
 * The threshold is chosen on the training messages only (nlp/intent/scope.ts).
 * Goals: clinc_in >= .95, clinc_oos >= .80, clinc_whole >= .92.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Encoder } from '../../data/types/ports.ts'
import { fitTextClassifier } from '../../nlp/classify/textClassifier.ts'
import type { LabelledText } from '../../nlp/classify/textClassifier.ts'
import { chooseThreshold, OUT_OF_SCOPE, scopeFigures } from '../../nlp/intent/scope.ts'
import type { Judged, ScopeFigures } from '../../nlp/intent/scope.ts'
import { fitNlpJs, NLP_JS_THRESHOLD } from './nlpJs.ts'
import { openPeer, peers } from './encoderPeers.ts'
import { vectorsOf } from './encoderQuality.ts'
import { readCsv, SHARED_DATA } from './retrievalVectors.ts'

type Row = readonly [text: string, label: string]

interface Task {
  readonly name: string
  readonly train: readonly Row[]
  readonly test: readonly Row[]
}

/** What stands in a row's vector when words alone decide. */
const NO_VECTOR = Float32Array.of(1)
const TEN = 10
/** --ours: without the peers, in a fifth of the time. */
const OURS_ALONE = process.argv.includes('--ours')

export async function run(): Promise<void> {
  if (!existsSync(new URL('clinc150/data_full.json.gz', SHARED_DATA))) {
    console.log('skipped: clinc150 is not there; ../shared/data/README.md says where it comes from')
    return
  }
  const tasks = [await clinc(), await hint3('sofmattress'), await banking()]
  const columns = new Map<string, Map<string, Outcome>>()
  const { there, missing } = peers()
  for (const { name, options } of missing) console.log(`left out: ${name} (${options.model} is not there)`)
  for (const peer of there.filter(({ name }) => (OURS_ALONE ? name === 'ours' : name !== 'early'))) {
    const encoder = await openPeer(peer)
    for (const words of OURS_ALONE ? [true] : [true, false]) {
      const name = words ? `${peer.name} and words` : peer.name
      columns.set(name, await outcomes(tasks, words, encoder))
    }
    await encoder.close()
  }
  if (!OURS_ALONE) {
    columns.set('words', await outcomes(tasks, true, null))
    const peer = await nlpJsOutcomes(tasks)
    if (peer === null) console.log('left out: nlp.js (not installed)')
    else columns.set('nlp.js', peer)
  }
  print(tasks, columns)
  const ours = columns.get('ours and words')!
  const figures = (name: string): ScopeFigures => ours.get(name)!
  console.log(
    `RESULT ${JSON.stringify({
      bench: 'intents',
      clinc_in: figures('clinc150').inScope,
      clinc_oos: figures('clinc150').outOfScope,
      clinc_whole: figures('clinc150').whole,
      hint3_sofmattress_in: figures('sofmattress').inScope,
      hint3_sofmattress_oos: figures('sofmattress').outOfScope,
      banking77_10: figures('banking77').inScope,
    })}`,
  )
}

interface Outcome extends ScopeFigures {
  readonly fitSeconds: number
  readonly messageMs: number
}

async function outcomes(
  tasks: readonly Task[],
  words: boolean,
  encoder: Encoder | null,
): Promise<Map<string, Outcome>> {
  const found = new Map<string, Outcome>()
  for (const task of tasks) found.set(task.name, await outcome(task, words, encoder))
  return found
}

async function outcome({ train, test }: Task, words: boolean, encoder: Encoder | null): Promise<Outcome> {
  const [examples, messages] = [await given(train, words, encoder), await given(test, words, encoder)]
  const begin = performance.now()
  const classifier = fitTextClassifier(examples)
  const fitSeconds = (performance.now() - begin) / 1000
  const threshold = chooseThreshold(
    examples.map(({ label }, i) => {
      const { label: taken, confidence } = classifier.unseen[i]!
      return { label, taken, confidence }
    }),
  )
  const start = performance.now()
  const judged = messages.map(({ text, label, vector }): Judged => {
    const { label: taken, confidence } = classifier.classify(text, vector)[0]!
    return { label, taken, confidence }
  })
  const messageMs = (performance.now() - start) / judged.length
  return { ...scopeFigures(judged, threshold), fitSeconds, messageMs }
}

/** null when it is not installed. */
async function nlpJsOutcomes(tasks: readonly Task[]): Promise<Map<string, Outcome> | null> {
  const found = new Map<string, Outcome>()
  for (const { name, train, test } of tasks) {
    const begin = performance.now()
    const peer = await fitNlpJs(train)
    if (peer === null) return null
    const fitSeconds = (performance.now() - begin) / 1000
    const start = performance.now()
    const judged: Judged[] = []
    for (const [text, label] of test) {
      const { label: taken, confidence } = await peer.classify(text)
      judged.push({ label, taken, confidence })
    }
    const messageMs = (performance.now() - start) / judged.length
    found.set(name, { ...scopeFigures(judged, NLP_JS_THRESHOLD), fitSeconds, messageMs })
  }
  return found
}

/** Without words all texts are '', without an encoder all vectors the same. */
async function given(rows: readonly Row[], words: boolean, encoder: Encoder | null): Promise<LabelledText[]> {
  const texts = rows.map(([text]) => text)
  const vectors = encoder === null ? [] : await vectorsOf(encoder, 'query', texts)
  return rows.map(([text, label], i) => ({ text: words ? text : '', label, vector: vectors[i] ?? NO_VECTOR }))
}

async function clinc(): Promise<Task> {
  const bytes = gunzipSync(await readFile(new URL('clinc150/data_full.json.gz', SHARED_DATA)))
  const sets = JSON.parse(bytes.toString('utf8')) as Record<string, readonly Row[]>
  return {
    name: 'clinc150',
    train: [...sets['train']!, ...sets['oos_train']!],
    test: [...sets['val']!, ...sets['oos_val']!],
  }
}

async function hint3(shop: string): Promise<Task> {
  const rows = async (part: string): Promise<Row[]> => {
    const file = new URL(`hint3/dataset/v1/${part}/${shop}_${part}.csv.gz`, SHARED_DATA)
    return (await readCsv(file)).map((row) => {
      const label = row['label'] ?? ''
      return [row['sentence'] ?? '', label === 'NO_NODES_DETECTED' ? OUT_OF_SCOPE : label]
    })
  }
  return { name: shop, train: await rows('train'), test: await rows('test') }
}

/** The first ten messages of each intent to learn from, the rest to judge by: the test split is not among the data. */
async function banking(): Promise<Task> {
  const rows = await readCsv(new URL('banking77/train.csv.gz', SHARED_DATA))
  const seen = new Map<string, number>()
  const train: Row[] = []
  const test: Row[] = []
  for (const row of rows) {
    const [text, label] = [row['text'] ?? '', row['category'] ?? '']
    const count = seen.get(label) ?? 0
    seen.set(label, count + 1)
    if (count < TEN) train.push([text, label])
    else test.push([text, label])
  }
  return { name: 'banking77', train, test }
}

function print(tasks: readonly Task[], columns: ReadonlyMap<string, ReadonlyMap<string, Outcome>>): void {
  const cell = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3)).padStart(8)
  for (const { name, train, test } of tasks) {
    console.log(`\n${name}: ${train.length} messages to learn from, ${test.length} to judge by`)
    console.log(
      `${''.padEnd(24)}${['in', 'oos', 'whole', 'fit s', 'ms'].map((head) => head.padStart(8)).join('')}`,
    )
    for (const [column, outcomesOf] of columns) {
      const { inScope, outOfScope, whole, fitSeconds, messageMs } = outcomesOf.get(name)!
      const values = [inScope, outOfScope, whole, fitSeconds, messageMs]
      console.log(column.padEnd(24) + values.map(cell).join(''))
    }
  }
}
