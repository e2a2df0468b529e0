/** The collaborative models as evaluation compares them, each with the settings it may choose from. */
import { ContentModel } from '../collaborative/content.ts'
import { ease } from '../collaborative/ease.ts'
import { HistorySolver } from '../collaborative/ials/historySolver.ts'
import { factorize } from '../collaborative/ials/ials.ts'
import { DAY_MS, decayed } from '../collaborative/interactions.ts'
import type { Interactions } from '../collaborative/interactions.ts'
import { itemNeighbours, scoreByNeighbours } from '../collaborative/itemNeighbours.ts'
import { nextItem, scoreNext } from '../collaborative/nextItem.ts'
import { rp3beta } from '../collaborative/rp3beta.ts'
import type { ItemNeighbours } from '../collaborative/sparseProduct.ts'
import { UserNeighbours } from '../collaborative/userNeighbours.ts'
import type { ModelKind, RankingModel, Settings } from './rankingModel.ts'

const always = (): boolean => true
/** Every combination of the values, the first of each first. */
function combinations(values: Readonly<Record<string, readonly number[]>>): Settings[] {
  return Object.entries(values).reduce<Settings[]>(
    (all, [name, choices]) => all.flatMap((one) => choices.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
}

const LONGEST_ROW = 1000
/** Beyond this side its many fits for choosing settings take the better part of an hour. */
const LARGEST_EASE = 8000

const byNeighbours = (neighbours: ItemNeighbours): RankingModel => ({
  score: (history, scores) => scoreByNeighbours(neighbours, history, scores),
})

export const POPULARITY: ModelKind = {
  name: 'popularity',
  grid: [{}],
  applies: always,
  fit: async ({ interactions }) => {
    const demand = new Float32Array(interactions.width)
    interactions.columns.forEach((column, i) => (demand[column]! += interactions.weights[i]!))
    return { score: (_history, scores) => scores.set(demand) }
  },
}

/** Demand of the moment; see collaborative/popularity.ts, which the shop is served by. */
const POPULARITY_DECAYED: ModelKind = {
  name: 'popularity-decayed',
  grid: combinations({ halfLifeDays: [30, 7, 90, 365, 1] }),
  applies: ({ times }) => times !== null,
  fit: async ({ interactions, times }, { halfLifeDays }) => {
    const demand = decayedDemand(interactions, times!, halfLifeDays!)
    return { score: (_history, scores) => scores.set(demand) }
  },
}

/**
 * By item, in halvings: the logarithm keeps apart what is long gone, where the demand itself would become 0. What nobody
 * chose has one halving less than the least of the others.
 */
function decayedDemand(
  { columns, weights, width }: Interactions,
  times: Float64Array,
  halfLifeDays: number,
): Float32Array {
  const latest = new Float64Array(width).fill(-Infinity)
  times.forEach((at, i) => (latest[columns[i]!] = Math.max(latest[columns[i]!]!, at)))
  const now = latest.reduce((last, at) => Math.max(last, at), -Infinity)
  // Counted from the item's own last choice, so that no sum is too small for a number.
  const sums = new Float64Array(width)
  times.forEach((at, i) => {
    sums[columns[i]!]! += weights[i]! * decayed(latest[columns[i]!]! - at, halfLifeDays)
  })
  const halvings = Array.from(sums, (sum, item) =>
    sum > 0 ? Math.log2(sum) - (now - latest[item]!) / (halfLifeDays * DAY_MS) : null,
  )
  const least = halvings.reduce<number>((lowest, one) => Math.min(lowest, one ?? 0), 0)
  return Float32Array.from(halvings, (one) => one ?? least - 1)
}

const ials = (name: string, values: Readonly<Record<string, readonly number[]>>): ModelKind => ({
  name,
  grid: combinations(values),
  applies: always,
  fit: async ({ interactions }, { dimension, regularization, unobservedWeight }, random) => {
    const factors = await factorize(
      interactions,
      {
        ...{ dimension: dimension!, epochs: 16, exponent: 1, helpers: 1 },
        ...{ unobservedWeight: unobservedWeight!, regularization: regularization! },
      },
      random,
    )
    const solver = new HistorySolver(factors)
    return { score: (history, scores) => solver.score(history, scores) }
  },
})

export const BASE_KINDS: readonly ModelKind[] = [
  POPULARITY,
  POPULARITY_DECAYED,
  {
    name: 'user-knn',
    grid: combinations({ neighbours: [100, 300, 40], shrink: [0], exponent: [2] }),
    applies: always,
    fit: async ({ interactions }, { exponent, neighbours, shrink }) => {
      const model = new UserNeighbours(interactions, {
        ...{ neighbours: neighbours!, shrink: shrink!, exponent: exponent! },
      })
      return { score: (history, scores) => model.score(history, scores) }
    },
  },
  {
    name: 'item-knn',
    grid: combinations({ perItem: [200, 1000, 50, 20], shrink: [10] }),
    applies: always,
    fit: async ({ interactions }, { perItem, shrink }) =>
      byNeighbours(
        itemNeighbours(interactions, { perItem: perItem!, shrink: shrink!, longestRow: LONGEST_ROW }),
      ),
  },
  {
    name: 'rp3beta',
    grid: combinations({ perItem: [200, 1000, 100], alpha: [1, 0.7], beta: [0.4, 0.6] }),
    applies: always,
    fit: async ({ interactions }, { alpha, beta, perItem }) =>
      byNeighbours(
        rp3beta(interactions, { perItem: perItem!, alpha: alpha!, beta: beta!, longestRow: LONGEST_ROW }),
      ),
  },
  {
    name: 'ease',
    grid: combinations({ regularization: [300, 100, 1000, 2000] }),
    applies: ({ interactions }) => Math.min(interactions.rows, interactions.width) <= LARGEST_EASE,
    fit: async ({ interactions }, { regularization }) =>
      ease(interactions, { regularization: regularization! }),
  },
  ials('ials-64', {
    dimension: [64],
    unobservedWeight: [0.1, 0.3],
    regularization: [0.006, 0.003, 0.001, 0.01],
  }),
  ials('ials-192', {
    dimension: [192],
    unobservedWeight: [0.3, 0.1],
    regularization: [0.006, 0.01, 0.002],
  }),
  {
    name: 'content',
    grid: combinations({ recency: [0.5, 0.8, 1] }),
    applies: ({ attributes }) => attributes !== null,
    fit: async ({ attributes }, { recency }) => {
      const model = new ContentModel(attributes!, { recency: recency! })
      return { score: (history, scores) => model.score(history, scores) }
    },
  },
  {
    name: 'next-item',
    grid: combinations({
      perItem: [500],
      window: [5],
      backwards: [0.5],
      fromPower: [0.7, 1],
      toPower: [0, 0.3],
      shrink: [2],
      recency: [0.3, 0.7],
    }),
    applies: ({ times }) => times !== null,
    fit: async ({ interactions }, settings) => {
      const { backwards, fromPower, perItem, recency, shrink, toPower, window } = settings
      const model = nextItem(interactions, {
        ...{ perItem: perItem!, window: window!, backwards: backwards!, recency: recency! },
        ...{ fromPower: fromPower!, toPower: toPower!, shrink: shrink! },
      })
      return { score: (history, scores) => scoreNext(model, history, scores) }
    },
  },
]
