/**
 * A network over what the other models say: neural matrix factorisation (He et al. 2017, "Neural collaborative
 * filtering", NeuMF) with fitted factors instead of trained embeddings, joined with neighbours, walks, order and content.
 *
 * The models are fitted without one item of some shoppers (or without what came later, where time splits), and the network
 * learns to tell these from others: it sees scores as they are for what was not known (stacking, Wolpert 1992). Then the
 * models are fitted to everything.
 * Cost: two fits of each model and one of the network.
 */
import type { Random } from '../../data/types/ports.ts'
import type { History } from '../collaborative/history.ts'
import { createReranker } from '../rank/backends/createReranker.ts'
import { meanOfNetworks } from '../rank/mlp.ts'
import type { Mlp } from '../rank/mlp.ts'
import { below, seededRandom, shuffle } from '../rank/random.ts'
import type { Samples } from '../rank/training/groups.ts'
import { bestPositions } from '../retrieve/topK.ts'
import { carve, drawOthers, LEAST_ITEMS } from './cases.ts'
import type { Carved, Case } from './cases.ts'
import { historyOfRow } from './rankingModel.ts'
import type { ModelKind, Past, RankingModel, Settings } from './rankingModel.ts'
import { laterPart } from './timeSplit.ts'

export interface Joined {
  readonly kind: ModelKind
  readonly settings: Settings
}

/** Cases to learn from: enough for a few thousand weights. */
const CASES = 24_000
/** Of one shopper, so that few shoppers are enough. */
const MOST_EACH = 4
/**
 * Of the shoppers, one in so many stops the training; other ones for each network, until each has stopped one. Their mean
 * is better than one of them: each had a little luck of its own (Breiman 1996, "Bagging predictors").
 */
const NETWORKS = 5
const GROUP_SIZE = 40
/** Where all items are ranked, most of the others are among the best of one model: those are the ones to beat. */
const HARD = 100
const HARD_SHARE = 0.8

const LINEAR = { hidden: [], epochs: 12, learningRate: 0.02, weightDecay: 1e-5, patience: 3 }
const NETWORK = {
  hidden: [32, 16],
  epochs: 16,
  learningRate: 0.005,
  weightDecay: 1e-3,
  patience: 3,
}

/** Fewer cases teach the network nothing. */
const LEAST_CASES = 200

export function canJoin({ attributes, byTime, interactions }: Past): boolean {
  if (byTime !== null) return laterPart(byTime, attributes).cases.length >= LEAST_CASES
  const { rows, starts } = interactions
  let enough = 0
  for (let row = 0; row < rows; row++) if (starts[row + 1]! - starts[row]! >= LEAST_ITEMS) enough++
  return enough >= LEAST_CASES
}

export function joinedKind(parts: readonly Joined[], full: boolean): ModelKind {
  return {
    name: 'joined',
    grid: [{}],
    applies: canJoin,
    fit: async (past, _settings, random) => {
      const carved = heldFrom(past, full, random)
      const apart = await fitParts(parts, carved.past)
      const mlp = await learn(carved, past, apart, random)
      await closeAll(apart)
      return joinedModel(await fitParts(parts, past), mlp, past)
    },
  }
}

/** Cases of one item: what came later where that is what is judged, else drawn. */
function heldFrom(past: Past, full: boolean, random: Random): Carved {
  const each = (shoppers: number): number => Math.min(MOST_EACH, Math.ceil(CASES / shoppers))
  if (past.byTime === null) {
    const shoppers = Math.min(past.interactions.rows, CASES)
    return carve(past, { full, shoppers, each: each(shoppers) }, random)
  }
  const later = laterPart(past.byTime, past.attributes)
  const cases = later.cases.flatMap(({ relevant, shopper }) => {
    const drawn = relevant.slice()
    shuffle(drawn, random)
    const some = drawn.subarray(0, each(later.cases.length))
    return Array.from(some, (item): Case => ({ shopper, relevant: Int32Array.of(item), others: null }))
  })
  return { past: later.past, cases }
}

async function fitParts(parts: readonly Joined[], past: Past): Promise<RankingModel[]> {
  const out: RankingModel[] = []
  for (const { kind, settings } of parts) out.push(await kind.fit(past, settings, seededRandom(1)))
  return out
}

async function learn(
  { cases, past }: Carved,
  whole: Past,
  models: readonly RankingModel[],
  random: Random,
): Promise<Mlp> {
  const inputs = new JoinedInputs(models, past)
  const groups: Group[] = []
  let shopper = -1
  for (const one of cases) {
    if (one.shopper !== shopper) await inputs.read(historyOfRow(past.interactions, one.shopper))
    shopper = one.shopper
    const items = [one.relevant[0]!, ...othersOf(one, whole, inputs, random)]
    const matrix = new Float32Array(GROUP_SIZE * inputs.width)
    for (let place = 0; place < GROUP_SIZE; place++)
      inputs.write(items[place % items.length]!, matrix, place * inputs.width)
    groups.push({ shopper, matrix })
  }
  const { trainNetwork } = await import('../rank/training/trainNetwork.ts')
  const networks: Mlp[] = []
  for (let network = 0; network < NETWORKS; network++) {
    const stops = (one: Group): boolean => one.shopper % NETWORKS === network
    const learned = samples(groups, (one) => !stops(one), inputs.width)
    const stopped = samples(groups, stops, inputs.width)
    const linear = await trainNetwork(learned, stopped, LINEAR, seededRandom(1))
    const fitted = await trainNetwork(learned, stopped, NETWORK, seededRandom(1 + network), linear.mlp)
    networks.push(fitted.mlp)
  }
  return meanOfNetworks(networks)
}

interface Group {
  readonly shopper: number
  /** GROUP_SIZE rows of inputs, the chosen item's first. */
  readonly matrix: Float32Array
}

/** Items that the shopper did not choose; `whole` has all that was. */
function othersOf(
  { others, shopper }: Case,
  { interactions }: Past,
  inputs: JoinedInputs,
  random: Random,
): number[] {
  if (others !== null) return [...others.subarray(0, GROUP_SIZE - 1)]
  const drawn = [...drawOthers(interactions, shopper, GROUP_SIZE - 1, random)]
  const own = new Set(historyOfRow(interactions, shopper).items as Int32Array)
  const tops = inputs.models.map((_, model) => inputs.best(model, HARD).filter((item) => !own.has(item)))
  return drawn.map((item) => {
    if (random.next() >= HARD_SHARE) return item
    const top = tops[below(random, tops.length)]!
    return top[below(random, top.length)] ?? item
  })
}

function samples(groups: readonly Group[], wanted: (group: Group) => boolean, width: number): Samples {
  const own = groups.filter(wanted)
  const features = new Float32Array(own.length * GROUP_SIZE * width)
  own.forEach(({ matrix }, i) => features.set(matrix, i * matrix.length))
  return { features, weights: new Float32Array(own.length).fill(1), groupSize: GROUP_SIZE, width }
}

/** What the network sees of one shopper and an item: the score of each model in deviations, and how much is known. */
class JoinedInputs {
  readonly models: readonly RankingModel[]
  readonly width: number
  readonly #scores: readonly Float32Array[]
  readonly #popularity: Float32Array
  #known = 0

  constructor(models: readonly RankingModel[], { interactions }: Past) {
    this.models = models
    this.width = 2 * models.length + 2
    this.#scores = models.map(() => new Float32Array(interactions.width))
    this.#popularity = new Float32Array(interactions.width)
    for (const column of interactions.columns) this.#popularity[column]! += 1
    for (let item = 0; item < interactions.width; item++)
      this.#popularity[item] = Math.log1p(this.#popularity[item]!)
  }

  async read(history: History): Promise<void> {
    this.#known = Math.log1p(history.items.length)
    for (const [i, model] of this.models.entries()) {
      await model.score(history, this.#scores[i]!)
      standardise(this.#scores[i]!)
    }
  }

  write(item: number, out: Float32Array, at: number): void {
    for (let i = 0; i < this.#scores.length; i++) {
      const score = this.#scores[i]![item]!
      out[at + 2 * i] = score
      out[at + 2 * i + 1] = Math.sign(score) * Math.log1p(Math.abs(score))
    }
    out[at + this.width - 2] = this.#popularity[item]!
    out[at + this.width - 1] = this.#known
  }

  best(model: number, count: number): Int32Array {
    return bestPositions(this.#scores[model]!, count)
  }
}

/** A model that says nothing about a shopper gives zeros. */
function standardise(scores: Float32Array): void {
  let sum = 0
  let squares = 0
  for (let i = 0; i < scores.length; i++) {
    sum += scores[i]!
    squares += scores[i]! ** 2
  }
  const mean = sum / scores.length
  const deviation = Math.sqrt(Math.max(0, squares / scores.length - mean * mean))
  const scale = deviation > 1e-12 ? 1 / deviation : 0
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i]! - mean) * scale
}

async function joinedModel(models: readonly RankingModel[], mlp: Mlp, past: Past): Promise<RankingModel> {
  const inputs = new JoinedInputs(models, past)
  const reranker = await createReranker(mlp, { prefer: 'cpu', log: () => undefined })
  const features = new Float32Array(past.interactions.width * inputs.width)
  return {
    async score(history, scores) {
      await inputs.read(history)
      for (let item = 0; item < scores.length; item++) inputs.write(item, features, item * inputs.width)
      scores.set(await reranker.score(features))
    },
    async close() {
      await reranker.close()
      await closeAll(models)
    },
  }
}

async function closeAll(models: readonly RankingModel[]): Promise<void> {
  for (const model of models) await model.close?.()
}
