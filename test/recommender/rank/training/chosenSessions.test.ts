/** Which sessions are learned from and judged. Every shopper orders once, an hour after the one before. */
import { describe, expect, it } from '@jest/globals'
import { INTERACTION_KINDS } from '../../../../recommender/collaborative/eventColumns.ts'
import type { EventColumns } from '../../../../recommender/collaborative/eventColumns.ts'
import { catalogueColumns } from '../../../../recommender/rank/catalogueColumns.ts'
import { chosenSessions } from '../../../../recommender/rank/training/chosenSessions.ts'
import { periodsOf } from '../../../../recommender/rank/training/periods.ts'
import { smallSnapshot } from '../../retrieve/smallSnapshot.ts'
import { SMALL_PRODUCTS } from '../smallPast.ts'

const HOUR_MS = 3_600_000

function onceEach(count: number, kind: (i: number) => (typeof INTERACTION_KINDS)[number]): EventColumns {
  return {
    productIds: SMALL_PRODUCTS.map(({ id }) => id),
    shoppers: count,
    shopper: Int32Array.from({ length: count }, (_, i) => i),
    product: new Int32Array(count),
    kind: Uint8Array.from({ length: count }, (_, i) => INTERACTION_KINDS.indexOf(kind(i))),
    stars: new Uint8Array(count),
    pieces: new Int32Array(count),
    at: Float64Array.from({ length: count }, (_, i) => i * HOUR_MS),
  }
}

async function hoursOf(events: EventColumns): Promise<{ learned: number[]; judged: number[] }[]> {
  const columns = catalogueColumns(await smallSnapshot(SMALL_PRODUCTS))
  const past = { events, products: SMALL_PRODUCTS, columns }
  const chosen = chosenSessions(past, periodsOf(events), (profile) => profile)
  const hours = (sessions: readonly { readonly startMs: number }[]): number[] =>
    sessions.map(({ startMs }) => startMs / HOUR_MS)
  return chosen.map(({ judged, learned }) => ({ learned: hours(learned), judged: hours(judged) }))
}

const range = (from: number, until: number): number[] =>
  Array.from({ length: until - from }, (_, i) => from + i)

describe('chosen sessions', () => {
  it('are all of a small shop, each in its period', async () => {
    const periods = await hoursOf(onceEach(100, () => 'product-bought'))
    expect(periods).toEqual([
      { learned: range(40, 60), judged: [] },
      { learned: range(60, 80), judged: [] },
      { learned: range(80, 90), judged: range(80, 90) },
      { learned: [], judged: range(90, 100) },
    ])
  })

  it('are judged by orders alone, and learned from by clicks as well', async () => {
    const [, , validation, test] = await hoursOf(
      onceEach(100, (i) => (['product-bought', 'product-clicked', 'product-viewed'] as const)[i % 3]!),
    )
    expect(validation).toEqual({ learned: [81, 82, 84, 85, 87, 88], judged: [81, 84, 87] })
    expect(test?.judged).toEqual([90, 93, 96, 99])
  })

  it('are so many of a large shop, from the beginning of each period to its end', async () => {
    const [first, second, validation, test] = await hoursOf(onceEach(60_000, () => 'product-bought'))
    expect(first?.learned).toHaveLength(6_000)
    expect(first?.learned.slice(0, 3)).toEqual([24_000, 24_002, 24_004])
    expect(second?.learned.at(-1)).toBe(47_998)
    expect(validation?.judged).toHaveLength(2_000)
    expect(test?.judged.slice(0, 3)).toEqual([54_000, 54_003, 54_006])
  })
})
