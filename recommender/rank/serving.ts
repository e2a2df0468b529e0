/**
 * A catalogue and the models put together: where products stand in both, and columns by row. Computed at the first use
 * and kept for as long as both; 50 ms at 20,000 products, so worth doing before the first shopper comes.
 */
import type { CatalogueSnapshot } from '../retrieve/catalogueSnapshot.ts'
import type { Onboarding } from '../onboarding/onboarding.ts'
import { catalogueColumns } from './catalogueColumns.ts'
import type { CatalogueColumns } from './catalogueColumns.ts'
import { HAND_WEIGHTS } from './linearScore.ts'
import type { Mlp } from './mlp.ts'
import type { Models } from './models.ts'
import { demandModels } from './demandModels.ts'
import type { DemandModels } from './demandModels.ts'
import { rowIndex } from './rowIndex.ts'
import type { RowIndex } from './rowIndex.ts'

export interface Serving {
  readonly columns: CatalogueColumns
  readonly index: RowIndex
  readonly models: DemandModels | null
  readonly onboarding: Onboarding | null
  /** The score without the network. */
  readonly linear: Mlp
}

const withModels = new WeakMap<CatalogueSnapshot, { models: Models | null; serving: Serving }>()

export function servingOf(snapshot: CatalogueSnapshot, models: Models | null): Serving {
  const found = withModels.get(snapshot)
  if (found !== undefined && found.models === models) return found.serving
  const collaborative = models?.collaborative ?? null
  const serving = {
    columns: catalogueColumns(snapshot),
    index: rowIndex(
      snapshot.products.map(({ id }) => id),
      snapshot.rowOf,
      collaborative,
    ),
    models: collaborative === null ? null : demandModels(collaborative),
    onboarding: models?.onboarding ?? null,
    linear: models?.linear ?? HAND_WEIGHTS,
  }
  withModels.set(snapshot, { models, serving })
  return serving
}
