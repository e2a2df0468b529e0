/**
 * What goes with a product: up to three pieces, one a slot, that suit it and each other.
 *
 *   slots        the kinds that the shop's orders show to go with its kind; where orders tell of none, the shelves whose
 *                products agree with it in style, occasion and whom they are for. Nothing is made up beyond that.
 *   candidates   in stock, not refused, not bought already, within the budget, fit for the same person and occasion.
 *   composing    pairwise fit, worth most together (compose.ts).
 * Out  pieces in the order of the slots; what could not be filled and why. Cost: 11 ms at 2,000 products on a busy machine (npm run bench -- bundles).
 */
import type { Bundle, BundlePiece, BundleRequest, LeftOut } from '../../data/types/bundle.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'
import type { RecommendDeps } from '../recommend.ts'
import { bundleServing, type BundleServing } from './bundleServing.ts'
import { type Asked, agreementsOf, type Piece, slotCandidates, type SlotCandidates } from './candidates.ts'
import { compose } from './compose.ts'
import { fits } from './fits.ts'
import { pieceReasons } from './pieceReasons.ts'
import { type Slot, slotsByOrders, slotsByShelf } from './slots.ts'
import { tasteOf } from './tasteOf.ts'

export type BundleDeps = Pick<RecommendDeps, 'snapshot' | 'models' | 'now'>

/** An outfit; more is a catalogue. */
const MOST_SLOTS = 3

export function goesWith(request: BundleRequest, deps: BundleDeps): Bundle {
  const { products, rowOf } = deps.snapshot
  const serving = bundleServing(deps.snapshot, deps.models)
  const row = rowOf.get(request.productId)
  const kind = row === undefined ? -1 : serving.kinds.kindOf[row]!
  if (row === undefined || kind < 0) return { kind: 'not-known' }
  const asked: Asked = {
    ...{ row, products, budgetMinor: request.budgetMinor, taste: tasteOf(request.profile, deps) },
    ...excludedRows(request, rowOf),
  }
  const byOrders = slotsByOrders(kind, serving).slice(0, MOST_SLOTS)
  if (byOrders.length > 0) return composed(byOrders, asked, serving, 'orders')
  return composed(slotsByShelf(kind, serving), asked, serving, 'attributes')
}

function excludedRows(
  { productId, profile, refused, soldOut }: BundleRequest,
  rowOf: BundleDeps['snapshot']['rowOf'],
): Pick<Asked, 'refused' | 'soldOut'> {
  const rows = (ids: readonly ProductId[]): Set<number> => new Set(ids.flatMap((id) => rowOf.get(id) ?? []))
  return {
    refused: rows([productId, ...refused, ...profile.refused, ...profile.bought]),
    soldOut: rows(soldOut),
  }
}

interface Filled extends SlotCandidates {
  readonly slot: Slot
}

function composed(
  slots: readonly Slot[],
  asked: Asked,
  serving: BundleServing,
  basis: 'orders' | 'attributes',
): Bundle {
  const all = slots.map((slot): Filled => ({ slot, ...slotCandidates(slot, asked, serving) }))
  const filled = basis === 'orders' ? all : bestByAttributes(all)
  if (filled.length === 0) return { kind: 'not-known' }
  const { products } = asked
  const chosen = compose(
    filled.map(({ pieces }) => pieces),
    { budgetMinor: asked.budgetMinor, pair: (one, other) => pairScore(one, other, products, serving) },
  )
  const pieces = filled.flatMap(({ slot }, i): BundlePiece[] => {
    const piece = chosen[i]
    if (piece === null || piece === undefined) return []
    const reasons = pieceReasons(piece, slot, asked)
    return [{ product: products[piece.row]!, score: piece.score, reasons }]
  })
  const leftOut = filled.flatMap((one, i) =>
    chosen[i] === null ? [leftOutOf(one, asked, serving, products)] : [],
  )
  return { kind: 'bundle', basis, pieces, leftOut }
}

/** Where orders say nothing, a slot without anything that agrees is no slot. */
function bestByAttributes(all: readonly Filled[]): Filled[] {
  return all
    .filter(({ pieces }) => pieces.length > 0)
    .sort((a, b) => agreed(b.pieces[0]!) - agreed(a.pieces[0]!))
    .slice(0, MOST_SLOTS)
}

const agreed = ({ parts }: Piece): number => parts.agreements.reduce((sum, { added }) => sum + added, 0)

function pairScore(
  one: Piece,
  other: Piece,
  products: readonly Product[],
  serving: BundleServing,
): number | null {
  if (!fits(products, serving.relations, one.row, other.row)) return null
  if (isSubstitute(one.row, other.row, serving)) return null
  return agreementsOf(one.row, other.row, serving).reduce((sum, { added }) => sum + added, 0)
}

function isSubstitute(
  one: number,
  other: number,
  { complements, indexOfRow, kinds }: BundleServing,
): boolean {
  if (kinds.kindOf[one] === kinds.kindOf[other]) return true
  const [index, otherIndex] = [indexOfRow[one]!, indexOfRow[other]!]
  if (complements === null || index < 0 || otherIndex < 0) return false
  const { kindOf, table } = complements
  return table.lift[kindOf[index]! * table.kinds + kindOf[otherIndex]!] === 0
}

function leftOutOf(
  { because, slot }: Filled,
  { budgetMinor }: Asked,
  { rowsOfKind }: BundleServing,
  products: readonly Product[],
): LeftOut {
  const product = products[rowsOfKind[slot.kinds[0]!]![0]!]!
  const name = product.categoryName
  // Each candidate was fine by itself: it is the others, or what they leave of the budget.
  return { name, because: because ?? (budgetMinor === null ? 'does-not-fit' : 'over-budget') }
}
