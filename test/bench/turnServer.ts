/**
 * One server of the turn bench, a process of its own: `node --import tsx test/bench/turnServer.ts KIND`, settings from the
 * environment. Prints its address as a line of JSON and ends when its standard input does.
 *
 *   ours   what `npm start` runs
 *   echo   the same HTTP edge with a bot that repeats what it hears: what any bot on this server costs
 *   naive  the same edge with the pipeline of a tutorial: float32 encoder through transformers.js, hnswlib-node as it
 *          comes, the same network on tfjs' CPU backend, products and cards from memory, no state
 */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { type FeatureExtractionPipeline, pipeline } from '@xenova/transformers'
import { CardFactory, MessageFactory, type TurnContext } from 'botbuilder'
import hnswlib from 'hnswlib-node'
import { existsSync } from 'node:fs'
import { loadConfig } from '../../bot/config.ts'
import { createLog } from '../../bot/log.ts'
import { createMetrics } from '../../bot/metrics.ts'
import { type ServerDeps, startServer } from '../../bot/server.ts'
import { openShop } from '../../bot/wiring.ts'
import { catalogStore } from '../../data/store/catalogStore.ts'
import { migrate } from '../../data/store/migrate.ts'
import { openSql } from '../../data/store/openSql.ts'
import { localized } from '../../data/types/language.ts'
import type { Product } from '../../data/types/product.ts'
import { tfjsReranker } from '../../recommender/rank/backends/tfjs.ts'
import { readModels } from '../../recommender/rank/modelFiles.ts'
import type { Mlp } from '../../recommender/rank/mlp.ts'
import { memoryActivityLog } from '../support/memoryActivityLog.ts'

const config = loadConfig(process.env)
const log = createLog({ level: 'silent', text: false })

type Parts = Pick<ServerDeps, 'bot' | 'shop' | 'activityLog' | 'readiness'>

const NO_SHOP: Omit<Parts, 'bot'> = {
  shop: {
    page: async () => ({ quotes: [], total: 0, categories: [] }),
    picture: async () => null,
    record: async () => false,
  },
  activityLog: memoryActivityLog(),
  readiness: async () => ({}),
}

async function ours(): Promise<Parts> {
  const { bot, pages, activityLog, readiness } = await openShop({ config, log, progress: () => undefined })
  return { bot, shop: pages, activityLog, readiness }
}

async function echo(): Promise<Parts> {
  const bot = {
    run: async (context: TurnContext) => {
      await context.sendActivity(context.activity.text)
    },
  }
  return { ...NO_SHOP, bot }
}

const CANDIDATES = 200
const CARDS = 5
/** Of hnswlib-node's own examples. */
const EF = 64
const BATCH = 32

async function naive(): Promise<Parts> {
  const encode = await pipeline('feature-extraction', process.env['NAIVE_ENCODER'] ?? '', { dtype: 'fp32' })
  const products = await readProducts()
  const index = await buildIndex(encode, products)
  await tf.setBackend('cpu')
  const reranker = tfjsReranker(tf, await network(), 'cpu')
  const bot = {
    run: async (context: TurnContext) => {
      const query = await vectorOf(encode, context.activity.text)
      const { neighbors, distances } = index.searchKnn(query, Math.min(CANDIDATES, products.length))
      const scores = await reranker.score(features(distances, reranker.width))
      const best = neighbors.map((row, i) => ({ row, score: scores[i] ?? 0 }))
      best.sort((one, other) => other.score - one.score)
      const cards = best.slice(0, CARDS).map(({ row }) => card(products[row]!))
      await context.sendActivity(MessageFactory.carousel(cards))
    },
  }
  return { ...NO_SHOP, bot }
}

async function readProducts(): Promise<Product[]> {
  const sql = await openSql({ databaseUrl: null, dataDir: config.dataDir })
  await migrate(sql)
  const products = await catalogStore(sql).all()
  await sql.close()
  return products
}

async function network(): Promise<Mlp> {
  const models = await readModels(config.dataDir)
  if (models?.mlp == null) throw new Error('The turn bench needs trained models in the data folder')
  return models.mlp
}

async function vectorOf(encode: FeatureExtractionPipeline, text: string): Promise<number[]> {
  const output = await encode(text, { pooling: 'mean', normalize: true })
  return Array.from(output.data as Float32Array)
}

/** Titles only: what is measured is the time of a turn, and longer texts would only lengthen the start. */
async function buildIndex(encode: FeatureExtractionPipeline, products: readonly Product[]) {
  const file = process.env['NAIVE_INDEX'] ?? ''
  if (existsSync(file)) {
    const saved = emptyIndex((await vectorOf(encode, 'any')).length, products.length)
    saved.readIndexSync(file)
    saved.setEf(EF)
    return saved
  }
  let index: InstanceType<typeof hnswlib.HierarchicalNSW> | null = null
  for (let from = 0; from < products.length; from += BATCH) {
    const names = products.slice(from, from + BATCH).map((product) => localized(product.name, 'en'))
    const output = await encode(names, { pooling: 'mean', normalize: true })
    const vectors = output.tolist() as number[][]
    index ??= emptyIndex(vectors[0]!.length, products.length)
    for (const [i, vector] of vectors.entries()) index.addPoint(vector, from + i)
  }
  index!.writeIndexSync(file)
  index!.setEf(EF)
  return index!
}

function emptyIndex(dimension: number, size: number) {
  const index = new hnswlib.HierarchicalNSW('ip', dimension)
  index.initIndex(size)
  return index
}

/** Only their number matters for the time. */
function features(distances: readonly number[], width: number): Float32Array {
  const rows = new Float32Array(distances.length * width)
  distances.forEach((distance, i) => rows.fill(distance, i * width, (i + 1) * width))
  return rows
}

function card(product: Product) {
  const price = (product.priceMinor / 100).toFixed(2)
  return CardFactory.adaptiveCard({
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'Image', url: product.imageUrl ?? '' },
      { type: 'TextBlock', text: localized(product.name, 'en'), wrap: true, weight: 'bolder' },
      { type: 'TextBlock', text: `${product.currency} ${price}` },
    ],
    actions: [{ type: 'Action.Submit', title: 'More like this', data: { id: product.id } }],
  })
}

const KINDS: Readonly<Record<string, () => Promise<Parts>>> = { ours, echo, naive }
const parts = await KINDS[process.argv[2] ?? '']!()
const server = await startServer({
  ...parts,
  config,
  log,
  metrics: createMetrics(),
  apology: () => 'Sorry.',
  directLineSecret: 'only-for-the-bench-0123456789abcdef',
  now: () => new Date(),
})
console.log(JSON.stringify({ port: server.port }))
process.stdin.resume().once('end', () => process.exit(0))
