/**
 * What the request itself adds to the score, outside the network, because no past teaches it: constraints that are
 * satisfied, what the shopper is due to need again, and a penalty for candidates that are off the topic. Plain sums, so
 * each is its own explanation.
 *
 *   - A `must` is satisfied by every candidate: it adds the same to all, and without it they would not be here.
 *   - A `prefer` adds by how sure it was read. It outweighs the usual difference between two candidates (about 1).
 *   - Off the topic is what answers the words (or resembles the product) less than ON_TOPIC of what the best one does.
 *     The penalty grows to OFF_TOPIC, more than taste and popularity can make up for: who asks for a kettle gets
 *     kettles, however many toasters they bought.
 *   - What is due adds by how likely the shopper buys it now (recommender/nextNeed): at a chance of a half as much as a
 *     preference that was said, because the shopper's own past asks for it. The network sees only that it was bought
 *     before, which speaks against goods that last.
 *   - Who does not say for whom, shops for a grown-up, unless they liked or bought something for a child before.
 */
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import type { Constraint } from '../../data/types/understanding.ts'
import { NOTHING_DUE } from '../nextNeed/dueGoods.ts'
import type { DueRows } from '../nextNeed/dueGoods.ts'
import type { CatalogueSnapshot } from '../retrieve/catalogueSnapshot.ts'
import { constraintRows } from '../retrieve/filters.ts'
import type { Moment } from './moment.ts'

const MUST_WEIGHT = 0.75
const PREFER_WEIGHT = 1.5
const ON_TOPIC = 0.6
const OFF_TOPIC = 12
/** More than the usual difference between two candidates, less than what was asked for. */
const FOR_A_CHILD = 2
/** Twice PREFER_WEIGHT: at a chance of a half it is as much. */
const DUE = 3
const CHILDREN = ['kids', 'baby', 'toddler']

export const REQUEST_TERMS = [
  'request',
  'budget',
  'rating',
  'stock',
  'discount',
  'topic',
  'forWhom',
  'due',
] as const
export type RequestTerm = (typeof REQUEST_TERMS)[number]

const TERM_OF: Readonly<Record<Constraint['kind'], RequestTerm>> = {
  term: 'request',
  price: 'budget',
  rating: 'rating',
  'in-stock': 'stock',
  discounted: 'discount',
  wish: 'request',
}

/** By term what each candidate gets, in their order. A term that adds nothing is missing. */
export type RequestTerms = Partial<Record<RequestTerm, Float32Array>>

/** Cost: candidates x preferences. */
export function requestTerms(
  request: RecommendRequest,
  snapshot: CatalogueSnapshot,
  moment: Moment,
  due: DueRows = NOTHING_DUE,
): RequestTerms {
  const out: RequestTerms = {}
  const add = (term: RequestTerm, of: (place: number) => number): void => {
    const values = (out[term] ??= new Float32Array(moment.rows.length))
    for (let place = 0; place < values.length; place++) values[place] = (values[place] ?? 0) + of(place)
  }
  for (const constraint of request.search.constraints) {
    if (constraint.kind === 'wish') continue
    if (constraint.strength === 'must') add(TERM_OF[constraint.kind], () => MUST_WEIGHT)
    else {
      const { mask } = constraintRows(constraint, snapshot)
      const weight = PREFER_WEIGHT * constraint.confidence
      add(TERM_OF[constraint.kind], (place) => (mask[moment.rows[place] ?? 0] === 1 ? weight : 0))
    }
  }
  const forChildren = unaskedForChildren(request, snapshot)
  if (forChildren !== null) {
    add('forWhom', (place) => (forChildren[moment.rows[place] ?? 0] === 1 ? -FOR_A_CHILD : 0))
  }
  if (due.size > 0) add('due', (place) => DUE * (due.get(moment.rows[place] ?? -1)?.chance ?? 0))
  const relevance = relevanceOf(moment)
  if (relevance !== null) {
    add('topic', (place) => -OFF_TOPIC * Math.max(0, 1 - (relevance[place] ?? 0) / ON_TOPIC))
  }
  return out
}

/** One byte a row: made for children; null when the search or the shopper's past speaks of children. */
function unaskedForChildren(
  { search, profile }: RecommendRequest,
  snapshot: CatalogueSnapshot,
): Uint8Array | null {
  if (search.constraints.some((one) => one.kind === 'term' && one.facet === 'age')) return null
  const { mask, count } = constraintRows(CHILDRENS, snapshot)
  if (count === 0) return null
  const known = [...profile.liked, ...profile.bought, search.likeProductId]
  const forChildren = known.some((id) => id !== null && mask[snapshot.rowOf.get(id) ?? -1] === 1)
  return forChildren ? null : mask
}

const CHILDRENS: Constraint = {
  ...{ kind: 'term', facet: 'age', values: CHILDREN, polarity: 'include', strength: 'prefer' },
  ...{ confidence: 1, said: '' },
}

/** How well each candidate answers, as a share of the best one, in [0, 1]; null when nothing was asked in words. */
function relevanceOf(moment: Moment): Float32Array | null {
  const parts = [moment.contentSimilarity, moment.lexical, moment.likeSimilarity]
    .filter((part) => part !== null)
    .map(shareOfBest)
  if (parts.length === 0) return null
  const sum = moment.rows.reduce<Float32Array>((total, _row, place) => {
    total[place] = parts.reduce((all, part) => all + (part[place] ?? 0), 0)
    return total
  }, new Float32Array(moment.rows.length))
  return shareOfBest(sum)
}

function shareOfBest(values: Float32Array): Float32Array {
  const best = values.reduce((most, value) => Math.max(most, value), 0)
  return best === 0 ? values.map(() => 0) : values.map((value) => Math.max(0, value) / best)
}
