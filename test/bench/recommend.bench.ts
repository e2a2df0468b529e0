/**
 * What one recommend() costs, whole: retrieval, features, the network on the best 200, variety and reasons, for shoppers with
 * a past who ask in words, for a category, for "more like this" or for nothing, at 20,000 and 100,000 products.
 * Goals: the median at 100,000 at most 1.5 times that at 20,000; 200 candidates through the network in .1 ms.
 */
import { mkdir } from 'node:fs/promises'
import type { ProductId, ShopperId } from '../../data/types/ids.ts'
import type { Encoder, Random, Reranker } from '../../data/types/ports.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import type { Profile } from '../../data/types/profile.ts'
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import type { Constraint } from '../../data/types/understanding.ts'
import { trainCollaborative } from '../../recommender/collaborative/collaborative.ts'
import { createReranker } from '../../recommender/rank/backends/createReranker.ts'
import { FEATURE_WIDTH } from '../../recommender/rank/featureMatrix.ts'
import { mlpWidth } from '../../recommender/rank/mlp.ts'
import type { Mlp } from '../../recommender/rank/mlp.ts'
import type { Models } from '../../recommender/rank/models.ts'
import { below, seededRandom } from '../../recommender/rank/random.ts'
import { recommend } from '../../recommender/recommend.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { openSnapshot } from '../../recommender/retrieve/openSnapshot.ts'
import { DIMENSION, largeEvents, largeProducts, largeVectors } from './largeShop.ts'
import { NO_INSIGHTS } from '../../recommender/rank/models.ts'

const SIZES = [20_000, 100_000] as const
const EVENTS = 300_000
const ROUNDS = 2_000
const WARM_UP = 500
const NOW = new Date('2026-07-01T00:00:00Z')
/** As the networks that shops train. */
const HIDDEN = [64, 32]

export async function run(): Promise<void> {
  const random = seededRandom(1)
  const mlp = madeUpNetwork(random)
  const reranker = await createReranker(mlp, { prefer: 'auto', log: (message) => console.log(message) })
  const rerankMs = await timeReranker(reranker, random)
  console.log(
    `\n${'products'.padStart(10)}${['p50', 'p95', 'p99'].map((head) => head.padStart(9)).join('')}   ms a recommend()`,
  )
  const times: Float64Array[] = []
  for (const size of SIZES) {
    const ms = await timeRecommend(size, reranker, random)
    times.push(ms)
    const cells = [0.5, 0.95, 0.99].map((share) => quantile(ms, share).toFixed(2).padStart(9))
    console.log(`${String(size).padStart(10)}${cells.join('')}`)
  }
  console.log(
    `\n200 candidates through ${[mlpWidth(mlp), ...HIDDEN, 1].join('-')} on ${reranker.backend}: ${rerankMs.toFixed(3)} ms`,
  )
  await reranker.close()
  const [small, large] = times as [Float64Array, Float64Array]
  const result = {
    bench: 'recommend',
    p50_ms_20k: round(quantile(small, 0.5)),
    p99_ms_20k: round(quantile(small, 0.99)),
    p50_100k_over_20k: round(quantile(large, 0.5) / quantile(small, 0.5)),
    rerank200_ms: round(rerankMs),
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

/** Sorted. */
async function timeRecommend(size: number, reranker: Reranker, random: Random): Promise<Float64Array> {
  const snapshot = await openLarge(size)
  const events = largeEvents(
    EVENTS,
    snapshot.products.map(({ id }) => id),
  )
  const collaborative = await trainCollaborative(events, Date.UTC(2026, 6, 1), seededRandom(1))
  const models: Models = { version: 'bench', collaborative, linear: null, mlp: null, ...NO_INSIGHTS }
  const requests = Array.from({ length: 200 }, () => drawRequest(snapshot, random))
  const ms: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    // A profile is read from the store at each turn: what is kept for the same object must not count.
    const drawn = requests[round % requests.length]!
    const request = { ...drawn, profile: { ...drawn.profile } }
    const start = performance.now()
    const answer = await recommend(request, { snapshot, models, reranker, now: NOW })
    if (round >= WARM_UP) ms.push(performance.now() - start)
    if (answer.kind !== 'list' || answer.items.length === 0) throw new Error('nothing was recommended')
  }
  return Float64Array.from(ms).sort()
}

async function openLarge(size: number): Promise<CatalogueSnapshot> {
  const dataDir = `.aisle/bench/recommend/${size}`
  await mkdir(dataDir, { recursive: true })
  const vectors = largeVectors(size)
  const encoder: Encoder = {
    ...{ id: 'made up', checksum: `${size}`, dimension: DIMENSION },
    encode: async (texts) =>
      texts.map((text) => {
        const row = Number(/model (\d+)/.exec(text)?.[1] ?? 0)
        return vectors.slice(row * DIMENSION, (row + 1) * DIMENSION)
      }),
    close: async () => undefined,
  }
  return openSnapshot({ products: largeProducts(size), encoder, dataDir, version: 'bench' })
}

/** Words half of the time, then a category, another product, or nothing. */
function drawRequest(snapshot: CatalogueSnapshot, random: Random): RecommendRequest {
  const row = below(random, snapshot.products.length)
  const product = snapshot.products[row]!
  const base = { profile: drawProfile(snapshot, random), embedding: null, size: 5, excludeSeen: false }
  const kind = below(random, 6)
  const category = product.categoryPath[0]!.toLowerCase()
  const inCategory: Constraint = {
    ...{ kind: 'term', facet: 'category', values: [category], said: category },
    ...{ polarity: 'include', strength: 'must', confidence: 1 },
  }
  if (kind <= 2) {
    const query = `${product.attributes['colour']![0]} article ${category.split(' ')[1]}`
    const embedding = snapshot.vectors.slice(row * DIMENSION, (row + 1) * DIMENSION)
    return { ...base, search: { ...EMPTY_SEARCH, query }, embedding }
  }
  if (kind === 3) return { ...base, search: { ...EMPTY_SEARCH, constraints: [inCategory] } }
  if (kind === 4) return { ...base, search: { ...EMPTY_SEARCH, likeProductId: product.id } }
  return { ...base, search: EMPTY_SEARCH }
}

function drawProfile(snapshot: CatalogueSnapshot, random: Random): Profile {
  const own = Array.from({ length: 30 }, () => below(random, snapshot.products.length))
  const ids = own.map((row) => `p${row}` as ProductId)
  const first = own[0]!
  return {
    ...emptyProfile('bench' as ShopperId, NOW),
    tastes: { brand: { 'brand 7': 0.5, 'brand 99': 0.3 }, colour: { blue: 0.4, red: -0.3 } },
    vector: [...snapshot.vectors.subarray(first * DIMENSION, (first + 1) * DIMENSION)],
    priceLevel: 0.2,
    ...{ recent: ids, liked: ids.slice(0, 8), bought: ids.slice(8, 14) },
  }
}

function madeUpNetwork(random: Random): Mlp {
  const sizes = [FEATURE_WIDTH, ...HIDDEN, 1]
  return {
    layers: HIDDEN.concat(1).map((outputs, i) => ({
      ...{ inputs: sizes[i]!, outputs },
      weights: Float32Array.from({ length: sizes[i]! * outputs }, () => (random.next() - 0.5) / 4),
      bias: new Float32Array(outputs),
    })),
  }
}

async function timeReranker(reranker: Reranker, random: Random): Promise<number> {
  const features = Float32Array.from({ length: 200 * FEATURE_WIDTH }, () => random.next())
  const ms: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const start = performance.now()
    await reranker.score(features)
    if (round >= WARM_UP) ms.push(performance.now() - start)
  }
  return quantile(Float64Array.from(ms).sort(), 0.5)
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

const round = (value: number): number => Math.round(value * 1000) / 1000
