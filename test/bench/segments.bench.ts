/**
 * Segments of demo shops beside the kinds of shoppers that the shops are made of, which nothing has learned from: adjusted Rand
 * index, mean over shops of seeds that no choice was made on. Beside it groups of the same sizes by chance, k-means of the same
 * columns without axes, and plain principal components with as many axes; all with as many groups as ours found.
 *
 * Segments learned from every other shopper are given to the rest by their first interactions: how often that is the segment
 * of their whole past, and the log loss in nats, beside always saying the shares.
 */
import { generateDemoShop } from '../../data/sample/demoShop.ts'
import type { DemoShop } from '../../data/sample/demoShop.ts'
import type { InteractionEvent } from '../../data/types/event.ts'
import type { ProductId } from '../../data/types/ids.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import type { Profile } from '../../data/types/profile.ts'
import { eventColumns } from '../../recommender/collaborative/eventColumns.ts'
import { popularity } from '../../recommender/collaborative/popularity.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { seededRandom, shuffle } from '../../recommender/rank/random.ts'
import { catalogueRow } from '../../recommender/retrieve/catalogueRow.ts'
import { createTablesBuilder } from '../../recommender/retrieve/catalogueTables.ts'
import { adjustedRand } from '../../recommender/segments/agreement.ts'
import { catalogueFacts } from '../../recommender/segments/catalogueFacts.ts'
import type { CatalogueFacts } from '../../recommender/segments/catalogueFacts.ts'
import { axesOf, covariance, project } from '../../recommender/segments/covariance.ts'
import { knownOf } from '../../recommender/segments/evidence.ts'
import type { Known } from '../../recommender/segments/evidence.ts'
import { fitColumns, vectorOf } from '../../recommender/segments/featureSpace.ts'
import { groupPoints } from '../../recommender/segments/kMeans.ts'
import { learnSegments } from '../../recommender/segments/learnSegments.ts'
import { segmentOf } from '../../recommender/segments/membership.ts'
import type { Segmentation } from '../../recommender/segments/segmentation.ts'
import { segmentName } from '../../recommender/segments/segmentWords.ts'

const NOW = new Date('2026-01-01T00:00:00Z')
/** Features and axes were chosen on 11 and 12. */
const SHOPS = [101, 102, 103, 104, 105]
const EARLY = [1, 4, 16]
/** As recommender/collaborative measures demand. */
const DEMAND_HALF_LIFE_DAYS = 30

export function run(): Promise<void> {
  const results = SHOPS.map(judge)
  const mean = (of: (one: Judged) => number): number =>
    results.reduce((sum, one) => sum + of(one) / results.length, 0)
  const figures = {
    ari: mean(({ ari }) => ari),
    by_chance: mean(({ byChance }) => byChance),
    without_axes: mean(({ withoutAxes }) => withoutAxes),
    plain_components: mean(({ plainComponents }) => plainComponents),
    segments: mean(({ segments }) => segments),
    stability: mean(({ stability }) => stability),
    ...Object.fromEntries(
      EARLY.flatMap((count, i) => [
        [`same_after_${count}`, mean(({ early }) => early[i]?.same ?? 0)],
        [`loss_after_${count}`, mean(({ early }) => early[i]?.loss ?? 0)],
      ]),
    ),
    same_by_share: mean(({ shareOnly }) => shareOnly.same),
    loss_by_share: mean(({ shareOnly }) => shareOnly.loss),
    seconds: mean(({ seconds }) => seconds),
  }
  const rounded = Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  )
  console.log(`RESULT ${JSON.stringify({ bench: 'segments', shops: SHOPS.length, ...rounded })}`)
  return Promise.resolve()
}

interface Guess {
  readonly same: number
  readonly loss: number
}

interface Judged {
  readonly ari: number
  readonly byChance: number
  readonly withoutAxes: number
  readonly plainComponents: number
  readonly segments: number
  readonly stability: number
  readonly early: readonly Guess[]
  readonly shareOnly: Guess
  readonly seconds: number
}

function judge(seed: number): Judged {
  const shop = generateDemoShop({ seed, now: NOW })
  const { demand, facts, medians } = factsOf(shop)
  const learnFrom = (events: readonly InteractionEvent[]): Segmentation => {
    const found = learnSegments(
      {
        events: eventColumns(
          events,
          shop.products.map(({ id }) => id),
        ),
        ...{ products: shop.products, categoryMedianMinor: medians, demand, seed: 1 },
      },
      foldDone,
    )
    if (found === null) throw new Error('a demo shop has shoppers enough')
    return found
  }
  const start = performance.now()
  const found = learnFrom(shop.events)
  const seconds = (performance.now() - start) / 1000
  const pasts = pastsOf(shop, medians)
  const known = pasts.map(({ stages }) => knownOf(stages.at(-1)!, facts))
  const kinds = pasts.map(({ kind }) => kind)
  const own = known.map((one) => likeliest(segmentOf(one, found)))
  const half = learnFrom(shop.events.filter(({ shopperId }) => Number(shopperId.slice(-1)) % 2 === 0))
  const others = pasts.filter(({ profileNumber }) => profileNumber % 2 === 1)
  const result = {
    ari: adjustedRand(own, kinds),
    ...baselines(known, kinds, own, found),
    segments: found.segments.length,
    stability: found.stability ?? 1,
    early: EARLY.map((count) => guess(others, half, facts, count)),
    shareOnly: guess(others, half, facts, 0),
    seconds,
  }
  tell(seed, found, result)
  return result
}

function factsOf({ events, products }: DemoShop) {
  const builder = createTablesBuilder()
  builder.add(products.map(catalogueRow))
  const { demand } = popularity(
    eventColumns(
      events,
      products.map(({ id }) => id),
    ),
    { until: NOW.getTime(), halfLifeDays: DEMAND_HALF_LIFE_DAYS },
  )
  return {
    demand,
    facts: catalogueFacts(products, demand),
    medians: builder.finish().columns.categoryMedianMinor,
  }
}

interface Past {
  readonly kind: number
  readonly profileNumber: number
  /** The profile after 0, 1, 2 ... interactions. */
  readonly stages: readonly Profile[]
}

function pastsOf({ events, products, truth }: DemoShop, medians: Float64Array): Past[] {
  const rows = new Map(products.map(({ id }, row): [ProductId, number] => [id, row]))
  const stages = new Map(truth.map(({ shopperId }) => [shopperId, [emptyProfile(shopperId, NOW)]]))
  for (const event of events) {
    const row = rows.get(event.productId) ?? 0
    const own = stages.get(event.shopperId)!
    own.push(foldDone(own.at(-1)!, event, products[row] ?? null, null, medians[row] ?? null))
  }
  return truth.map(({ archetype, shopperId }) => ({
    ...{ kind: archetype, profileNumber: Number(shopperId.slice(-1)), stages: stages.get(shopperId)! },
  }))
}

function baselines(
  known: readonly Known[],
  kinds: readonly number[],
  own: readonly number[],
  found: Segmentation,
) {
  const random = seededRandom(1)
  const chance = Int32Array.from(own)
  shuffle(chance, random)
  const count = found.segments.length
  const columns = fitColumns(known)
  // Standardised only: the weights belong to the axes.
  const plain = known.map((one) => vectorOf(one, columns.map((column) => ({ ...column, weight: 1 })))) // prettier-ignore
  const axes = axesOf(covariance(plain, plain)).directions.slice(0, found.axes.length)
  const grouped = (points: readonly (readonly number[])[]): number => {
    const groups =
      groupPoints(points, { count, starts: 10, leastSize: 1, random })?.groups ?? kinds.map(() => 0)
    return adjustedRand(groups, kinds)
  }
  return {
    byChance: adjustedRand([...chance], kinds),
    withoutAxes: grouped(plain),
    plainComponents: grouped(plain.map((one) => project(one, axes))),
  }
}

/** After `count` interactions; of 0 nothing is known but the shares. */
function guess(
  pasts: readonly Past[],
  segmentation: Segmentation,
  facts: CatalogueFacts,
  count: number,
): Guess {
  const long = pasts.filter(({ stages }) => stages.length > Math.max(...EARLY))
  const of = (profile: Profile): number[] => segmentOf(knownOf(profile, facts), segmentation)
  let [same, loss] = [0, 0]
  for (const { stages } of long) {
    const whole = likeliest(of(stages.at(-1)!))
    const now = count === 0 ? segmentation.segments.map(({ share }) => share) : of(stages[count]!)
    same += Number(likeliest(now) === whole) / long.length
    loss -= Math.log(Math.max(1e-12, now[whole]!)) / long.length
  }
  return { same, loss }
}

const likeliest = (probabilities: readonly number[]): number =>
  probabilities.indexOf(Math.max(...probabilities))

function tell(seed: number, found: Segmentation, judged: Judged): void {
  console.log(
    `shop ${seed}: adjusted Rand index ${judged.ari.toFixed(3)} (chance ${judged.byChance.toFixed(3)}, ` +
      `no axes ${judged.withoutAxes.toFixed(3)}, plain components ${judged.plainComponents.toFixed(3)}), ` +
      `silhouette ${found.silhouette?.found.toFixed(3) ?? '-'} (one cloud ${found.silhouette?.ofOneCloud.toFixed(3) ?? '-'}), ` +
      `stability ${judged.stability.toFixed(2)}, ${found.axes.length} axes, ${judged.seconds.toFixed(1)} s`,
  )
  for (const segment of found.segments) {
    const name = segmentName(segment, found.segments.length, 'en')
    console.log(`  ${String(segment.shoppers).padStart(4)}  ${segment.stability?.toFixed(2) ?? '-'}  ${name}`)
  }
}
