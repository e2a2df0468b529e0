/** Learning as a job: a real worker, real files in a temporary folder, a small shop. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastLearnedAt, learn, loadModels } from '../../../bot/jobs/learn.ts'
import type { LearnOptions } from '../../../bot/jobs/learn.ts'
import type { InteractionEvent } from '../../../data/types/event.ts'
import type { ProductId, ShopperId } from '../../../data/types/ids.ts'
import type { Encoder } from '../../../data/types/ports.ts'
import { originOf, useVersion, versionInUse, versionsOf } from '../../../recommender/rank/modelFiles.ts'
import { below, seededRandom } from '../../../recommender/rank/random.ts'
import { SMALL_PRODUCTS, smallPast } from '../../recommender/rank/smallPast.ts'
import { atDegrees, smallSnapshot } from '../../recommender/retrieve/smallSnapshot.ts'

/** No brand that would tell which products belong together: what shoppers did has to. */
const snapshot = await smallSnapshot(
  SMALL_PRODUCTS.map((product) => ({ ...product, brand: null })),
  SMALL_PRODUCTS.map((_, i) => 9 * i),
)
const encoder: Encoder = {
  id: 'by hand',
  checksum: 'none',
  dimension: 2,
  encode: (texts) => Promise.resolve(texts.map((text) => atDegrees(text.length * 10))),
  close: () => Promise.resolve(),
}
const HOUR_MS = 3_600_000
/** A network is trained in some seconds, on a machine with much else to do in a minute. */
const TRAINING_MS = 180_000
const [FIRST, SECOND] = ['20260101T000000000Z', '20260102T000000000Z']

let root = ''
let dataDir = ''
let said: string[] = []
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), 'aisle-learn-'))))
beforeEach(async () => {
  dataDir = await mkdtemp(join(root, 'shop-'))
  said = []
})
afterAll(() => rm(root, { recursive: true }))

function optionsOf(events: readonly InteractionEvent[], day: number): LearnOptions {
  return {
    events: {
      async *interactions() {
        yield await Promise.resolve(events)
      },
    },
    ...{ snapshot, encoder, dataDir, seed: 1 },
    now: new Date(Date.UTC(2026, 0, day)),
    log: (message) => said.push(message),
  }
}

describe('learning', () => {
  it('makes do with the collaborative part of a shop that has just opened', async () => {
    const models = await learn(optionsOf(smallPast(3, 40), 1))
    expect(models.collaborative.popularity.purchases.reduce((sum, one) => sum + one, 0)).toBe(3)
    expect(await versionInUse(dataDir)).toBe(FIRST)
    expect(said.at(-1)).toMatch(/; used: nothing to compare with$/)
  })

  it('says that files are damaged, and learns anew', async () => {
    await learn(optionsOf(smallPast(3, 40), 1))
    await writeFile(join(dataDir, 'models', FIRST, 'models.bin'), 'no numbers')
    expect(await loadModels(dataDir, (message) => said.push(message))).toBeNull()
    expect(said.at(-1)).toMatch(/checksum differs; models will be learned anew/)
    const models = await learn(optionsOf(smallPast(3, 40), 2))
    expect((await loadModels(dataDir, () => undefined))?.version).toBe(models.version)
  })

  it('says when too few sessions came to compare, and takes the new version', async () => {
    await learn(optionsOf(smallPast(20, 40), 1))
    const models = await learn(optionsOf(smallPast(30, 40), 2))
    expect([models.version, await versionInUse(dataDir)]).toEqual([SECOND, SECOND])
    expect(said.at(-1)).toMatch(/; used: too few sessions with an order .* to compare them$/)
  })

  it('keeps the version in use when most events are gone', async () => {
    await learn(optionsOf(smallPast(20, 40), 1))
    const models = await learn(optionsOf(smallPast(9, 40), 2))
    expect([models.version, await versionInUse(dataDir)]).toEqual([FIRST, FIRST])
    expect(said.at(-1)).toMatch(
      /not used, 20260101T000000000Z stays: more than half of the events .* are gone/,
    )
  })

  it('leaves the version in use that somebody chose meanwhile', async () => {
    await learn(optionsOf(smallPast(20, 40), 1))
    await learn(optionsOf(smallPast(21, 40), 2))
    const third = optionsOf(smallPast(22, 40), 3)
    await learn({
      ...third,
      events: {
        async *interactions() {
          await useVersion(dataDir, FIRST)
          yield* third.events.interactions()
        },
      },
    })
    expect(await versionInUse(dataDir)).toBe(FIRST)
    expect(said.at(-1)).toMatch(/not used, .* another version was put into use meanwhile/)
  })

  it('tells when it learned last', async () => {
    expect(await lastLearnedAt(dataDir)).toBeNull()
    await learn(optionsOf(smallPast(20, 40), 1))
    await learn(optionsOf(smallPast(2, 40), 2))
    // the second was not taken, but it was learned
    expect(await versionInUse(dataDir)).toBe(FIRST)
    expect(await lastLearnedAt(dataDir)).toEqual(new Date('2026-01-02T00:00:00Z'))
  })
})

describe('a version in use and a new one (both with networks)', () => {
  const random = seededRandom(4)
  /** 400 sessions more than the version in use has seen; the newest 200 are of shoppers who come for the first time. */
  const following = smallPast(2000, 40).map((event) =>
    event.at.getTime() < 1800 * HOUR_MS
      ? event
      : { ...event, shopperId: `new ${event.shopperId}` as ShopperId },
  )
  /** An import that mixed the products up; what the shop itself saw lately is right. */
  const mixedUp = following.map((event) =>
    event.at.getTime() < 1800 * HOUR_MS
      ? { ...event, productId: `p${below(random, SMALL_PRODUCTS.length)}` as ProductId }
      : event,
  )
  const good = (): string => join(root, 'good')

  beforeAll(async () => {
    dataDir = good()
    const fractions: number[] = []
    const onProgress = (fraction: number): unknown => fractions.push(fraction)
    const models = await learn({ ...optionsOf(smallPast(1600, 40), 1), onProgress })
    expect(models.version).toBe(FIRST)
    expect(models.linear).not.toBeNull()
    expect(await loadModels(dataDir, (message) => said.push(message))).toEqual(models)
    expect(fractions.at(-1)).toBe(1)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(said.at(-1)).toMatch(/from 4800 events: NDCG@10 on held-out sessions 0\.\d+/)
  }, TRAINING_MS)
  beforeEach(() => cp(good(), dataDir, { recursive: true }))

  it(
    'change places when the new one is as good on sessions that neither has seen',
    async () => {
      expect((await learn(optionsOf(following, 2))).version).toBe(SECOND)
      expect(await versionInUse(dataDir)).toBe(SECOND)
      expect(said.at(-1)).toMatch(
        /; used: not worse than the one in use, NDCG@10 0\.\d+ against 0\.\d+ .* on 199 new sessions of 40 shoppers$/,
      )
    },
    TRAINING_MS,
  )

  it(
    'stay as they are when the new one learned from events that a broken import mixed up',
    async () => {
      expect((await learn(optionsOf(mixedUp, 2))).version).toBe(FIRST)
      expect(await versionInUse(dataDir)).toBe(FIRST)
      expect(said.at(-1)).toMatch(/; not used, 20260101T000000000Z stays: worse than the one in use, NDCG@10/)
      const verdict = (await originOf(dataDir, SECOND))?.verdict
      expect(verdict).toMatchObject({ used: false, reason: 'worse', against: FIRST })
      expect(verdict?.comparison?.lift).toBeLessThan(-0.1)
      expect(verdict?.comparison?.p).toBeLessThan(0.05)
      // it lies beside the other and can be taken by hand
      expect(await versionsOf(dataDir)).toEqual([FIRST, SECOND])
      await useVersion(dataDir, SECOND)
      expect((await loadModels(dataDir, () => undefined))?.version).toBe(SECOND)
    },
    TRAINING_MS,
  )
})
