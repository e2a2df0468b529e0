/**
 * Whether reasons are causes: 1,000 lists for shoppers of the demo shop as they were at some moment of the past, who ask in
 * words, with conditions, for "more like this" or for nothing. For every product shown, the first reason is taken away and
 * nothing else, and it is looked whether the product falls:
 *
 *   a reason of the score   its inputs become usual: the score must be lower, and no better place
 *   what was asked for      the product without that property: the search must leave it out, or give it less
 *   and the fact itself     must be so in the catalogue (a reduction, a rating, purchases, stock)
 * Beside it the share of products whose place gets worse, and the same for a reason drawn at random.
 * Goal: every reason is a cause.
 */
import type { Profile } from '../../data/types/profile.ts'
import { facetValues } from '../../data/types/product.ts'
import type { Product } from '../../data/types/product.ts'
import type { RankedProduct, Reason, RecommendRequest } from '../../data/types/recommendation.ts'
import type { Random } from '../../data/types/ports.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import type { Constraint } from '../../data/types/understanding.ts'
import { scoreSheet } from '../../recommender/explain/scoreSheet.ts'
import type { ScoreSheet } from '../../recommender/explain/scoreSheet.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { catalogueColumns } from '../../recommender/rank/catalogueColumns.ts'
import { FEATURE_GROUPS } from '../../recommender/rank/features.ts'
import type { FeatureGroup } from '../../recommender/rank/features.ts'
import { forward } from '../../recommender/rank/mlp.ts'
import { below, seededRandom } from '../../recommender/rank/random.ts'
import type { ScoringDeps } from '../../recommender/rank/scoreCandidates.ts'
import { trainModels } from '../../recommender/rank/training/trainModels.ts'
import { cutSessions, sessionsWithProfiles } from '../../recommender/rank/training/sessions.ts'
import { recommend } from '../../recommender/recommend.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { vectorOf } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { matches } from '../../recommender/retrieve/filters.ts'
import { DEMO_NOW, demoTraining } from './demoTraining.ts'
import { NO_INSIGHTS } from '../../recommender/rank/models.ts'

const LISTS = 1_000
const SEED = 1

/** What is made usual to take a reason away; null for what was asked for. */
const GROUPS: Readonly<Record<Reason['kind'], readonly FeatureGroup[] | null>> = {
  'matches-request': null,
  'within-budget': null,
  'close-to-words': ['words'],
  'like-product': ['likeProduct'],
  'bought-together': ['boughtTogether'],
  // Of bundles, which are no ranking of the network.
  'goes-with': null,
  'similar-shoppers': ['similarShoppers'],
  'due-again': null,
  'fits-taste': ['taste', 'interest'],
  reduced: ['discount'],
  'well-rated': ['rating'],
  popular: ['popularity'],
  'in-stock': ['stock'],
  'something-new': [],
  'shop-interest': [],
  'first-look': [],
}

interface Count {
  told: number
  causes: number
  fell: number
  readonly wrong: string[]
}

export async function run(): Promise<void> {
  const { input, snapshot } = await demoTraining(SEED)
  const trained = await trainModels(input, foldDone, () => undefined)
  const { products } = snapshot
  const past = { events: input.events, products, columns: catalogueColumns(snapshot) }
  const cuts = cutSessions(input.events)
  const sessions = sessionsWithProfiles(past, cuts, cuts.firstEvent.keys(), foldDone)
  const { linear, mlp, collaborative } = trained
  const network = mlp ?? linear
  if (network === null) throw new Error('the demo shop taught no network')
  const deps: ScoringDeps = {
    snapshot,
    models: { version: 'bench', collaborative, linear, mlp, ...NO_INSIGHTS },
    reranker: {
      ...{ backend: 'plain', width: network.layers[0]!.inputs },
      score: async (rows) => forward(network, rows),
      close: async () => undefined,
    },
    now: DEMO_NOW,
  }
  const random = seededRandom(SEED)
  const counts = new Map<string, Count>()
  const chance = { told: 0, fell: 0 }
  let lists = 0
  while (lists < LISTS) {
    const profile = sessions.get(below(random, sessions.size))!.profile
    const request = drawRequest(profile, snapshot, random)
    const answer = await recommend(request, deps)
    if (answer.kind !== 'list') continue
    lists++
    for (const item of answer.items) await judgeItem(item, request, deps, random, { counts, chance })
  }
  report(counts, chance)
}

async function judgeItem(
  item: RankedProduct,
  request: RecommendRequest,
  deps: ScoringDeps,
  random: Random,
  {
    chance,
    counts,
  }: { readonly counts: Map<string, Count>; readonly chance: { told: number; fell: number } },
): Promise<void> {
  const reason = item.reasons[0]!
  if (reason.kind === 'first-look') return
  const row = deps.snapshot.rowOf.get(item.product.id)!
  const sheet = await scoreSheet(request, row, deps)
  const count = counts.get(reason.kind) ?? { told: 0, causes: 0, fell: 0, wrong: [] }
  counts.set(reason.kind, count)
  const verdict = verdictOf(reason, item.product, row, request, sheet, deps.snapshot)
  count.told++
  if (verdict === 'worse place') count.fell++
  if (verdict === 'no cause')
    count.wrong.push(`${item.product.id}, "${request.search.query}": ${JSON.stringify(reason)}`)
  else count.causes++
  const other = FEATURE_GROUPS[below(random, FEATURE_GROUPS.length)]!
  const change = sheet.changes.find(({ group }) => group === other)
  chance.told++
  if (change !== undefined && change.score < sheet.score && change.place >= sheet.place) chance.fell++
}

type Verdict = 'no cause' | 'lower score' | 'worse place'

function verdictOf(
  reason: Reason,
  product: Product,
  row: number,
  { profile, search }: RecommendRequest,
  sheet: ScoreSheet,
  snapshot: CatalogueSnapshot,
): Verdict {
  if (!isFact(reason, product, profile)) return 'no cause'
  const groups = GROUPS[reason.kind]
  if (groups === null) {
    // A product without what was asked for is left out, or loses what the wish gave.
    const met = search.constraints.filter((one) => isAbout(one, reason) && matches(row, one, snapshot))
    if (met.some(({ strength }) => strength === 'must')) return 'worse place'
    const given = sheet.request.some(
      ({ added, term }) => (term === 'request' || term === 'budget') && added > 0,
    )
    return met.length > 0 && given ? 'lower score' : 'no cause'
  }
  const changes = sheet.changes.filter(({ group }) => groups.includes(group as FeatureGroup))
  const lower = changes.filter(({ place, score }) => score < sheet.score && place >= sheet.place)
  if (lower.length === 0) return 'no cause'
  return lower.some(({ place }) => place > sheet.place) ? 'worse place' : 'lower score'
}

function isAbout(constraint: Constraint, reason: Reason): boolean {
  if (reason.kind === 'within-budget') return constraint.kind === 'price'
  return (
    reason.kind === 'matches-request' &&
    constraint.kind === 'term' &&
    reason.matches.some(({ facet, value }) => facet === constraint.facet && constraint.values.includes(value))
  )
}

/** What the reason says is so. */
function isFact(reason: Reason, product: Product, profile: Profile): boolean {
  switch (reason.kind) {
    case 'reduced':
      return (product.listPriceMinor ?? 0) > product.priceMinor
    case 'well-rated':
      return product.rating === reason.rating && product.ratingCount === reason.ratingCount
    case 'in-stock':
      return product.stock === reason.stock && reason.stock > 0
    case 'fits-taste':
      return (
        facetValues(product, reason.facet).includes(reason.value) &&
        (profile.tastes[reason.facet]?.[reason.value] ?? 0) > 0
      )
    case 'bought-together':
      return [...profile.bought, ...profile.liked].includes(reason.productId)
    case 'due-again':
      return product.id in (profile.boughtAt ?? {})
    case 'within-budget':
      return product.priceMinor <= reason.belowMinor
    case 'matches-request':
    case 'close-to-words':
    case 'like-product':
    case 'goes-with':
    case 'similar-shoppers':
    case 'popular':
    case 'something-new':
    case 'shop-interest':
    case 'first-look':
      return true
  }
}

/** Words, conditions with words, another product, or nothing. The words are those of a product, as training's are. */
function drawRequest(profile: Profile, snapshot: CatalogueSnapshot, random: Random): RecommendRequest {
  const product = snapshot.products[below(random, snapshot.products.length)]!
  const base = { profile, embedding: null, size: 5, excludeSeen: false }
  const category = facetValues(product, 'category').at(-1) ?? ''
  const colour = facetValues(product, 'colour')[0]
  const brand = facetValues(product, 'brand')[0]
  const term = (facet: string, value: string, strength: 'must' | 'prefer'): Constraint => ({
    ...{ kind: 'term', facet, values: [value], said: value },
    ...{ polarity: 'include', strength, confidence: 1 },
  })
  const draw = random.next()
  if (draw < 0.4) {
    const query = [colour, category].filter((word) => word !== undefined).join(' ')
    return { ...base, search: { ...EMPTY_SEARCH, query }, embedding: vectorOf(snapshot, product.id) }
  }
  if (draw < 0.7) {
    const budget: Constraint = {
      ...{ kind: 'price', minMinor: null, maxMinor: Math.round(1.3 * product.priceMinor), said: '' },
      ...{ polarity: 'include', strength: 'must', confidence: 1 },
    }
    const constraints = [
      term('category', category, 'must'),
      ...(random.next() < 0.5 ? [budget] : []),
      ...(colour !== undefined && random.next() < 0.5 ? [term('colour', colour, 'prefer')] : []),
      ...(brand !== undefined && random.next() < 0.2 ? [term('brand', brand, 'prefer')] : []),
    ]
    return { ...base, search: { ...EMPTY_SEARCH, constraints } }
  }
  if (draw < 0.85) return { ...base, search: { ...EMPTY_SEARCH, likeProductId: product.id } }
  return { ...base, search: EMPTY_SEARCH }
}

function report(
  counts: ReadonlyMap<string, Count>,
  chance: { readonly told: number; readonly fell: number },
): void {
  const all = [...counts.values()]
  const sum = (of: (count: Count) => number): number => all.reduce((total, one) => total + of(one), 0)
  const [told, causes, fell] = [sum((one) => one.told), sum((one) => one.causes), sum((one) => one.fell)]
  console.log(`first reasons of ${LISTS} lists   told   causes   worse place`)
  const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
  const line = (name: string, one: Pick<Count, 'told' | 'causes' | 'fell'>): string =>
    `${name.padEnd(24)}${String(one.told).padStart(11)}${share(one.causes, one.told).padStart(9)}${share(one.fell, one.told).padStart(14)}`
  for (const [kind, count] of [...counts].sort((a, b) => b[1].told - a[1].told))
    console.log(line(kind, count))
  console.log(line('all', { told, causes, fell }))
  console.log(
    `${'a reason at random'.padEnd(24)}${String(chance.told).padStart(11)}${share(chance.fell, chance.told).padStart(9)}`,
  )
  for (const example of all.flatMap(({ wrong }) => wrong).slice(0, 10)) console.log(`no cause: ${example}`)
  const result = {
    bench: 'reasons',
    causal_share: round(causes / told),
    worse_place_share: round(fell / told),
    random_share: round(chance.fell / chance.told),
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
