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

/** The best `count`, best first; ties keep their order. Cost: one sort. */
export function takeBest(candidates: Scored, count: number): Scored {
  const { features, rows, scores, terms } = candidates
  const order = Array.from(rows.keys())
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, count)
  const kept = new Float32Array(order.length * FEATURE_WIDTH)
  order.forEach((place, i) => {
    kept.set(features.subarray(place * FEATURE_WIDTH, (place + 1) * FEATURE_WIDTH), i * FEATURE_WIDTH)
  })
  const pick = (values: Float32Array): Float32Array => Float32Array.from(order, (place) => values[place] ?? 0)
  return {
    rows: Int32Array.from(order, (place) => rows[place] ?? 0),
    features: kept,
    scores: pick(scores),
    terms: Object.fromEntries(Object.entries(terms).map(([term, values]) => [term, pick(values)])),
  }
}
