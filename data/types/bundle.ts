/** What goes with a product: what recommender/bundles/goesWith takes and gives. */
import type { ProductId } from './ids.ts'
import type { LocalizedText } from './language.ts'
import type { Product } from './product.ts'
import type { Profile } from './profile.ts'
import type { Reason } from './recommendation.ts'

export interface BundleRequest {
  readonly productId: ProductId
  readonly profile: Profile
  /** Refused in this search; what the profile refuses or has bought is left out as well. */
  readonly refused: readonly ProductId[]
  /** Gone since the catalogue was read. */
  readonly soldOut: readonly ProductId[]
  /** What all pieces together may cost, without the product itself; minor units, null when nothing was said. */
  readonly budgetMinor: number | null
}

export interface BundlePiece {
  readonly product: Product
  readonly score: number
  /** The strongest first; each is true of this piece and the product that was asked about. */
  readonly reasons: readonly Reason[]
}

/** A slot that stays empty: what it is called, and what kept every candidate out. */
export interface LeftOut {
  readonly name: LocalizedText
  readonly because: 'sold-out' | 'over-budget' | 'does-not-fit' | 'refused'
}

/** One piece a slot, all in stock, of different kinds, pairwise compatible, in one currency. */
export type Bundle =
  | {
      readonly kind: 'bundle'
      /** Who says so: the shop's orders, or only that style, occasion and whom it is for agree. */
      readonly basis: 'orders' | 'attributes'
      /** May be empty when no slot could be filled. */
      readonly pieces: readonly BundlePiece[]
      readonly leftOut: readonly LeftOut[]
    }
  /** Neither orders nor attributes tell what goes with it. */
  | { readonly kind: 'not-known' }
