/**
 * Profiles as vectors. A figure is drawn towards that of all shoppers by PRIOR_EVIDENCE, so that little evidence moves a
 * shopper little; it is standardised, cut at three deviations, and weighted so that every group of columns (habits,
 * categories, each facet) varies as much along its first axis.
 *
 * Sources: multiple factor analysis, Escofier & Pagès 1994, for the weights; shrinkage towards the pooled mean as in
 * Efron & Morris 1975.
 */
import { axesOf, covariance, meansOf } from './covariance.ts'
import { evidenceOf } from './evidence.ts'
import type { Known } from './evidence.ts'
import type { Column, Feature } from './segmentation.ts'

/** Products (by weight) or sums of taste weights at which a shopper's own figure counts half. */
const PRIOR_EVIDENCE = { products: 10, tastes: 1 }
/** What fewer shoppers know tells nobody apart. */
const LEAST_HOLDERS = 0.05
/** Values of a facet, those that most shoppers know. */
const MOST_VALUES = 30
/** A single odd shopper must not make a segment. */
const MOST_DEVIATIONS = 3
const HABITS: readonly Feature[] = [{ kind: 'price-level' }, { kind: 'reduced' }, { kind: 'popularity' }]

/** Without columns when shoppers do not differ in anything. */
export function fitColumns(shoppers: readonly Known[]): Column[] {
  const groups = [HABITS, categoriesOf(shoppers), ...tastesOf(shoppers)]
  return groups.flatMap((features) => {
    const columns = features
      .map((feature) => standardised(feature, shoppers))
      .filter(({ deviation }) => deviation > 1e-9)
    if (columns.length === 0) return []
    const rows = shoppers.map((known) => vectorOf(known, columns))
    const first = axesOf(covariance(rows, rows)).variances[0] ?? 1
    return columns.map((column) => ({ ...column, weight: 1 / Math.sqrt(first) }))
  })
}

/** The shopper's place: 0 in all columns when nothing is known, but for what cutting and rounding leave. */
export function vectorOf(known: Known, columns: readonly Column[]): number[] {
  return columns.map((column) => {
    const { deviation, mean, weight } = column
    const z = (shrunk(known, column.feature, column.prior) - mean) / deviation
    return weight * Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, z))
  })
}

function shrunk(known: Known, feature: Feature, prior: number): number {
  const strength = feature.kind === 'taste' ? PRIOR_EVIDENCE.tastes : PRIOR_EVIDENCE.products
  const { amount, total } = evidenceOf(known, feature)
  return (amount + strength * prior) / (total + strength)
}

function standardised(feature: Feature, shoppers: readonly Known[]): Column {
  const evidence = shoppers.map((known) => evidenceOf(known, feature))
  const total = evidence.reduce((sum, one) => sum + one.total, 0)
  const prior = total > 0 ? evidence.reduce((sum, one) => sum + one.amount, 0) / total : 0
  const figures = shoppers.map((known) => [shrunk(known, feature, prior)])
  const mean = meansOf(figures)[0] ?? prior
  const deviation = Math.sqrt(covariance(figures, figures)[0]?.[0] ?? 0)
  return { feature, prior, mean, deviation, weight: 1 }
}

function categoriesOf(shoppers: readonly Known[]): Feature[] {
  const values = mostKnown(shoppers.map(({ categories }) => [...categories.keys()]))
  return values.map((value) => ({ kind: 'category', value, name: {} }))
}

/** A group a facet. */
function tastesOf(shoppers: readonly Known[]): Feature[][] {
  const facets = new Set(shoppers.flatMap(({ tastes }) => Object.keys(tastes)))
  return [...facets].sort().map((facet) =>
    mostKnown(shoppers.map(({ tastes }) => Object.keys(tastes[facet] ?? {}))).map((value) => {
      return { kind: 'taste', facet, value, name: {} }
    }),
  )
}

/** Those that enough shoppers have, the most common first; equals in the order of the alphabet. */
function mostKnown(valuesOf: readonly (readonly string[])[]): string[] {
  const holders = new Map<string, number>()
  for (const value of valuesOf.flat()) holders.set(value, (holders.get(value) ?? 0) + 1)
  return [...holders]
    .filter(([, count]) => count >= LEAST_HOLDERS * valuesOf.length)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(([value]) => value)
}
