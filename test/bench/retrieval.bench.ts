/**
 * The vector index and retrieval as a whole, on real texts with the bundled encoder.
 *
 *   neighbours  recall@10 against the exact scan and p50 of one search at 10,000, 20,000 and 60,000 vectors, with every row
 *               allowed and with 2 % of them, beside plain hnswlib-node at the smallest ef that reaches the same recall
 *               (its own filter callback for the 2 %). Rows of the two alternate query by query, so that whatever else the
 *               machine does falls on both.
 *   retrieval   one whole retrieve() for 500 candidates on icecat, by kind of request.
 *   quality     full-rank NDCG@10 on icecat's judgements: words alone, vectors alone, both as retrieve() orders them.
 * The first run takes two minutes more, for the encoding and the graphs, which are kept in .aisle/bench.
 */
import { existsSync, renameSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import hnswlib from 'hnswlib-node'
import type { Encoder, VectorIndex } from '../../data/types/ports.ts'
import { createBundledEncoder } from '../../nlp/encoder/bundledEncoder.ts'
import { createExactScan } from '../../recommender/retrieve/exactScan.ts'
import type { ExactScan } from '../../recommender/retrieve/exactScan.ts'
import { buildGraph, GRAPH_SETTINGS, readGraph } from '../../recommender/retrieve/hnsw.ts'
import { createHnswIndex } from '../../recommender/retrieve/hnswIndex.ts'
import { benchIcecat } from './retrievalIcecat.ts'
import { CACHE, missingFile, realVectors } from './retrievalVectors.ts'
import type { Searchable } from './retrievalVectors.ts'

const SIZES = [10_000, 20_000, 60_000]
const QUERIES = 1000
const K = 10
/** Where plain hnswlib-node is measured for the recall that it reaches. */
const EFS = [10, 16, 24, 32, 40, 48, 56, 64, 80, 96, 128, 160, 200, 256, 320, 400]
/** One row in 50. */
const NARROW = 50

interface Bed {
  readonly size: number
  readonly queries: readonly Float32Array[]
  readonly ours: VectorIndex
  readonly scan: ExactScan
  readonly plain: hnswlib.HierarchicalNSW
}

interface Line {
  readonly size: number
  readonly recall: number
  readonly plainEf: number
  readonly plainRecall: number
  readonly oursMs: number
  readonly plainMs: number
  readonly scanMs: number
  readonly filteredMs: number
  readonly plainFilteredMs: number
  readonly filteredRecall: number
}

export async function run(): Promise<void> {
  const missing = missingFile()
  if (missing !== null) {
    console.log(
      `skipped: this bench reads ${missing}, which is not there (see its README for where it comes from)`,
    )
    return
  }
  const encoder = await createBundledEncoder()
  const lines = await benchNeighbours(encoder)
  const icecat = await benchIcecat(encoder)
  await encoder.close()
  const largest = lines.at(-1)!
  const result = {
    bench: 'retrieval',
    recall_60k: round(largest.recall, 4),
    p50_60k_over_hnswlib: round(largest.oursMs / largest.plainMs, 3),
    filtered_p50_over_unfiltered: round(largest.filteredMs / largest.oursMs, 3),
    p50_60k_ms: round(largest.oursMs, 3),
    p50_20k_over_hnswlib: round(lines[1]!.oursMs / lines[1]!.plainMs, 3),
    p50_10k_over_hnswlib: round(lines[0]!.oursMs / lines[0]!.plainMs, 3),
    filtered_recall_60k: round(largest.filteredRecall, 4),
    plain_filtered_over_ours: round(largest.plainFilteredMs / largest.filteredMs, 1),
    ...icecat,
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

async function benchNeighbours(encoder: Encoder): Promise<Line[]> {
  const { searched, asked } = await realVectors(encoder, SIZES.at(-1)!, QUERIES)
  const queries = rowsOf(asked)
  const lines: Line[] = []
  for (const size of SIZES) lines.push(measure(await openBed(size, searched, queries, encoder.checksum)))
  printLines(lines)
  return lines
}

const rowsOf = ({ vectors, count, dimension }: Searchable): Float32Array[] =>
  Array.from({ length: count }, (_, row) => vectors.slice(row * dimension, (row + 1) * dimension))

/** Both sides search the same graph, read from the same file: M 16, efConstruction 200. */
async function openBed(
  size: number,
  { vectors, dimension }: Searchable,
  queries: readonly Float32Array[],
  checksum: string,
): Promise<Bed> {
  const part = vectors.subarray(0, size * dimension)
  const path = fileURLToPath(new URL(`graph-${size}-${GRAPH_SETTINGS}-${checksum.slice(0, 8)}.hnsw`, CACHE))
  if (!existsSync(path)) {
    const started = performance.now()
    buildGraph(part, { path: `${path}.tmp`, dimension }, () => undefined)
    renameSync(`${path}.tmp`, path)
    console.log(`graph of ${size} built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  const scan = await createExactScan(part, dimension)
  const rowOfLabel = Int32Array.from({ length: size }, (_, row) => row)
  const ours = createHnswIndex({ graph: await readGraph({ path, dimension }), scan, rowOfLabel })
  const plain = new hnswlib.HierarchicalNSW('ip', dimension)
  plain.readIndexSync(path)
  return { size, queries, ours, scan, plain }
}

function measure(bed: Bed): Line {
  const { size, queries, ours, scan, plain } = bed
  const search = (index: VectorIndex, query: Float32Array): number[] =>
    index.search(query, K, null, size).map(({ row }) => row)
  const truth = queries.map((query) => new Set(search(scan, query)))
  const recall = recallOf(
    queries.map((query) => search(ours, query)),
    truth,
  )
  const { ef, recall: plainRecall } = efFor(recall, bed, truth)
  plain.setEf(ef)
  const [oursMs, plainMs, scanMs] = p50s(queries, [
    (query) => ours.search(query, K, null, size),
    (query) => plain.searchKnn(Array.from(query), K),
    (query) => scan.search(query, K, null, size),
  ])

  const mask = Uint8Array.from({ length: size }, (_, row) => (row % NARROW === 0 ? 1 : 0))
  const allowed = Math.ceil(size / NARROW)
  const keep = (label: number): boolean => mask[label] === 1
  const few = queries.slice(0, 200)
  const [filteredMs, plainFilteredMs] = p50s(few, [
    (query) => ours.search(query, K, mask, allowed),
    (query) => plain.searchKnn(Array.from(query), K, keep),
  ])
  const narrowTruth = few.map((query) => new Set(scan.search(query, K, mask, allowed).map(({ row }) => row)))
  const narrowFound = few.map((query) => ours.search(query, K, mask, allowed).map(({ row }) => row))
  return {
    ...{ size, recall, plainEf: ef, plainRecall },
    ...{ oursMs: oursMs!, plainMs: plainMs!, scanMs: scanMs! },
    ...{ filteredMs: filteredMs!, plainFilteredMs: plainFilteredMs! },
    filteredRecall: recallOf(narrowFound, narrowTruth),
  }
}

/** The smallest ef at which plain hnswlib-node finds as much; the largest one when none does. */
function efFor(wanted: number, { queries, plain }: Bed, truth: readonly Set<number>[]) {
  let recall = 0
  for (const ef of EFS) {
    plain.setEf(ef)
    recall = recallOf(
      queries.map((query) => plain.searchKnn(Array.from(query), K).neighbors),
      truth,
    )
    if (recall >= wanted) return { ef, recall }
  }
  return { ef: EFS.at(-1)!, recall }
}

function recallOf(found: readonly (readonly number[])[], truth: readonly ReadonlySet<number>[]): number {
  const hits = found.map((rows, i) => rows.filter((row) => truth[i]!.has(row)).length)
  return hits.reduce((sum, one) => sum + one, 0) / (truth.length * K)
}

/** Medians in ms of each way, taken in turn for every query after a warm-up. */
function p50s<Query>(queries: readonly Query[], ways: readonly ((query: Query) => unknown)[]): number[] {
  const times = ways.map((): number[] => [])
  for (const query of queries.slice(0, 100)) for (const way of ways) way(query)
  for (const query of queries) {
    ways.forEach((way, index) => {
      const started = performance.now()
      way(query)
      times[index]!.push(performance.now() - started)
    })
  }
  return times.map((all) => all.sort((a, b) => a - b)[all.length >> 1]!)
}

function printLines(lines: readonly Line[]): void {
  const cell = (value: number, digits: number): string => value.toFixed(digits).padStart(10)
  console.log('\nnearest 10, p50 in ms')
  console.log(
    '   vectors    recall      ours     plain  plain ef  plain rec      scan   2 % ours  2 % plain  2 % rec',
  )
  for (const line of lines) {
    const cells = [
      cell(line.size, 0),
      cell(line.recall, 4),
      cell(line.oursMs, 3),
      cell(line.plainMs, 3),
      cell(line.plainEf, 0),
      cell(line.plainRecall, 4),
      cell(line.scanMs, 3),
      cell(line.filteredMs, 3),
      cell(line.plainFilteredMs, 3),
      cell(line.filteredRecall, 4),
    ]
    console.log(cells.join(''))
  }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
