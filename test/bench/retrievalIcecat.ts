/** The part of the retrieval bench that looks at whole requests on icecat: time of retrieve() and quality of its order. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ProductId, ShopperId } from '../../data/types/ids.ts'
import type { Encoder } from '../../data/types/ports.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import type { Constraint, SearchState } from '../../data/types/understanding.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { openSnapshot } from '../../recommender/retrieve/openSnapshot.ts'
import { retrieve } from '../../recommender/retrieve/retrieve.ts'
import { bestPositions } from '../../recommender/retrieve/topK.ts'
import { icecatJudgements, ndcgAt10 } from './icecatJudgements.ts'
import { icecatProducts } from './icecatProducts.ts'

/** What a recommendation asks for. */
const SIZE = 500
const ROUNDS = 20

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
  const open = (): Promise<CatalogueSnapshot> =>
    openSnapshot({ products, encoder, dataDir: join(DATA_DIR), version: 'bench' })
  await open()
  const started = performance.now()
  const snapshot = await open()
  const reopenMs = performance.now() - started
  const judged = await icecatJudgements()
  const queries = await Promise.all(
    [...judged.keys()].map(async (text): Promise<Query> => {
      const [embedding] = await encoder.encode([text], 'query')
      return { text, embedding: embedding! }
    }),
  )
  const times = timeRequests(snapshot, queries)
  const quality = { ...(await ndcg(snapshot, queries)), icecat_reopen_ms: Math.round(reopenMs) }
  console.log(`\nicecat, ${products.length} products; opened again in ${(reopenMs / 1000).toFixed(2)} s`)
  console.log(`retrieve ${SIZE}, p50 (p99) in ms`)
  for (const [name, { p50, p99 }] of Object.entries(times)) {
    console.log(`  ${name.padEnd(34)}${p50.toFixed(3)} (${p99.toFixed(3)})`)
  }
  console.log('full-rank NDCG@10, developer judgements')
  for (const [name, value] of Object.entries(quality)) console.log(`  ${name.padEnd(34)}${value}`)
  return { icecat_retrieve_p50_ms: Number(times['words and vector']!.p50.toFixed(3)), ...quality }
}

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
    times[name] = { p50: all[all.length >> 1]!, p99: all[Math.floor(all.length * 0.99)]! }
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
    ndcg_bm25: mean(({ text }) => [...bestPositions(snapshot.lexical.score(text).scores, 10)]),
    ndcg_dense: mean(({ embedding }) =>
      snapshot.index.search(embedding, 10, null, snapshot.products.length).map(({ row }) => row),
    ),
  }
}
