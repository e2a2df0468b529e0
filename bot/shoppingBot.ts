/**
 * The bot that every channel talks to: reads what the conversation remembers, runs the dialog, keeps the memory, appends
 * the events, sends the replies; in this order, so that what was shown is what was recorded and remembered.
 *
 *   state   one read and at most one write a turn; a turn that changes nothing writes nothing. When another process wrote
 *           meanwhile, the turn is run again on the newer state; nothing was sent before.
 *   errors  go on to the adapter after what the turn had understood is kept.
 *   privacy the text of a message is not logged here.
 */
import { type Activity, ActivityHandler, TurnContext } from 'botbuilder'
import type { ConversationId, ShopperId } from '../data/types/ids.ts'
import type { Language } from '../data/types/language.ts'
import { renderReply } from '../dialogs/cards/renderReply.ts'
import { mainDialog, welcome } from '../dialogs/mainDialog.ts'
import type { Turn } from '../dialogs/turn.ts'
import type { TurnServices } from '../dialogs/turnServices.ts'
import { type ConversationMemories, isConflict, type KeptMemory } from './conversationMemories.ts'

export interface ShoppingBotOptions {
  readonly services: TurnServices
  readonly memories: ConversationMemories
  /** How shoppers reach a person of the shop, in words; null when the shop does not say. */
  readonly contact?: string | null
}

type Dialog = (turn: Turn) => Promise<void>

const MOST_RUNS = 3

export class ShoppingBot extends ActivityHandler {
  readonly #options: ShoppingBotOptions

  constructor(options: ShoppingBotOptions) {
    super()
    this.#options = options
    this.onMessage(async (context, next) => {
      await this.#run(context, shopperOf(context.activity), (turn) => mainDialog(turn, inputOf(context)))
      await next()
    })
    // Somebody joins: the Emulator and the widget say so by a conversationUpdate, Teams by an installationUpdate first.
    this.onMembersAdded(async (context, next) => {
      await this.#run(context, joinedShopper(context.activity), welcome)
      await next()
    })
    this.onInstallationUpdateAdd(async (context, next) => {
      await this.#run(context, shopperOf(context.activity), welcome)
      await next()
    })
  }

  async #run(context: TurnContext, shopperId: ShopperId, dialog: Dialog): Promise<void> {
    const { memories } = this.#options
    const { channelId, conversation } = context.activity
    for (let run = 1; ; run++) {
      const before = await memories.load(channelId, conversation.id)
      const turn = this.#begin(context.activity, shopperId, before)
      const failure = await outcome(dialog(turn))
      try {
        await memories.save(channelId, conversation.id, turn.memory, before)
      } catch (error) {
        if (failure === null && isConflict(error) && run < MOST_RUNS) continue
        throw failure?.error ?? error
      }
      if (turn.events.length > 0) await turn.services.appendEvents(turn.events)
      if (failure !== null) throw failure.error
      return send(context, turn)
    }
  }

  #begin(activity: Activity, shopperId: ShopperId, { memory }: KeptMemory): Turn {
    const { services, contact = null } = this.#options
    return {
      ...{ services, shopperId, contact, memory, now: services.now(), replies: [], events: [] },
      conversationId: activity.conversation.id as ConversationId,
      language: memory.language ?? languageOf(activity),
    }
  }
}

/** The same person on another channel is somebody else: the bot cannot know better. */
export function shopperIdOf(channelId: string, userId: string): ShopperId {
  return `${channelId}:${userId}` as ShopperId
}

const shopperOf = ({ channelId, from }: Activity): ShopperId => shopperIdOf(channelId, from.id)

/** Whoever joined and is not the bot; the sender, when only the bot joined. */
function joinedShopper({ channelId, from, recipient, membersAdded = [] }: Activity): ShopperId {
  const joined = membersAdded.find((member) => member.id !== recipient.id) ?? from
  return shopperIdOf(channelId, joined.id)
}

/** Until the shopper has written something: what their device says. */
function languageOf({ locale }: Activity): Language {
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en'
}

/** In Teams a message in a group begins with the bot's name, which is no part of what is said. */
function inputOf({ activity }: TurnContext) {
  const isTeams = activity.channelId === 'msteams' && activity.entities !== undefined
  const text = isTeams ? TurnContext.removeRecipientMention(activity) : activity.text
  const cards = activity.attachments?.filter(({ contentType }) => contentType !== 'text/html') ?? []
  return {
    text: typeof text === 'string' ? text : '',
    value: activity.value as unknown,
    hasAttachments: cards.length > 0,
  }
}

async function outcome(work: Promise<void>): Promise<{ readonly error: unknown } | null> {
  try {
    await work
    return null
  } catch (error) {
    return { error }
  }
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN' }

async function send(context: TurnContext, { replies, language }: Turn): Promise<void> {
  if (replies.length === 0) return
  const { channelId } = context.activity
  // Named for the widget, whose own words follow; the SDK would put the device's language in its place.
  const locale = LOCALES[language]
  await context.sendActivities(
    replies.map((reply) => ({ ...renderReply(reply, channelId, language), locale })),
  )
}
