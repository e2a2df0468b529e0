/**
 * The naive peer of the turn bench: the same shop, in which the three stages that a tutorial takes from a library are
 * those libraries as they come. The words of the shopper through transformers.js' pipeline in float32, without a memory of
 * texts; one search of hnswlib-node's graph with a filter callback; the same network on tfjs' CPU backend. All else is the
 * shop's own, so that both give answers of the same kind and keep the same things.
 */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { pipeline } from '@xenova/transformers'
import hnswlib from 'hnswlib-node'
import type { Shop } from '../../bot/wiring.ts'
import type { Encoder, Reranker } from '../../data/types/ports.ts'
import type { Recommendation, RecommendRequest } from '../../data/types/recommendation.ts'
import { openWishNetwork } from '../../nlp/preferences/reader/wishNetwork.ts'
import { createUnderstand } from '../../nlp/understand.ts'
import { tfjsReranker } from '../../recommender/rank/backends/tfjs.ts'
import { rank, recommend } from '../../recommender/recommend.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { rowsSatisfying } from '../../recommender/retrieve/filters.ts'
import { mustsOf, refusedRows } from '../../recommender/retrieve/request.ts'
import type { Candidate } from '../../recommender/retrieve/retrieve.ts'

/** Puts the naive parts into an open shop. Its catalogue was embedded with the same model, `encoderFolder`. */
export async function useNaiveParts(shop: Shop, encoderFolder: string): Promise<void> {
  const { currency, now } = shop.services
  const encoder = await naiveEncoder(encoderFolder, shop.current().snapshot.dimension)
  const search = naiveSearch(shop.current().snapshot)
  const reranker = await naiveReranker(shop)
  const vocabulary = () => shop.current().vocabulary
  Object.assign(shop.services, {
    understand: await createUnderstand({ encoder, vocabulary, currency, reader: await openWishNetwork() }),
    embed: async (query: string) => (await encoder.encode([query], 'query'))[0]!,
    recommend: async (request: RecommendRequest): Promise<Recommendation> => {
      const deps = { ...shop.current(), reranker, now: now() }
      const candidates = search(request)
      // Nothing asked for in words, or nothing that matches: no nearest neighbours to speak of.
      if (candidates.length === 0) return recommend(request, deps)
      const matching = candidates.length
      return { kind: 'list', items: await rank(request, { candidates, matching }, deps), matching }
    },
  })
}

async function naiveEncoder(folder: string, dimension: number): Promise<Encoder> {
  const encode = await pipeline('feature-extraction', folder, { dtype: 'fp32' })
  return {
    ...{ id: 'naive', checksum: '', dimension },
    encode: async (texts) => {
      const vectors: Float32Array[] = []
      for (const text of texts) {
        const output = await encode(text, { pooling: 'mean', normalize: true })
        vectors.push(output.data as Float32Array)
      }
      return vectors
    },
    close: () => encode.dispose(),
  }
}

const CANDIDATES = 200

function naiveSearch(snapshot: CatalogueSnapshot): (request: RecommendRequest) => Candidate[] {
  const { dimension, products, vectors } = snapshot
  const graph = new hnswlib.HierarchicalNSW('ip', dimension)
  graph.initIndex(products.length)
  for (let row = 0; row < products.length; row++) {
    graph.addPoint(Array.from(vectors.subarray(row * dimension, (row + 1) * dimension)), row)
  }
  return (request) => {
    if (request.embedding === null) return []
    const allowed = rowsSatisfying(mustsOf(request), snapshot)
    const refused = new Set(refusedRows(request, snapshot))
    const isAllowed = (row: number): boolean => allowed?.mask[row] !== 0 && !refused.has(row)
    const wanted = Math.min(CANDIDATES, allowed?.count ?? products.length)
    const { neighbors, distances } = graph.searchKnn(Array.from(request.embedding), wanted, isAllowed)
    return neighbors.map((row, i) => ({
      ...{ row, contentSimilarity: 1 - distances[i]!, lexical: 0, likeSimilarity: null },
    }))
  }
}

async function naiveReranker(shop: Shop): Promise<Reranker> {
  const { mlp } = shop.current().models
  if (mlp === null) throw new Error('The naive peer needs a trained network in its data folder')
  await tf.setBackend('cpu')
  return tfjsReranker(tf, mlp, 'tfjs cpu')
}
