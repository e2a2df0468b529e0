/**
 * Adaptive Cards 1.5, as far as the bot uses them. Pure.
 *
 * All words stand in TextRuns of a RichTextBlock, which every version since 1.2 shows as they are. A TextBlock would read
 * Markdown, and the names of products are a stranger's words: links, pictures and emphasis must stay text.
 */
import { type Attachment, CardFactory } from 'botbuilder'
import { actionValue } from '../actions.ts'
import type { Button } from '../reply.ts'
import type { Capabilities } from './channels.ts'

export interface LineStyle {
  readonly weight?: 'Bolder'
  readonly size?: 'Small' | 'Medium'
  readonly color?: 'Good' | 'Warning' | 'Attention'
  readonly isSubtle?: boolean
}

export type Element = Readonly<Record<string, unknown>>

export function line(
  text: string,
  style: LineStyle = {},
  spacing: 'Small' | 'None' | 'Medium' = 'Small',
): Element {
  return { type: 'RichTextBlock', spacing, inlines: [{ type: 'TextRun', text, ...style }] }
}

/** Sends the choice's action back; in Teams its label stands in the conversation as what the shopper said. */
export function submit({ label, action }: Button, { messageBack }: Capabilities): Element {
  const msteams = { type: 'messageBack', displayText: label, text: label }
  const data = { ...actionValue(action), ...(messageBack ? { msteams } : {}) }
  return { type: 'Action.Submit', title: label, data }
}

export function openUrl(label: string, url: string): Element {
  return { type: 'Action.OpenUrl', title: label, url }
}

export function card(options: {
  readonly lang: string
  readonly fallbackText: string
  readonly body: readonly Element[]
  readonly actions?: readonly Element[]
}): Attachment {
  return CardFactory.adaptiveCard({
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    ...options,
  })
}
