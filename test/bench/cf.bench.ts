/**
 * Collaborative filtering on three public sets: every model of ours, the library `implicit` where a Python with it is found
 * (AISLE_BENCH_PYTHON names one), and the published figures. Settings are chosen on a part carved from training.
 * `-- NAME` runs one set only. Goals: the published best of each set, see publicInteractions.ts.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Interactions } from '../../recommender/collaborative/interactions.ts'
import { carve } from '../../recommender/evaluate/cases.ts'
import type { Case } from '../../recommender/evaluate/cases.ts'
import { compare, MODEL_NAMES } from '../../recommender/evaluate/compare.ts'
import type { HeldBack } from '../../recommender/evaluate/heldBack.ts'
import { summarize } from '../../recommender/evaluate/summary.ts'
import type { Summary } from '../../recommender/evaluate/summary.ts'
import { tableOf } from '../../recommender/evaluate/table.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { missingFile, PUBLIC_SETS } from './publicInteractions.ts'
import type { PublicSet } from './publicInteractions.ts'

const SEED = 1
const VALIDATION_SHOPPERS = 2000
const FOLDER = '.aisle/bench/cf'
const PEER = 'test/bench/peers/implicit_peer.py'

export async function run(): Promise<void> {
  const only = process.argv[3]
  const result: Record<string, number | string> = { bench: 'cf' }
  for (const set of PUBLIC_SETS) {
    if (only !== undefined && only !== set.name) continue
    const missing = missingFile(set)
    if (missing !== null) {
      console.log(`skipped: ${missing} is not there; ../shared/data/README.md says where it comes from`)
      continue
    }
    const held = await set.read()
    const { cases, past } = held
    const judged = await compare({
      ...{ past, cases, models: MODEL_NAMES, seed: SEED, validationShoppers: VALIDATION_SHOPPERS },
      onProgress: (message) => console.error(message),
    })
    const summary = summarize(past, cases, judged)
    print(set, held, summary)
    // Which model speaks for us is chosen before the test is looked at.
    const best = summary.models.toSorted((a, b) => (b.validation ?? 0) - (a.validation ?? 0))[0]
    console.log(`\nchosen on validation: ${best?.name}`)
    result[`${set.name}_hr10`] = round(best?.accuracy.hitRate ?? 0)
    result[`${set.name}_ndcg10`] = round(best?.accuracy.ndcg ?? 0)
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

function print({ about, goal, name, published }: PublicSet, held: HeldBack, summary: Summary): void {
  const { columns, rows, width } = held.past.interactions
  console.log(
    `\n${name}: ${about}; ${rows} users, ${width} items, ${columns.length} interactions, seed ${SEED}\n`,
  )
  console.log(tableOf(summary))
  console.log('\nimplicit, this run                       HR@10   NDCG@10')
  for (const line of peerLines(name, held)) console.log(line)
  console.log('\npublished                                HR@10   NDCG@10')
  for (const [model, hitRate, ndcg] of published)
    console.log(`${model.padEnd(38)}${hitRate.toFixed(4).padStart(8)}${ndcg.toFixed(4).padStart(10)}`)
  console.log(`${'goal'.padEnd(38)}${goal[0].toFixed(4).padStart(8)}${goal[1].toFixed(4).padStart(10)}`)
}

interface PeerResult {
  readonly name: string
  readonly settings: Readonly<Record<string, number>>
  readonly hr10: number
  readonly ndcg10: number
  readonly fit_s: number
}

/** The same cases through the peer, in a process of its own; or why it is missing. */
function peerLines(name: string, { cases, past }: HeldBack): string[] {
  const folder = `${FOLDER}/${name}`
  const full = cases[0]?.others === null
  const validation = carve(past, { full, shoppers: VALIDATION_SHOPPERS }, seededRandom(SEED))
  writeCases(`${folder}/validation`, validation.past.interactions, validation.cases)
  writeCases(`${folder}/test`, past.interactions, cases)
  const python = process.env['AISLE_BENCH_PYTHON'] ?? 'python3'
  const { rows, width } = past.interactions
  const peer = spawnSync(python, [PEER, folder, '--shoppers', `${rows}`, '--items', `${width}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (peer.status !== 0) {
    const lastLine = peer.stderr.trim().split('\n').at(-1) ?? ''
    const reason = peer.error?.message ?? (lastLine === '' ? 'it did not end well' : lastLine)
    return [`missing: ${python} cannot run it (${reason})`]
  }
  return peer.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PeerResult)
    .map((one) => {
      const settings = Object.entries(one.settings).map(([key, value]) => `${key} ${value}`)
      const figures = `${one.hr10.toFixed(4).padStart(8)}${one.ndcg10.toFixed(4).padStart(10)}`
      return `${one.name.padEnd(38)}${figures}   ${settings.join(', ')}; fit ${one.fit_s.toFixed(1)} s`
    })
}

function writeCases(folder: string, matrix: Interactions, cases: readonly Case[]): void {
  mkdirSync(folder, { recursive: true })
  const pairs: string[] = []
  for (let row = 0; row < matrix.rows; row++) {
    for (let i = matrix.starts[row]!; i < matrix.starts[row + 1]!; i++)
      pairs.push(`${row}\t${matrix.columns[i]}\n`)
  }
  writeFileSync(`${folder}/train.tsv`, pairs.join(''))
  const lines = cases.flatMap(({ others, relevant, shopper }) =>
    Array.from(relevant, (item) => [shopper, item, ...(others ?? [])].join('\t')),
  )
  writeFileSync(`${folder}/cases.tsv`, `${lines.join('\n')}\n`)
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
