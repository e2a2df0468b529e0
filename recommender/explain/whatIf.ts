/**
 * What would change a product's place: each change is really made and the list ranked again, nothing is estimated. So a
 * place that is told is the place in the list that the shopper gets who makes the change. (Counterfactual explanations of
 * recommendations: Ghazimatin et al. 2020, "PRINCE"; there of graphs, here of the whole path by trying.)
 *
 * In   `recommend` over one state of the shop for all lists. Lists of any length begin alike, so a place holds for the
 *      short list on screen as well.
 * Out  changes that move nothing are left out; equal moves keep the order given.
 * Cost one recommend() of LOOKED_OVER products a change and one more, one after the other.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type {
  ListBasis,
  Recommendation,
  RecommendRequest,
  WhatIfAnswer,
  WhatIfQuestion,
} from '../../data/types/recommendation.ts'

/** Four screens: further down nobody notices where something stands. */
const LOOKED_OVER = 20

type Recommend = (request: RecommendRequest) => Promise<Recommendation>

export async function whatIf<Change>(
  { productId, basis, changes }: WhatIfQuestion<Change>,
  recommend: Recommend,
): Promise<WhatIfAnswer<Change>> {
  const place = await placeOf(productId, basis, recommend)
  const moves: { change: Change; place: number | null }[] = []
  for (const { change, basis: changed } of place === null ? [] : changes) {
    const after = await placeOf(productId, changed, recommend)
    if (after !== place) moves.push({ change, place: after })
  }
  const distance = (after: number | null): number => Math.abs((after ?? LOOKED_OVER + 1) - (place ?? 0))
  return {
    lookedOver: LOOKED_OVER,
    place,
    moves: moves.toSorted((a, b) => distance(b.place) - distance(a.place)),
  }
}

async function placeOf(id: ProductId, basis: ListBasis, recommend: Recommend): Promise<number | null> {
  const found = await recommend({ ...basis, size: LOOKED_OVER, excludeSeen: false })
  const at = found.kind === 'list' ? found.items.findIndex(({ product }) => product.id === id) : -1
  return at < 0 ? null : at + 1
}
