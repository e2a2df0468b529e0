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
  const { features, rows, scores, terms } = candidates
  const order = bestPlaces(scores, count)
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

/** Places of the best `count`, best first, ties in order. */
export function bestPlaces(scores: Float32Array, count: number): number[] {
  // A typed array sorts by value without calling back: that finds the threshold cheaply.
  const least =
    scores.length > count ? (scores.slice().sort()[scores.length - count] ?? -Infinity) : -Infinity
  const above: number[] = []
  const equal: number[] = []
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] as number
    if (score > least) above.push(place)
    else if (score === least) equal.push(place)
  }
  above.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
  return [...above, ...equal.slice(0, count - above.length)]
}
