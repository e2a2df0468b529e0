/**
 * What messages wish for, without a catalogue: precision, recall and F1 of slots on our own labelled messages
 * (test/nlp/preferences/labelled: written and labelled without knowledge of the reader; only the lines with even numbers
 * count, the others may be looked at).
 *
 * A wish is right when slot, comparison, polarity and value are; values are compared in lower case, the last English word in
 * the singular, without 的 and 色 at the end; units where both say one.
 * Goals: own_en_f1, own_zh_f1 >= .95.
 */
import { readFileSync } from 'node:fs'
import { hear } from '../../nlp/preferences/reader/hearing.ts'
import { plainValue } from '../../nlp/preferences/reader/readWishes.ts'
import { openWishNetwork } from '../../nlp/preferences/reader/wishNetwork.ts'
import type { WishNetwork } from '../../nlp/preferences/reader/wishNetwork.ts'
import { simplified } from '../../nlp/simplified.ts'

interface Wish {
  readonly slot: string
  readonly comparison: string
  readonly value: string
  readonly unit: string | null
  readonly refused: boolean
}

interface Counts {
  right: number
  extra: number
  missed: number
}

const LABELLED = new URL('../nlp/preferences/labelled/', import.meta.url)
const NUMBER_SLOTS: ReadonlySet<string> = new Set(['price', 'size', 'age', 'delivery', 'quantity', 'rating'])

export async function run(): Promise<void> {
  const network = await openWishNetwork()
  const dev = process.argv.includes('--dev')
  const result: Record<string, number> = {}
  for (const language of ['en', 'zh'] as const) {
    const lines = readFileSync(new URL(`${language}.tsv`, LABELLED), 'utf8')
      .split('\n')
      .filter(Boolean)
    // Line numbers count from 1.
    const judged = lines.filter((_, i) => (i % 2 === 0) === dev)
    const counts = await judge(judged, network, dev)
    print(language, judged.length, counts)
    result[`own_${language}_f1`] = f1(total(counts))
  }
  await network.close()
  console.log(`RESULT ${JSON.stringify({ bench: dev ? 'preferences --dev' : 'preferences', ...result })}`)
}

async function judge(
  lines: readonly string[],
  network: WishNetwork,
  show: boolean,
): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>()
  const count = (slot: string): Counts => {
    const found = counts.get(slot) ?? { right: 0, extra: 0, missed: 0 }
    counts.set(slot, found)
    return found
  }
  for (const line of lines) {
    const [message = '', labels = ''] = line.split('\t')
    const wanted = labels
      .split(' ; ')
      .filter((part) => part.trim() !== '')
      .map(labelled)
    const got = await heard(message, network)
    const left = [...wanted]
    const extra: Wish[] = []
    for (const wish of got) {
      const at = left.findIndex((other) => same(other, wish))
      if (at < 0) {
        extra.push(wish)
        count(wish.slot).extra += 1
      } else {
        count(wish.slot).right += 1
        left.splice(at, 1)
      }
    }
    for (const wish of left) count(wish.slot).missed += 1
    if (show && extra.length + left.length > 0) {
      console.log(
        `${message}\n    extra:  ${extra.map(inShort).join(' ; ')}\n    missed: ${left.map(inShort).join(' ; ')}`,
      )
    }
  }
  return counts
}

async function heard(message: string, network: WishNetwork): Promise<Wish[]> {
  const { wishes } = await hear(simplified(message), network)
  const all = wishes.map(({ slot, operator, value, unit, refused }) => ({
    ...{ slot, unit, refused },
    comparison: operator,
    value: plain(String(value)),
  }))
  // The same said twice is one wish.
  return all.filter((wish, i) => all.findIndex((other) => same(other, wish)) === i)
}

function labelled(label: string): Wish {
  const match = /^(- )?(\w+) (=|<=|>=|~) (.+)$/.exec(label.trim())
  if (match === null) throw new Error(`not a label: ${label}`)
  const [, minus, slot, comparison, said] = match as unknown as [string, string?, string?, string?, string?]
  const number = NUMBER_SLOTS.has(slot!) ? /^(\d+(?:\.\d+)?)(?: (\S.*))?$/.exec(said!) : null
  return {
    slot: slot!,
    comparison: comparison!,
    value: number === null ? plain(said!) : String(Number(number[1])),
    unit: number?.[2] ?? null,
    refused: minus !== undefined,
  }
}

const plain = (value: string): string =>
  plainValue(simplified(value))
    .replace(/(?<=\p{Script=Han})[的色]+$/u, '')
    .replace(/\s*(?=\p{Script=Han})|(?<=\p{Script=Han})\s*/gu, '')

const same = (a: Wish, b: Wish): boolean =>
  a.slot === b.slot &&
  a.comparison === b.comparison &&
  a.value === b.value &&
  a.refused === b.refused &&
  (a.unit === null || b.unit === null || a.unit === b.unit)

const inShort = ({ slot, comparison, value, unit, refused }: Wish): string =>
  `${refused ? '- ' : ''}${slot} ${comparison} ${value}${unit === null ? '' : ` ${unit}`}`

const total = (counts: ReadonlyMap<string, Counts>): Counts =>
  [...counts.values()].reduce(
    (sum, one) => ({
      right: sum.right + one.right,
      extra: sum.extra + one.extra,
      missed: sum.missed + one.missed,
    }),
    { right: 0, extra: 0, missed: 0 },
  )

const f1 = ({ right, extra, missed }: Counts): number => (2 * right) / Math.max(1, 2 * right + extra + missed)

function print(language: string, messages: number, counts: ReadonlyMap<string, Counts>): void {
  console.log(`\n${language}, ${messages} messages`)
  console.log(
    `${''.padEnd(16)}${['precision', 'recall', 'F1', 'labels'].map((head) => head.padStart(11)).join('')}`,
  )
  const row = (name: string, one: Counts): void => {
    const { right, extra, missed } = one
    const cells = [right / (right + extra), right / (right + missed), f1(one)].map((value) =>
      value.toFixed(3),
    )
    console.log(
      name.padEnd(16) + [...cells, String(right + missed)].map((cell) => cell.padStart(11)).join(''),
    )
  }
  for (const [slot, one] of [...counts].sort(([a], [b]) => a.localeCompare(b))) row(slot, one)
  row('all', total(counts))
}
