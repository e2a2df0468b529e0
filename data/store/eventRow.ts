/** An event as a row of the table and back. Pure. */
import type { InteractionEvent, ListShownEvent, ShopEvent } from '../types/event.ts'
import type { EventId, ListId, ProductId, ShopperId } from '../types/ids.ts'

type Shown = Pick<ListShownEvent, 'conversationId' | 'items'>

export interface EventRow {
  readonly seq: number
  readonly id: EventId
  readonly kind: ShopEvent['kind']
  /** Milliseconds since 1970: parsed faster than a date. */
  readonly at_ms: number
  readonly shopper_id: ShopperId
  readonly session_id: string | null
  readonly product_id: ProductId | null
  readonly list_id: ListId | null
  readonly quantity: number | null
  readonly price_minor: number | null
  readonly stars: number | null
  readonly shown: Shown | null
}

export const EVENT_COLUMNS = `seq, id, kind, (extract(epoch FROM at) * 1000)::float8 AS at_ms, shopper_id, session_id,
  product_id, list_id, quantity, price_minor, stars, shown`

/** The columns but `shown`. Fields that a kind does not have are left out and become NULL. */
export function eventRow(event: ShopEvent): object {
  const row = {
    id: event.id,
    kind: event.kind,
    at: event.at,
    shopper_id: event.shopperId,
    session_id: event.sessionId,
  }
  if (event.kind === 'profile-forgotten') return row
  if (event.kind === 'list-shown') return { ...row, list_id: event.listId }
  const about = { ...row, product_id: event.productId, list_id: event.listId }
  if (event.kind === 'product-rated') return { ...about, stars: event.stars }
  if (event.kind === 'added-to-cart' || event.kind === 'product-bought') {
    return { ...about, quantity: event.quantity, price_minor: event.priceMinor }
  }
  return about
}

export function shownOf(event: ShopEvent): Shown | null {
  if (event.kind !== 'list-shown') return null
  return { conversationId: event.conversationId, items: event.items }
}

export function toEvent(row: EventRow): ShopEvent {
  const happened = {
    id: row.id,
    at: new Date(row.at_ms),
    shopperId: row.shopper_id,
    sessionId: row.session_id,
  }
  if (row.kind === 'profile-forgotten') return { ...happened, kind: row.kind }
  if (row.kind === 'list-shown') return { ...happened, kind: row.kind, ...listOf(row) }
  return toInteraction(row.kind, row, happened)
}

function listOf(row: EventRow): Pick<ListShownEvent, 'listId' | 'conversationId' | 'items'> {
  return {
    listId: row.list_id ?? ('' as ListId),
    conversationId: row.shown?.conversationId ?? null,
    items: row.shown?.items ?? [],
  }
}

function toInteraction(
  kind: InteractionEvent['kind'],
  row: EventRow,
  happened: { id: EventId; at: Date; shopperId: ShopperId; sessionId: string | null },
): InteractionEvent {
  const about = { ...happened, productId: row.product_id ?? ('' as ProductId), listId: row.list_id }
  if (kind === 'product-rated') return { ...about, kind, stars: row.stars ?? 0 }
  if (kind === 'added-to-cart' || kind === 'product-bought') {
    return { ...about, kind, quantity: row.quantity ?? 1, priceMinor: row.price_minor }
  }
  return { ...about, kind }
}
