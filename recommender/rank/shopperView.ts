/**
 * What the features need of one shopper, derived from the profile once a request: scores of the collaborative models,
 * weights of tastes by term number, shares of categories and brands, and the scale of similarities.
 * Cost: history x neighbours + f^3 (about .1 ms at 2,000 products); kept for as long as the profile object.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Profile } from '../../data/types/profile.ts'
import { contentTaste } from '../collaborative/contentFactors.ts'
import type { ContentTaste } from '../collaborative/contentFactors.ts'
import type { FewScores } from '../collaborative/fewScores.ts'
import { scoresByNeighbours } from '../collaborative/itemNeighbours.ts'
import type { History } from '../collaborative/history.ts'
import type { CatalogueColumns } from './catalogueColumns.ts'
import type { DemandModels } from './demandModels.ts'
import type { RowIndex } from './rowIndex.ts'
import { similarityScale } from './similarity.ts'
import type { SimilarityScale } from './similarity.ts'

export interface ShopperView {
  readonly profile: Profile
  /** In the models' numbering; empty for a shopper or a shop without a past. */
  readonly history: History
  readonly orders: History
  /** By product index of the models; null without history. */
  readonly neighbourScores: FewScores | null
  readonly togetherScores: FewScores | null
  readonly factors: Float32Array | null
  /** What the factors say of content, for products without factors; null without either. */
  readonly contentTaste: ContentTaste | null
  readonly vector: Float32Array | null
  readonly vectorScale: SimilarityScale | null
  /** Mean of the last products looked at, weighted like `viewed`; null when there are none. */
  readonly recentVector: Float32Array | null
  readonly recentScale: SimilarityScale | null
  /** By term number; null without tastes. */
  readonly tasteWeights: Float32Array | null
  /** By term number: share of the history, by weight, that has the term, in [0, 1]; null without history. */
  readonly termShares: Float32Array | null
  /** Means over the history, by weight; null without history. */
  readonly usualDemand: number | null
  readonly usualRating: number | null
  /** Number -> share of what was looked at lately, newest counting most; the shares sum to 1. */
  readonly categoryShares: ReadonlyMap<number, number>
  readonly brandShares: ReadonlyMap<number, number>
  /** Row -> how lately it was looked at, 1 for the last one, in (0, 1]. */
  readonly viewed: ReadonlyMap<number, number>
  readonly bought: ReadonlySet<number>
  readonly liked: ReadonlySet<number>
}

/** How much less each product counts than the one after it. */
const STEP_BACK = 0.9
const LONGEST_HISTORY = 60
/** About one visit. */
const RECENT_PRODUCTS = 6
const BOUGHT_WEIGHT = 2
const LIKED_WEIGHT = 2

/** `typical`: products that stand for who answers as the shopper did, those that tell most first. */
export function shopperView(
  profile: Profile,
  columns: CatalogueColumns,
  models: DemandModels | null,
  index: RowIndex,
  typical: readonly ProductId[] = [],
): ShopperView {
  const told = withTypical(profile, typical)
  const history = historyOf(told, index)
  const orders = ordersOf(profile, index)
  // A profile may be older than the encoder: vectors of another length say nothing.
  const vector = profile.vector?.length === columns.dimension ? Float32Array.from(profile.vector) : null
  const viewed = recency(profile.recent, index.rowOf)
  const past = pastRows(told, index)
  const lately = told === profile ? viewed : recency(told.recent, index.rowOf)
  const recent = recentVector(lately, columns)
  const factors = models === null || history.items.length === 0 ? null : models.solver.solve(history)
  const map = models?.models.contentMap ?? null
  return {
    profile,
    history,
    orders,
    neighbourScores: scores(models, history, 'neighbours'),
    togetherScores: scores(models, orders, 'together'),
    factors,
    // Models may be older than the encoder.
    contentTaste:
      map === null || factors === null || map.dimension !== columns.dimension
        ? null
        : contentTaste(map, factors),
    vector,
    vectorScale: vector === null ? null : similarityScale(vector, columns),
    recentVector: recent,
    recentScale: recent === null ? null : similarityScale(recent, columns),
    tasteWeights: tasteWeights(profile, columns),
    termShares: termShares(past, columns),
    usualDemand: usual(past, (row) => models?.demand[index.modelIndexOfRow[row] ?? -1] ?? NaN),
    usualRating: usual(past, (row) => columns.rating[row] ?? NaN),
    categoryShares: shares(lately, (row) => columns.category[row] ?? NaN),
    brandShares: shares(lately, (row) => columns.brand[row] ?? NaN),
    viewed,
    bought: rowsOf(profile.bought, index),
    liked: rowsOf(profile.liked, index),
  }
}

/** After so much of their own, what others like them chose says nothing more of a shopper. */
const OWN_PAST = 10

/** As if what is typical had been looked at before anything else. */
function withTypical(profile: Profile, typical: readonly ProductId[]): Profile {
  if (typical.length === 0 || profile.recent.length >= OWN_PAST) return profile
  const own = new Set(profile.recent)
  return { ...profile, recent: [...typical.filter((id) => !own.has(id)).toReversed(), ...profile.recent] }
}

function scores(
  models: DemandModels | null,
  history: History,
  kind: 'neighbours' | 'together',
): FewScores | null {
  if (models === null || history.items.length === 0) return null
  return scoresByNeighbours(models.models[kind], history)
}

/** What was looked at, liked and bought, each product once with its largest weight, the heaviest first. */
function historyOf(profile: Profile, index: RowIndex): History {
  return heaviest(weighted(index.modelIndexOf, lists(profile)))
}

/** The same by catalogue row, all of it. */
function pastRows(profile: Profile, index: RowIndex): Map<number, number> {
  return weighted(index.rowOf, lists(profile))
}

function lists(profile: Profile): WeightedList[] {
  return [
    [profile.recent, 1],
    [profile.liked, LIKED_WEIGHT],
    [profile.bought, BOUGHT_WEIGHT],
  ]
}

/** What goes into a basket is bought with what was bought or looked at just now. */
function ordersOf(profile: Profile, index: RowIndex): History {
  return heaviest(
    weighted(index.modelIndexOf, [
      [profile.recent.slice(-5), 0.5],
      [profile.bought.slice(-10), 1],
    ]),
  )
}

type WeightedList = readonly [ids: readonly ProductId[], weight: number]

function weighted(
  numberOf: (id: ProductId) => number | null,
  all: readonly WeightedList[],
): Map<number, number> {
  const weights = new Map<number, number>()
  for (const [ids, weight] of all) {
    for (const [item, recent] of recency(ids, numberOf)) {
      weights.set(item, Math.max(weights.get(item) ?? 0, weight * recent))
    }
  }
  return weights
}

function heaviest(weights: ReadonlyMap<number, number>): History {
  const sorted = [...weights].sort((a, b) => b[1] - a[1]).slice(0, LONGEST_HISTORY)
  return { items: sorted.map(([item]) => item), weights: sorted.map(([, weight]) => weight) }
}

/** Newest last -> weight 1, then STEP_BACK less for each step back. Unknown products are left out. */
function recency(ids: readonly ProductId[], numberOf: (id: ProductId) => number | null): Map<number, number> {
  const out = new Map<number, number>()
  for (let i = ids.length - 1, weight = 1; i >= 0; i--, weight *= STEP_BACK) {
    const id = ids[i]
    const number = id === undefined ? null : numberOf(id)
    if (number !== null && !out.has(number)) out.set(number, weight)
  }
  return out
}

function rowsOf(ids: readonly ProductId[], index: RowIndex): Set<number> {
  return new Set(ids.map(index.rowOf).filter((row) => row !== null))
}

function shares(viewed: ReadonlyMap<number, number>, groupOf: (row: number) => number): Map<number, number> {
  const sums = new Map<number, number>()
  let total = 0
  for (const [row, weight] of viewed) {
    const group = groupOf(row)
    if (Number.isNaN(group)) continue
    sums.set(group, (sums.get(group) ?? 0) + weight)
    total += weight
  }
  return new Map([...sums].map(([group, sum]) => [group, sum / total]))
}

function tasteWeights(profile: Profile, columns: CatalogueColumns): Float32Array | null {
  const facets = Object.entries(profile.tastes)
  if (facets.length === 0) return null
  const out = new Float32Array(columns.termFacet.length)
  for (const [facet, values] of facets) {
    for (const [value, weight] of Object.entries(values)) {
      const number = columns.termNumber(facet, value)
      if (number !== null) out[number] = weight
    }
  }
  return out
}

function recentVector(
  viewed: ReadonlyMap<number, number>,
  { dimension, vectors }: CatalogueColumns,
): Float32Array | null {
  if (viewed.size === 0) return null
  const sum = new Float32Array(dimension)
  let taken = 0
  for (const [row, weight] of viewed) {
    if (taken++ === RECENT_PRODUCTS) break
    for (let i = 0; i < dimension; i++) {
      sum[i] = (sum[i] as number) + weight * (vectors[row * dimension + i] as number)
    }
  }
  const norm = Math.hypot(...sum)
  return norm < 1e-9 ? null : sum.map((value) => value / norm)
}

function termShares(past: ReadonlyMap<number, number>, columns: CatalogueColumns): Float32Array | null {
  if (past.size === 0) return null
  const { termFacet, terms, termStarts } = columns
  const out = new Float32Array(termFacet.length)
  let total = 0
  for (const weight of past.values()) total += weight
  for (const [row, weight] of past) {
    const end = termStarts[row + 1] as number
    for (let i = termStarts[row] as number; i < end; i++) {
      const term = terms[i] as number
      out[term] = (out[term] as number) + weight / total
    }
  }
  return out
}

/** Weighted mean of what is known; null when nothing is. */
function usual(past: ReadonlyMap<number, number>, valueOf: (row: number) => number): number | null {
  let sum = 0
  let total = 0
  for (const [row, weight] of past) {
    const value = valueOf(row)
    if (Number.isNaN(value)) continue
    sum += weight * value
    total += weight
  }
  return total === 0 ? null : sum / total
}
