/** Candidates with features and scores, kept side by side as columns. Places are those of `rows`. */
import { FEATURE_WIDTH } from './featureMatrix.ts'
import { REQUEST_TERMS } from './requestTerms.ts'
import type { RequestTerms } from './requestTerms.ts'

export interface Scored {
  readonly rows: Int32Array
  /** Row-major, rows x FEATURE_WIDTH. */
  readonly features: Float32Array
  readonly terms: RequestTerms
  /** The network's (or the linear) score plus all terms. */
  readonly scores: Float32Array
}

export function withScores(candidates: Omit<Scored, 'scores'>, network: Float32Array): Scored {
  const scores = network.slice()
  for (const term of REQUEST_TERMS) {
    const values = candidates.terms[term]
    if (values === undefined) continue
    for (let place = 0; place < scores.length; place++)
      scores[place] = (scores[place] ?? 0) + (values[place] ?? 0)
  }
  return { ...candidates, scores }
}

/** The best `count`, best first; ties keep their order. Cost: linear, and a sort of `count`. */
export function takeBest(candidates: Scored, count: number): Scored {
  const { scores } = candidates
  const places = placesOfBest(scores, count)
  return atPlaces(
    candidates,
    places.sort((a, b) => scores[b]! - scores[a]! || a - b),
  )
}

/** The best `count` in the order given. */
export function keepBest(candidates: Scored, count: number): Scored {
  return atPlaces(candidates, placesOfBest(candidates.scores, count))
}

function atPlaces({ features, rows, scores, terms }: Scored, order: readonly number[]): Scored {
  const kept = new Float32Array(order.length * FEATURE_WIDTH)
  order.forEach((place, i) => {
    kept.set(features.subarray(place * FEATURE_WIDTH, (place + 1) * FEATURE_WIDTH), i * FEATURE_WIDTH)
  })
  const pick = (values: Float32Array): Float32Array => {
    const out = new Float32Array(order.length)
    for (let i = 0; i < out.length; i++) out[i] = values[order[i] as number] as number
    return out
  }
  return {
    rows: Int32Array.from(order, (place) => rows[place] ?? 0),
    features: kept,
    scores: pick(scores),
    terms: Object.fromEntries(Object.entries(terms).map(([term, values]) => [term, pick(values)])),
  }
}

/** Places of the best `count`, ascending; of equal scores at the threshold the first ones. */
function placesOfBest(scores: Float32Array, count: number): number[] {
  if (scores.length <= count) return [...scores.keys()]
  // A typed array sorts by value without calling back: that finds the threshold cheaply.
  const sorted = scores.slice().sort()
  const least = sorted[scores.length - count]!
  let equal = 0
  while (equal < count && sorted[scores.length - count + equal] === least) equal++
  const places: number[] = []
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place]!
    if (score > least || (score === least && equal-- > 0)) places.push(place)
  }
  return places
}
