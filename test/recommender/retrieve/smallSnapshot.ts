/** A snapshot of hand-made products with hand-placed vectors, made in this thread and searched exactly. */
import type { ProductId, ShopperId } from '../../../data/types/ids.ts'
import type { Product } from '../../../data/types/product.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import type { RecommendRequest } from '../../../data/types/recommendation.ts'
import { EMPTY_SEARCH } from '../../../data/types/understanding.ts'
import type {
  Constraint,
  PriceConstraint,
  SearchState,
  TermConstraint,
} from '../../../data/types/understanding.ts'
import { catalogueRow } from '../../../recommender/retrieve/catalogueRow.ts'
import { assembleSnapshot } from '../../../recommender/retrieve/catalogueSnapshot.ts'
import type { CatalogueSnapshot } from '../../../recommender/retrieve/catalogueSnapshot.ts'
import { createTablesBuilder } from '../../../recommender/retrieve/catalogueTables.ts'
import { createExactScan } from '../../../recommender/retrieve/exactScan.ts'

/** A unit vector in a plane. */
export function atDegrees(angle: number): Float32Array {
  return Float32Array.of(Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180))
}

/** `angles[i]` is where the vector of product i lies; all at 0 when not given. */
export async function smallSnapshot(
  products: readonly Product[],
  angles: readonly number[] = products.map(() => 0),
): Promise<CatalogueSnapshot> {
  const builder = createTablesBuilder()
  builder.add(products.map(catalogueRow))
  const vectors = Float32Array.from(angles.flatMap((angle) => [...atDegrees(angle)]))
  const scan = await createExactScan(vectors, 2)
  const rowOf = new Map(products.map(({ id }, row) => [id, row]))
  const encoder = { id: 'by hand', checksum: '' }
  return assembleSnapshot({
    version: '1',
    encoder,
    products,
    rowOf,
    tables: builder.finish(),
    scan,
    index: scan,
  })
}

const NOW = new Date('2026-01-01T00:00:00Z')

export interface Asked extends Partial<Omit<RecommendRequest, 'search'>> {
  readonly search?: Partial<SearchState>
}

export function request({ search, ...rest }: Asked = {}): RecommendRequest {
  return {
    search: { ...EMPTY_SEARCH, ...search },
    profile: emptyProfile('shopper' as ShopperId, NOW),
    embedding: null,
    size: 10,
    excludeSeen: false,
    ...rest,
  }
}

export const productIds = (...names: string[]): ProductId[] => names as ProductId[]

const SAID = { polarity: 'include', strength: 'must', confidence: 1, said: '' } as const

export const term = (
  facet: string,
  values: string | readonly string[],
  differs: Partial<TermConstraint> = {},
): TermConstraint => ({
  kind: 'term',
  facet,
  values: typeof values === 'string' ? [values] : values,
  ...SAID,
  ...differs,
})

export const price = (
  minMinor: number | null,
  maxMinor: number | null,
  differs: Partial<PriceConstraint> = {},
): PriceConstraint => ({ kind: 'price', minMinor, maxMinor, ...SAID, ...differs })

export const rating = (min: number): Constraint => ({ kind: 'rating', min, ...SAID })
export const inStock: Constraint = { kind: 'in-stock', ...SAID }
export const discounted: Constraint = { kind: 'discounted', ...SAID }
