/**
 * What the score looks at, one named feature an entry. None depends on the catalogue (no product, brand or category
 * number), so that a network trained on one shop says something sensible on another.
 *
 * A feature makes, for one moment, a column of numbers of about unit size, NaN for "missing". Where `missing` is true, a
 * second input tells the network so and the value becomes 0; where it is not, a missing value cannot occur or another
 * feature of the same group already tells.
 */
import type { ContentTaste } from '../collaborative/contentFactors.ts'
import { factorScore } from '../collaborative/ials/ials.ts'
import { DAY_MS } from '../collaborative/interactions.ts'
import { TERM_FACETS } from './catalogueColumns.ts'
import type { CatalogueColumns, TermFacet } from './catalogueColumns.ts'
import {
  byFew,
  byGroup,
  byModel,
  byRow,
  clipped,
  MISSING,
  ofRows,
  rooted,
  strided,
  times,
} from './featureColumn.ts'
import type { FeatureColumn } from './featureColumn.ts'
import type { Moment } from './moment.ts'
import { dotAt, scaled } from './similarity.ts'
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

export interface Feature {
  readonly name: string
  readonly group: FeatureGroup
  readonly missing: boolean
  readonly of: (moment: Moment) => FeatureColumn
}

const told = (name: string, group: FeatureGroup, of: Feature['of']): Feature => ({
  ...{ name, group, of },
  missing: true,
})
const plain = (name: string, group: FeatureGroup, of: Feature['of']): Feature => ({
  ...{ name, group, of },
  missing: false,
})

export const FEATURES: readonly Feature[] = [
  told('contentSimilarity', 'words', ({ contentSimilarity }) => third(contentSimilarity)),
  plain('lexical', 'words', ({ lexical }) => lexical ?? MISSING),
  told('likeSimilarity', 'likeProduct', ({ likeSimilarity }) => third(likeSimilarity)),
  told('neighbours', 'similarShoppers', (moment) => spread(byFew(moment.shopper.neighbourScores, moment))),
  plain('factors', 'similarShoppers', factors),
  plain('together', 'boughtTogether', (moment) => spread(byFew(moment.shopper.togetherScores, moment))),
  told('profileSimilarity', 'interest', (moment) =>
    similarityTo(moment.shopper.vector, moment.shopper.vectorScale, moment),
  ),
  plain('recentSimilarity', 'interest', (moment) =>
    similarityTo(moment.shopper.recentVector, moment.shopper.recentScale, moment),
  ),
  told('brandTaste', 'taste', taste('brand')),
  plain('colourTaste', 'taste', taste('colour')),
  plain('styleTaste', 'taste', taste('style')),
  plain('materialTaste', 'taste', taste('material')),
  plain('otherTaste', 'taste', taste('other')),
  told('genderShare', 'interest', share('gender')),
  plain('ageShare', 'interest', share('age')),
  plain('typeShare', 'interest', share('type')),
  plain('otherShare', 'interest', share('other')),
  plain('categoryShare', 'interest', ({ columns, rows, shopper }) =>
    byGroup(shopper.categoryShares, columns.category, rows),
  ),
  plain('brandShare', 'taste', ({ columns, rows, shopper }) =>
    byGroup(shopper.brandShares, columns.brand, rows),
  ),
  plain('viewed', 'seenBefore', ({ rows, shopper }) => ofRows(shopper.viewed, rows)),
  plain('bought', 'seenBefore', ({ rows, shopper }) => ofRows(shopper.bought, rows)),
  plain('liked', 'seenBefore', ({ rows, shopper }) => ofRows(shopper.liked, rows)),
  told('priceMismatch', 'price', (moment) => absolute(priceDifference(moment))),
  plain('priceDifference', 'price', priceDifference),
  plain('relativePrice', 'price', ({ columns, rows }) => byRow(columns.relativePrice, rows)),
  plain('priceLevel', 'price', ({ shopper }) => sameForAll(shopper.profile.priceLevel)),
  told('budgetUse', 'price', budgetUse),
  plain('discount', 'discount', ({ columns, rows }) => byRow(columns.discount, rows, 2)),
  told('demand', 'popularity', demand),
  plain('usualDemand', 'popularity', ({ shopper }) => sameForAll(shopper.usualDemand)),
  told('rating', 'rating', ({ columns, rows }) => byRow(columns.rating, rows)),
  plain('usualRating', 'rating', ({ shopper }) => sameForAll(shopper.usualRating)),
  told('stock', 'stock', ({ columns, rows }) => byRow(columns.stockLevel, rows)),
  plain('soldOut', 'stock', ({ columns, rows }) => byRow(columns.soldOut, rows)),
  told('novelty', 'novelty', novelty),
  plain('historyLength', 'interest', ({ shopper }) => Math.log1p(shopper.history.items.length) / 4),
]

/** What is the same for all candidates ranks nothing by itself; it tells the network how to read the other inputs. */
const sameForAll = (value: number | null): number => value ?? MISSING

/** Deviations reach from -2 to 6: a third of them is of unit size. */
function third(deviations: Float32Array | null): FeatureColumn {
  return deviations === null ? MISSING : times(deviations.slice(), 1 / 3)
}

/** Similarities of neighbours are small numbers; the square root spreads them. */
const spread = (column: FeatureColumn): FeatureColumn => rooted(column, 2)

function absolute(column: FeatureColumn): FeatureColumn {
  if (typeof column === 'number') return Math.abs(column)
  for (let place = 0; place < column.length; place++) column[place] = Math.abs(column[place]!)
  return column
}

function factors({ columns, index, models, rows, shopper }: Moment): FeatureColumn {
  if (models === null || shopper.factors === null) return MISSING
  const out = new Float32Array(rows.length)
  for (let place = 0; place < out.length; place++) {
    const row = rows[place]!
    const item = index.modelIndexOfRow[row]!
    const score =
      item < 0
        ? scoreOfContent(shopper.contentTaste, columns, row)
        : factorScore(models.models.factors, shopper.factors, item)
    out[place] = 2 * score
  }
  return out
}

/** Of a product that came after the models were learned. */
function scoreOfContent(
  taste: ContentTaste | null,
  { dimension, vectors }: CatalogueColumns,
  row: number,
): number {
  return taste === null ? NaN : taste.constant + dotAt(taste.vector, 0, vectors, row * dimension, dimension)
}

/** `similarities` overwrites its answer at the next call, hence the copy. */
function similarityTo(
  vector: Float32Array | null,
  scale: SimilarityScale | null,
  { columns, rows }: Moment,
): FeatureColumn {
  if (vector === null || scale === null) return MISSING
  const cosines = columns.similarities(vector, rows).slice()
  for (let place = 0; place < cosines.length; place++) cosines[place] = scaled(cosines[place]!, scale) / 3
  return cosines
}

/** The sum of the profile's weights for the product's values of one facet, cut to [-2, 2]. */
function taste(facet: TermFacet): Feature['of'] {
  const number = TERM_FACETS.indexOf(facet)
  return ({ termSums }) => clipped(strided(termSums.tastes, TERM_FACETS.length, number), 2)
}

/** Mean share of the shopper's history that has the product's values of one facet; missing when it has none. */
function share(facet: TermFacet): Feature['of'] {
  const number = TERM_FACETS.indexOf(facet)
  return ({ termSums }) => strided(termSums.shares, TERM_FACETS.length, number)
}

/** How much dearer the product is, for its category, than what the shopper tends to choose; a log ratio. */
function priceDifference({ columns, rows, shopper }: Moment): FeatureColumn {
  const level = shopper.profile.priceLevel
  return level === null ? MISSING : clipped(byRow(columns.relativePrice, rows), 2, -level)
}

/** Up to 1.5 times the budget: what is dearer still is simply too dear. */
function budgetUse({ budgetMinor, columns, rows }: Moment): FeatureColumn {
  if (budgetMinor === null) return MISSING
  return clipped(byRow(columns.priceMinor, rows, 1 / Math.max(1, budgetMinor)), 1.5)
}

/** Demand by the events; the feed's own prior where there are none. */
function demand(moment: Moment): FeatureColumn {
  const byFeed = byRow(moment.columns.prior, moment.rows)
  const byEvents = byModel(moment.models?.demand ?? null, moment, NaN)
  if (typeof byEvents === 'number') return byFeed
  for (let place = 0; place < byEvents.length; place++) {
    if (Number.isNaN(byEvents[place]!)) byEvents[place] = byFeed[place]!
  }
  return byEvents
}

/** 1 on the day of release, half after a month and a half. */
function novelty({ columns, nowMs, rows }: Moment): FeatureColumn {
  const out = new Float32Array(rows.length)
  for (let place = 0; place < out.length; place++) {
    const age = nowMs - columns.releasedAt[rows[place]!]!
    out[place] = Math.exp(-Math.max(0, age) / (60 * DAY_MS))
  }
  return out
}
