/** From a row of any feed to a product of the catalogue. Pure; the map is turned into readers once. */
import type { ProductId } from '../../types/ids.ts'
import type { Language } from '../../types/language.ts'
import type { Product } from '../../types/product.ts'
import type { Fields } from '../read/feedRow.ts'
import type { ProductsMap } from './feedMap.ts'
import { FieldProblem, quoted } from './fieldProblem.ts'
import { categoryReader } from './readCategory.ts'
import { reasonOf } from './readConditions.ts'
import {
  linkReader,
  localizedReader,
  numberReader,
  priceReader,
  type Price,
  type Reader,
  textReader,
  timeReader,
} from './readFields.ts'
import { attributesReader } from './readValues.ts'

export type ProductOutcome =
  | { readonly kind: 'product'; readonly product: Product }
  /** Right but not to be shown: it has no price, or the map says so. */
  | { readonly kind: 'hidden'; readonly id: ProductId; readonly because: string }
  /** No product at all, by a rule of the map. */
  | { readonly kind: 'skipped'; readonly because: string }
  | {
      readonly kind: 'rejected'
      /** null when that is what is wrong. */
      readonly id: ProductId | null
      readonly field: string
      readonly problem: string
    }

const LIMITS = { id: 200, name: 300, description: 8000, brand: 120 }

/** `currency`: of prices that do not name their own; null when each must. */
export function productMapper(
  map: ProductsMap,
  language: Language,
  currency: string | null,
): (fields: Fields) => ProductOutcome {
  const readId = textReader(map.id, LIMITS.id + 1)
  const idField = map.id.from.join(' | ')
  const read = productReader(map, language, currency)
  return (fields) => {
    const skip = reasonOf(map.skip, fields)
    if (skip !== null) return { kind: 'skipped', because: skip }
    const id = readId(fields) as ProductId | null
    if (id === null || id.length > LIMITS.id) {
      const problem = id === null ? 'the id is missing' : `the id is longer than ${LIMITS.id} characters`
      return { kind: 'rejected', id: null, field: idField, problem }
    }
    try {
      const product = read(fields, id)
      const hide = product === null ? 'it has no price' : reasonOf(map.hide, fields)
      if (product === null || hide !== null) return { kind: 'hidden', id, because: hide ?? '' }
      return { kind: 'product', product }
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error
      return { kind: 'rejected', id, field: error.field, problem: error.problem }
    }
  }
}

const nothing = (): null => null
const optional = <Spec, Value>(
  spec: Spec | undefined,
  reader: (spec: Spec) => Reader<Value>,
): Reader<Value> => (spec === undefined ? nothing : reader(spec))

/** null when the row has no price or a price of nothing. */
function productReader(
  map: ProductsMap,
  language: Language,
  currency: string | null,
): (fields: Fields, id: ProductId) => Product | null {
  const name = localizedReader(map.name, language, LIMITS.name)
  const description = localizedReader(map.description ?? {}, language, LIMITS.description)
  const brand = optional(map.brand, (spec) => textReader(spec, LIMITS.brand))
  const categoryPath = categoryReader(map.category)
  const price = priceReader(map.price, currency)
  const listPrice = optional(map.listPrice, (spec) => priceReader(spec, currency))
  const cost = optional(map.cost, (spec) => priceReader(spec, currency))
  const stock = optional(map.stock, numberReader)
  const rating = optional(map.rating, numberReader)
  const ratingCount = optional(map.ratingCount, numberReader)
  const popularity = optional(map.popularity, numberReader)
  const image = optional(map.image, linkReader)
  const url = optional(map.url, linkReader)
  const releasedAt = optional(map.releasedAt, timeReader)
  const attributes = attributesReader(map)
  const nameField = [map.name.any, map.name.en, map.name.zh].flatMap((spec) => spec?.from ?? []).join(' | ')
  return (fields, id) => {
    const names = name(fields)
    if (Object.keys(names).length === 0) throw new FieldProblem(nameField, 'the name is missing')
    const now = price(fields)
    const before = listPrice(fields)
    const path = categoryPath(fields)
    const last = path.at(-1)
    const stars = starsIn(rating(fields), map.rating?.from)
    const product = {
      id,
      name: names,
      description: description(fields),
      brand: brand(fields),
      categoryPath: path,
      categoryName: last === undefined ? {} : { [language]: last },
      attributes: attributes(fields),
      stock: stockIn(stock(fields), map.stock?.from),
      rating: stars,
      ratingCount: stars === null ? 0 : countIn(ratingCount(fields), map.ratingCount?.from),
      popularity: atLeastZero(popularity(fields), map.popularity?.from),
      imageUrl: image(fields),
      url: url(fields),
      releasedAt: releasedAt(fields),
    }
    if (now === null || now.minor === 0) return null
    const listPriceMinor = before !== null && before.minor > now.minor ? before.minor : null
    const costMinor = costIn(cost(fields), now.currency)
    return { ...product, priceMinor: now.minor, currency: now.currency, listPriceMinor, costMinor }
  }
}

const at = (from: readonly string[] | undefined): string => (from ?? []).join(' | ')

/** Of nothing, or in another currency than the price, it tells no margin. */
function costIn(cost: Price | null, currency: string): number | null {
  return cost === null || cost.minor === 0 || cost.currency !== currency ? null : cost.minor
}

/** Many shops write 0 when nobody has rated. */
function starsIn(value: number | null, from: readonly string[] | undefined): number | null {
  if (value === null || value === 0) return null
  if (value < 1 || value > 5)
    throw new FieldProblem(at(from), `stars lie between 1 and 5, not ${quoted(String(value))}`)
  return value
}

/** Shops that sell to order count below zero: there is none on hand. */
function stockIn(value: number | null, from: readonly string[] | undefined): number | null {
  if (value === null) return null
  if (!Number.isSafeInteger(Math.trunc(value))) throw new FieldProblem(at(from), 'the stock is not a count')
  return Math.max(0, Math.trunc(value))
}

function countIn(value: number | null, from: readonly string[] | undefined): number {
  if (value === null) return 0
  if (!Number.isSafeInteger(value) || value < 0)
    throw new FieldProblem(at(from), `is not a count: ${quoted(String(value))}`)
  return value
}

function atLeastZero(value: number | null, from: readonly string[] | undefined): number | null {
  if (value === null) return null
  if (!Number.isFinite(value) || value < 0)
    throw new FieldProblem(at(from), `must not be below 0: ${quoted(String(value))}`)
  return value
}
