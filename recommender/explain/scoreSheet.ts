/**
 * One product's score for one shopper, taken apart: what each feature added, and where the product would stand if one
 * group of them were as usual. For people who look after the shop; cards get their reasons from explain.ts.
 *
 * Out: `added` of all features and of the request and `usualScore` sum to `score`. Places are those of the list that a shopper
 * who asks the same gets (rank/scoreCandidates.ts), the product among the candidates, 1 is the first; before variety and what
 * else the shop weighs. Cost: some hundred rows through the network.
 */
import type { Reranker } from '../../data/types/ports.ts'
import type { Product } from '../../data/types/product.ts'
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import { withAnswers } from '../onboarding/withAnswers.ts'
import { FEATURE_WIDTH, INPUT_FEATURES, INPUT_GROUPS, INPUT_NAMES } from '../rank/featureMatrix.ts'
import { FEATURE_GROUPS, FEATURES } from '../rank/features.ts'
import { usualInputs } from '../rank/requestMoment.ts'
import { REQUEST_TERMS } from '../rank/requestTerms.ts'
import { dueOf, RERANKED, scoreCandidates } from '../rank/scoreCandidates.ts'
import type { ScoredCandidates, ScoringDeps } from '../rank/scoreCandidates.ts'
import { CANDIDATES } from '../recommend.ts'
import { retrieve } from '../retrieve/retrieve.ts'
import { groupEffects } from './shapley.ts'

export interface FeatureShare {
  readonly name: string
  readonly group: string
  /** As the network sees it; null when it is missing. */
  readonly value: number | null
  readonly usual: number
  readonly added: number
}

export interface ScoreSheet {
  readonly product: Product
  readonly score: number
  readonly usualScore: number
  readonly place: number
  readonly candidates: number
  /** False when the linear score puts it behind those that a network ranks: then the linear score is taken apart. */
  readonly reranked: boolean
  /** False when the search or the shopper's refusals leave the product out: it is scored all the same. */
  readonly offered: boolean
  /** Largest share first. */
  readonly features: readonly FeatureShare[]
  /** What the request itself added, by term. */
  readonly request: readonly { readonly term: string; readonly added: number }[]
  /** The score and place if the group were as usual, the largest change first. A place may change when a score does not. */
  readonly changes: readonly { readonly group: string; readonly score: number; readonly place: number }[]
}

/** `row` is the product's in the catalogue. */
export async function scoreSheet(
  said: RecommendRequest,
  row: number,
  deps: ScoringDeps,
): Promise<ScoreSheet> {
  const request = withAnswers(said)
  const due = dueOf(request, deps)
  const found = retrieve(request, deps.snapshot, { size: CANDIDATES, due: new Set(due.keys()) }).candidates
  const offered = found.some((one) => one.row === row)
  const left = { row, contentSimilarity: null, lexical: 0, likeSimilarity: null }
  const candidates = offered ? found : [...found, left]
  const scored = await scoreCandidates(request, candidates, due, deps)
  const { all, moment, reranked, serving } = scored
  const at = candidates.findIndex((one) => one.row === row)
  const kept = reranked.rows.indexOf(row)
  const own = all.features.slice(at * FEATURE_WIDTH, (at + 1) * FEATURE_WIDTH)
  const baseline = usualInputs(request, serving, moment)
  const apart = async (score: Reranker['score'], groupOf: Uint8Array, groups: number) =>
    (await groupEffects({ rows: own, baseline, groupOf, groups }, score))[0]!
  const deciding = kept < 0 ? scored.linear : scored.score
  const byFeature = await apart(deciding, INPUT_FEATURES, FEATURES.length)
  const linear = await apart(scored.linear, INPUT_GROUPS, FEATURE_GROUPS.length)
  const network = await apart(scored.score, INPUT_GROUPS, FEATURE_GROUPS.length)
  const asked = REQUEST_TERMS.map((term) => ({ term, added: all.terms[term]?.[at] ?? 0 }))
  const asNetwork = kept < 0 ? await networkScore(scored, own, at) : reranked.scores[kept]!
  const whole: Standing = { linear: all.scores[at]!, network: asNetwork }
  const shown = (standing: Standing): number => (kept < 0 ? standing.linear : standing.network)
  const placeOf = placesAmong(scored, row)
  return {
    product: deps.snapshot.products[row]!,
    ...{ score: shown(whole), usualScore: byFeature.baselineScore, place: placeOf(whole), offered },
    ...{ reranked: kept >= 0 || deps.reranker === null, candidates: candidates.length },
    features: FEATURES.map((feature, i) => ({
      ...{ name: feature.name, group: feature.group, added: byFeature.values[i]! },
      ...valueOf(feature.name, own, baseline),
    })).toSorted((a, b) => Math.abs(b.added) - Math.abs(a.added)),
    request: asked.filter(({ added }) => added !== 0),
    changes: FEATURE_GROUPS.map((group, g) => {
      const changed = {
        linear: whole.linear - linear.without[g]!,
        network: whole.network - network.without[g]!,
      }
      return { group, score: shown(changed), place: placeOf(changed) }
    })
      .filter(({ place, score }) => Math.abs(score - shown(whole)) > 1e-6 || place !== placeOf(whole))
      .toSorted((a, b) => Math.abs(b.score - shown(whole)) - Math.abs(a.score - shown(whole))),
  }
}

/** Both scores of the product, with what the request adds. */
interface Standing {
  readonly linear: number
  readonly network: number
}

/** What the network would say of a product that lists do not ask it about. */
async function networkScore(
  { all, score }: ScoredCandidates,
  own: Float32Array,
  at: number,
): Promise<number> {
  const asked = REQUEST_TERMS.reduce((sum, term) => sum + (all.terms[term]?.[at] ?? 0), 0)
  return (await score(own))[0]! + asked
}

/**
 * Where a product with such scores stands among the others, as in a list: the best by the linear score come first, in the
 * network's order.
 */
function placesAmong({ all, reranked }: ScoredCandidates, row: number): (standing: Standing) => number {
  const others = Array.from(all.scores, (score, i) => ({ row: all.rows[i]!, score }))
    .filter((one) => one.row !== row)
    .toSorted((a, b) => b.score - a.score)
  const byNetwork = new Map(Array.from(reranked.scores, (score, i) => [reranked.rows[i]!, score]))
  // One place of those that the network ranks is the product's own.
  const rivals = others.slice(0, RERANKED - 1).flatMap((one) => byNetwork.get(one.row) ?? [])
  return ({ linear, network }) => {
    const before = others.filter(({ score }) => score > linear).length
    return 1 + (before < RERANKED ? rivals.filter((score) => score > network).length : before)
  }
}

function valueOf(
  name: string,
  own: Float32Array,
  baseline: Float32Array,
): { readonly value: number | null; readonly usual: number } {
  const input = INPUT_NAMES.indexOf(name)
  const missing = INPUT_NAMES.indexOf(`${name}Missing`)
  return {
    value: missing >= 0 && own[missing] === 1 ? null : own[input]!,
    usual: baseline[input]!,
  }
}
