/** Each place that is told is looked up in a list that was really made with the change. */
import { describe, expect, it } from '@jest/globals'
import type { ProductId } from '../../../data/types/ids.ts'
import type { ListBasis, Recommendation, RecommendRequest } from '../../../data/types/recommendation.ts'
import { whatIf } from '../../../recommender/explain/whatIf.ts'
import { recommend } from '../../../recommender/recommend.ts'
import { testProduct } from '../../support/products.ts'
import { seeded } from '../../support/seeded.ts'
import { atDegrees, price, request, smallSnapshot, term } from '../retrieve/smallSnapshot.ts'
import type { Asked } from '../retrieve/smallSnapshot.ts'

const now = new Date('2026-01-01T00:00:00Z')
/** Thirty jackets: of three brands in turn, the later the worse rated, the first ten cheap. */
const products = Array.from({ length: 30 }, (_, i) =>
  testProduct(`j${i}`, {
    brand: ['Acme', 'Bolt', 'Cairn'][i % 3]!,
    attributes: { colour: [i % 2 === 0 ? 'blue' : 'red'] },
    priceMinor: i < 10 ? 1000 : 3000,
    rating: 4.9 - i * 0.1,
    ratingCount: 50,
  }),
)
const snapshot = await smallSnapshot(
  products,
  products.map((_, i) => i * 12),
)
const made: RecommendRequest[] = []
const recommended = (asked: RecommendRequest): Promise<Recommendation> => {
  made.push(asked)
  return recommend(asked, { snapshot, models: null, reranker: null, now })
}

async function places(asked: Asked): Promise<string[]> {
  const list = await recommended(request(asked))
  return list.kind === 'list' ? list.items.map(({ product }) => product.id) : []
}

const loving = (brand: string, weight = 1): RecommendRequest['profile'] => ({
  ...request().profile,
  tastes: { brand: { [brand]: weight } },
})
const basis = (asked: Asked): ListBasis => request(asked)
const ask = (id: string, before: Asked, changes: Readonly<Record<string, Asked>>) =>
  whatIf(
    {
      productId: id as ProductId,
      basis: basis(before),
      changes: Object.entries(changes).map(([change, after]) => ({ change, basis: basis(after) })),
    },
    recommended,
  )

describe('what would change this', () => {
  it('a taste put the brand first: without it the product stands where anybody else finds it', async () => {
    const before = await places({ profile: loving('cairn') })
    const after = await places({ size: 20 })
    const first = before[0]!
    expect(snapshot.products[snapshot.rowOf.get(first as ProductId)!]!.brand).toBe('Cairn')
    const answer = await ask(first, { profile: loving('cairn') }, { taste: {} })
    expect(answer).toEqual({
      lookedOver: 20,
      place: 1,
      moves: [{ change: 'taste', place: after.indexOf(first) + 1 }],
    })
    expect(answer.moves[0]!.place).toBeGreaterThan(1)
  })

  it('a limit below the price leaves the product out, and moves it furthest', async () => {
    const dear = (await places({ search: { constraints: [price(2000, null)] } }))[0]!
    const search = { constraints: [price(2000, null)] }
    const answer = await ask(
      dear,
      { search },
      { open: {}, cheap: { search: { constraints: [price(null, 2000)] } } },
    )
    expect(answer.moves[0]).toEqual({ change: 'cheap', place: null })
  })

  it('says nothing of changes that move nothing', async () => {
    const nobody = loving('a brand that is not sold')
    const [first = ''] = await places({})
    expect((await ask(first, { profile: nobody }, { taste: {} })).moves).toEqual([])
  })

  it('says nothing of a product that has no place to move from, and ranks once to know it', async () => {
    const search = { constraints: [term('brand', 'bolt')] }
    made.length = 0
    expect(await ask('j0', { search }, { open: {}, other: {} })).toMatchObject({ place: null, moves: [] })
    expect(await ask('unknown', {}, { open: {} })).toMatchObject({ place: null, moves: [] })
    expect(made).toHaveLength(2)
  })

  it('two hundred questions: every place told is the place in the list that is really made, of any length', async () => {
    const pick = seeded(11)
    const one = <T>(of: readonly T[]): T => of[pick(of.length)]!
    const any = (): Asked => ({
      profile: loving(one(['acme', 'bolt', 'cairn']), one([-1, 0.3, 1])),
      embedding: one([null, atDegrees(pick(360))]),
      search: {
        constraints: one([
          [],
          [term('colour', 'blue')],
          [price(null, 2000)],
          [term('brand', 'bolt', { strength: 'prefer' })],
        ]),
      },
    })
    let moved = 0
    for (let i = 0; i < 200; i++) {
      const [before, one, other] = [any(), any(), any()]
      const id = `j${pick(30)}`
      const answer = await ask(id, before, { one, other })
      const size = 5 + pick(16)
      const placeIn = async (asked: Asked) => (await places({ ...asked, size })).indexOf(id) + 1
      if (answer.place !== null && answer.place <= size) expect(await placeIn(before)).toBe(answer.place)
      for (const { change, place } of answer.moves) {
        moved++
        const really = await placeIn(change === 'one' ? one : other)
        expect(really).toBe(place !== null && place <= size ? place : 0)
      }
    }
    expect(moved).toBeGreaterThan(100)
  })
})
