/**
 * A reply as the activity that a channel can show: cards and suggested actions, or a numbered list of plain text with
 * what can be said. Pure; below a tenth of a millisecond.
 */
import { type Activity, type Attachment } from 'botbuilder'
import type { Language } from '../../data/types/language.ts'
import type { Choice, Reply } from '../reply.ts'
import { text } from '../text/text.ts'
import { card, openUrl } from './adaptiveCard.ts'
import { capabilitiesOf, type Capabilities } from './channels.ts'
import { productCard } from './productCard.ts'
import { rowsCard } from './rowsCard.ts'
import { asText } from './textList.ts'

export function renderReply(reply: Reply, channelId: string, language: Language): Partial<Activity> {
  const capabilities = capabilitiesOf(channelId)
  if (!capabilities.cards) return message(asText(reply, language))
  const activity = { ...rich(reply, language, capabilities), ...suggestions(reply, capabilities, language) }
  return fitted(
    capabilities.aiLabel && isGenerated(reply) ? { ...activity, ...AI_LABEL } : activity,
    capabilities,
  )
}

/** The input hint is for voices; the format keeps Markdown in names from being read as such. */
function message(said: string): Partial<Activity> {
  return { type: 'message', text: said, textFormat: 'plain', inputHint: 'acceptingInput' }
}

function rich(reply: Reply, language: Language, channel: Capabilities): Partial<Activity> {
  switch (reply.kind) {
    case 'text': {
      if (reply.link === null) return message(reply.text)
      const { label, url } = reply.link
      const link = card({ lang: language, fallbackText: url, body: [], actions: [openUrl(label, url)] })
      return { ...message(reply.text), attachments: [link] }
    }
    case 'products':
      return {
        ...message(reply.lead),
        attachmentLayout: 'carousel',
        attachments: reply.products.map((product) => productCard(product, language, channel)),
      }
    case 'rows':
      return {
        ...message(reply.lead),
        attachmentLayout: 'list',
        attachments: [rowsCard(reply, language, channel)],
      }
  }
}

/** Choices that are not shown as buttons can still be said, so they are named in the text. */
function suggestions(
  reply: Reply,
  { suggestedActions }: Capabilities,
  language: Language,
): Partial<Activity> {
  if (reply.kind === 'rows' || reply.choices.length === 0) return {}
  const shown = reply.choices.slice(0, suggestedActions)
  const others = reply.choices.slice(suggestedActions)
  const actions = shown.map(({ label }) => ({ type: 'imBack', title: label, value: label }))
  return {
    suggestedActions: { actions, to: [] },
    ...(others.length > 0 && reply.kind === 'text'
      ? { text: `${reply.text}\n${alsoSay(others, language)}` }
      : {}),
  }
}

const alsoSay = (choices: readonly Choice[], language: Language): string =>
  text(language).choices(choices.map(({ label }) => label))

const isGenerated = (reply: Reply): boolean => reply.kind !== 'text' || reply.generated

/** Source: Microsoft Learn, "Bot messages with AI-generated content". */
const AI_LABEL: Partial<Activity> = {
  entities: [
    {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      '@id': '',
      additionalType: ['AIGeneratedContent'],
    },
  ],
}

/** Within the channel's limit: cards are left off the end, the text stays. */
function fitted(activity: Partial<Activity>, { maxBytes }: Capabilities): Partial<Activity> {
  const attachments: readonly Attachment[] = activity.attachments ?? []
  if (maxBytes === null || attachments.length === 0 || bytes(activity) <= maxBytes) return activity
  return fitted({ ...activity, attachments: attachments.slice(0, -1) }, { maxBytes } as Capabilities)
}

const bytes = (activity: Partial<Activity>): number => Buffer.byteLength(JSON.stringify(activity))
