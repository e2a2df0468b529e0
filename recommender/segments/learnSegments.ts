/**
 * Segments of a shop's shoppers: a sample of them folded from their past, as vectors, on the axes of what lasts, in as many
 * groups as there are; one when nothing sets shoppers apart. The same input and seed give the same segments. Pure.
 *
 * Out  null when fewer than LEAST_SHOPPERS have enough of a past. Cost: bounded by the sample; see `npm run bench -- segments`.
 */
import type { Random } from '../../data/types/ports.ts'
import { seededRandom } from '../rank/random.ts'
import type { FoldDone } from '../rank/training/sessions.ts'
import { catalogueFacts } from './catalogueFacts.ts'
import type { CatalogueFacts } from './catalogueFacts.ts'
import { catalogueNames } from './catalogueNames.ts'
import type { NameOf } from './catalogueNames.ts'
import { chooseGroups } from './chooseGroups.ts'
import { meansOf, project } from './covariance.ts'
import type { Rows } from './covariance.ts'
import { boughtBy, priorOf } from './describeGroup.ts'
import { figureOf, knownOf } from './evidence.ts'
import type { Known } from './evidence.ts'
import { fitColumns, vectorOf } from './featureSpace.ts'
import { groupPoints, sizesOf, squaredDistance } from './kMeans.ts'
import type { Grouping } from './kMeans.ts'
import { lastingAxes } from './lastingAxes.ts'
import { fitSpread } from './membership.ts'
import { pastShoppers } from './pastShoppers.ts'
import type { PastShopper, SegmentPast } from './pastShoppers.ts'
import { LEAST_SHOPPERS } from './segmentation.ts'
import type { Column, Feature, Segment, Segmentation } from './segmentation.ts'
import { stabilityOf } from './stability.ts'
import type { Stability } from './stability.ts'
import { namesOf, traitsOf } from './traits.ts'

export interface SegmentInput extends SegmentPast {
  /** By row: how much the product is in demand. */
  readonly demand: ArrayLike<number>
  readonly seed: number
}

/** 600 take about 5 s of a core, and time grows with them; eight segments of 2,000 still have hundreds each. */
const MOST_SHOPPERS = 2_000
/** Of the grouping that serves. */
const STARTS = 10
/** Means over resampled shoppers need no more. */
const MOST_RESAMPLED = 1_500

export function learnSegments(input: SegmentInput, foldDone: FoldDone): Segmentation | null {
  const random = seededRandom(input.seed)
  const { known: people, shoppers } = pastShoppers(input, foldDone, MOST_SHOPPERS, random)
  if (shoppers.length < LEAST_SHOPPERS) return null
  const facts = catalogueFacts(input.products, input.demand)
  const known = shoppers.map(({ whole }) => knownOf(whole, facts))
  const columns = fitColumns(known)
  const halves = ([0, 1] as const).map((half) =>
    shoppers.map((one) => vectorOf(knownOf(one.halves[half], facts), columns)),
  )
  const axes = lastingAxes(halves[0] ?? [], halves[1] ?? [], random)
  const placed = (one: Known): number[] => project(vectorOf(one, columns), axes)
  const points = known.map(placed)
  const found = largestFirst(groupsIn(points, random))
  const nameOf = namesFor(input, columns)
  const parts = describe({ shoppers, known, facts, nameOf, found, columns })
  const early = shoppers.flatMap((one, i) =>
    one.early.map((profile) => ({ point: placed(knownOf(profile, facts)), group: found.groups[i] ?? 0 })),
  )
  return {
    ...{ sampled: shoppers.length, known: people, axes },
    columns: columns.map((column) => ({ ...column, feature: named(column.feature, nameOf) })),
    spread: fitSpread(
      early.map(({ point }) => point),
      early.map(({ group }) => group),
      parts,
      varianceWithin(points, found),
    ),
    silhouette: found.silhouette,
    stability: found.stability?.overall ?? null,
    segments: parts,
  }
}

interface Found extends Grouping {
  readonly silhouette: Segmentation['silhouette']
  readonly stability: Stability | null
}

function groupsIn(points: Rows, random: Random): Found {
  const one = { groups: points.map(() => 0), centres: [meansOf(points)], silhouette: null, stability: null }
  const chosen = chooseGroups(points, LEAST_SHOPPERS, random)
  if (chosen === null) return one
  const { count, ofOneCloud, silhouette } = chosen
  const grouping = groupPoints(points, { count, starts: STARTS, leastSize: LEAST_SHOPPERS, random })
  if (grouping === null) return one
  const sample = {
    groups: grouping.groups.slice(0, MOST_RESAMPLED),
    centres: grouping.centres,
  }
  const stability = stabilityOf(points.slice(0, MOST_RESAMPLED), sample, random)
  return { ...grouping, silhouette: { found: silhouette, ofOneCloud }, stability }
}

function largestFirst(found: Found): Found {
  const { centres, groups, stability } = found
  const sizes = sizesOf(groups, centres.length)
  const order = [...centres.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))
  const inOrder = <Value>(values: readonly Value[]): Value[] => order.flatMap((k) => values.slice(k, k + 1))
  return {
    ...found,
    groups: groups.map((group) => order.indexOf(group)),
    centres: inOrder(centres),
    stability: stability === null ? null : { ...stability, byGroup: inOrder(stability.byGroup) },
  }
}

/** Per axis; never 0, so that it can be divided by. */
function varianceWithin(points: Rows, { centres, groups }: Grouping): number {
  const sum = points.reduce(
    (total, point, i) => total + squaredDistance(point, centres[groups[i] ?? 0] ?? []),
    0,
  )
  return Math.max(1e-9, sum / points.length / Math.max(1, centres[0]?.length ?? 0))
}

interface Described {
  readonly shoppers: readonly PastShopper[]
  readonly known: readonly Known[]
  readonly facts: CatalogueFacts
  readonly nameOf: NameOf
  readonly found: Found
  readonly columns: readonly Column[]
}

function describe({ columns, facts, found, known, nameOf, shoppers }: Described): Segment[] {
  const features: Feature[] = [...columns.map(({ feature }) => named(feature, nameOf)), { kind: 'activity' }]
  const figures = shoppers.map(({ interactions }, i) =>
    features.map((feature) => {
      const one = known[i]
      if (feature.kind === 'activity') return Math.log1p(interactions)
      return one === undefined ? null : figureOf(one, feature)
    }),
  )
  const where = <Value>(values: readonly Value[], test: (group: number) => boolean): Value[] =>
    values.filter((_, i) => test(found.groups[i] ?? 0))
  const traits = found.centres.map((_, k) =>
    traitsOf(
      features,
      where(figures, (group) => group === k),
      where(figures, (group) => group !== k),
    ),
  )
  const names = namesOf(traits)
  return found.centres.map((centre, k) => {
    const own = where(shoppers, (group) => group === k)
    return {
      ...{ name: names[k] ?? [], traits: traits[k] ?? [], centre },
      ...{ shoppers: own.length, share: own.length / shoppers.length },
      stability: found.stability?.byGroup[k] ?? null,
      bought: boughtBy(
        own.map(({ whole }) => whole),
        facts,
        nameOf,
      ),
      prior: priorOf(where(known, (group) => group === k)),
    }
  })
}

function namesFor({ products }: SegmentInput, columns: readonly Column[]): NameOf {
  const facets = columns.flatMap(({ feature }) => (feature.kind === 'taste' ? [feature.facet] : []))
  return catalogueNames(products, new Set(facets))
}

function named(feature: Feature, nameOf: NameOf): Feature {
  if (feature.kind === 'category') return { ...feature, name: nameOf('category', feature.value) }
  if (feature.kind === 'taste') return { ...feature, name: nameOf(feature.facet, feature.value) }
  return feature
}
