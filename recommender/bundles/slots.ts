/**
 * Which places a bundle has: the kinds that go with a kind, one place a shelf (any trousers will do), or one a kind within
 * the own shelf (a sleeping bag with the tent). Orders say which; the best known first.
 */
import type { BundleServing } from './bundleServing.ts'

export interface Slot {
  /** Numbers of BundleServing.kinds. */
  readonly kinds: readonly number[]
  /** The largest lift of them over chance; null where orders say nothing. */
  readonly lift: number | null
}

export function slotsByOrders(kind: number, serving: BundleServing): Slot[] {
  const { complements, kinds, learnedKind } = serving
  const own = learnedKind[kind]!
  if (complements === null || own < 0) return []
  const { table } = complements
  const slots = new Map<string, { kinds: number[]; lift: number }>()
  for (let other = 0; other < kinds.kinds; other++) {
    const learned = learnedKind[other]!
    const lift = learned < 0 || other === kind ? 0 : table.lift[own * table.kinds + learned]!
    if (lift <= 1) continue
    const key = slotKey(kind, other, serving)
    const slot = slots.get(key) ?? { kinds: [], lift: 0 }
    slot.kinds.push(other)
    slot.lift = Math.max(slot.lift, lift)
    slots.set(key, slot)
  }
  return [...slots.values()].sort((a, b) => b.lift - a.lift)
}

/** Every other shelf, less what orders show to be a substitute: attributes have to decide. */
export function slotsByShelf(kind: number, serving: BundleServing): Slot[] {
  const { complements, kinds, learnedKind } = serving
  const shelves = new Map<number, number[]>()
  for (let other = 0; other < kinds.kinds; other++) {
    const shelf = kinds.shelfOf[other]!
    if (shelf === kinds.shelfOf[kind]) continue
    const [own, learned] = [learnedKind[kind]!, learnedKind[other]!]
    const table = own < 0 || learned < 0 ? null : (complements?.table ?? null)
    if (table !== null && table.lift[own * table.kinds + learned] === 0) continue
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), other])
  }
  return [...shelves.values()].map((some) => ({ kinds: some, lift: null }))
}

function slotKey(kind: number, other: number, { kinds: { shelfOf } }: BundleServing): string {
  return shelfOf[kind] === shelfOf[other] ? `kind ${other}` : `shelf ${shelfOf[other]}`
}
