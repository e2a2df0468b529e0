/**
 * One product's score for one shopper, taken apart: what each feature added, and where the product would stand if one
 * group of them were as usual. For people who look after the shop; cards get their reasons from explain.ts.
 *
 * Out: `added` of all features and of the request and `usualScore` sum to `score`. Places are among the candidates that a
 * shopper who asks the same gets, the product with them, 1 is the first; before variety is looked after.
 * Cost: some hundred rows through the network.
 */
import type { Reranker } from '../../data/types/ports.ts'
import type { Product } from '../../data/types/product.ts'
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import {
  featureMatrix,
  FEATURE_WIDTH,
  INPUT_FEATURES,
  INPUT_GROUPS,
  INPUT_NAMES,
} from '../rank/featureMatrix.ts'
import { FEATURE_GROUPS, FEATURES } from '../rank/features.ts'
import { forward } from '../rank/mlp.ts'
import type { Models } from '../rank/models.ts'
import { requestMoment, usualInputs } from '../rank/requestMoment.ts'
import { REQUEST_TERMS, requestTerms } from '../rank/requestTerms.ts'
import { withScores } from '../rank/scored.ts'
import { servingOf } from '../rank/serving.ts'
import { CANDIDATES } from '../recommend.ts'
import type { CatalogueSnapshot } from '../retrieve/catalogueSnapshot.ts'
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
  /** False when the search or the shopper's refusals leave the product out: it is scored all the same. */
  readonly offered: boolean
  /** Largest share first. */
  readonly features: readonly FeatureShare[]
  /** What the request itself added, by term. */
  readonly request: readonly { readonly term: string; readonly added: number }[]
  /** The score and place if the group were as usual; the largest change first. */
  readonly changes: readonly { readonly group: string; readonly score: number; readonly place: number }[]
}

export interface ScoreSheetDeps {
  readonly snapshot: CatalogueSnapshot
  readonly models: Models | null
  readonly reranker: Reranker | null
  readonly now: Date
}

/** `row` is the product's in the catalogue. */
export async function scoreSheet(
  request: RecommendRequest,
  row: number,
  deps: ScoreSheetDeps,
): Promise<ScoreSheet> {
  const { models, now, reranker, snapshot } = deps
  const found = retrieve(request, snapshot, { size: CANDIDATES }).candidates
  const offered = found.some((one) => one.row === row)
  const left = { row, contentSimilarity: null, lexical: 0, likeSimilarity: null }
  const candidates = offered ? found : [...found, left]
  const serving = servingOf(snapshot, models)
  const moment = requestMoment(request, candidates, serving, now)
  const features = featureMatrix(moment)
  const terms = requestTerms(request, snapshot, moment)
  const score: Reranker['score'] =
    reranker === null ? async (rows) => forward(serving.linear, rows) : (rows) => reranker.score(rows)
  const { scores } = withScores({ rows: moment.rows, features, terms }, (await score(features)).slice())
  const at = candidates.findIndex((one) => one.row === row)
  const own = features.slice(at * FEATURE_WIDTH, (at + 1) * FEATURE_WIDTH)
  const baseline = usualInputs(request, serving, moment)
  const apart = async (groupOf: Uint8Array, groups: number) =>
    (await groupEffects({ rows: own, baseline, groupOf, groups }, score))[0]!
  const byFeature = await apart(INPUT_FEATURES, FEATURES.length)
  const byGroup = await apart(INPUT_GROUPS, FEATURE_GROUPS.length)
  const placeOf = (value: number): number =>
    1 + scores.reduce((before, other, i) => before + (i !== at && other > value ? 1 : 0), 0)
  const whole = scores[at]!
  return {
    product: snapshot.products[row]!,
    ...{ score: whole, usualScore: byFeature.baselineScore, place: placeOf(whole), offered },
    candidates: candidates.length,
    features: FEATURES.map((feature, i) => ({
      ...{ name: feature.name, group: feature.group, added: byFeature.values[i]! },
      ...valueOf(feature.name, own, baseline),
    })).toSorted((a, b) => Math.abs(b.added) - Math.abs(a.added)),
    request: REQUEST_TERMS.flatMap((term) => {
      const added = terms[term]?.[at] ?? 0
      return added === 0 ? [] : [{ term, added }]
    }),
    changes: FEATURE_GROUPS.map((group, g) => {
      const changed = whole - byGroup.without[g]!
      return { group, score: changed, place: placeOf(changed) }
    })
      .filter((change) => Math.abs(change.score - whole) > 1e-6)
      .toSorted((a, b) => Math.abs(b.score - whole) - Math.abs(a.score - whole)),
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
