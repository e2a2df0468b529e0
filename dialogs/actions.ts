/**
 * What a button does. An action travels in the button's value, through a channel, and comes back from outside: what
 * comes back is read as a stranger's word, and anything that is not exactly an action is null. Pure.
 *
 *   key     names a constraint of the search; see constraintKey.ts.
 *   listId  the list that the button stood on; null for a text command about what is on screen.
 */
import type { ListId, ProductId } from '../data/types/ids.ts'

const ABOUT_PRODUCT = ['more-like', 'refuse', 'why', 'add-to-cart', 'goes-with'] as const
const PLAIN = [
  'show-more',
  'start-over',
  'undo',
  'show-profile',
  'what-looking-for',
  'keep-me',
  'you-choose',
  'no-questions',
  'onboard',
] as const
const REMEMBERED = ['liked', 'refused', 'bought', 'recent', 'price-level'] as const

const ADVENTURES = [-1, 0, 1] as const
export type Adventure = (typeof ADVENTURES)[number]

export type ProductActionKind = (typeof ABOUT_PRODUCT)[number]
/** What the profile holds beside tastes. */
export type Remembered = (typeof REMEMBERED)[number]

export interface ProductAction {
  readonly kind: ProductActionKind
  readonly productId: ProductId
  readonly listId: ListId | null
}

/** Bounds for a price that is widened; null drops the constraint. */
interface WidenedPrice {
  readonly minMinor: number | null
  readonly maxMinor: number | null
}

/** Whether the list is shown again, as it is without what was forgotten. */
interface ListAgain {
  readonly listAgain?: true
}

export type ShopperAction =
  | ProductAction
  | { readonly kind: (typeof PLAIN)[number] }
  | { readonly kind: 'relax'; readonly key: string; readonly widened: WidenedPrice | null }
  | { readonly kind: 'drop-constraint'; readonly key: string }
  | ({ readonly kind: 'forget-taste'; readonly facet: string; readonly value: string } & ListAgain)
  | { readonly kind: 'answer'; readonly facet: string; readonly value: string | null }
  | ({ readonly kind: 'forget-answer'; readonly facet: string } & ListAgain)
  | ({ readonly kind: 'forget-about'; readonly about: Remembered } & ListAgain)
  | { readonly kind: 'forget-me'; readonly confirmed: boolean }
  /** See Profile. */
  | { readonly kind: 'set-adventure'; readonly adventure: Adventure }

/** The key under which an action stands in a button's value, so that other values are told apart. */
const FIELD = 'aisle'
/** Longer than any id or value of ours. */
const LONGEST = 500
const LONGEST_JSON = 4000

export function actionValue(action: ShopperAction): Readonly<Record<string, unknown>> {
  return { [FIELD]: action }
}

/** The action in an activity's value; null when there is none, or none that is well formed. */
export function parseAction(value: unknown): ShopperAction | null {
  const action = fieldsOf(fieldsOf(fromJson(value))?.[FIELD])
  return action === null ? null : (productAction(action) ?? plainAction(action) ?? detailedAction(action))
}

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
}

/** Some channels send the value as text. */
function fromJson(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{') || value.length > LONGEST_JSON) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return null
  }
}

function productAction({ kind, productId, listId }: Fields): ShopperAction | null {
  const known = ABOUT_PRODUCT.find((one) => one === kind)
  if (known === undefined || !isText(productId)) return null
  return {
    kind: known,
    productId: productId as ProductId,
    listId: isText(listId) ? (listId as ListId) : null,
  }
}

function plainAction({ kind }: Fields): ShopperAction | null {
  const known = PLAIN.find((one) => one === kind)
  return known === undefined ? null : { kind: known }
}

function detailedAction(fields: Fields): ShopperAction | null {
  const { kind, key, facet, value, about, confirmed, adventure } = fields
  if (kind === 'drop-constraint' && isText(key)) return { kind, key }
  if (kind === 'relax' && isText(key)) return relaxAction(key, fields['widened'])
  const listAgain: ListAgain = fields['listAgain'] === true ? { listAgain: true } : {}
  if (kind === 'forget-taste' && isText(facet) && isText(value)) return { kind, facet, value, ...listAgain }
  if (kind === 'answer' && isText(facet) && (value === null || isText(value))) return { kind, facet, value }
  if (kind === 'forget-answer' && isText(facet)) return { kind, facet, ...listAgain }
  if (kind === 'forget-me' && typeof confirmed === 'boolean') return { kind, confirmed }
  const wanted = ADVENTURES.find((one) => one === adventure)
  if (kind === 'set-adventure' && wanted !== undefined) return { kind, adventure: wanted }
  const list = REMEMBERED.find((one) => one === about)
  return kind === 'forget-about' && list !== undefined ? { kind, about: list, ...listAgain } : null
}

function relaxAction(key: string, widened: unknown): ShopperAction | null {
  if (widened === null || widened === undefined) return { kind: 'relax', key, widened: null }
  const bounds = fieldsOf(widened)
  if (bounds === null) return null
  const { minMinor = null, maxMinor = null } = bounds
  return isBound(minMinor) && isBound(maxMinor)
    ? { kind: 'relax', key, widened: { minMinor, maxMinor } }
    : null
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST

const isBound = (value: unknown): value is number | null =>
  value === null || (Number.isSafeInteger(value) && (value as number) >= 0)
