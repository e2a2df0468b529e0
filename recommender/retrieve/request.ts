/** What a request asks of the catalogue, as constraints and rows. */
import type { ProductId } from '../../data/types/ids.ts'
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import type { Constraint } from '../../data/types/understanding.ts'
import type { CatalogueSnapshot } from './catalogueSnapshot.ts'

export const mustsOf = ({ search }: RecommendRequest): Constraint[] =>
  search.constraints.filter(({ strength }) => strength === 'must')

export const preferencesOf = ({ search }: RecommendRequest): Constraint[] =>
  search.constraints.filter(({ strength }) => strength === 'prefer')

/** Never an answer: refused in this search or ever, and the product that the answer should resemble. */
export function refusedRows({ search, profile }: RecommendRequest, snapshot: CatalogueSnapshot): Set<number> {
  const like = search.likeProductId === null ? [] : [search.likeProductId]
  return rowsOfIds([...search.refused, ...profile.refused, ...like], snapshot)
}

/** Products that match but were shown before and are to be left out this time. */
export function seenRows(
  { search, excludeSeen }: RecommendRequest,
  snapshot: CatalogueSnapshot,
): Set<number> {
  return rowsOfIds(excludeSeen ? search.seen : [], snapshot)
}

function rowsOfIds(ids: readonly ProductId[], snapshot: CatalogueSnapshot): Set<number> {
  const rows = new Set<number>()
  for (const id of ids) {
    const row = snapshot.rowOf.get(id)
    if (row !== undefined) rows.add(row)
  }
  return rows
}
