/**
 * How well the whole of recommend() guesses what a shopper truly wants, by how much is known of them: the demo shop knows
 * each shopper's hidden utility of each product (data/sample/trueUtility.ts). Of every fifth shopper no event is learned from;
 * their profiles are folded from exactly their first n events, and they ask for nothing in words, or for a category that they
 * visit. Judged by NDCG@10 with the gains of utilityGain.ts, at the prices of now, among all that could be listed.
 *
 * What a shopper ever dealt with, within the n events or later, is left out at every n, for everybody and of the ideal: to show
 * it again needs no guess, and so nothing but what is known changes from line to line. All n are of the same shoppers: those
 * held out who did at least 50 things.
 * Beside it peers: the factors alone, the cosine with the profile's vector, demand, and chance; and parts of it: the same
 * without retrieval and variety, and without the network. Intervals are of drawn shoppers.
 * Sales figures and ratings of the catalogue are those of all shoppers, the held-out ones among them.
 */
import { DEMO_SEED } from '../../bot/demoShop.ts'
import { trueUtility } from '../../data/sample/trueUtility.ts'
import type { HiddenTaste } from '../../data/sample/tastes.ts'
import type { InteractionEvent } from '../../data/types/event.ts'
import type { ProductId, ShopperId } from '../../data/types/ids.ts'
import type { Reranker } from '../../data/types/ports.ts'
import { facetValues } from '../../data/types/product.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import type { Profile } from '../../data/types/profile.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import type { Constraint } from '../../data/types/understanding.ts'
import { dice } from '../../data/sample/random.ts'
import { factorScore } from '../../recommender/collaborative/ials/ials.ts'
import { interval, mean, paired } from '../../recommender/evaluate/significance.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { forward } from '../../recommender/rank/mlp.ts'
import { NOTHING_DUE } from '../../recommender/nextNeed/dueGoods.ts'
import { scoreCandidates } from '../../recommender/rank/scoreCandidates.ts'
import { takeBest } from '../../recommender/rank/scored.ts'
import { servingOf } from '../../recommender/rank/serving.ts'
import type { Serving } from '../../recommender/rank/serving.ts'
import { shopperView } from '../../recommender/rank/shopperView.ts'
import { trainModels } from '../../recommender/rank/training/trainModels.ts'
import { recommend } from '../../recommender/recommend.ts'
import type { RecommendDeps } from '../../recommender/recommend.ts'
import { vectorOf } from '../../recommender/retrieve/catalogueSnapshot.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { DEMO_NOW, demoTraining } from './demoTraining.ts'
import { gainsOf, gradedNdcg, listByScore, ndcgByChance } from './utilityGain.ts'

const SEED = 1
/** One shopper in so many is held out. */
const HELD_OUT = 5
const KNOWN = [0, 1, 2, 5, 10, 20, 50, Infinity]
const LEAST_EVENTS = 50
/** Categories that each shopper asks for, drawn by how often they visit them. */
const CATEGORIES = 3
const LIST_SIZE = 10

const RANKERS = ['ours', 'unretrieved', 'linear', 'factors', 'content', 'demand', 'chance'] as const
const PEERS: readonly Ranker[] = ['factors', 'content', 'demand', 'chance']
type Ranker = (typeof RANKERS)[number]

/** NDCG of one list of each ranker. */
interface Judged {
  readonly shopperId: ShopperId
  readonly known: number
  readonly asks: 'nothing' | 'a category'
  readonly ndcg: Readonly<Record<Ranker, number>>
}

/** What is asked for, and the rows that answer it. */
interface Wish {
  readonly asks: Judged['asks']
  readonly constraints: readonly Constraint[]
  readonly rows: readonly number[]
}

export async function run(): Promise<void> {
  const place = (id: ShopperId): number => Number(id.slice(id.lastIndexOf('-') + 1))
  const heldOut = (id: ShopperId): boolean => place(id) % HELD_OUT === 0
  const { input, shop, snapshot } = await demoTraining(SEED, ({ shopperId }) => !heldOut(shopperId))
  const trained = await trainModels(input, foldDone, () => undefined)
  const network = trained.mlp ?? trained.linear
  if (network === null) throw new Error('the demo shop taught no network')
  const deps: RecommendDeps = {
    snapshot,
    models: { version: 'bench', ...trained },
    reranker: {
      ...{ backend: 'plain', width: network.layers[0]!.inputs },
      score: async (rows) => forward(network, rows),
      close: async () => undefined,
    },
    now: DEMO_NOW,
  }
  const serving = servingOf(snapshot, deps.models)
  const judged: Judged[] = []
  for (const truth of shop.truth.filter(({ shopperId }) => heldOut(shopperId))) {
    const done = shop.events.filter(({ shopperId }) => shopperId === truth.shopperId)
    if (done.length < LEAST_EVENTS) continue
    const seen = [...new Set(done.map(({ productId }) => productId))]
    const wishes = wishesOf(truth, snapshot)
    for (const known of KNOWN) {
      const profile = profileAfter(truth.shopperId, done.slice(0, known), serving, snapshot)
      for (const wish of wishes) {
        const ndcg = await judge(truth, profile, seen, wish, { deps, serving })
        judged.push({ shopperId: truth.shopperId, known, asks: wish.asks, ndcg })
      }
    }
  }
  report(judged)
}

function profileAfter(
  shopperId: ShopperId,
  events: readonly InteractionEvent[],
  { columns }: Serving,
  snapshot: CatalogueSnapshot,
): Profile {
  return events.reduce(
    (profile, event) => {
      const row = snapshot.rowOf.get(event.productId)!
      const vector = vectorOf(snapshot, event.productId)
      return foldDone(
        profile,
        event,
        snapshot.products[row]!,
        vector,
        columns.categoryMedianMinor[row] ?? null,
      )
    },
    emptyProfile(shopperId, DEMO_NOW),
  )
}

/** Nothing, and some categories. */
function wishesOf(truth: HiddenTaste, { products }: CatalogueSnapshot): Wish[] {
  const chance = dice(DEMO_SEED, `asks:${truth.shopperId}`)
  const left = new Map(Object.entries(truth.interests))
  const drawn = Array.from({ length: CATEGORIES }, () => {
    const name = [...left.keys()][chance.weighted([...left.values()])]!
    left.delete(name)
    return name
  })
  const all = [...products.keys()]
  return [
    { asks: 'nothing', constraints: [], rows: all },
    ...drawn.map((name): Wish => {
      const rows = all.filter((row) => products[row]!.categoryPath.at(-1) === name)
      const values = facetValues(products[rows[0]!]!, 'category').slice(-1)
      const category: Constraint = {
        ...{ kind: 'term', facet: 'category', values, said: name },
        ...{ polarity: 'include', strength: 'must', confidence: 1 },
      }
      return { asks: 'a category', constraints: [category], rows }
    }),
  ]
}

async function judge(
  truth: HiddenTaste,
  profile: Profile,
  seen: readonly ProductId[],
  { constraints, rows: all }: Wish,
  { deps, serving }: { readonly deps: RecommendDeps; readonly serving: Serving },
): Promise<Record<Ranker, number>> {
  const { products, rowOf } = deps.snapshot
  const met = new Set(seen.map((id) => rowOf.get(id)))
  const rows = all.filter((row) => !met.has(row))
  const gains = gainsOf(Float64Array.from(rows, (row) => trueUtility(truth, products[row]!)))
  const search = { ...EMPTY_SEARCH, constraints, seen }
  const request = { search, profile, embedding: null, size: LIST_SIZE, excludeSeen: true }
  const listed = async (reranker: Reranker | null): Promise<number> => {
    const answer = await recommend(request, { ...deps, reranker })
    if (answer.kind !== 'list') throw new Error(`nothing matches ${constraints[0]?.said ?? 'no wish'}`)
    const list = answer.items.map(({ product }) => rows.indexOf(rowOf.get(product.id)!))
    if (list.includes(-1)) throw new Error('the list has what it must not have')
    return gradedNdcg(list, gains)
  }
  const shelf = rows.map((row) => ({ row, contentSimilarity: null, lexical: 0, likeSimilarity: null }))
  const best = takeBest((await scoreCandidates(request, shelf, NOTHING_DUE, deps)).reranked, LIST_SIZE)
  const unretrieved = Array.from(best.rows, (row) => rows.indexOf(row))
  const by = (scores: Float32Array): number => gradedNdcg(listByScore(scores, gains), gains)
  return {
    ours: await listed(deps.reranker),
    unretrieved: gradedNdcg(unretrieved, gains),
    linear: await listed(null),
    factors: by(factorScores(profile, rows, serving)),
    content: by(contentScores(profile, rows, serving)),
    demand: by(demandScores(rows, serving)),
    chance: ndcgByChance(gains),
  }
}

function factorScores(profile: Profile, rows: readonly number[], serving: Serving): Float32Array {
  const { factors } = shopperView(profile, serving.columns, serving.models, serving.index)
  if (factors === null || serving.models === null) return new Float32Array(rows.length)
  const { models } = serving.models
  return Float32Array.from(rows, (row) =>
    factorScore(models.factors, factors, serving.index.modelIndexOfRow[row]!),
  )
}

function contentScores({ vector }: Profile, rows: readonly number[], { columns }: Serving): Float32Array {
  if (vector === null) return new Float32Array(rows.length)
  return columns.similarities(Float32Array.from(vector), Int32Array.from(rows)).slice()
}

function demandScores(rows: readonly number[], { index, models }: Serving): Float32Array {
  return Float32Array.from(rows, (row) => models?.demand[index.modelIndexOfRow[row]!] ?? 0)
}

function report(judged: readonly Judged[]): void {
  const result: Record<string, number | string> = { bench: 'tastes' }
  const shoppers = new Set(judged.map(({ shopperId }) => shopperId)).size
  console.log(
    `NDCG@10 against the hidden utility of ${shoppers} shoppers whom nothing was learned from, seed ${SEED}`,
  )
  for (const asks of ['nothing', 'a category'] as const) {
    console.log(`\nasked for ${asks}`)
    console.log(
      `${'events known'.padEnd(14)}${RANKERS.map((name) => name.padStart(13)).join('')}${'95 % of ours'.padStart(18)}${'p against the best peer'.padStart(28)}`,
    )
    for (const known of KNOWN) {
      const own = judged.filter((one) => one.asks === asks && one.known === known)
      const groups = own.map(({ shopperId }) => shopperId)
      const of = (name: Ranker): number[] => own.map(({ ndcg }) => ndcg[name])
      const [low, high] = interval(of('ours'), groups)
      const best = PEERS.toSorted((a, b) => mean(of(b)) - mean(of(a)))[0]!
      const { p } = paired(of('ours'), of(best), groups)
      const told = known === Infinity ? 'all' : String(known)
      console.log(
        [
          told.padEnd(14),
          ...RANKERS.map((name) => mean(of(name)).toFixed(4).padStart(13)),
          `${low.toFixed(4)}-${high.toFixed(4)}`.padStart(18),
          `${p.toFixed(4)} (${best})`.padStart(28),
        ].join(''),
      )
      result[`${asks === 'nothing' ? 'nothing' : 'category'}_${told}`] = round(mean(of('ours')))
    }
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
