/**
 * What goes with what: of held-out orders one product is given, and another of the same order and of another kind is to be
 * among the first ten; beside the most bought, the most similar and plain counts of what was bought together, all without
 * products of the given one's kind. Then bundles of the demo shop: are all pieces in stock and of different types, and how
 * long does one take. `--tune` tries the settings on the validation period; the test period is then left alone.
 * `-- NAME` runs one set only. Goals: in_stock and different both 1, ours above the others on each set.
 */
import type { ProductId, ShopperId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import { createBundledEncoder } from '../../nlp/encoder/bundledEncoder.ts'
import { agreementOf } from '../../recommender/bundles/agreement.ts'
import { learnComplements } from '../../recommender/bundles/complements.ts'
import { goesWith } from '../../recommender/bundles/goesWith.ts'
import { orderContexts } from '../../recommender/bundles/orderContexts.ts'
import { pairCounts } from '../../recommender/bundles/pairCounts.ts'
import { pieceOdds } from '../../recommender/bundles/pieceOdds.ts'
import { productKinds } from '../../recommender/bundles/productKinds.ts'
import { relationsOf } from '../../recommender/bundles/relations.ts'
import { trainCollaborative } from '../../recommender/collaborative/collaborative.ts'
import { type EventColumns, eventColumns, isOrder } from '../../recommender/collaborative/eventColumns.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import type { Models } from '../../recommender/rank/models.ts'
import { productText } from '../../recommender/retrieve/productText.ts'
import { type PairCase, pairCases } from './bundleCases.ts'
import { DEMO_NOW, demoTraining } from './demoTraining.ts'
import { missingFile, ORDER_SETS, type OrderSet } from './orderSets.ts'
import { NO_INSIGHTS } from '../../recommender/rank/models.ts'

const SEED = 1
/** Shares of the events, in the order of time. */
const LEARN_UNTIL = 0.7
const VALIDATE_UNTIL = 0.85
const MOST_CASES = 1000
const WINDOW_DAYS = 45
const FIRST = 10
const TUNE = process.argv.includes('--tune')
const TUNED = { laterWeight: [0, 0.25, 0.5, 1], demandPower: [0.6, 0.75, 0.9, 1] } as const

/** A score for every product, given one. */
type Scorer = (given: number) => Float64Array

export async function run(): Promise<void> {
  const only = process.argv[3]
  const result: Record<string, number | string> = { bench: 'bundles' }
  for (const set of ORDER_SETS) {
    if (only !== undefined && !only.startsWith('--') && only !== set.name) continue
    const missing = missingFile(set)
    if (missing === null) await judge(set, result)
    else console.log(`skipped: ${missing} is not there; ../shared/data/README.md says where it comes from`)
  }
  if (!TUNE) await judgeBundles(result)
  console.log(`RESULT ${JSON.stringify(result)}`)
}

async function judge(set: OrderSet, result: Record<string, number | string>): Promise<void> {
  const { events: happened, products } = await set.read()
  const events = eventColumns(
    happened,
    products.map(({ id }) => id),
  )
  const { kindOf, kinds, shelves } = productKinds(products)
  const at = (share: number): number => events.at[Math.floor(share * (events.at.length - 1))]!
  const [from, until] = TUNE
    ? [at(LEARN_UNTIL), at(VALIDATE_UNTIL)]
    : [at(VALIDATE_UNTIL), Number.POSITIVE_INFINITY]
  const cases = pairCases(events, {
    ...{ from, until, kindOf, cases: set.cases, windowDays: WINDOW_DAYS },
    ...{ most: MOST_CASES, random: seededRandom(SEED) },
  })
  console.log(
    `\n${set.name}: ${set.about}; ${products.length} products of ${kinds} kinds on ${shelves} shelves, ` +
      `${events.at.length} events, ${cases.length} pairs held out (${set.cases})`,
  )
  const hits = (scorer: Scorer): number => hitRate(cases, scorer, kindOf)
  if (TUNE) {
    tune(products, events, from, hits)
    return
  }
  const rates = {
    ours: hits(ours(products, events, from, {})),
    popular: hits(popular(events, from)),
    similar: hits(await mostSimilar(products)),
    counts: hits(coCounts(events, from)),
  }
  for (const [name, rate] of Object.entries(rates)) {
    console.log(`  ${name.padEnd(10)}${rate.toFixed(4)}`)
    result[`${set.name}_${name}`] = Math.round(rate * 1e4) / 1e4
  }
}

function tune(
  products: readonly Product[],
  events: EventColumns,
  from: number,
  hits: (scorer: Scorer) => number,
): void {
  console.log('  later weight, demand power: hit rate at 10 of the validation period')
  for (const laterWeight of TUNED.laterWeight) {
    const rates = TUNED.demandPower.map((demandPower) => {
      const rate = hits(ours(products, events, from, { laterWeight, demandPower }))
      return `${demandPower}: ${rate.toFixed(4)}`
    })
    console.log(`  ${String(laterWeight).padEnd(6)}${rates.join('   ')}`)
  }
}

/** Equal scores count against the model. */
function hitRate(cases: readonly PairCase[], scorer: Scorer, kindOf: Int32Array): number {
  const known = new Map<number, Float64Array>()
  const found = cases.filter(({ given, wanted }) => {
    const scores = known.get(given) ?? scorer(given)
    known.set(given, scores)
    const least = scores[wanted]!
    let better = 0
    scores.forEach((score, other) => {
      if (score >= least && other !== wanted && other !== given && kindOf[other] !== kindOf[given])
        better += 1
    })
    return better < FIRST
  })
  return found.length / Math.max(1, cases.length)
}

interface Settings {
  readonly laterWeight?: number
  readonly demandPower?: number
}

function ours(
  products: readonly Product[],
  events: EventColumns,
  until: number,
  { demandPower, ...options }: Settings,
): Scorer {
  const relations = relationsOf(products)
  const complements = learnComplements(events, productKinds(products), relations, { until, ...options })
  return (given) =>
    Float64Array.from(products, (_, other) => {
      const { score } = pieceOdds(complements, given, other, demandPower)
      return score + Math.log(agreementOf(complements.agreement, relations, given, other))
    })
}

function popular(events: EventColumns, until: number): Scorer {
  const orders = ordersBefore(events, until)
  return () => orders
}

function ordersBefore(events: EventColumns, until: number): Float64Array {
  const orders = new Float64Array(events.productIds.length)
  events.product.forEach((product, i) => {
    if (events.at[i]! < until && isOrder(events, i)) orders[product]! += 1
  })
  return orders
}

/** Ties go to the one that is bought more. */
function coCounts(events: EventColumns, until: number): Scorer {
  const { ordered } = orderContexts(events, { until, windowDays: 0, laterWeight: 0 })
  const apart = { groupOf: new Int32Array(ordered.width).fill(-1), pairs: 'apart' } as const
  const rows = new Map<number, readonly (readonly [number, number])[]>()
  pairCounts(ordered, ordered, apart).forEachRow((one, others, counts) => {
    rows.set(
      one,
      Array.from(others, (other, i) => [other, counts[i]!] as const),
    )
  })
  const orders = ordersBefore(events, until)
  const most = orders.reduce((max, count) => Math.max(max, count), 1)
  return (given) => {
    const scores = orders.map((count) => count / (most + 1))
    for (const [other, count] of rows.get(given) ?? []) scores[other]! += count
    return scores
  }
}

async function mostSimilar(products: readonly Product[]): Promise<Scorer> {
  const texts = products.map(productText)
  const distinct = [...new Set(texts)]
  const encoder = await createBundledEncoder()
  const encoded = await encoder.encode(distinct, 'product')
  await encoder.close()
  const vectorOf = new Map(distinct.map((text, i) => [text, encoded[i]!]))
  const vectors = texts.map((text) => vectorOf.get(text)!)
  const cosine = (one: Float32Array, other: Float32Array): number =>
    one.reduce((sum, value, i) => sum + value * other[i]!, 0)
  return (given) => Float64Array.from(vectors, (vector) => cosine(vectors[given]!, vector))
}

/** One product in so many of the demo shop is asked about. */
const ASKED_STEP = 4
const BUDGET_MINOR = 12_000

async function judgeBundles(result: Record<string, number | string>): Promise<void> {
  const { input, snapshot } = await demoTraining(SEED)
  const { products } = snapshot
  const models: Models = {
    ...{ version: 'bench', linear: null, mlp: null, ...NO_INSIGHTS },
    collaborative: await trainCollaborative(input.events, Infinity, seededRandom(SEED)),
    complements: learnComplements(input.events, productKinds(products), relationsOf(products), {
      until: Infinity,
    }),
  }
  const profile = emptyProfile('bench' as ShopperId, DEMO_NOW)
  const ask = (productId: ProductId, budgetMinor: number | null) =>
    goesWith(
      { productId, profile, refused: [], soldOut: [], budgetMinor },
      { snapshot, models, now: DEMO_NOW },
    )
  ask(products[0]!.id, null)
  const asked = products.filter((_, i) => i % ASKED_STEP === 0)
  const begin = performance.now()
  const answers = asked.map(({ id }) => ask(id, null))
  const ms = (performance.now() - begin) / asked.length
  const bundles = answers.flatMap((answer, i) =>
    answer.kind === 'bundle' && answer.pieces.length > 0 ? [{ ...answer, of: asked[i]! }] : [],
  )
  const typeOf = ({ attributes, categoryPath }: Product): string =>
    [...categoryPath, ...(attributes['type'] ?? [])].join('>')
  const share = (count: number, of: number): number => Math.round((count / Math.max(1, of)) * 1e4) / 1e4
  const pieces = bundles.flatMap((bundle) => bundle.pieces)
  const inStock = bundles.filter((bundle) => bundle.pieces.every(({ product }) => product.stock !== 0))
  const pairs = bundles.flatMap((bundle) => {
    const all = [bundle.of, ...bundle.pieces.map(({ product }) => product)].map(typeOf)
    return all.flatMap((one, i) => all.slice(i + 1).map((other) => one !== other))
  })
  const limited = asked.flatMap(({ id }) => {
    const answer = ask(id, BUDGET_MINOR)
    return answer.kind === 'bundle'
      ? [answer.pieces.reduce((sum, piece) => sum + piece.product.priceMinor, 0)]
      : []
  })
  Object.assign(result, {
    bundles: bundles.length,
    by_orders: share(bundles.filter(({ basis }) => basis === 'orders').length, asked.length),
    by_attributes: share(bundles.filter(({ basis }) => basis === 'attributes').length, asked.length),
    not_known: share(answers.filter(({ kind }) => kind === 'not-known').length, asked.length),
    pieces: Math.round((pieces.length / Math.max(1, bundles.length)) * 100) / 100,
    in_stock: share(inStock.length, bundles.length),
    different: share(pairs.filter(Boolean).length, pairs.length),
    within_budget: share(limited.filter((total) => total <= BUDGET_MINOR).length, limited.length),
    ms_per_bundle: Math.round(ms * 100) / 100,
  })
}
