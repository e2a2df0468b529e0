/**
 * What an encoder's vectors are good for, each on public data that it was not trained on: product search on icecat, intents
 * (CLINC150, HINT3), opinions (customer-reviews, zh-reviews), relevance (QBQTC), the demo shop's names across languages, and
 * the hand-written probes. All figures are shares or NDCG, higher is better.
 */
import { gunzipSync } from 'node:zlib'
import { readFile } from 'node:fs/promises'
import type { EncodeAs, Encoder } from '../../data/types/ports.ts'
import type { Product } from '../../data/types/product.ts'
import { generateDemoShop } from '../../data/sample/demoShop.ts'
import { catalogueRow } from '../../recommender/retrieve/catalogueRow.ts'
import { createLexicalIndex } from '../../recommender/retrieve/lexicalIndex.ts'
import { createTablesBuilder } from '../../recommender/retrieve/catalogueTables.ts'
import { productText } from '../../recommender/retrieve/productText.ts'
import { FRESH_PROBES, PROBES } from './encoderProbes.ts'
import type { Probe } from './encoderProbes.ts'
import { icecatJudgements, ndcgAt10 } from './icecatJudgements.ts'
import type { Grades } from './icecatJudgements.ts'
import { icecatProducts } from './icecatProducts.ts'
import { accuracy, fitHead } from './linearHead.ts'
import { encoded, readCsv, readJsonLines, SHARED_DATA } from './retrievalVectors.ts'

export type Figures = Readonly<Record<string, number>>

/** The vectors of texts, kept between runs. */
export async function vectorsOf(
  encoder: Encoder,
  as: EncodeAs,
  texts: readonly string[],
): Promise<Float32Array[]> {
  const { vectors, dimension } = await encoded(encoder, as, texts)
  return texts.map((_, row) => vectors.subarray(row * dimension, (row + 1) * dimension))
}

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

// ---- product search ----

export interface ProductSearch {
  readonly products: readonly Product[]
  readonly judged: ReadonlyMap<string, Grades>
  /** BM25 of a query by row; title, brand and short description. */
  readonly lexical: ReadonlyMap<string, Float32Array>
}

export async function openProductSearch(): Promise<ProductSearch> {
  const products = await icecatProducts()
  const tables = createTablesBuilder()
  tables.add(products.map((product) => catalogueRow({ ...product, attributes: {} })))
  const index = createLexicalIndex(tables.finish().lexical, products.length)
  const judged = await icecatJudgements()
  const rows = Int32Array.from(products.keys())
  const lexical = new Map(
    [...judged.keys()].map((query) => [query, index.score(query, rows.length, null).of(rows)]),
  )
  return { products, judged, lexical }
}

/** `judged`: only the judged products are ranked. */
function searchQuality(
  search: ProductSearch,
  score: (query: string) => Float32Array,
  judged = false,
): number {
  const values = [...search.judged].map(([query, grades]) => {
    const scores = score(query)
    const rows = [...scores.keys()].filter((row) => !judged || grades.has(search.products[row]!.id))
    rows.sort((a, b) => scores[b]! - scores[a]!)
    return ndcgAt10(
      rows.slice(0, 10).map((row) => search.products[row]!.id),
      grades,
    )
  })
  return mean(values.filter((value) => value !== null))
}

export function lexicalSearch(search: ProductSearch): Figures {
  const score = (query: string): Float32Array => search.lexical.get(query)!
  return { icecat: searchQuality(search, score), icecat_judged: searchQuality(search, score, true) }
}

export async function productSearch(encoder: Encoder, search: ProductSearch): Promise<Figures> {
  const goods = await vectorsOf(encoder, 'product', search.products.map(productText))
  const queries = [...search.judged.keys()]
  const asked = await vectorsOf(encoder, 'query', queries)
  const similar = new Map(
    queries.map((query, i) => [query, Float32Array.from(goods, (vector) => dot(vector, asked[i]!))]),
  )
  const both = (query: string): Float32Array => {
    const [dense, lexical] = [similar.get(query)!, search.lexical.get(query)!]
    const [most, mostWords] = [largest(dense), largest(lexical)]
    return dense.map((value, row) => value / most + lexical[row]! / mostWords)
  }
  return {
    icecat: searchQuality(search, (query) => similar.get(query)!),
    icecat_judged: searchQuality(search, (query) => similar.get(query)!, true),
    icecat_hybrid: searchQuality(search, both),
    icecat_hybrid_judged: searchQuality(search, both, true),
  }
}

const largest = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, value), 1e-9)

// ---- intents ----

interface Clinc {
  readonly train: readonly (readonly [string, string])[]
  readonly val: readonly (readonly [string, string])[]
}

export async function intents(encoder: Encoder): Promise<Figures> {
  const file = await readFile(new URL('clinc150/data_full.json.gz', SHARED_DATA))
  const { train, val } = JSON.parse(gunzipSync(file).toString('utf8')) as Clinc
  const texts = (rows: Clinc['train']): string[] => rows.map(([text]) => text)
  const labels = (rows: Clinc['train']): string[] => rows.map(([, label]) => label)
  const head = fitHead(await vectorsOf(encoder, 'query', texts(train)), labels(train))
  return {
    clinc_val: accuracy(head, await vectorsOf(encoder, 'query', texts(val)), labels(val)),
    sofmattress: await nearestIntent(encoder, 'sofmattress'),
    powerplay: await nearestIntent(encoder, 'powerplay11'),
  }
}

/** Share of in-scope questions whose nearest training question has their label. */
async function nearestIntent(encoder: Encoder, shop: string): Promise<number> {
  const rows = (part: string) =>
    readCsv(new URL(`hint3/dataset/v1/${part}/${shop}_${part}.csv.gz`, SHARED_DATA))
  const train = await rows('train')
  const test = (await rows('test')).filter(({ label }) => label !== 'NO_NODES_DETECTED')
  const text = (row: Record<string, string>): string => row['sentence'] ?? ''
  const known = await vectorsOf(encoder, 'query', train.map(text))
  const asked = await vectorsOf(encoder, 'query', test.map(text))
  const right = asked.filter((vector, i) => {
    const scores = known.map((other) => dot(other, vector))
    return train[scores.indexOf(Math.max(...scores))]!['label'] === test[i]!['label']
  })
  return right.length / test.length
}

// ---- opinions and relevance ----

export async function opinions(encoder: Encoder): Promise<Figures> {
  return {
    customer_reviews: await englishOpinions(encoder),
    zh_leave_category: await chineseOpinions(encoder),
  }
}

/** Linear head, ten folds; every tenth line is a fold. */
async function englishOpinions(encoder: Encoder): Promise<number> {
  const side = async (label: string): Promise<[string, string][]> => {
    const bytes = gunzipSync(await readFile(new URL(`customer-reviews/custrev.${label}.gz`, SHARED_DATA)))
    const lines = bytes.toString('latin1').split('\n')
    return lines
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => [line, label])
  }
  const rows = [...(await side('pos')), ...(await side('neg'))]
  const vectors = await vectorsOf(
    encoder,
    'query',
    rows.map(([text]) => text),
  )
  const folds = Array.from({ length: 10 }, (_, fold) => {
    const inside = (row: number): boolean => row % 10 === fold
    return headAccuracy(
      vectors,
      rows.map(([, label]) => label),
      inside,
    )
  })
  return mean(folds)
}

/** Linear head on all product categories but one, judged on that one; each in turn, weighed by their reviews. */
async function chineseOpinions(encoder: Encoder): Promise<number> {
  const rows = await readCsv(new URL('zh-reviews/online_shopping.csv.gz', SHARED_DATA))
  const vectors = await vectorsOf(
    encoder,
    'query',
    rows.map((row) => row['review'] ?? ''),
  )
  const categories = rows.map((row) => row['cat'] ?? '')
  const labels = rows.map((row) => row['label'] ?? '')
  const right = [...new Set(categories)].map((category) => {
    const size = categories.filter((other) => other === category).length
    return size * headAccuracy(vectors, labels, (row) => categories[row] === category)
  })
  return right.reduce((sum, value) => sum + value, 0) / rows.length
}

function headAccuracy(
  vectors: readonly Float32Array[],
  labels: readonly string[],
  isTest: (row: number) => boolean,
): number {
  const rows = [...vectors.keys()]
  const [train, test] = [rows.filter((row) => !isTest(row)), rows.filter(isTest)]
  const at = <Value>(values: readonly Value[], chosen: number[]): Value[] => chosen.map((row) => values[row]!)
  return accuracy(fitHead(at(vectors, train), at(labels, train)), at(vectors, test), at(labels, test))
}

interface Relevance {
  readonly query: string
  readonly title: string
  readonly label: string
}

/** How often a title that answers its query (2) has a higher cosine than one that does not (0): the area under the curve. */
export async function relevance(encoder: Encoder): Promise<Figures> {
  const all = await readJsonLines<Relevance>(new URL('qbqtc/dev.json.gz', SHARED_DATA))
  const rows = all.filter(({ label }) => label !== '1')
  const queries = await vectorsOf(
    encoder,
    'query',
    rows.map(({ query }) => query),
  )
  const titles = await vectorsOf(
    encoder,
    'product',
    rows.map(({ title }) => title),
  )
  const scored = rows.map(({ label }, i) => ({ good: label === '2', score: dot(queries[i]!, titles[i]!) }))
  scored.sort((a, b) => a.score - b.score)
  let bad = 0
  let above = 0
  for (const { good } of scored) {
    if (good) above += bad
    else bad += 1
  }
  return { qbqtc_auc: above / (bad * (scored.length - bad)) }
}

// ---- two languages, and what must be told apart ----

/** Share of the demo shop's English names that find their Chinese name first among all, and the other way round. */
export async function namePairs(encoder: Encoder): Promise<Figures> {
  const { products } = generateDemoShop({ seed: 1, now: new Date(Date.UTC(2026, 0, 1)) })
  const names = async (language: 'en' | 'zh') =>
    vectorsOf(
      encoder,
      'product',
      products.map(({ name }) => name[language] ?? ''),
    )
  const [english, chinese] = [await names('en'), await names('zh')]
  const found = (from: readonly Float32Array[], to: readonly Float32Array[]): number =>
    from.filter((vector, i) => {
      const own = dot(vector, to[i]!)
      return to.every((other, j) => j === i || dot(vector, other) < own)
    }).length / from.length
  return { pairs_recall1: (found(english, chinese) + found(chinese, english)) / 2 }
}

export async function probes(encoder: Encoder): Promise<Figures> {
  const all = [...PROBES, ...FRESH_PROBES]
  const texts = async (side: 'asked' | 'near' | 'far') =>
    vectorsOf(
      encoder,
      'query',
      all.map((probe) => probe[side]),
    )
  const [asked, near, far] = [await texts('asked'), await texts('near'), await texts('far')]
  const isRight = (_: Probe, i: number): boolean => dot(asked[i]!, near[i]!) > dot(asked[i]!, far[i]!)
  const right = new Set(all.filter(isRight))
  const share = (chosen: readonly Probe[]): number =>
    chosen.filter((probe) => right.has(probe)).length / chosen.length
  return {
    probes: share(all),
    probes_fresh: share(FRESH_PROBES),
    probes_negation: share(all.filter((probe) => probe.kind === 'negation')),
    probes_colour: share(all.filter((probe) => probe.kind === 'colour')),
    probes_price: share(all.filter((probe) => probe.kind === 'price')),
  }
}
