/**
 * What the bot says, before a channel gives it its form: plain texts and what the shopper may choose next. dialogs/cards
 * renders it. Every string is plain text and may hold product names, which are a stranger's words.
 */
import type { ProductId } from '../data/types/ids.ts'
import type { ShopperAction } from './actions.ts'

/** Something to press or to say; `action` is null when saying `label` is all it does. */
export interface Choice {
  readonly label: string
  readonly action: ShopperAction | null
}

/** A choice that can stand on a card: pressing it does something of its own. */
export interface Button extends Choice {
  readonly action: ShopperAction
}

export interface ProductView {
  /** From 1. */
  readonly position: number
  readonly productId: ProductId
  readonly name: string
  readonly price: string
  /** What the law wants beside a reduction; null when there is nothing to say. */
  readonly priceNote: string | null
  readonly rating: string | null
  readonly stock: { readonly text: string; readonly level: 'good' | 'low' | 'none' } | null
  readonly reason: string | null
  /** As the catalogue has it: a path of the shop or an address. */
  readonly imageUrl: string | null
  readonly buttons: readonly Button[]
}

export type Reply =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly choices: readonly Choice[]
      /** Where a product can be bought; https or http. */
      readonly link: { readonly label: string; readonly url: string } | null
      /** Chosen or worded from data about the shopper, so that Teams marks it as made by a machine. */
      readonly generated: boolean
    }
  | {
      readonly kind: 'products'
      readonly lead: string
      readonly products: readonly ProductView[]
      /** How to say what the buttons do, where there are none. */
      readonly hint: string
      readonly choices: readonly Choice[]
    }
  | {
      readonly kind: 'rows'
      readonly lead: string
      /** A button's label says what it does to its row; where there are no buttons it is said with the row's number. */
      readonly rows: readonly { readonly text: string; readonly button: Button }[]
      readonly choices: readonly Button[]
    }

export function textReply(text: string, choices: readonly Choice[] = []): Reply {
  return { kind: 'text', text, choices, link: null, generated: false }
}

/** The same, for what was chosen for this shopper. */
export function generatedReply(text: string, choices: readonly Choice[] = []): Reply {
  return { kind: 'text', text, choices, link: null, generated: true }
}

/** What can be said back to these replies and has a meaning of its own: label -> action. */
export function offersOf(replies: readonly Reply[]): readonly Choice[] {
  return replies
    .flatMap((reply) => [...reply.choices, ...(reply.kind === 'rows' ? numbered(reply.rows) : [])])
    .filter((choice) => choice.action !== null)
}

/** A row's button said as text: its label and the row's number. */
function numbered(rows: readonly { readonly button: Choice }[]): Choice[] {
  return rows.map(({ button }, index) => ({ ...button, label: `${button.label} ${index + 1}` }))
}
