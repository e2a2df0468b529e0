/**
 * The products that may fill a slot, scored: how likely they are bought with the product that was asked about
 * (pieceOdds.ts), how the two agree (agreement.ts), and how the shopper's own ranking likes them. What kept the others out
 * is told.
 */
import type { LeftOut } from '../../data/types/bundle.ts'
import type { Product } from '../../data/types/product.ts'
import { facetLift } from './agreement.ts'
import type { BundleServing } from './bundleServing.ts'
import type { Candidate } from './compose.ts'
import { fits } from './fits.ts'
import { pieceOdds } from './pieceOdds.ts'
import { AGREES, AGREES_MORE, RELATED_FACETS, type RelatedFacet } from './relations.ts'
import type { Slot } from './slots.ts'

export interface Piece extends Candidate {
  readonly row: number
  /** What each part added to the score, and so the reasons. */
  readonly parts: PieceParts
}

export interface PieceParts {
  /** Logarithms of lifts; 0 where nothing is known. */
  readonly own: number
  readonly agreements: readonly { readonly facet: RelatedFacet; readonly added: number }[]
  /** Orders that had both products. */
  readonly together: number
}

export interface SlotCandidates {
  readonly pieces: readonly Piece[]
  /** Why there are none; null when there are. */
  readonly because: LeftOut['because'] | null
}

export interface Asked {
  readonly row: number
  readonly products: readonly Product[]
  readonly refused: ReadonlySet<number>
  readonly soldOut: ReadonlySet<number>
  readonly budgetMinor: number | null
  /** The shopper's ranking of rows, in deviations above the mean of these rows. */
  readonly taste: (rows: readonly number[]) => Float32Array
}

/** Of one slot: among so many the best pair is; further down nobody would look. */
const MOST_CANDIDATES = 12
/** So many of each kind are scored, those bought most: a kind of a large shop has thousands. */
const MOST_OF_KIND = 150
/** One deviation of taste is worth a lift of 1.3: it decides between pieces that go with the product about equally. */
const TASTE_WEIGHT = 0.25
/** By attributes alone a facet that agrees is worth as much as the lifts that shops' orders show (1.3 to 2.7). */
const RULE_LIFT = 1.5

export function slotCandidates(slot: Slot, asked: Asked, serving: BundleServing): SlotCandidates {
  const rows = slot.kinds.flatMap((kind) => mostBought(serving.rowsOfKind[kind]!, serving))
  const { budgetMinor, products, refused, row, soldOut } = asked
  const isSold = (one: number): boolean => products[one]!.stock !== 0 && !soldOut.has(one)
  const suits = (one: number): boolean =>
    fits(products, serving.relations, row, one) && (slot.lift !== null || agreesByRule(row, one, serving))
  const steps: readonly (readonly [LeftOut['because'], (one: number) => boolean])[] = [
    ['does-not-fit', suits],
    ['refused', (one) => !refused.has(one)],
    ['sold-out', isSold],
    ['over-budget', (one) => products[one]!.priceMinor <= (budgetMinor ?? Infinity)],
  ]
  let left = rows
  for (const [because, keep] of steps) {
    left = left.filter(keep)
    if (left.length === 0) return { pieces: [], because }
  }
  const taste = asked.taste(left)
  const pieces = left
    .map((one, i) => scored(one, taste[i]!, asked, serving))
    .sort((a, b) => b.score - a.score || a.row - b.row)
  return { pieces: withCheapest(pieces), because: null }
}

/** The best, and the cheapest: the one that a small budget is left with. */
function withCheapest(pieces: readonly Piece[]): Piece[] {
  const best = pieces.slice(0, MOST_CANDIDATES)
  const cheapest = pieces.reduce((a, b) => (b.priceMinor < a.priceMinor ? b : a))
  return best.includes(cheapest) ? best : [...best, cheapest]
}

function mostBought(rows: readonly number[], { complements, indexOfRow }: BundleServing): readonly number[] {
  if (complements === null || rows.length <= MOST_OF_KIND) return rows
  const share = (row: number): number => complements.share[indexOfRow[row]!] ?? 0
  return rows.toSorted((a, b) => share(b) - share(a)).slice(0, MOST_OF_KIND)
}

/** Without orders: for the same person, and of one occasion and style. */
function agreesByRule(row: number, one: number, { relations }: BundleServing): boolean {
  const agrees = (facet: RelatedFacet): boolean => relations.classOf(facet, row, one) >= AGREES
  return agrees('gender') && agrees('occasion') && agrees('style')
}

function scored(row: number, taste: number, asked: Asked, serving: BundleServing): Piece {
  const { complements, indexOfRow } = serving
  const [one, other] = [indexOfRow[asked.row]!, indexOfRow[row]!]
  const odds = complements === null || one < 0 || other < 0 ? null : pieceOdds(complements, one, other)
  const agreements = agreementsOf(asked.row, row, serving)
  const agreed = agreements.reduce((sum, { added }) => sum + added, 0)
  const score = (odds?.score ?? 0) + agreed + TASTE_WEIGHT * taste
  return {
    ...{ row, score, priceMinor: asked.products[row]!.priceMinor },
    parts: { own: odds?.own ?? 0, agreements, together: odds?.together ?? 0 },
  }
}

/** What agreement adds, facet by facet: as the shop's orders have it, or by rule where they were never learned from. */
export function agreementsOf(
  one: number,
  other: number,
  { complements, relations }: BundleServing,
): PieceParts['agreements'] {
  return RELATED_FACETS.flatMap((facet) => {
    const relation = relations.classOf(facet, one, other)
    const rule = relation === AGREES || relation === AGREES_MORE ? RULE_LIFT : 1
    const lift = complements === null ? rule : facetLift(complements.agreement, facet, relation)
    return lift === 1 ? [] : [{ facet, added: Math.log(lift) }]
  })
}
