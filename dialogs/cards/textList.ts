/** A reply for channels without cards: a numbered list, and what can be said. Plain text, one fact a line. Pure. */
import type { Language } from '../../data/types/language.ts'
import type { Choice, ProductView, Reply } from '../reply.ts'
import { text } from '../text/text.ts'

export function asText(reply: Reply, language: Language): string {
  switch (reply.kind) {
    case 'text':
      return lines(reply.text, reply.link?.url ?? null, ...said(reply.choices, language))
    case 'products':
      return lines(
        reply.lead,
        ...reply.products.flatMap(productLines),
        reply.hint,
        ...said(reply.choices, language),
      )
    case 'rows': {
      const rows = reply.rows.map((row, index) => `${index + 1}. ${row.text}`)
      const buttons = reply.rows.slice(0, 1).map(({ button }) => ({ ...button, label: `${button.label} 1` }))
      return lines(reply.lead, ...rows, ...said([...buttons, ...reply.choices], language))
    }
  }
}

function productLines({ position, name, price, priceNote, rating, stock, reason }: ProductView): string[] {
  const facts = [price, rating, stock?.text ?? null].filter((fact) => fact !== null)
  const more = [priceNote, reason].filter((fact) => fact !== null)
  return [`${position}. ${name}`, `   ${facts.join(' · ')}`, ...more.map((fact) => `   ${fact}`)]
}

function said(choices: readonly Choice[], language: Language): string[] {
  return choices.length === 0 ? [] : [text(language).choices(choices.map(({ label }) => label))]
}

function lines(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join('\n')
}
