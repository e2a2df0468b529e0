/** Hand-made products for tests: only what a test says about a product differs from the others. */
import type { ProductId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'

export function testProduct(id: string, differs: Partial<Product> = {}): Product {
  return {
    id: id as ProductId,
    name: { en: `The ${id}` },
    description: { en: `All about the ${id}` },
    brand: null,
    categoryPath: [],
    categoryName: {},
    attributes: {},
    priceMinor: 1000,
    currency: 'USD',
    listPriceMinor: null,
    costMinor: null,
    stock: null,
    rating: null,
    ratingCount: 0,
    popularity: null,
    imageUrl: null,
    url: null,
    releasedAt: null,
    ...differs,
  }
}
