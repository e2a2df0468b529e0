/**
 * What the score looks at, one named feature an entry. None depends on the catalogue (no product, brand or category
 * number), so that a network trained on one shop says something sensible on another.
 *
 * A feature makes, for one moment, a function from candidate (row, place) to a number of about unit size, or NaN for
 * "missing". Where `missing` is named, a second input tells the network so and the value becomes 0; where it is not, a
 * missing value cannot occur or another feature of the same group already tells.
 */
import { factorScore } from '../collaborative/factors.ts'
import { DAY_MS } from '../collaborative/interactions.ts'
import { clip, TERM_FACETS } from './catalogueColumns.ts'
import type { TermFacet } from './catalogueColumns.ts'
import type { Moment } from './moment.ts'
import { scaled } from './similarity.ts'
import type { SimilarityScale } from './similarity.ts'

/** What a reason can speak of; contributions are told by these names. */
export const FEATURE_GROUPS = [
  'words',
  'likeProduct',
  'similarShoppers',
  'boughtTogether',
  'taste',
  'interest',
  'seenBefore',
  'price',
  'discount',
  'popularity',
  'rating',
  'stock',
  'novelty',
] as const
export type FeatureGroup = (typeof FEATURE_GROUPS)[number]

export type FeatureValue = (row: number, place: number) => number

export interface Feature {
  readonly name: string
  readonly group: FeatureGroup
  readonly missing: boolean
  /** A number is the same for all candidates. */
  readonly of: (moment: Moment) => FeatureValue | number
}

/** Missing for all. */
const NOTHING = NaN

/** The place's value, NaN when the request has none. */
const given = (values: Float32Array | null): FeatureValue | number =>
  values === null ? NOTHING : (_, place) => values[place] ?? NaN

/** The models' value for a row, NaN for a product that they do not know. */
const modelled = (moment: Moment, values: Float32Array | null): FeatureValue | number => {
  const indexOf = moment.index.modelIndexOfRow
  return values === null ? NOTHING : (row) => values[indexOf[row] ?? -1] ?? NaN
}

/** Similarities of neighbours are small numbers; the square root spreads them. */
const rooted = (moment: Moment, values: Float32Array | null): FeatureValue | number =>
  mapped(modelled(moment, values), (value) => 2 * Math.sqrt(value))

function mapped(value: FeatureValue | number, change: (value: number) => number): FeatureValue | number {
  return typeof value === 'number' ? change(value) : (row, place) => change(value(row, place))
}

export const FEATURES: readonly Feature[] = [
  {
    name: 'contentSimilarity',
    group: 'words',
    missing: true,
    of: (moment) => third(given(moment.contentSimilarity)),
  },
  { name: 'lexical', group: 'words', missing: false, of: (moment) => given(moment.lexical) },
  {
    name: 'likeSimilarity',
    group: 'likeProduct',
    missing: true,
    of: (moment) => third(given(moment.likeSimilarity)),
  },
  {
    name: 'neighbours',
    group: 'similarShoppers',
    missing: true,
    of: (moment) => rooted(moment, moment.shopper.neighbourScores),
  },
  { name: 'factors', group: 'similarShoppers', missing: false, of: factors },
  {
    name: 'together',
    group: 'boughtTogether',
    missing: false,
    of: (moment) => rooted(moment, moment.shopper.togetherScores),
  },
  { name: 'profileSimilarity', group: 'interest', missing: true, of: profileSimilarity },
  { name: 'recentSimilarity', group: 'interest', missing: false, of: recentSimilarity },
  { name: 'brandTaste', group: 'taste', missing: true, of: taste('brand') },
  { name: 'colourTaste', group: 'taste', missing: false, of: taste('colour') },
  { name: 'styleTaste', group: 'taste', missing: false, of: taste('style') },
  { name: 'materialTaste', group: 'taste', missing: false, of: taste('material') },
  { name: 'otherTaste', group: 'taste', missing: false, of: taste('other') },
  { name: 'genderShare', group: 'interest', missing: true, of: share('gender') },
  { name: 'ageShare', group: 'interest', missing: false, of: share('age') },
  { name: 'typeShare', group: 'interest', missing: false, of: share('type') },
  { name: 'otherShare', group: 'interest', missing: false, of: share('other') },
  {
    name: 'categoryShare',
    group: 'interest',
    missing: false,
    of:
      ({ columns, shopper }) =>
      (row) =>
        shopper.categoryShares.get(columns.category[row] ?? NaN) ?? 0,
  },
  {
    name: 'brandShare',
    group: 'taste',
    missing: false,
    of:
      ({ columns, shopper }) =>
      (row) =>
        shopper.brandShares.get(columns.brand[row] ?? NaN) ?? 0,
  },
  {
    name: 'viewed',
    group: 'seenBefore',
    missing: false,
    of:
      ({ shopper }) =>
      (row) =>
        shopper.viewed.get(row) ?? 0,
  },
  {
    name: 'bought',
    group: 'seenBefore',
    missing: false,
    of:
      ({ shopper }) =>
      (row) =>
        shopper.bought.has(row) ? 1 : 0,
  },
  {
    name: 'liked',
    group: 'seenBefore',
    missing: false,
    of:
      ({ shopper }) =>
      (row) =>
        shopper.liked.has(row) ? 1 : 0,
  },
  { name: 'priceMismatch', group: 'price', missing: true, of: (moment) => absolute(priceDifference(moment)) },
  { name: 'priceDifference', group: 'price', missing: false, of: priceDifference },
  {
    name: 'relativePrice',
    group: 'price',
    missing: false,
    of:
      ({ columns }) =>
      (row) =>
        columns.relativePrice[row] ?? 0,
  },
  {
    name: 'priceLevel',
    group: 'price',
    missing: false,
    of: ({ shopper }) => constant(shopper.profile.priceLevel),
  },
  { name: 'budgetUse', group: 'price', missing: true, of: budgetUse },
  {
    name: 'discount',
    group: 'discount',
    missing: false,
    of:
      ({ columns }) =>
      (row) =>
        2 * (columns.discount[row] ?? 0),
  },
  { name: 'demand', group: 'popularity', missing: true, of: demand },
  {
    name: 'usualDemand',
    group: 'popularity',
    missing: false,
    of: ({ shopper }) => constant(shopper.usualDemand),
  },
  {
    name: 'rating',
    group: 'rating',
    missing: true,
    of:
      ({ columns }) =>
      (row) =>
        columns.rating[row] ?? NaN,
  },
  {
    name: 'usualRating',
    group: 'rating',
    missing: false,
    of: ({ shopper }) => constant(shopper.usualRating),
  },
  { name: 'stock', group: 'stock', missing: true, of: stock },
  {
    name: 'soldOut',
    group: 'stock',
    missing: false,
    of:
      ({ columns }) =>
      (row) =>
        columns.stock[row] === 0 ? 1 : 0,
  },
  { name: 'novelty', group: 'novelty', missing: true, of: novelty },
  {
    name: 'historyLength',
    group: 'interest',
    missing: false,
    of: ({ shopper }) => constant(Math.log1p(shopper.history.items.length) / 4),
  },
]

/** What is the same for all candidates ranks nothing by itself; it tells the network how to read the other inputs. */
const constant = (value: number | null): number => value ?? NaN

/** Deviations reach from -2 to 6: a third of them is of unit size. */
const third = (value: FeatureValue | number): FeatureValue | number => mapped(value, (one) => one / 3)

const absolute = (value: FeatureValue | number): FeatureValue | number => mapped(value, Math.abs)

function factors({ models, shopper, index }: Moment): FeatureValue | number {
  const { factors: own } = shopper
  if (models === null || own === null) return NOTHING
  return (row) => {
    const item = index.modelIndexOfRow[row] ?? -1
    return item < 0 ? NaN : 2 * factorScore(models.models.factors, own, item)
  }
}

function profileSimilarity(moment: Moment): FeatureValue | number {
  return similarityTo(moment.shopper.vector, moment.shopper.vectorScale, moment)
}

function recentSimilarity(moment: Moment): FeatureValue | number {
  return similarityTo(moment.shopper.recentVector, moment.shopper.recentScale, moment)
}

/** `similarities` overwrites its answer at the next call, hence the copy. */
function similarityTo(
  vector: Float32Array | null,
  scale: SimilarityScale | null,
  { columns, rows }: Moment,
): FeatureValue | number {
  if (vector === null || scale === null) return NOTHING
  const cosines = columns.similarities(vector, rows).slice()
  return (_, place) => scaled(cosines[place] ?? NaN, scale) / 3
}

/** The sum of the profile's weights for the product's values of one facet, cut to [-2, 2]. */
function taste(facet: TermFacet): Feature['of'] {
  const number = TERM_FACETS.indexOf(facet)
  return ({ termSums: { tastes } }) =>
    tastes === null ? NOTHING : (_, place) => clip(tastes[place * TERM_FACETS.length + number] ?? NaN, 2)
}

/** Mean share of the shopper's history that has the product's values of one facet; missing when it has none. */
function share(facet: TermFacet): Feature['of'] {
  const number = TERM_FACETS.indexOf(facet)
  return ({ termSums: { shares } }) =>
    shares === null ? NOTHING : (_, place) => shares[place * TERM_FACETS.length + number] ?? NaN
}

/** How much dearer the product is, for its category, than what the shopper tends to choose; a log ratio. */
function priceDifference({ columns, shopper }: Moment): FeatureValue | number {
  const level = shopper.profile.priceLevel
  if (level === null) return NOTHING
  return (row) => clip((columns.relativePrice[row] ?? 0) - level, 2)
}

function budgetUse({ columns, budgetMinor }: Moment): FeatureValue | number {
  if (budgetMinor === null) return NOTHING
  return (row) => Math.min(1.5, (columns.priceMinor[row] ?? 0) / Math.max(1, budgetMinor))
}

/** Demand by the events; the feed's own prior where there are none. */
function demand(moment: Moment): FeatureValue | number {
  const byEvents = modelled(moment, moment.models?.demand ?? null)
  const { prior } = moment.columns
  return (row, place) => {
    const value = typeof byEvents === 'number' ? byEvents : byEvents(row, place)
    return Number.isNaN(value) ? (prior[row] ?? NaN) : value
  }
}

/** Ten pieces are as good as more. */
function stock({ columns }: Moment): FeatureValue {
  return (row) => Math.min(1, (columns.stock[row] ?? NaN) / 10)
}

/** 1 on the day of release, half after a month and a half. */
function novelty({ columns, nowMs }: Moment): FeatureValue {
  return (row) => Math.exp(-Math.max(0, nowMs - (columns.releasedAt[row] ?? NaN)) / (60 * DAY_MS))
}
