import { describe, expect, it } from '@jest/globals'
import { type Candidate, compose } from '../../../recommender/bundles/compose.ts'
import { below, seededRandom } from '../../../recommender/rank/random.ts'

interface Named extends Candidate {
  readonly name: string
}
const named = (name: string, score: number, priceMinor: number): Named => ({ name, score, priceMinor })
const names = (chosen: readonly (Named | null)[]): (string | null)[] => chosen.map((one) => one?.name ?? null)
const free = { pair: () => 0, budgetMinor: null }

describe('composing', () => {
  const slots = [
    [named('trousers', 3, 50), named('plain trousers', 2, 20)],
    [named('shoes', 5, 60), named('plain shoes', 1, 25)],
  ]

  it('takes the best of each place when nothing stands against it', () => {
    expect(names(compose(slots, free))).toEqual(['trousers', 'shoes'])
  })

  it('keeps the total within the budget, filling all places before having the best', () => {
    expect(names(compose(slots, { ...free, budgetMinor: 80 }))).toEqual(['plain trousers', 'shoes'])
    expect(names(compose(slots, { ...free, budgetMinor: 45 }))).toEqual(['plain trousers', 'plain shoes'])
    expect(names(compose(slots, { ...free, budgetMinor: 44 }))).toEqual(['plain trousers', null])
    expect(names(compose(slots, { ...free, budgetMinor: 0 }))).toEqual([null, null])
  })

  it('keeps apart what cannot stand together', () => {
    const pair = (one: Named, other: Named): number | null =>
      one.name === 'trousers' && other.name === 'shoes' ? null : 0
    expect(names(compose(slots, { ...free, pair }))).toEqual(['plain trousers', 'shoes'])
  })

  it('leaves a place empty that has no candidate', () => {
    expect(names(compose([slots[0]!, []], free))).toEqual(['trousers', null])
    expect(compose([], free)).toEqual([])
  })

  it('finds what trying everything finds, in a hundred shops drawn at random', () => {
    const random = seededRandom(7)
    for (let shop = 0; shop < 100; shop++) {
      const drawn = Array.from({ length: 3 }, (_, slot) =>
        Array.from({ length: 12 }, (_one, i) =>
          named(`${slot}-${i}`, random.next() * 6, 10 + below(random, 90)),
        ),
      )
      const clash = new Map<string, number | null>()
      const pair = (one: Named, other: Named): number | null => {
        const key = `${one.name} ${other.name}`
        if (!clash.has(key)) clash.set(key, random.next() < 0.2 ? null : random.next())
        return clash.get(key)!
      }
      const options = { pair, budgetMinor: 120 }
      expect(worth(compose(drawn, options), pair)).toBeCloseTo(bestOfAll(drawn, options), 6)
    }
  })
})

type Pair = (one: Named, other: Named) => number | null

function worth(chosen: readonly (Named | null)[], pair: Pair): number {
  const pieces = chosen.filter((one) => one !== null)
  let sum = pieces.reduce((total, { score }) => total + score, 0) - 1000 * (chosen.length - pieces.length)
  pieces.forEach((one, i) => pieces.slice(i + 1).forEach((other) => (sum += pair(one, other) ?? -Infinity)))
  return sum
}

function bestOfAll(
  slots: readonly (readonly Named[])[],
  { budgetMinor, pair }: { readonly budgetMinor: number; readonly pair: Pair },
): number {
  let all: (Named | null)[][] = [[]]
  for (const slot of slots) all = all.flatMap((chosen) => [null, ...slot].map((one) => [...chosen, one]))
  const priceOf = (chosen: readonly (Named | null)[]): number =>
    chosen.reduce((sum, one) => sum + (one?.priceMinor ?? 0), 0)
  return Math.max(...all.filter((one) => priceOf(one) <= budgetMinor).map((one) => worth(one, pair)))
}
