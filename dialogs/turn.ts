/**
 * One turn of a conversation. Dialogs put into it what shall be said, remembered and recorded; the caller keeps the
 * memory, appends the events and sends the replies, in this order, when the dialog is done.
 */
import type { InteractionEvent, ListShownEvent, ShopEvent } from '../data/types/event.ts'
import type { ConversationId, EventId, ListId, ProductId, ShopperId } from '../data/types/ids.ts'
import { type Language, localized } from '../data/types/language.ts'
import type { ConversationMemory } from './memory.ts'
import type { Reply } from './reply.ts'
import type { Sentences } from './text/en.ts'
import { text } from './text/text.ts'
import type { TurnServices } from './turnServices.ts'

export interface Turn {
  readonly services: TurnServices
  readonly shopperId: ShopperId
  readonly conversationId: ConversationId
  /** How to reach the shop's people, in words; null when the shop does not say. */
  readonly contact: string | null
  readonly now: Date
  language: Language
  memory: ConversationMemory
  readonly replies: Reply[]
  readonly events: ShopEvent[]
}

export function words({ language }: Turn): Sentences {
  return text(language)
}

/** A product's name in the shopper's language; null when the catalogue has it no more. */
export function nameOf({ services, language }: Turn, productId: ProductId): string | null {
  const product = services.product(productId)
  return product === null ? null : localized(product.name, language)
}

type Simple = Extract<InteractionEvent, { kind: 'product-liked' | 'product-refused' }>['kind']

export function simpleEvent(
  turn: Turn,
  kind: Simple,
  productId: ProductId,
  listId: ListId | null,
): InteractionEvent {
  return { ...happened(turn), kind, productId, listId }
}

export function cartEvent(
  turn: Turn,
  productId: ProductId,
  listId: ListId | null,
  priceMinor: number,
): InteractionEvent {
  return { ...happened(turn), kind: 'added-to-cart', productId, listId, quantity: 1, priceMinor }
}

export function listShownEvent(turn: Turn, listId: ListId, items: ListShownEvent['items']): ListShownEvent {
  return { ...happened(turn), kind: 'list-shown', listId, conversationId: turn.conversationId, items }
}

function happened({ services, shopperId, conversationId, now }: Turn) {
  return { id: services.newId() as EventId, at: now, shopperId, sessionId: conversationId }
}
