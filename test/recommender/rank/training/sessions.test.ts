/** Sessions: where the past is cut, what a session led to, and that its profile is that of a fold over everything before. */
import { describe, expect, it } from '@jest/globals'
import type { InteractionEvent } from '../../../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../../../data/types/ids.ts'
import { emptyProfile } from '../../../../data/types/profile.ts'
import type { Profile } from '../../../../data/types/profile.ts'
import { eventColumns } from '../../../../recommender/collaborative/eventColumns.ts'
import { foldDone } from '../../../../recommender/profile/foldDone.ts'
import { catalogueColumns } from '../../../../recommender/rank/catalogueColumns.ts'
import {
  CLICKED,
  cutSessions,
  NOTHING,
  ORDERED,
  sessionsWithProfiles,
} from '../../../../recommender/rank/training/sessions.ts'
import { smallSnapshot } from '../../retrieve/smallSnapshot.ts'
import { SMALL_PRODUCTS, smallPast } from '../smallPast.ts'

const ids = SMALL_PRODUCTS.map(({ id }) => id)
const MINUTE_MS = 60_000

type Did = readonly [minute: number, shopper: string, kind: string, product: number]

const columnsOf = (did: readonly Did[]) =>
  eventColumns(
    did.map(([minute, shopper, kind, product], i) => ({
      ...{ id: `${i}` as EventId, sessionId: null, listId: null, kind, quantity: 1, priceMinor: null },
      at: new Date(minute * MINUTE_MS),
      shopperId: shopper as ShopperId,
      productId: `p${product}` as ProductId,
    })) as InteractionEvent[],
    ids,
  )

const pastOf = async (events: ReturnType<typeof eventColumns>) => ({
  ...{ events, products: SMALL_PRODUCTS },
  columns: catalogueColumns(await smallSnapshot(SMALL_PRODUCTS)),
})

describe('cutting the past into sessions', () => {
  it('ends a session after half an hour away, for each shopper alone', () => {
    const { firstEvent, sessionOf } = cutSessions(
      columnsOf([
        [0, 'a', 'product-viewed', 1],
        [10, 'b', 'product-viewed', 1],
        [30, 'a', 'product-viewed', 2],
        [41, 'b', 'product-viewed', 1],
        [60, 'a', 'product-viewed', 3],
      ]),
    )
    expect([...sessionOf]).toEqual([0, 1, 0, 2, 0])
    expect([...firstEvent]).toEqual([0, 1, 3])
  })

  it('tells the most that a session led to', () => {
    const { outcome } = cutSessions(
      columnsOf([
        [0, 'looks', 'product-viewed', 1],
        [0, 'clicks', 'product-clicked', 1],
        [0, 'orders', 'added-to-cart', 1],
        [1, 'clicks', 'product-viewed', 2],
        [1, 'orders', 'product-clicked', 2],
      ]),
    )
    expect([...outcome]).toEqual([NOTHING, CLICKED, ORDERED])
  })
})

describe('sessions with profiles', () => {
  it('tell what was ordered, and what was clicked but not ordered', async () => {
    const events = columnsOf([
      [0, 'a', 'product-clicked', 7],
      [1, 'a', 'product-clicked', 8],
      [2, 'a', 'product-bought', 7],
      [3, 'a', 'product-viewed', 9],
      [90, 'a', 'product-bought', 10],
    ])
    const sessions = sessionsWithProfiles(await pastOf(events), cutSessions(events), [0], foldDone)
    expect([...sessions.keys()]).toEqual([0])
    expect(sessions.get(0)).toMatchObject({ startMs: 0, ordered: [7], clicked: [8] })
    expect(sessions.get(0)?.profile.recent).toEqual([])
  })

  it('have the profiles that folding every event of every shopper in order of time would give', async () => {
    const events = smallPast(400, 40)
    const columns = eventColumns(events, ids)
    const past = await pastOf(columns)
    const cuts = cutSessions(columns)
    const everyThird = Array.from(cuts.firstEvent.keys()).filter((number) => number % 3 === 0)
    const sessions = sessionsWithProfiles(past, cuts, everyThird, foldDone)
    expect(sessions.size).toBe(everyThird.length)

    const profiles = new Map<number, Profile>()
    const before = events.map((event, i) => {
      const shopper = columns.shopper[i]!
      const profile = profiles.get(shopper) ?? emptyProfile(`${shopper}` as ShopperId, event.at)
      const row = columns.product[i]!
      const { categoryMedianMinor, dimension, vectors } = past.columns
      const vector = vectors.subarray(row * dimension, (row + 1) * dimension)
      const after = foldDone(profile, event, SMALL_PRODUCTS[row]!, vector, categoryMedianMinor[row]!)
      profiles.set(shopper, after)
      return profile
    })
    for (const [number, { profile, startMs }] of sessions) {
      const first = cuts.firstEvent[number]!
      expect(startMs).toBe(columns.at[first])
      expect(profile).toEqual(before[first])
    }
  })

  it('fold nothing of shoppers who are not wanted, and nothing from the last wanted session on', async () => {
    const events = columnsOf([
      [0, 'wanted', 'product-bought', 1],
      [1, 'other', 'product-bought', 2],
      [90, 'wanted', 'product-bought', 3],
      [91, 'wanted', 'product-viewed', 4],
      [180, 'wanted', 'product-bought', 5],
    ])
    const folded: string[] = []
    const sessions = sessionsWithProfiles(
      await pastOf(events),
      cutSessions(events),
      [2],
      (profile, { productId }) => {
        folded.push(productId)
        return profile
      },
    )
    expect(folded).toEqual(['p1'])
    expect(sessions.get(2)?.ordered).toEqual([3])
  })
})
