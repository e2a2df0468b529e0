/** Why a piece goes with the product, as data: what added to its score, the most first. Never empty. */
import { facetValues } from '../../data/types/product.ts'
import type { Product } from '../../data/types/product.ts'
import type { Reason, SharedTrait } from '../../data/types/recommendation.ts'
import type { Asked, Piece } from './candidates.ts'
import { colourRelation } from './colourHarmony.ts'
import type { RelatedFacet } from './relations.ts'
import type { Slot } from './slots.ts'

/** "Often" wants more than a coincidence. */
const OFTEN = 3
/** Facets that can be said; that both are for women goes without saying. */
const SAID: readonly RelatedFacet[] = ['style', 'occasion', 'season', 'brand', 'colour']

export function pieceReasons({ parts, row }: Piece, { lift }: Slot, { products, row: own }: Asked): Reason[] {
  const [product, other] = [products[row]!, products[own]!]
  const productId = other.id
  const kinds = lift === null ? 0 : Math.log(lift)
  const told: { readonly reason: Reason; readonly added: number }[] = []
  if (parts.together >= OFTEN && parts.own + kinds > 0) {
    told.push({ reason: { kind: 'bought-together', productId }, added: parts.own + kinds })
  }
  if (kinds > 0) told.push({ reason: { kind: 'goes-with', productId, match: null }, added: kinds })
  for (const { added, facet } of parts.agreements) {
    const match = added > 0 && SAID.includes(facet) ? sharedTrait(facet, product, other) : null
    if (match !== null) told.push({ reason: { kind: 'goes-with', productId, match }, added })
  }
  const reasons = told.sort((a, b) => b.added - a.added).map(({ reason }) => reason)
  if (reasons.length > 0) return reasons
  const match = sharedTrait('style', product, other) ?? sharedTrait('occasion', product, other)
  return [{ kind: 'goes-with', productId, match }]
}

function sharedTrait(facet: RelatedFacet, product: Product, other: Product): SharedTrait | null {
  const [values, others] = [facetValues(product, facet), facetValues(other, facet)]
  for (const value of values) {
    const withValue = others.find((one) => (facet === 'colour' ? isHarmony(value, one) : one === value))
    if (withValue !== undefined) return { facet, value, withValue }
  }
  return null
}

function isHarmony(one: string, other: string): boolean {
  const relation = colourRelation(one, other)
  return relation !== null && relation !== 'clash'
}
