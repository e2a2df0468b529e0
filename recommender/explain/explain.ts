/**
 * The picked products with what made up their scores, and why. Contributions are told by feature group (and by what the
 * request added); together with `bias`, the score of what is usual in the catalogue, they sum to the score.
 * Cost: one batch through `score`; 5 items in .2 ms.
 */
import type { Reranker } from '../../data/types/ports.ts'
import type { RankedProduct, Reason, RecommendRequest } from '../../data/types/recommendation.ts'
import { strongestNeighbour } from '../collaborative/itemNeighbours.ts'
import type { DueRows } from '../nextNeed/dueGoods.ts'
import type { Chosen } from '../rank/chooseList.ts'
import { FEATURE_WIDTH, INPUT_GROUPS } from '../rank/featureMatrix.ts'
import { FEATURE_GROUPS } from '../rank/features.ts'
import type { Moment } from '../rank/moment.ts'
import { REQUEST_TERMS } from '../rank/requestTerms.ts'
import type { Scored } from '../rank/scored.ts'
import type { CatalogueSnapshot } from '../retrieve/catalogueSnapshot.ts'
import { matches } from '../retrieve/filters.ts'
import { strongReasons, varyFirst } from './reasons.ts'
import type { Effect, Facts } from './reasons.ts'
import { groupEffects } from './shapley.ts'
import type { GroupEffects } from './shapley.ts'

export interface ExplainInput {
  readonly ranked: Scored
  /** Inputs of what is usual in the catalogue, FEATURE_WIDTH. */
  readonly usual: Float32Array
  /** Places in `ranked`. */
  readonly chosen: Chosen
  readonly moment: Moment
  readonly snapshot: CatalogueSnapshot
  readonly due: DueRows
  readonly score: Reranker['score']
}

export async function explain(request: RecommendRequest, input: ExplainInput): Promise<RankedProduct[]> {
  const { ranked } = input
  const { picks } = input.chosen
  const rows = new Float32Array(picks.length * FEATURE_WIDTH)
  picks.forEach((place, i) => {
    rows.set(ranked.features.subarray(place * FEATURE_WIDTH, (place + 1) * FEATURE_WIDTH), i * FEATURE_WIDTH)
  })
  const baseline = input.usual
  const network = await groupEffects({ rows, baseline, groupOf: INPUT_GROUPS, groups: GROUPS }, input.score)
  const effects = picks.map((place, i) => effectsOf(network[i] as GroupEffects, ranked, place))
  const reasons = varyFirst(picks.map((place, i) => reasonsOf(request, input, place, effects[i] ?? {})))
  return picks.map((place, i) => ({
    product: input.snapshot.products[ranked.rows[place] ?? 0] as RankedProduct['product'],
    score: ranked.scores[place] ?? 0,
    contributions: {
      bias: network[i]?.baselineScore ?? 0,
      ...Object.fromEntries(Object.entries(effects[i] ?? {}).map(([term, { added }]) => [term, added])),
    },
    reasons: withOccasion(reasons[i] ?? [], place, input.chosen),
  }))
}

/** Why it stands in the list at all goes before why it is good; the shop's part in it is told, not praised. */
function withOccasion(
  reasons: readonly Reason[],
  place: number,
  { forAdventure, forShop }: Chosen,
): Reason[] {
  return [
    ...(forAdventure.has(place) ? [{ kind: 'something-new' } as const] : []),
    ...reasons,
    ...(forShop.has(place) ? [{ kind: 'shop-interest' } as const] : []),
  ]
}

const GROUPS = FEATURE_GROUPS.length

type Effects = Readonly<Record<string, Effect>>

/** The network's share and the request's, by term. */
function effectsOf(network: GroupEffects, ranked: Scored, place: number): Effects {
  const out: Record<string, Effect> = {}
  FEATURE_GROUPS.forEach((group, g) => {
    out[group] = { added: network.values[g] ?? 0, without: network.without[g] ?? 0 }
  })
  for (const term of REQUEST_TERMS) {
    const given = ranked.terms[term]?.[place] ?? 0
    const { added, without } = out[term] ?? { added: 0, without: 0 }
    out[term] = { added: added + given, without: without + given }
  }
  return out
}

function reasonsOf(
  request: RecommendRequest,
  input: ExplainInput,
  place: number,
  effects: Effects,
): ReturnType<typeof strongReasons> {
  return strongReasons(factsOf(request, input, input.ranked.rows[place] ?? 0), effects)
}

function factsOf(request: RecommendRequest, { due, moment, snapshot }: ExplainInput, row: number): Facts {
  const models = moment.models?.models ?? null
  const item = moment.index.modelIndexOfRow[row] ?? -1
  const known = models !== null && item >= 0
  const together = known ? strongestNeighbour(models.together, moment.shopper.orders, item) : null
  return {
    product: snapshot.products[row] as Facts['product'],
    search: request.search,
    profile: request.profile,
    satisfied: request.search.constraints.filter((one) => matches(row, one, snapshot)),
    togetherWith: together === null ? null : (models?.productIds[together] ?? null),
    purchases: known ? (models.popularity.purchases[item] ?? null) : null,
    due: due.get(row) ?? null,
  }
}
