/**
 * The bundled encoder beside the models that it was distilled from, the model before it, BM25 and vectors without meaning:
 * size and time in this process on one thread, then what the vectors are good for (encoderQuality.ts). The first run encodes
 * some 300,000 texts with every peer (half an hour on two cores); vectors are kept in .aisle/bench.
 *
 * Goals: mb <= 10.5, p50_over_minilm <= .45, icecat_over_minilm >= 1.05, icecat_hybrid_over_bm25 >= 1.07, clinc_val >= .962,
 * zh_leave_category >= .90, pairs_recall1 >= .95, probes >= .9, int8_cosine >= .985, batch_diff <= 1e-5.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Encoder } from '../../data/types/ports.ts'
import { BUNDLED_ENCODER } from '../../nlp/encoder/bundledEncoder.ts'
import { createTransformersEncoder } from '../../nlp/encoder/transformersEncoder.ts'
import { bytesOnDisk, openPeer, peers, randomEncoder } from './encoderPeers.ts'
import type { Peer } from './encoderPeers.ts'
import {
  intents,
  lexicalSearch,
  namePairs,
  openProductSearch,
  opinions,
  probes,
  productSearch,
  relevance,
} from './encoderQuality.ts'
import type { Figures, ProductSearch } from './encoderQuality.ts'
import { missingFile } from './retrievalVectors.ts'

/** Eight words, no two the same, so that no cache helps. */
const QUERY = (round: number): string => `waterproof hiking jacket for women under ${round} dollars`
const QUERIES = 300
const BATCHES = 12
const ROUNDS = 5

export async function run(): Promise<void> {
  const missing = missingFile()
  if (missing !== null) {
    console.log(`skipped: ${missing} is not there; ../shared/data/README.md says where it comes from`)
    return
  }
  const { there, missing: absent } = peers()
  for (const { name, options } of absent) console.log(`left out: ${name} (${options.model} is not there)`)
  const columns = new Map<string, Figures>()
  const speed = await measureSpeed(there)
  const search = await openProductSearch()
  for (const peer of there) {
    const encoder = await openPeer(peer)
    columns.set(peer.name, { ...speed.get(peer.name), ...(await quality(encoder, search)) })
    await encoder.close()
  }
  columns.set('BM25', lexicalSearch(search))
  columns.set('random', await quality(randomEncoder(BUNDLED_ENCODER.dimension!), search))
  printTable(columns)
  const faithful = await faithfulness()
  console.log(
    `int8 to the network before it, cosine: ${faithful.int8_cosine.toFixed(4)} (lowest of ${faithful.texts} texts)`,
  )
  console.log(`largest difference of a vector alone and in a batch: ${faithful.batch_diff}`)
  console.log(`RESULT ${JSON.stringify(resultOf(columns, faithful))}`)
}

async function quality(encoder: Encoder, search: ProductSearch): Promise<Figures> {
  return {
    ...(await productSearch(encoder, search)),
    ...(await intents(encoder)),
    ...(await opinions(encoder)),
    ...(await relevance(encoder)),
    ...(await namePairs(encoder)),
    ...(await probes(encoder)),
  }
}

/** Peers take turns, so that what else the machine does falls on all of them. */
async function measureSpeed(all: readonly Peer[]): Promise<Map<string, Figures>> {
  const figures = new Map<string, Record<string, number>>()
  const open: {
    readonly name: string
    readonly encoder: Encoder
    readonly times: number[]
    readonly rates: number[]
  }[] = []
  for (const peer of all) {
    const started = performance.now()
    const encoder = await openPeer(peer)
    figures.set(peer.name, {
      mb: (await bytesOnDisk(peer.options.model)) / 1e6,
      load_ms: performance.now() - started,
    })
    open.push({ name: peer.name, encoder, times: [], rates: [] })
  }
  let number = 0
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { encoder, times, rates } of open) {
      const roundTimes: number[] = []
      for (let i = 0; i < QUERIES; i++) {
        const text = QUERY(number++)
        const before = performance.now()
        await encoder.encode([text], 'query')
        roundTimes.push(performance.now() - before)
      }
      const before = performance.now()
      for (let i = 0; i < BATCHES; i++) {
        await encoder.encode(
          Array.from({ length: 32 }, () => QUERY(number++)),
          'product',
        )
      }
      // The first round warms up.
      if (round === 0) continue
      times.push(...roundTimes)
      rates.push((32 * BATCHES * 1000) / (performance.now() - before))
    }
  }
  for (const { name, encoder, times, rates } of open) {
    Object.assign(figures.get(name)!, { p50_ms: median(times), texts_per_s: median(rates) })
    await encoder.close()
  }
  return figures
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

interface Reference {
  readonly texts: readonly string[]
  /** Row-major float32, texts x dimension, base64: the vectors of the network before its weights were made int8. */
  readonly vectors: string
}

async function faithfulness() {
  const file = await readFile(join(BUNDLED_ENCODER.model, 'reference.json'), 'utf8')
  const { texts, vectors } = JSON.parse(file) as Reference
  const bytes = new Uint8Array(Buffer.from(vectors, 'base64'))
  const wanted = new Float32Array(bytes.buffer)
  const encoder = await createTransformersEncoder(BUNDLED_ENCODER)
  const together = await encoder.encode(texts, 'product')
  const cosines = together.map((vector, row) =>
    vector.reduce((sum, value, i) => sum + value * wanted[row * vector.length + i]!, 0),
  )
  let difference = 0
  for (const [row, text] of texts.entries()) {
    const [alone] = await encoder.encode([text], 'product')
    alone!.forEach((value, i) => (difference = Math.max(difference, Math.abs(value - together[row]![i]!))))
  }
  await encoder.close()
  return { int8_cosine: Math.min(...cosines), batch_diff: difference, texts: texts.length }
}

function printTable(columns: ReadonlyMap<string, Figures>): void {
  const rows = [...new Set([...columns.values()].flatMap((figures) => Object.keys(figures)))]
  console.log(`\n${''.padEnd(22)}${[...columns.keys()].map((name) => name.padStart(12)).join('')}`)
  for (const row of rows) {
    const cells = [...columns.values()].map((figures) => cell(figures[row]).padStart(12))
    console.log(`${row.padEnd(22)}${cells.join('')}`)
  }
}

const cell = (value: number | undefined): string =>
  value === undefined ? '-' : value > 20 ? value.toFixed(0) : value.toFixed(3)

function resultOf(
  columns: ReadonlyMap<string, Figures>,
  faithful: Awaited<ReturnType<typeof faithfulness>>,
): Record<string, unknown> {
  const ours = columns.get('ours')!
  const minilm = columns.get('MiniLM-L6')
  const bm25 = columns.get('BM25')!
  const figures = {
    mb: ours['mb'],
    p50_over_minilm: minilm && ours['p50_ms']! / minilm['p50_ms']!,
    icecat_over_minilm: minilm && ours['icecat']! / minilm['icecat']!,
    icecat_hybrid_over_bm25: ours['icecat_hybrid']! / bm25['icecat']!,
    icecat: ours['icecat'],
    icecat_judged: ours['icecat_judged'],
    clinc_val: ours['clinc_val'],
    sofmattress: ours['sofmattress'],
    powerplay: ours['powerplay'],
    customer_reviews: ours['customer_reviews'],
    zh_leave_category: ours['zh_leave_category'],
    qbqtc_auc: ours['qbqtc_auc'],
    pairs_recall1: ours['pairs_recall1'],
    probes: ours['probes'],
    probes_fresh: ours['probes_fresh'],
    int8_cosine: faithful.int8_cosine,
    p50_ms: ours['p50_ms'],
    texts_per_s: ours['texts_per_s'],
    load_ms: ours['load_ms'],
  }
  const result: Record<string, number | string> = { bench: 'encoder' }
  for (const [name, value] of Object.entries(figures)) {
    if (value !== undefined) result[name] = Number(value.toFixed(4))
  }
  return { ...result, batch_diff: faithful.batch_diff }
}
