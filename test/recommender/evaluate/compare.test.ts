/** Evaluation on interactions whose right answers are known. */
import { describe, expect, it } from '@jest/globals'
import { fromCells } from '../../../recommender/collaborative/interactions.ts'
import { accuracyOf } from '../../../recommender/evaluate/accuracy.ts'
import { carve, drawOthers } from '../../../recommender/evaluate/cases.ts'
import { compare } from '../../../recommender/evaluate/compare.ts'
import { heldBack } from '../../../recommender/evaluate/heldBack.ts'
import { judge } from '../../../recommender/evaluate/judge.ts'
import { listQuality } from '../../../recommender/evaluate/lists.ts'
import type { Past, RankingModel } from '../../../recommender/evaluate/rankingModel.ts'
import { reportPage } from '../../../recommender/evaluate/reportPage.ts'
import { interval, paired } from '../../../recommender/evaluate/significance.ts'
import { summarize } from '../../../recommender/evaluate/summary.ts'
import { tableOf } from '../../../recommender/evaluate/table.ts'
import { below, seededRandom } from '../../../recommender/rank/random.ts'

const same = (weight: number): number => weight
const UNDATED = { times: null, attributes: null, byTime: null }

/** Two crowds with twenty products each; every shopper has eight of the own crowd's. */
function crowds(shoppers: number): Past {
  const random = seededRandom(4)
  const cells = Array.from({ length: shoppers }, (_, shopper) => {
    const row = new Map<number, number>()
    while (row.size < 8) row.set((shopper % 2) * 20 + below(random, 20), 1)
    return row
  })
  return { interactions: fromCells(cells, 40, same), ...UNDATED }
}

describe('accuracy', () => {
  it('is worked out from ranks', () => {
    const found = accuracyOf(Int32Array.of(1, 4, 30), 5)
    expect(found.hitRate).toBe(1)
    expect(found.precision).toBeCloseTo(2 / 5)
    expect(found.recall).toBeCloseTo(2 / 3)
    expect(found.f1).toBeCloseTo(1 / 2)
    const ideal = 1 + 1 / Math.log2(3) + 1 / 2
    expect(found.ndcg).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(6)) / ideal)
    expect(found.map).toBeCloseTo((1 / 2 + 2 / 5) / 3)
    expect(found.mrr).toBeCloseTo(1 / 2)
  })

  it('is 0 when nothing is in the list', () => {
    expect(accuracyOf(Int32Array.of(7), 5)).toMatchObject({ hitRate: 0, f1: 0, ndcg: 0, map: 0 })
  })
})

describe('what is held back', () => {
  it('is gone from the past, was chosen by somebody else as well, and stands among strangers', () => {
    const past = crowds(30)
    const carved = carve(past, { full: false, shoppers: 30 }, seededRandom(1))
    expect(carved.cases.length).toBeGreaterThan(20)
    const { columns, starts } = carved.past.interactions
    expect(columns.length).toBe(past.interactions.columns.length - carved.cases.length)
    for (const { others, relevant, shopper } of carved.cases) {
      const before = past.interactions.columns.subarray(
        past.interactions.starts[shopper],
        past.interactions.starts[shopper + 1],
      )
      expect(before).toContain(relevant[0])
      expect(columns.subarray(starts[shopper], starts[shopper + 1])).not.toContain(relevant[0])
      expect(columns).toContain(relevant[0])
      expect([...others!].filter((item) => before.includes(item))).toEqual([])
    }
  })

  it('is the last where there is an order', () => {
    const interactions = { ...fromCells([new Map([[0, 1]]), new Map()], 4, same) }
    const row = {
      ...interactions,
      rows: 2,
      starts: Int32Array.of(0, 3, 6),
      columns: Int32Array.of(3, 1, 2, 1, 2, 3),
    }
    const past = {
      interactions: { ...row, weights: new Float32Array(6).fill(1) },
      ...{ ...UNDATED, times: Float64Array.of(1, 2, 3, 1, 2, 3) },
    }
    const carved = carve(past, { full: true, shoppers: 5 }, seededRandom(1))
    expect(carved.cases.map(({ relevant }) => [...relevant])).toEqual([[2], [3]])
    expect([...carved.past.times!]).toEqual([1, 2, 1, 2])
  })

  it('has as many others as there are', () => {
    const { interactions } = crowds(2)
    expect(drawOthers(interactions, 0, 99, seededRandom(1)).length).toBe(32)
  })
})

describe('judging', () => {
  const past = crowds(10)
  const carved = carve(past, { full: false, shoppers: 10 }, seededRandom(1))

  it('ranks a held-back item last of its equals, and one without a score last of all', async () => {
    const constant: RankingModel = { score: (_, scores) => void scores.fill(1) }
    const broken: RankingModel = { score: (_, scores) => void scores.fill(NaN) }
    for (const model of [constant, broken]) {
      for (const { ranks } of await judge(model, carved.past, carved.cases))
        expect(ranks[0]).toBeGreaterThan(30)
    }
  })

  it('shows nothing that the shopper has', async () => {
    const model: RankingModel = { score: (_, scores) => scores.forEach((_one, i) => (scores[i] = -i)) }
    const outcomes = await judge(model, carved.past, carved.cases)
    const { columns, starts } = carved.past.interactions
    carved.cases.forEach(({ shopper }, i) => {
      const own = columns.subarray(starts[shopper], starts[shopper + 1])
      for (const item of outcomes[i]!.list) expect(own).not.toContain(item)
    })
  })

  it('ranks among all others but those held back as well', async () => {
    const model: RankingModel = { score: (_, scores) => scores.forEach((_one, i) => (scores[i] = -i)) }
    const interactions = fromCells([new Map([[0, 1]])], 10, same)
    const one = { shopper: 0, relevant: Int32Array.of(5, 2), others: null }
    const [outcome] = await judge(model, { interactions, ...UNDATED }, [one])
    // 1 stands before 2; 1, 3 and 4 and the held-back 2 before 5
    expect([...outcome!.ranks]).toEqual([1, 4])
  })
})

it('lists are measured by what they show', () => {
  const interactions = fromCells(
    [
      new Map([
        [0, 1],
        [1, 1],
      ]),
      new Map([[0, 1]]),
    ],
    4,
    same,
  )
  const attributes = fromCells(
    [new Map([[0, 1]]), new Map([[0, 1]]), new Map([[1, 1]]), new Map([[1, 1]])],
    2,
    same,
  )
  const cases = [{ shopper: 1, relevant: Int32Array.of(1), others: null }]
  const quality = (list: number[]) =>
    listQuality({ interactions, ...UNDATED, attributes }, cases, [
      { items: Int32Array.of(1), ranks: Int32Array.of(0), list: Int32Array.from(list) },
    ])
  expect(quality([1, 2])).toMatchObject({ coverage: 0.5, diversity: 1 })
  expect(quality([1, 2]).novelty).toBeCloseTo(1)
  expect(quality([2, 3]).diversity).toBe(0)
  expect(quality([1, 1]).calibration).toBeCloseTo(0)
  expect(quality([2, 3]).calibration).toBeGreaterThan(5)
})

describe('how sure a figure is', () => {
  const groups = Array.from({ length: 400 }, (_, i) => i)
  const random = seededRandom(9)
  const low = groups.map(() => random.next())
  const high = low.map((value) => value + 0.2 + 0.1 * random.next())

  it('has an interval about the mean', () => {
    const [from, until] = interval(low, groups)
    const mean = low.reduce((sum, value) => sum + value, 0) / low.length
    expect(from).toBeLessThan(mean)
    expect(until).toBeGreaterThan(mean)
    expect(until - from).toBeLessThan(0.08)
  })

  it('tells a difference from none, and many cases of one shopper from many shoppers', () => {
    expect(paired(high, low, groups).p).toBeLessThan(0.01)
    expect(paired(low, low, groups).p).toBe(1)
    const shuffled = low.toReversed()
    expect(paired(low, shuffled, groups).p).toBeGreaterThan(0.2)
    const [from, until] = interval(
      low,
      groups.map((i) => i % 4),
    )
    expect(until - from).toBeGreaterThan(0)
  })
})

describe('a comparison', () => {
  it('finds the model that knows the crowds, and says so', async () => {
    const { cases, past } = carve(crowds(300), { full: false, shoppers: 300 }, seededRandom(2))
    const messages: string[] = []
    const judged = await compare({
      ...{ past, cases, models: ['popularity', 'rp3beta', 'next-item'], seed: 1, validationShoppers: 50 },
      onProgress: (message) => messages.push(message),
    })
    expect(judged.map(({ name }) => name)).toEqual(['popularity', 'rp3beta'])
    const summary = summarize(past, cases, judged)
    const [popularity, walks] = summary.models
    expect(walks!.accuracy.hitRate).toBeGreaterThan(popularity!.accuracy.hitRate + 0.1)
    expect(popularity!.bestOverThis!.p).toBeLessThan(0.01)
    expect(messages.some((message) => message.includes('on validation'))).toBe(true)
    expect(tableOf(summary)).toMatch(/rp3beta .*best/)
    const page = reportPage(summary, { train: '<script>', test: 'b', protocol: 'full' })
    expect(page).not.toContain('<script>')
    expect(page.match(/<svg/g)).toHaveLength(4)
  })

  it('joins models into one that is no worse than their best', async () => {
    const { cases, past } = carve(crowds(400), { full: false, shoppers: 400 }, seededRandom(2))
    const judged = await compare({
      ...{ past, cases, models: ['popularity', 'joined'], seed: 1, validationShoppers: 0 },
      onProgress: () => undefined,
    })
    const [popularity, joined] = summarize(past, cases, judged).models
    expect(joined!.accuracy.ndcg).toBeGreaterThan(popularity!.accuracy.ndcg + 0.1)
  }, 60_000)
})

it('files become a past in order of time, each item once', () => {
  const row = (user: string, item: string, at: number | null, value: number | null = null) => ({
    user,
    item,
    at,
    value,
  })
  const held = heldBack({
    train: [row('ann', 'tent', 3), row('ann', 'tea', 1, 3), row('ann', 'tent', 2), row('bob', 'tea', 1)],
    test: [row('ann', 'mug', 9), row('ann', 'tea', 9), row('cy', 'tea', 9)],
    negatives: [{ user: 'ann', item: 'mug', others: ['pan', 'pot'] }],
    terms: [{ item: 'lamp', term: 'light' }],
    ...{ protocol: 'leave-one-out', counted: true, random: seededRandom(1) },
  })
  expect(held.items).toEqual(['tent', 'tea', 'mug', 'pan', 'pot', 'lamp'])
  expect([...held.past.times!]).toEqual([1, 3, 1])
  expect([...held.past.interactions.columns]).toEqual([1, 0, 1])
  expect(held.past.interactions.weights[0]).toBeCloseTo(1 + Math.log(3), 6)
  expect(held.passedOver).toBe(1)
  expect(held.cases[0]).toMatchObject({ shopper: 0, relevant: Int32Array.of(2), others: Int32Array.of(3, 4) })
  expect(held.cases[1]?.shopper).toBe(2)
  expect(held.past.attributes?.rows).toBe(6)
})
