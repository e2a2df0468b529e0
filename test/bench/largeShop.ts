/**
 * A shop as large as a bench needs: products in categories with brands and prices, vectors that lie near those of their
 * category, and interactions of crowds that keep to a few categories. Seeded, so always the same; nothing in it is real.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'
import { INTERACTION_KINDS } from '../../recommender/collaborative/eventColumns.ts'
import type { EventColumns } from '../../recommender/collaborative/eventColumns.ts'
import { below, seededRandom } from '../../recommender/rank/random.ts'
import { catalogueRow } from '../../recommender/retrieve/catalogueRow.ts'
import { assembleSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { createTablesBuilder } from '../../recommender/retrieve/catalogueTables.ts'
import { createExactScan } from '../../recommender/retrieve/exactScan.ts'
import { testProduct } from '../support/products.ts'

const CATEGORIES = 200
const BRANDS = 500
const COLOURS = ['black', 'blue', 'green', 'grey', 'red', 'white']
/** As the bundled encoder's. */
export const DIMENSION = 256
/** Interactions of a shopper, on average. */
const EVENTS_EACH = 20
/** Views are most of what happens. */
const KINDS = [
  ...new Array<(typeof INTERACTION_KINDS)[number]>(5).fill('product-viewed'),
  ...(['product-clicked', 'product-clicked', 'added-to-cart', 'product-bought'] as const),
]
const DAY_MS = 86_400_000
const FROM = Date.UTC(2026, 0, 1)
const DAYS = 180

export function largeProducts(count: number): Product[] {
  const random = seededRandom(1)
  return Array.from({ length: count }, (_, i) => {
    const category = i % CATEGORIES
    const brand = `Brand ${below(random, BRANDS)}`
    const colour = COLOURS[below(random, COLOURS.length)]!
    return testProduct(`p${i}`, {
      name: { en: `${colour} article ${category} by ${brand}, model ${i}` },
      description: { en: `An article of kind ${category} in ${colour}, number ${below(random, 1000)}` },
      brand,
      categoryPath: [`Kind ${category}`],
      categoryName: { en: `kind ${category}` },
      attributes: { colour: [colour] },
      priceMinor: 500 + below(random, 20_000),
      stock: below(random, 50),
      rating: 3 + 2 * random.next(),
      ratingCount: below(random, 100),
    })
  })
}

/** Unit vectors, row-major. */
export function largeVectors(count: number): Float32Array {
  const random = seededRandom(2)
  const noise = (): number => random.next() + random.next() - 1
  const centres = Float32Array.from({ length: CATEGORIES * DIMENSION }, noise)
  const vectors = new Float32Array(count * DIMENSION)
  for (let row = 0; row < count; row++) {
    let square = 0
    for (let i = 0; i < DIMENSION; i++) {
      const value = centres[(row % CATEGORIES) * DIMENSION + i]! + 0.8 * noise()
      vectors[row * DIMENSION + i] = value
      square += value * value
    }
    const length = Math.sqrt(square)
    for (let i = 0; i < DIMENSION; i++) vectors[row * DIMENSION + i]! /= length
  }
  return vectors
}

export async function largeSnapshot(count: number): Promise<CatalogueSnapshot> {
  const products = largeProducts(count)
  const builder = createTablesBuilder()
  builder.add(products.map(catalogueRow))
  const scan = await createExactScan(largeVectors(count), DIMENSION)
  return assembleSnapshot({
    version: 'large',
    encoder: { id: 'made up', checksum: '' },
    products,
    rowOf: new Map(products.map(({ id }, row) => [id, row])),
    tables: builder.finish(),
    scan,
    index: scan,
  })
}

/** Shoppers of a crowd choose from four categories, more often what stands first in them. */
export function largeEvents(count: number, productIds: readonly ProductId[]): EventColumns {
  const random = seededRandom(3)
  const shoppers = Math.ceil(count / EVENTS_EACH)
  const columns = {
    productIds,
    shoppers,
    shopper: new Int32Array(count),
    product: new Int32Array(count),
    kind: new Uint8Array(count),
    stars: new Uint8Array(count),
    pieces: new Int32Array(count).fill(1),
    at: new Float64Array(count),
  }
  const each = Math.floor(productIds.length / CATEGORIES)
  for (let i = 0; i < count; i++) {
    const shopper = below(random, shoppers)
    const category = (shopper * 7 + 13 * below(random, 4)) % CATEGORIES
    columns.shopper[i] = shopper
    columns.product[i] = category + CATEGORIES * Math.floor(each * random.next() ** 2)
    columns.kind[i] = INTERACTION_KINDS.indexOf(KINDS[below(random, KINDS.length)]!)
    columns.at[i] = FROM + (i / count) * DAYS * DAY_MS
  }
  return columns
}
