/**
 * Products as the store has them at this moment. What was indexed is that as long as the catalogue's version is the same,
 * and one small question to the store tells; when an import has just changed something, the products are read.
 */
import type { CatalogStore } from '../data/store/catalogStore.ts'
import type { ProductId } from '../data/types/ids.ts'
import type { Product } from '../data/types/product.ts'
import type { CatalogueSnapshot } from '../recommender/retrieve/catalogueSnapshot.ts'

/** Those that are hidden now are missing. */
export async function productsNow(
  ids: readonly ProductId[],
  snapshot: Pick<CatalogueSnapshot, 'version' | 'products' | 'rowOf'>,
  catalog: Pick<CatalogStore, 'version' | 'getMany'>,
): Promise<ReadonlyMap<ProductId, Product>> {
  if (ids.length === 0) return new Map()
  if ((await catalog.version()) !== snapshot.version) return catalog.getMany(ids)
  const found = ids.map((id) => snapshot.products[snapshot.rowOf.get(id) ?? -1])
  return new Map(found.flatMap((product) => (product === undefined ? [] : [[product.id, product]])))
}
