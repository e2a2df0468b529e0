import { describe, expect, it } from '@jest/globals'
import { tradeOffPage } from '../../../recommender/evaluate/tradeOffPage.ts'
import { paretoFront } from '../../../recommender/evaluate/tradeOffs.ts'
import type { TradeOff } from '../../../recommender/evaluate/tradeOffs.ts'
import { tradeOffTable } from '../../../recommender/evaluate/tradeOffTable.ts'

const lists = (name: string, ndcg: number, diversity: number, differs: Partial<TradeOff> = {}): TradeOff => ({
  ...{ name, role: 'shop', ndcg, diversity, novelty: 0, margin: null, stock: 1, coverage: 0.5, ndcgs: [] },
  ...differs,
})

describe('a Pareto front', () => {
  const all = [
    lists('relevant', 0.3, 0.1),
    lists('both', 0.2, 0.2),
    lists('worse', 0.1, 0.1),
    lists('varied', 0.1, 0.4),
  ]

  it('has what nothing else beats in both', () => {
    expect(paretoFront(all, 'diversity').map(({ name }) => name)).toEqual(['relevant', 'both', 'varied'])
  })

  it('keeps twins, since neither beats the other', () => {
    expect(paretoFront([lists('a', 0.2, 0.2), lists('b', 0.2, 0.2)], 'diversity')).toHaveLength(2)
  })

  it('is the most relevant alone where an objective is the same for all', () => {
    expect(paretoFront(all, 'stock').map(({ name }) => name)).toEqual(['relevant'])
  })
})

describe('the report', () => {
  const all = [
    lists('alone', 0.3, 0.1),
    lists('diversity 0.2', 0.2, 0.2, { role: 'diversity' }),
    lists('<b>', 0.1, 0.1, { role: 'peer' }),
  ]

  it('plots each objective that is known, draws what belongs to it, and escapes names', () => {
    const html = tradeOffPage(all, 12)
    expect(html).toContain('12 held-out sessions')
    expect(html).toContain('aria-label="NDCG@10 against diversity"')
    // no product of known cost: no margin
    expect(html).not.toContain('against margin')
    expect(html).not.toContain('<b>')
    expect(html).toContain('&#60;b&#62;')
    expect(html).not.toMatch(/NaN|undefined/u)
  })

  it('stars the front in the table', () => {
    const [head, first, second, third] = tradeOffTable(all).split('\n')
    expect(head).toContain('NDCG@10')
    expect(first).toMatch(/0\.100\*/u)
    expect(second).toMatch(/0\.200\*/u)
    expect(third).toMatch(/0\.100 /u)
  })
})
