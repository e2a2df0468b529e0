/**
 * What messages wish for, without a catalogue: precision, recall and F1 of slots on our own labelled messages
 * (test/nlp/preferences/labelled: written and labelled without knowledge of the reader; only the lines with even numbers
 * count, the others may be looked at: --dev) and on public data (publicWishes.ts).
 *
 * Goals: own_en_f1, own_zh_f1 >= .95.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createBundledEncoder } from '../../nlp/encoder/bundledEncoder.ts'
import type { WishNetwork } from '../../nlp/preferences/reader/wishNetwork.ts'
import { openWishNetwork } from '../../nlp/preferences/reader/wishNetwork.ts'
import type { Comparison } from '../../data/types/understanding.ts'
import { asWish, f1, judge, total } from './judgedWishes.ts'
import type { Counts, CountsBySlot, Judging, WantedWishes, Wish } from './judgedWishes.ts'
import { asName, asPrice, asSimmcWish, crossWozPrices, simmcWishes, titleNames } from './publicWishes.ts'
import { replaySimmc } from './simmcReplay.ts'
import { SHARED_DATA } from './retrievalVectors.ts'

const LABELLED = new URL('../nlp/preferences/labelled/', import.meta.url)
const LANGUAGES = ['en', 'zh'] as const
const SIMMC = 'simmc2/dialogues.json.gz'
const NUMBER_SLOTS: ReadonlySet<string> = new Set(['price', 'size', 'age', 'delivery', 'quantity', 'rating'])

interface Task extends Judging {
  readonly key: string
  readonly name: string
  readonly cases: readonly WantedWishes[]
}

export async function run(): Promise<void> {
  const network = await openWishNetwork()
  const dev = process.argv.includes('--dev')
  const result: Record<string, number> = {}
  for (const { key, name, cases, ...judging } of [
    ...ownTasks(dev),
    ...(dev ? [] : [...freshTasks(), ...publicTasks()]),
  ]) {
    const counts = await judge(cases, network, { ...judging, show: dev })
    print(name, cases.length, counts)
    result[key] = f1(total(counts))
  }
  if (!dev && existsSync(new URL(SIMMC, SHARED_DATA))) result['simmc2_state'] = await replayed(network)
  await network.close()
  console.log(`RESULT ${JSON.stringify({ bench: dev ? 'preferences --dev' : 'preferences', ...result })}`)
}

function ownTasks(dev: boolean): Task[] {
  return LANGUAGES.map((language) => {
    // Line numbers count from 1.
    const cases = casesIn(`${language}.tsv`).filter((_, i) => (i % 2 === 0) === dev)
    return { key: `own_${language}_f1`, name: `our own, ${language}`, cases }
  })
}

/** By another hand, and never looked at. */
const freshTasks = (): Task[] =>
  LANGUAGES.map((language) => ({
    ...{ key: `fresh_${language}_f1`, name: `fresh, ${language}` },
    cases: casesIn(`fresh-${language}.tsv`),
  }))

const casesIn = (file: string): WantedWishes[] =>
  readFileSync(new URL(file, LABELLED), 'utf8').split('\n').filter(Boolean).map(ownCase)

async function replayed(network: WishNetwork): Promise<number> {
  const encoder = await createBundledEncoder()
  const { refinements, values, held, whole } = await replaySimmc(encoder, network)
  await encoder.close()
  console.log(
    `\nsimmc2 replayed: after ${refinements} refinements the search has ${held} of ${values} values said so far, ` +
      `all of them ${whole} times`,
  )
  return held / values
}

function publicTasks(): Task[] {
  const tasks: { readonly file: string; readonly task: () => Task }[] = [
    {
      file: SIMMC,
      task: () => ({ key: 'simmc2_f1', name: 'simmc2', cases: simmcWishes(), heardAs: asSimmcWish }),
    },
    {
      file: 'crosswoz/val.json.gz',
      task: () => ({ key: 'crosswoz_price_f1', name: 'crosswoz', cases: crossWozPrices(), heardAs: asPrice }),
    },
    {
      file: 'zh-ecommerce-ner/dev.txt.bieos.gz',
      task: () => ({ key: 'ner_f1', name: 'zh-ecommerce-ner', cases: titleNames(), heardAs: asName }),
    },
  ]
  return tasks.flatMap(({ file, task }) => {
    if (existsSync(new URL(file, SHARED_DATA))) return [task()]
    console.log(`left out: ${file} is not there; ../shared/data/README.md says where it comes from`)
    return []
  })
}

function ownCase(line: string): WantedWishes {
  const [message = '', labels = ''] = line.split('\t')
  const wishes = labels
    .split(' ; ')
    .filter((part) => part.trim() !== '')
    .map(labelled)
  return { message, wishes }
}

function labelled(label: string): Wish {
  const match = /^(- )?(\w+) (=|<=|>=|~) (.+)$/.exec(label.trim())
  if (match === null) throw new Error(`not a label: ${label}`)
  const [, minus, slot, comparison, said] = match as unknown as [string, string?, string?, string?, string?]
  const number = NUMBER_SLOTS.has(slot!) ? /^(\d+(?:\.\d+)?)(?: (\S.*))?$/.exec(said!) : null
  return asWish({
    slot: slot!,
    operator: comparison as Comparison,
    value: number === null ? said! : Number(number[1]),
    unit: number?.[2] ?? null,
    refused: minus !== undefined,
  })
}

function print(name: string, messages: number, counts: CountsBySlot): void {
  console.log(`\n${name}, ${messages} messages`)
  console.log(
    `${''.padEnd(16)}${['precision', 'recall', 'F1', 'labels'].map((head) => head.padStart(11)).join('')}`,
  )
  const row = (slot: string, one: Counts): void => {
    const { right, extra, missed } = one
    const cells = [right / (right + extra), right / (right + missed), f1(one)].map((value) =>
      value.toFixed(3),
    )
    console.log(
      slot.padEnd(16) + [...cells, String(right + missed)].map((cell) => cell.padStart(11)).join(''),
    )
  }
  for (const [slot, one] of [...counts].sort(([a], [b]) => a.localeCompare(b))) row(slot, one)
  row('all', total(counts))
}
