/**
 * The memory of the system: append-only events. Profiles, models and audits are derived from them and can be rebuilt.
 *
 *   id         chosen by the writer; appending the same id twice keeps the first.
 *   at         when it happened.
 *   listId     the list of suggestions that the interaction answers; null when it came from elsewhere.
 *   priceMinor the price of one piece at that moment, minor units; null when unknown.
 */
import type { ConversationId, EventId, ListId, ProductId, ShopperId } from './ids.ts'

interface Happened {
  readonly id: EventId
  readonly at: Date
  readonly shopperId: ShopperId
  readonly sessionId: string | null
}

interface About extends Happened {
  readonly productId: ProductId
  readonly listId: ListId | null
}

export type InteractionEvent =
  | (About & { readonly kind: 'product-viewed' })
  | (About & { readonly kind: 'product-clicked' })
  | (About & {
      readonly kind: 'added-to-cart'
      readonly quantity: number
      readonly priceMinor: number | null
    })
  | (About & {
      readonly kind: 'product-bought'
      readonly quantity: number
      readonly priceMinor: number | null
    })
  /** Stars in [1, 5]. */
  | (About & { readonly kind: 'product-rated'; readonly stars: number })
  /** "Not this": never suggested to this shopper again. */
  | (About & { readonly kind: 'product-refused' })
  /** "More like this". */
  | (About & { readonly kind: 'product-liked' })

export interface ListShownEvent extends Happened {
  readonly kind: 'list-shown'
  readonly listId: ListId
  readonly conversationId: ConversationId | null
  /** In the order shown. `reason` is the kind of the reason given. */
  readonly items: readonly {
    readonly productId: ProductId
    readonly priceMinor: number
    readonly reason: string
    readonly score: number
  }[]
}

/** The shopper asked to be forgotten: everything before it is erased, this line stays as the proof. */
export interface ProfileForgottenEvent extends Happened {
  readonly kind: 'profile-forgotten'
}

export type ShopEvent = InteractionEvent | ListShownEvent | ProfileForgottenEvent
