/** The part of the retrieval bench that looks at whole requests on icecat: time of retrieve() and quality of its order. */
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ProductId, ShopperId } from '../../data/types/ids.ts'
import type { Encoder } from '../../data/types/ports.ts'
import type { Product } from '../../data/types/product.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import type { Constraint, SearchState } from '../../data/types/understanding.ts'
import { BUNDLED_ENCODER } from '../../nlp/encoder/bundledEncoder.ts'
import { createWorkerEncoder } from '../../nlp/encoder/workerEncoder.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { openSnapshot } from '../../recommender/retrieve/openSnapshot.ts'
import { retrieve } from '../../recommender/retrieve/retrieve.ts'
import { bestPositions } from '../../recommender/retrieve/topK.ts'
import { icecatJudgements, ndcgAt10 } from './icecatJudgements.ts'
import { icecatProducts } from './icecatProducts.ts'

/** What a recommendation asks for. */
const SIZE = 500
const ROUNDS = 20
/** Products that read differently in the catalogue that is swapped in: 1 in 20. */
const NEW_NAMES = 1000
const BETWEEN_REQUESTS_MS = 5
const ALONE_MS = 2_000

const DATA_DIR = fileURLToPath(new URL('../../.aisle/bench/icecat', import.meta.url))
const PROFILE = emptyProfile('bench' as ShopperId, new Date(0))
const MUST = { polarity: 'include', strength: 'must', confidence: 1, said: '' } as const
const UNDER_500: Constraint = { kind: 'price', minMinor: null, maxMinor: 50_000, ...MUST }
const BLACK: Constraint = { kind: 'term', facet: 'colour', values: ['black'], ...MUST }

interface Query {
  readonly text: string
  readonly embedding: Float32Array
}

const requestOf = ({ text, embedding }: Query, search: Partial<SearchState> = {}): RecommendRequest => ({
  search: { ...EMPTY_SEARCH, query: text, ...search },
  profile: PROFILE,
  embedding,
  size: 10,
  excludeSeen: false,
})

export async function benchIcecat(encoder: Encoder): Promise<Record<string, number>> {
  const products = await icecatProducts()
  const bulk = await createWorkerEncoder(BUNDLED_ENCODER)
  const open = (products: readonly Product[]): Promise<CatalogueSnapshot> =>
    openSnapshot({ products, encoder: bulk, dataDir: DATA_DIR, version: 'bench' })
  await open(products)
  const started = performance.now()
  const snapshot = await open(products)
  const reopenMs = performance.now() - started
  const judged = await icecatJudgements()
  const queries = await Promise.all(
    [...judged.keys()].map(async (text): Promise<Query> => {
      const [embedding] = await encoder.encode([text], 'query')
      return { text, embedding: embedding! }
    }),
  )
  const times = timeRequests(snapshot, queries)
  const swap = await delayWhileSwapping(snapshot, queries, () => open(withNewNames(products)))
  const quality = { ...(await ndcg(snapshot, queries)), icecat_reopen_ms: Math.round(reopenMs) }
  console.log(`\nicecat, ${products.length} products; opened again in ${(reopenMs / 1000).toFixed(2)} s`)
  console.log(`retrieve ${SIZE}, p50 (p99) in ms`)
  for (const [name, { p50, p99 }] of Object.entries(times)) {
    console.log(`  ${name.padEnd(34)}${p50.toFixed(3)} (${p99.toFixed(3)})`)
  }
  console.log(
    `a retrieve while ${NEW_NAMES} new texts are swapped in, p50 ${swap.duringP50.toFixed(2)} p99 ${swap.duringP99.toFixed(2)} ms late and under way; ` +
      `with nothing else to do p50 ${swap.aloneP50.toFixed(2)} p99 ${swap.aloneP99.toFixed(2)}`,
  )
  console.log('full-rank NDCG@10, developer judgements')
  for (const [name, value] of Object.entries(quality)) console.log(`  ${name.padEnd(34)}${value}`)
  await bulk.close()
  return {
    swap_delay_p50_ms: round(swap.duringP50),
    swap_delay_p99_ms: round(swap.duringP99),
    icecat_retrieve_p50_ms: round(times['words and vector']!.p50),
    ...quality,
  }
}

const withNewNames = (products: readonly Product[], stamp = Date.now()): Product[] =>
  products.map((product, row) =>
    row < NEW_NAMES ? { ...product, name: { en: `${product.name.en ?? ''} (${stamp})` } } : product,
  )

/**
 * A request arrives every few milliseconds: how long after it should have begun is it answered? First with nothing else to
 * do, then while a changed catalogue is opened.
 */
async function delayWhileSwapping(
  snapshot: CatalogueSnapshot,
  queries: readonly Query[],
  swap: () => Promise<unknown>,
) {
  const answerUntil = async (isOver: () => boolean): Promise<number[]> => {
    const delays: number[] = []
    for (let i = 0; !isOver(); i++) {
      const due = performance.now() + BETWEEN_REQUESTS_MS
      await setTimeout(BETWEEN_REQUESTS_MS)
      retrieve(requestOf(queries[i % queries.length]!), snapshot, { size: SIZE })
      delays.push(performance.now() - due)
    }
    return delays.sort((a, b) => a - b)
  }
  const end = performance.now() + ALONE_MS
  const alone = await answerUntil(() => performance.now() > end)
  let over = false
  const swapping = swap().finally(() => (over = true))
  const during = await answerUntil(() => over)
  await swapping
  return {
    aloneP50: percentile(alone, 0.5),
    aloneP99: percentile(alone, 0.99),
    duringP50: percentile(during, 0.5),
    duringP99: percentile(during, 0.99),
  }
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
const round = (value: number): number => Number(value.toFixed(3))

function timeRequests(
  snapshot: CatalogueSnapshot,
  queries: readonly Query[],
): Record<string, { p50: number; p99: number }> {
  const someProduct = snapshot.products[100]!.id
  const kinds: Record<string, (query: Query) => RecommendRequest> = {
    'words and vector': (query) => requestOf(query),
    'under 500': (query) => requestOf(query, { constraints: [UNDER_500] }),
    'black, under 500, 20 refused': (query) =>
      requestOf(query, { constraints: [BLACK, UNDER_500], refused: idsFrom(snapshot, 20) }),
    'more like this': (query) => requestOf({ ...query, text: '' }, { likeProductId: someProduct }),
    'nothing said': (query) => ({ ...requestOf(query, { query: '' }), embedding: null }),
  }
  const times: Record<string, { p50: number; p99: number }> = {}
  for (const [name, request] of Object.entries(kinds)) {
    const all: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      for (const query of queries) {
        const asked = request(query)
        const started = performance.now()
        retrieve(asked, snapshot, { size: SIZE })
        all.push(performance.now() - started)
      }
    }
    all.sort((a, b) => a - b)
    times[name] = { p50: percentile(all, 0.5), p99: percentile(all, 0.99) }
  }
  return times
}

const idsFrom = ({ products }: CatalogueSnapshot, count: number): ProductId[] =>
  products.slice(0, count).map(({ id }) => id)

async function ndcg(
  snapshot: CatalogueSnapshot,
  queries: readonly Query[],
): Promise<Record<'ndcg_hybrid' | 'ndcg_bm25' | 'ndcg_dense', number>> {
  const judged = await icecatJudgements()
  const mean = (rank: (query: Query) => readonly number[]): number => {
    const values = queries
      .map((query) =>
        ndcgAt10(
          rank(query).map((row) => snapshot.products[row]!.id),
          judged.get(query.text)!,
        ),
      )
      .filter((value) => value !== null)
    return Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4))
  }
  return {
    ndcg_hybrid: mean((query) =>
      retrieve(requestOf(query), snapshot, { size: SIZE }).candidates.map(({ row }) => row),
    ),
    ndcg_bm25: mean(({ text }) => {
      const words = snapshot.lexical.score(text, 10, null)
      const rows = words.best.slice().sort()
      return Array.from(bestPositions(words.of(rows), 10), (position) => rows[position]!)
    }),
    ndcg_dense: mean(({ embedding }) =>
      snapshot.index.search(embedding, 10, null, snapshot.products.length).map(({ row }) => row),
    ),
  }
}
