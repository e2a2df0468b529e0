/**
 * Which of a shopper's goods are due: bought again by people, their usual time since the last purchase nearly over, and
 * not so long ago that the shopper must have given it up. Pure. Nothing is due where the profile knows no times.
 * Cost: 1.5 microseconds a product that is bought again.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Profile } from '../../data/types/profile.ts'
import type { CatalogueSnapshot } from '../retrieve/catalogueSnapshot.ts'
import { needOf, ordersADay } from './needModel.ts'
import { repeatedProduct } from './needs.ts'
import type { Needs } from './needs.ts'
import { orderHistoryOf } from './orderHistories.ts'
import { dayOf } from './purchases.ts'

export interface DueGood {
  readonly lastBoughtDaysAgo: number
  readonly usualDays: number
  /** That it is bought within its usual time from now, in [0, 1]. */
  readonly chance: number
}

/** Who is reminded a little early can still choose; who is reminded after having bought elsewhere cannot. */
const NEARLY = 0.85
/** Where fewer than one in ten buy, it is not due but given up. */
const LEAST_CHANCE = 0.1

/** By row of the catalogue; what is sold out or no longer sold is left out. */
export type DueRows = ReadonlyMap<number, DueGood>

export const NOTHING_DUE: DueRows = new Map()

export function dueRows(
  profile: Profile,
  needs: Needs | null,
  { products, rowOf }: Pick<CatalogueSnapshot, 'products' | 'rowOf'>,
  nowMs: number,
): DueRows {
  const due = new Map<number, DueGood>()
  for (const [id, good] of dueGoods(profile, needs, nowMs)) {
    const row = rowOf.get(id)
    if (row !== undefined && products[row]?.stock !== 0) due.set(row, good)
  }
  return due
}

function dueGoods(profile: Profile, needs: Needs | null, nowMs: number): ReadonlyMap<ProductId, DueGood> {
  const due = new Map<ProductId, DueGood>()
  if (needs === null) return due
  const nowDay = dayOf(nowMs)
  const rate = ordersADay(needs.orders, orderHistoryOf(profile), nowDay)
  for (const [id, times] of Object.entries(profile.boughtAt ?? {})) {
    const product = repeatedProduct(needs, id as ProductId)
    if (product === null || times.length === 0) continue
    const need = needOf(needs, product, times, rate, nowDay)
    if (need.elapsedDays < 1 || need.elapsedDays < NEARLY * need.usualDays) continue
    const usualDays = Math.max(1, Math.round(need.usualDays))
    const chance = need.chance(usualDays)
    if (chance < LEAST_CHANCE) continue
    due.set(id as ProductId, { lastBoughtDaysAgo: need.elapsedDays, usualDays, chance })
  }
  return due
}
