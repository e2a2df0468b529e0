import { describe, expect, it } from '@jest/globals'
import type { Constraint } from '../../../data/types/understanding.ts'
import { EMPTY_SEARCH } from '../../../data/types/understanding.ts'
import { clarifyingQuestion } from '../../../recommender/clarify/clarifyingQuestion.ts'
import { testProduct } from '../../support/products.ts'

const goods = (count: number, attributesOf: (i: number) => Record<string, string[]>) =>
  Array.from({ length: count }, (_, i) => testProduct(`p${i}`, { attributes: attributesOf(i) }))
const ask = (
  candidates: ReturnType<typeof goods>,
  constraints: readonly Constraint[] = [],
  asked: string[] = [],
) =>
  clarifyingQuestion({
    candidates,
    matching: candidates.length,
    search: { ...EMPTY_SEARCH, constraints },
    asked,
  })
const COLOURS = ['black', 'white', 'red', 'blue', 'green']
const any = <T>(values: readonly T[], i: number): T => values[i % values.length]!
const wanted = (facet: string, value: string): Constraint => ({
  kind: 'term',
  facet,
  values: [value],
  polarity: 'include',
  strength: 'must',
  confidence: 1,
  said: value,
})

describe('the clarifying question', () => {
  const mixed = goods(60, (i) => ({ colour: [any(COLOURS, i)], material: [any(['cotton', 'wool'], i)] }))

  it('asks for what parts the candidates most, with the likeliest answers', () => {
    expect(ask(mixed)).toEqual({ facet: 'colour', options: ['black', 'white', 'red', 'blue'] })
  })

  it('does not ask for what was said or asked before', () => {
    expect(ask(mixed, [wanted('colour', 'red')])?.facet).not.toBe('colour')
    expect(ask(mixed, [], ['colour'])?.facet).not.toBe('colour')
  })

  it('asks nothing when the list is short, or all are alike, or few have the facet', () => {
    expect(ask(mixed.slice(0, 11))).toBeNull()
    expect(ask(goods(60, () => ({ colour: ['black'] })))).toBeNull()
    expect(ask(goods(60, (i) => (i % 2 === 0 ? {} : { colour: [any(COLOURS, i)] })))).toBeNull()
    expect(ask([])).toBeNull()
  })

  it('weighs the first candidates more: when they are alike, their facet is no question', () => {
    const alike = goods(60, (i) => ({ colour: [i < 45 ? 'black' : any(COLOURS, i)] }))
    expect(ask(alike)).toBeNull()
  })
})
