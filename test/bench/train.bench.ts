/**
 * What training costs: factors of 64 and 192 dimensions, neighbours and walks from 100,000 to 10 million interactions, EASE,
 * and the whole retraining (see retrain.bench.ts).
 * Goals: the retraining in 120 s, growth (slope of log seconds over log interactions) of at most 1.1.
 */
import { ease } from '../../recommender/collaborative/ease.ts'
import type { EventColumns } from '../../recommender/collaborative/eventColumns.ts'
import { factorize } from '../../recommender/collaborative/ials/ials.ts'
import { shopperInterests } from '../../recommender/collaborative/interactions.ts'
import type { Interactions } from '../../recommender/collaborative/interactions.ts'
import { itemNeighbours } from '../../recommender/collaborative/itemNeighbours.ts'
import { rp3beta } from '../../recommender/collaborative/rp3beta.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { largeEvents, largeProducts } from './largeShop.ts'
import { printRetraining, retrain } from './retrain.bench.ts'

const PRODUCTS = 20_000
const COUNTS = [100_000, 300_000, 1_000_000, 3_000_000, 10_000_000]
/** The large factors would take an hour of a laptop beyond this. */
const MOST_FOR_192 = 1_000_000
const EASE_PRODUCTS = 4_000
const ALL = { until: Date.UTC(2030, 0, 1), halfLifeDays: 1e6 }

export async function run(): Promise<void> {
  const ids = largeProducts(PRODUCTS).map(({ id }) => id)
  console.log(`${PRODUCTS} products; seconds`)
  console.log(
    ['interactions', 'read', 'neighbours', 'walks', 'ials-64', 'ials-192']
      .map((head) => head.padStart(14))
      .join(''),
  )
  const sums: number[] = []
  for (const count of COUNTS) {
    const seconds = await trainEach(largeEvents(count, ids), count <= MOST_FOR_192)
    sums.push(seconds.slice(0, 4).reduce<number>((sum, one) => sum + (one ?? 0), 0))
    const cells = seconds.map((one) => (one === null ? '-' : one.toFixed(2)).padStart(14))
    console.log(`${String(count).padStart(14)}${cells.join('')}`)
  }
  const growth = slope(COUNTS.map(Math.log), sums.map(Math.log))
  const easeSeconds = await timeEase()
  console.log(`\nEASE of ${EASE_PRODUCTS} products                ${easeSeconds.toFixed(1)} s`)
  const whole = await retrain()
  printRetraining(whole)
  const result = {
    bench: 'train',
    events1m_s: round(whole.seconds),
    growth_exponent: round(growth),
    // Of the whole process, its threads with it; kilobytes.
    peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    delay_p99_ms: round(whole.delayP99Ms),
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

async function trainEach(events: EventColumns, large: boolean): Promise<(number | null)[]> {
  const random = seededRandom(1)
  const [matrix, read] = await timed(() => shopperInterests(events, ALL))
  const [, neighbours] = await timed(() =>
    itemNeighbours(matrix, { perItem: 50, shrink: 8, longestRow: 400 }),
  )
  const [, walks] = await timed(() => rp3beta(matrix, { perItem: 50, longestRow: 400, alpha: 1, beta: 0.4 }))
  const factors = (dimension: number) => timed(() => factorize(matrix, factorOptions(dimension), random))
  const [, small] = await factors(64)
  return [read, neighbours, walks, small, large ? (await factors(192))[1] : null]
}

const factorOptions = (dimension: number) => ({
  ...{ dimension, epochs: 16, unobservedWeight: 0.1, regularization: 0.002, exponent: 1, helpers: 1 },
})

async function timeEase(): Promise<number> {
  const ids = largeProducts(EASE_PRODUCTS).map(({ id }) => id)
  const events = largeEvents(300_000, ids)
  const matrix: Interactions = shopperInterests(events, ALL)
  return (await timed(() => ease(matrix, { regularization: 300 })))[1]
}

async function timed<Result>(work: () => Result | Promise<Result>): Promise<[Result, number]> {
  const start = performance.now()
  const result = await work()
  return [result, (performance.now() - start) / 1000]
}

/** Least squares. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(x), mean(y)]
  const above = x.reduce((sum, value, i) => sum + (value - meanX) * (y[i]! - meanY), 0)
  return above / x.reduce((sum, value) => sum + (value - meanX) ** 2, 0)
}

const round = (value: number): number => Math.round(value * 100) / 100
