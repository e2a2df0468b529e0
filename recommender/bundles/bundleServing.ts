/**
 * The catalogue and what was learned about complements put together, by catalogue row. Computed at the first use of a
 * catalogue with its models and kept for as long as both. Cost: one pass over the catalogue.
 */
import type { Models } from '../rank/models.ts'
import { servingOf } from '../rank/serving.ts'
import type { CatalogueSnapshot } from '../retrieve/catalogueSnapshot.ts'
import type { Complements } from './complements.ts'
import { type ProductKinds, productKinds } from './productKinds.ts'
import { type Relations, relationsOf } from './relations.ts'

export interface BundleServing {
  /** null before anything was learned. */
  readonly complements: Complements | null
  /** By row: index in `complements`; -1 for a product that is newer. */
  readonly indexOfRow: Int32Array
  /** By number in `kinds`: number in `complements`; -1 where that knows none. */
  readonly learnedKind: Int32Array
  readonly kinds: ProductKinds
  readonly rowsOfKind: readonly (readonly number[])[]
  readonly relations: Relations
}

const known = new WeakMap<CatalogueSnapshot, { models: Models | null; serving: BundleServing }>()

export function bundleServing(snapshot: CatalogueSnapshot, models: Models | null): BundleServing {
  const found = known.get(snapshot)
  if (found !== undefined && found.models === models) return found.serving
  const serving = computed(snapshot, models)
  known.set(snapshot, { models, serving })
  return serving
}

function computed(snapshot: CatalogueSnapshot, models: Models | null): BundleServing {
  const { products } = snapshot
  const kinds = productKinds(products)
  const complements = models?.complements ?? null
  const indexOfRow = servingOf(snapshot, models).index.modelIndexOfRow
  const rowsOfKind = Array.from({ length: kinds.kinds }, (): number[] => [])
  const learnedKind = new Int32Array(kinds.kinds).fill(-1)
  kinds.kindOf.forEach((kind, row) => {
    if (kind < 0) return
    rowsOfKind[kind]!.push(row)
    const index = indexOfRow[row]!
    if (index >= 0 && complements !== null) learnedKind[kind] = complements.kindOf[index]!
  })
  return { complements, indexOfRow, learnedKind, kinds, rowsOfKind, relations: relationsOf(products) }
}
