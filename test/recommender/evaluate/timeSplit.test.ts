/** Splitting by time, on choices whose right answers are obvious. */
import { describe, expect, it } from '@jest/globals'
import type { Choice } from '../../../recommender/evaluate/choiceLog.ts'
import { compare } from '../../../recommender/evaluate/compare.ts'
import type { Judged } from '../../../recommender/evaluate/compare.ts'
import { reportPage } from '../../../recommender/evaluate/reportPage.ts'
import { ndcgOf, segmentsOf } from '../../../recommender/evaluate/segments.ts'
import { summarize } from '../../../recommender/evaluate/summary.ts'
import { tableOf } from '../../../recommender/evaluate/table.ts'
import { laterPart, timeSplit } from '../../../recommender/evaluate/timeSplit.ts'
import type { SplitAt, TimeSplit } from '../../../recommender/evaluate/timeSplit.ts'

const DAY = 86_400_000

const chose = (user: string, item: string, day: number | null, value: number | null = null): Choice => {
  return { user, item, value, at: day === null ? null : day * DAY }
}

const split = (choices: readonly Choice[], at: SplitAt): TimeSplit => {
  return timeSplit({ choices, split: at, terms: [], counted: false })
}

/** Throws where there is nothing on one side. */
function splitAtDay(choices: readonly Choice[], day: number): Extract<TimeSplit, { kind: 'split' }> {
  const found = split(choices, { kind: 'moment', at: day * DAY })
  if (found.kind !== 'split') throw new Error(found.kind)
  return found
}

describe('a split by time', () => {
  const choices = [
    chose('cy', 'tea', 5),
    chose('ann', 'tent', 1),
    chose('ann', 'tea', 4),
    chose('ann', 'pan', 3),
    chose('ann', 'tea', 2),
    chose('bob', 'tea', 1),
    chose('bob', 'tent', 3),
  ]

  it('learns from what came before the moment, and judges each shopper on all that is chosen anew', () => {
    const { after, before, held, newItems, newShoppers } = splitAtDay(choices, 3)
    const named = (items: Iterable<number>): string[] => Array.from(items, (item) => held.items[item]!)
    const { columns, starts } = held.past.interactions
    // cy has none, ann the tent and then the tea, bob the tea
    expect([...starts]).toEqual([0, 0, 2, 3])
    expect(named(columns)).toEqual(['tent', 'tea', 'tea'])
    expect([...held.past.times!]).toEqual([1 * DAY, 2 * DAY, 1 * DAY])
    expect(held.cases.map(({ others, relevant, shopper }) => [shopper, named(relevant), others])).toEqual([
      [1, ['pan'], null],
      [2, ['tent'], null],
      [0, ['tea'], null],
    ])
    // ann had the tea already
    expect(held.passedOver).toBe(1)
    expect([before, after, newShoppers, newItems]).toEqual([3, 4, 1, 1])
  })

  it('takes a share of the choices, and leaves those of one moment together', () => {
    const found = split(choices, { kind: 'share', share: 0.5 })
    // the fourth of seven is of day 3, as is the fifth
    expect(found).toMatchObject({ kind: 'split', at: 3 * DAY, before: 3, after: 4 })
  })

  it('holds back the later part of the past in the same way', () => {
    const { held } = splitAtDay([...choices, chose('ann', 'mug', 9), chose('cy', 'pan', 9)], 9)
    const { cases, past } = laterPart(held.past.byTime!, null)
    // 7 of 9 came before; of these 7 the last is the later part: cy's tea
    expect(cases.map(({ relevant, shopper }) => [shopper, held.items[relevant[0]!]])).toEqual([[0, 'tea']])
    expect(past.interactions.columns.length).toBe(held.past.interactions.columns.length - 1)
  })

  it('says why there is none', () => {
    const share: SplitAt = { kind: 'share', share: 0.8 }
    expect(split([chose('ann', 'tea', null), chose('bob', 'tea', 2)], share)).toEqual({
      ...{ kind: 'no-times', undated: 1 },
    })
    expect(split([chose('ann', 'tea', 2), chose('bob', 'tea', 2)], share)).toEqual({
      ...{ kind: 'no-times', undated: 0 },
    })
    const sides = { kind: 'one-sided', first: 1 * DAY, last: 5 * DAY }
    expect(split(choices, { kind: 'moment', at: 9 * DAY })).toEqual({ ...sides, at: 9 * DAY })
    expect(split(choices, { kind: 'moment', at: 0 })).toEqual({ ...sides, at: 0 })
  })
})

/** 800 shoppers took the sledge on the first day; from day 100 on ten new ones a day take the kayak. */
const seasons: readonly Choice[] = [
  ...Array.from({ length: 800 }, (_, i) => chose(`winter ${i}`, 'sledge', 0)),
  ...Array.from({ length: 1000 }, (_, i) => chose(`summer ${i}`, 'kayak', 100 + Math.floor(i / 10))),
]

const judge = (
  choices: readonly Choice[],
  models: readonly string[],
  validationShoppers = 200,
): Promise<Judged[]> =>
  compare({
    ...splitAtDay(choices, 160).held,
    ...{ models, seed: 1, validationShoppers, onProgress: () => undefined },
  })

describe('judged on what came later', () => {
  it('what was popular long ago alone misleads a count, and not a count that fades', async () => {
    const [popularity, decayed] = await judge(seasons, ['popularity', 'popularity-decayed'])
    // 800 sledges before 600 kayaks: the kayak stands second
    for (const { ndcg } of popularity!.accuracy) expect(ndcg).toBeCloseTo(1 / Math.log2(3), 9)
    for (const { ndcg } of decayed!.accuracy) expect(ndcg).toBe(1)
    // with 90 days the sledge is still before the kayak in the part that settings are chosen on
    expect(decayed!.settings['halfLifeDays']).toBe(30)
    expect(decayed!.validation).toBe(1)
    expect(popularity!.validation).toBeCloseTo(1 / Math.log2(3), 9)
  })

  it('nothing of it reaches the models or the choice of their settings', async () => {
    const models = ['popularity-decayed', 'rp3beta', 'next-item']
    const random = Array.from({ length: 1000 }, (_, i) =>
      chose(`shopper ${i % 97}`, `item ${(i * i + (i % 97)) % 13}`, 100 + Math.floor(i / 10)),
    )
    const turned = random.map((choice) =>
      choice.at! < 160 * DAY ? choice : { ...choice, item: `item ${12 - Number(choice.item.slice(5))}` },
    )
    const [as, other] = [await judge(random, models), await judge(turned, models)]
    expect(as.map(({ accuracy }) => accuracy)).not.toEqual(other.map(({ accuracy }) => accuracy))
    const known = ({ name, settings, validation }: Judged) => ({ name, settings, validation })
    expect(as.map(known)).toEqual(other.map(known))
    // the same is shown to whoever is judged in both
    const shown = (choices: readonly Choice[], judged: readonly Judged[]) => {
      const { cases } = splitAtDay(choices, 160).held
      return judged.map(({ outcomes }) => new Map(outcomes.map(({ list }, i) => [cases[i]!.shopper, list])))
    }
    const [lists, others] = [shown(random, as), shown(turned, other)]
    lists.forEach((byShopper, model) => {
      const both = [...byShopper].filter(([shopper]) => others[model]!.has(shopper))
      expect(both.length).toBeGreaterThan(20)
      for (const [shopper, list] of both) expect(list).toEqual(others[model]!.get(shopper))
    })
  }, 60_000)

  it('joins models by what came later in the past, and finds the kayak', async () => {
    const judged = await judge(seasons, ['popularity', 'joined'], 0)
    const [popularity, joined] = summarize(splitAtDay(seasons, 160).held.past, [], judged).models
    expect([popularity!.name, joined!.name]).toEqual(['popularity', 'joined'])
    expect(joined!.accuracy.ndcg).toBeGreaterThan(0.99)
    expect(popularity!.accuracy.ndcg).toBeLessThan(0.64)
  }, 60_000)
})

describe('parts of the cases', () => {
  const choices = [
    ...['ann', 'bob', 'cy', 'dan'].map((user) => chose(user, 'tea', 1)),
    ...[chose('ann', 'tent', 2), chose('bob', 'pan', 2), chose('bob', 'tent', 2)],
    // judged: a stranger takes head and new, ann the tail
    ...[chose('eve', 'tea', 5), chose('eve', 'mug', 5), chose('ann', 'pan', 5)],
  ]
  const { cases, past } = splitAtDay(choices, 5).held

  it('are those of shoppers and items that are new, and of known ones with little or much', () => {
    const found = segmentsOf(past, cases).map(({ cases: own, name }) => [name, [...own]])
    // tea is chosen 4 times of 7: the head
    expect(found).toEqual([
      ['new shoppers', [0]],
      ['short', [1]],
      ['long', []],
      ['head', [0]],
      ['tail', [1]],
      ['new items', [0]],
    ])
  })

  it('count their own items alone', () => {
    const segments = segmentsOf(past, cases)
    const of = (name: string): number => {
      const [tea, mug] = cases[0]!.relevant
      // the mug first, then a stranger, then the tea, which is held back as well
      const outcome = { items: Int32Array.of(mug!, tea!), ranks: Int32Array.of(0, 2), list: new Int32Array() }
      return ndcgOf(
        segments.find((one) => one.name === name)!,
        outcome,
      )
    }
    expect(of('new items')).toBe(1)
    expect(of('head')).toBeCloseTo(1 / Math.log2(3), 9)
    expect(of('new shoppers')).toBeCloseTo((1 + 1 / 2) / (1 + 1 / Math.log2(3)), 9)
  })

  it('stand in the table and on the page', async () => {
    const judged = await compare({
      ...{ past, cases, models: ['popularity'], seed: 1, validationShoppers: 0 },
      onProgress: () => undefined,
    })
    const summary = summarize(past, cases, judged)
    for (const text of [tableOf(summary), reportPage(summary, { train: '', test: '', protocol: '' })]) {
      expect(text).toContain('new shoppers: shoppers of whom nothing is known (1 cases)')
      expect(text).toContain('new items: items that nobody chose before (1 cases)')
      expect(text).toContain('tail: all other items (1 cases)')
    }
  })
})
