/** Learning: what a sample may know, and that something is learned. */
import { describe, expect, it } from '@jest/globals'
import type { ProductId } from '../../../data/types/ids.ts'
import { eventColumns } from '../../../recommender/collaborative/eventColumns.ts'
import { DAY_MS } from '../../../recommender/collaborative/interactions.ts'
import { foldDone } from '../../../recommender/profile/foldDone.ts'
import { catalogueColumns } from '../../../recommender/rank/catalogueColumns.ts'
import { FEATURE_WIDTH } from '../../../recommender/rank/featureMatrix.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { CandidateSource } from '../../../recommender/rank/training/candidates.ts'
import { pastColumns, priceChanges } from '../../../recommender/rank/training/pastPrices.ts'
import { comparePeriod, periodsOf } from '../../../recommender/rank/training/periods.ts'
import type { Samples } from '../../../recommender/rank/training/groups.ts'
import { prepare, samplesFor, trainModels } from '../../../recommender/rank/training/trainModels.ts'
import type { TrainingInput } from '../../../recommender/rank/training/trainModels.ts'
import { trainNetwork } from '../../../recommender/rank/training/trainNetwork.ts'
import { smallSnapshot } from '../retrieve/smallSnapshot.ts'
import { SMALL_PRODUCTS, smallPast } from './smallPast.ts'

const ids = SMALL_PRODUCTS.map(({ id }) => id)
const catalogue = await smallSnapshot(SMALL_PRODUCTS, ids.map((_, i) => 9 * i)) // prettier-ignore
const past = smallPast(1600, 40)
const nothing = (): void => undefined

const inputOf = (events: typeof past): TrainingInput => ({
  catalogue,
  events: eventColumns(events, ids),
  prices: priceChanges([], () => null),
  queries: [],
  queriesOfRow: [],
  seed: 1,
  champion: null,
})

describe('the past', () => {
  it('is cut by time: what is learned from comes before what is validated and tested on', () => {
    const periods = periodsOf(eventColumns(past, ids))
    expect(periods.map(({ use }) => use)).toEqual(['learn', 'learn', 'validate', 'test'])
    periods.slice(1).forEach((period, i) => expect(period.fromMs).toBe(periods[i]?.untilMs))
  })

  it('keeps the newer half of the orders since the version in use for the comparison, a tenth at most', () => {
    // one order an hour, two minutes after the hour, and 1600 of them
    const events = eventColumns(past, ids)
    const orderAt = (order: number): number => order * (DAY_MS / 24) + 2 * 60_000
    expect(comparePeriod(events, orderAt(1499), 50)?.fromMs).toBe(orderAt(1550))
    expect(comparePeriod(events, orderAt(1501), 50)).toBeNull()
    expect(comparePeriod(events, orderAt(99), 50)?.fromMs).toBe(orderAt(1440))
    expect(comparePeriod(events, null, 50)?.fromMs).toBe(orderAt(1440))
    expect(comparePeriod(events, orderAt(1599), 50)).toBeNull()
    expect(comparePeriod(eventColumns([], ids), null, 50)).toBeNull()
    // however much is clicked meanwhile
    const clicks = past.flatMap((event) =>
      Array.from({ length: 9 }, () => ({ ...event, kind: 'product-clicked' })),
    )
    const flooded = eventColumns([...past, ...(clicks as typeof past)], ids)
    expect(comparePeriod(flooded, orderAt(1499), 50)?.fromMs).toBe(orderAt(1550))
  })

  it('ends before the comparison: nothing that is compared was learned from', () => {
    const events = eventColumns(past, ids)
    const periods = periodsOf(events, 1200 * (DAY_MS / 24))
    expect(periods.at(-1)?.untilMs).toBe(1200 * (DAY_MS / 24))
    expect(periods.map(({ fromMs }) => fromMs / (DAY_MS / 24))).toEqual([480, 720, 960, 1080])
  })

  it('describes a session by nothing that came after its period began', async () => {
    const events = inputOf(past).events
    const testFrom = periodsOf(events).at(-1)?.fromMs ?? 0
    const other = past.map((event) =>
      event.at.getTime() < testFrom ? event : { ...event, productId: 'p7' as ProductId },
    )
    const samplesOf = async (some: typeof past, use: 'learn' | 'validate'): Promise<Buffer> => {
      const settings = await prepare(inputOf(some), foldDone, nothing)
      return Buffer.from(samplesFor(settings, use).features.buffer)
    }
    for (const use of ['learn', 'validate'] as const) {
      const samples = await samplesOf(past, use)
      expect(samples.length).toBeGreaterThan(0)
      expect(samples.equals(await samplesOf(other, use))).toBe(true)
    }
  })

  it('knows the prices of each day, whichever way it is visited', () => {
    const point = (day: number, priceMinor: number, listPriceMinor: number | null) => ({
      ...{ productId: 'p0' as ProductId, at: new Date(day * DAY_MS), currency: 'USD' },
      ...{ priceMinor, listPriceMinor },
    })
    const changes = priceChanges([point(10, 500, 1000), point(0, 800, null), point(20, 1000, null)], (id) =>
      id === 'p0' ? 0 : null,
    )
    const { columns, travelTo } = pastColumns(catalogueColumns(catalogue), changes)
    const at = (day: number): readonly [number | undefined, number | undefined] => {
      travelTo(day * DAY_MS)
      return [columns.priceMinor[0], columns.discount[0]]
    }
    expect(at(15)).toEqual([500, 0.5])
    expect(at(25)).toEqual([1000, 0])
    expect(at(5)).toEqual([800, 0])
    expect(at(-5)).toEqual([800, 0])
    expect(columns.priceMinor[1]).toBe(1100)
  })
})

describe('candidates of the past', () => {
  const released = SMALL_PRODUCTS.map((one, i) =>
    i === 8 ? { ...one, releasedAt: new Date(99 * DAY_MS) } : one,
  )

  it('are led by the chosen one and hold none that was not for sale yet', async () => {
    const columns = catalogueColumns(await smallSnapshot(released))
    const settings = await prepare(inputOf(past), foldDone, nothing)
    const models = settings[0]?.setting.models
    if (models === undefined) throw new Error('no models')
    const source = new CandidateSource(columns, [], [], seededRandom(2))
    for (let i = 0; i < 50; i++) {
      const asked = source.ask([3], { count: 12, models, past: [1, 2], nowMs: 50 * DAY_MS })
      expect(asked.rows[0]).toBe(3)
      expect(asked.rows).not.toContain(8)
      expect(new Set(asked.rows).size).toBe(asked.rows.length)
      const budget = asked.budgetMinor ?? Infinity
      for (const row of asked.rows) expect(columns.priceMinor[row]).toBeLessThanOrEqual(budget)
    }
  })
})

const GROUP_SIZE = 40

/** Groups whose first row alone has inputs 0 and 1 of the same sign: no weighted sum tells it from the others. */
function sameSign(groups: number, seed: number): Samples {
  const random = seededRandom(seed)
  const features = new Float32Array(groups * GROUP_SIZE * FEATURE_WIDTH)
  for (let row = 0; row < groups * GROUP_SIZE; row++) {
    const first = random.next() < 0.5 ? 1 : -1
    features[row * FEATURE_WIDTH] = first
    features[row * FEATURE_WIDTH + 1] = row % GROUP_SIZE === 0 ? first : -first
  }
  return { features, weights: new Float32Array(groups).fill(1), groupSize: GROUP_SIZE, width: FEATURE_WIDTH }
}

describe('the network (trained with TensorFlow.js on WASM)', () => {
  const options = { epochs: 40, learningRate: 0.05, weightDecay: 1e-5, patience: 40 }
  const [train, validation] = [sameSign(400, 1), sameSign(100, 2)]

  it('learns what a linear score cannot, and begins no worse than it', async () => {
    const linear = await trainNetwork(train, validation, { ...options, hidden: [] }, seededRandom(1))
    const network = await trainNetwork(
      train,
      validation,
      { ...options, hidden: [8] },
      seededRandom(1),
      linear.mlp,
    )
    const chance = Math.log(GROUP_SIZE)
    expect(linear.curve.at(-1)?.validation).toBeGreaterThan(chance - 0.2)
    expect(network.curve.at(-1)?.validation).toBeLessThan(chance / 4)
    expect(network.curve[0]?.train).toBeLessThan(chance + 0.1)
  })

  it('is the same for the same seed', async () => {
    const once = await trainNetwork(
      train,
      validation,
      { ...options, epochs: 1, hidden: [4] },
      seededRandom(7),
    )
    const again = await trainNetwork(
      train,
      validation,
      { ...options, epochs: 1, hidden: [4] },
      seededRandom(7),
    )
    expect(again).toEqual(once)
  })
})

describe('all training', () => {
  it('finds that shoppers keep to their brand, and says how good it is', async () => {
    const { collaborative, linear, report } = await trainModels(inputOf(past), foldDone, nothing)
    expect(report?.test.sessions).toBeGreaterThan(50)
    expect(report?.test.linear).toBeGreaterThan((report?.test.popularity ?? 1) * 1.5)
    expect(report?.curve.length).toBeGreaterThan(0)
    expect(collaborative.popularity.purchases.reduce((sum, one) => sum + one, 0)).toBe(1600)
    expect(linear).not.toBeNull()
    // what serves is of all events and not faded away
    expect(collaborative.popularity.demand.every((demand) => demand > 0)).toBe(true)
    expect(collaborative.neighbours.similarities[0]).toBeGreaterThan(0)
    expect(collaborative.together.similarities.every((similarity) => similarity >= 0)).toBe(true)
  })

  it('makes no network of a handful of events', async () => {
    const trained = await trainModels(inputOf(past.slice(0, 30)), foldDone, nothing)
    expect(trained).toMatchObject({ linear: null, mlp: null, report: null })
  })

  it('is content with no events at all', async () => {
    const { collaborative, mlp } = await trainModels(inputOf([]), foldDone, nothing)
    expect(mlp).toBeNull()
    expect(collaborative.popularity.demand.every((value) => value === 0)).toBe(true)
  })
})
