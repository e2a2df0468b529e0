/** Lines with one button each, such as what is remembered of the shopper. Pure. */
import type { Attachment } from 'botbuilder'
import type { Language } from '../../data/types/language.ts'
import type { Reply } from '../reply.ts'
import { card, type Element, line, submit } from './adaptiveCard.ts'
import type { Capabilities } from './channels.ts'

type Rows = Extract<Reply, { kind: 'rows' }>

export function rowsCard({ rows, lead, choices }: Rows, lang: Language, channel: Capabilities): Attachment {
  return card({
    lang,
    fallbackText: lead,
    body: rows.map(({ text, button }) => ({
      type: 'ColumnSet',
      columns: [
        column('stretch', line(text)),
        column('auto', { type: 'ActionSet', actions: [submit(button, channel)] }),
      ],
    })),
    actions: choices.map((choice) => submit(choice, channel)),
  })
}

function column(width: 'stretch' | 'auto', item: Element): Element {
  return { type: 'Column', width, verticalContentAlignment: 'Center', items: [item] }
}
