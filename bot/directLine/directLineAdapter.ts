/**
 * Runs turns for the widget in this process: what the bot sends goes into the conversation, without a way over HTTP.
 *
 * In   what a shopper posted, already kept in the conversation.
 * Out  replies appended in the order sent; typing signs are shown, not kept.
 *
 * A replaced reply is the same id sent again: Web Chat loses the transcript over messageUpdate. Nothing can be taken
 * back from a shopper's screen, so deleting does nothing.
 */
import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bot } from '../adapter.ts'
import type { TurnRunner } from '../turnRunner.ts'
import type { Conversations } from './conversations.ts'

export const BOT_ACCOUNT = { id: 'bot', name: 'bot', role: 'bot' } as const

/** A pause in milliseconds between two replies, as the SDK's adapters know it. */
const DELAY = 'delay'

/** The others stay inside the house: traces are for developers, a hand-off carries the whole transcript. */
const isForShoppers = ({ type, name }: Partial<Activity>): boolean =>
  type !== 'trace' && type !== 'invokeResponse' && name !== 'handoff.initiate'

export class DirectLineAdapter extends BotAdapter {
  readonly #conversations: Conversations
  readonly #turns: TurnRunner
  readonly #bot: Bot
  readonly #now: () => Date

  constructor(deps: {
    readonly conversations: Conversations
    readonly turns: TurnRunner
    readonly bot: Bot
    readonly now: () => Date
  }) {
    super()
    this.#conversations = deps.conversations
    this.#turns = deps.turns
    this.#bot = deps.bot
    this.#now = deps.now
    this.onTurnError = (context, error) => deps.turns.onTurnError(context, error)
  }

  /** One turn of the bot; resolves at its end. */
  receive(activity: Activity): Promise<void> {
    return this.#turns.run(activity, () =>
      this.runMiddleware(new TurnContext(this, activity), (context) => this.#bot.run(context)),
    )
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = []
    for (const activity of activities) {
      responses.push(await this.#send(context.activity.conversation.id, activity))
    }
    return responses
  }

  async #send(conversationId: string, activity: Partial<Activity>): Promise<ResourceResponse> {
    if (activity.type === DELAY) await sleep(Number(activity.value ?? 1000))
    else if (activity.type === 'typing') this.#conversations.pass(conversationId, this.#outgoing(activity))
    else if (isForShoppers(activity)) {
      const parts = textBesideCards(activity).map((part) => this.#outgoing(part))
      const ids = await this.#conversations.append(conversationId, parts)
      return { id: ids.at(-1) ?? '' }
    }
    return { id: '' }
  }

  override async updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse> {
    const [id = ''] = await this.#conversations.append(context.activity.conversation.id, [
      { ...this.#outgoing(activity), id: activity.id },
    ])
    return { id }
  }

  override deleteActivity(): Promise<void> {
    return Promise.resolve()
  }

  /** Speaks first: runs `logic` as a turn of its own. Must not be called from inside a turn of the conversation. */
  override continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const event = { type: ActivityTypes.Event, name: 'ContinueConversation' }
    const activity = TurnContext.applyConversationReference(event, reference, true) as Activity
    return this.#turns.run(activity, () => this.runMiddleware(new TurnContext(this, activity), logic))
  }

  /**
   * As the widget receives it: who, when, and no address of ours. Text is plain unless the bot says that it is Markdown:
   * Web Chat takes it for Markdown otherwise, and a product's name could then load a picture from anywhere.
   */
  #outgoing(activity: Partial<Activity>): object {
    return {
      ...activity,
      ...(activity.text === undefined ? {} : { textFormat: activity.textFormat ?? 'plain' }),
      ...{ serviceUrl: undefined, id: undefined },
      ...{ from: BOT_ACCOUNT, timestamp: this.#now().toISOString() },
    }
  }
}

/** In Web Chat the text of a carousel would scroll away with its cards: it goes before them, on its own. */
function textBesideCards(activity: Partial<Activity>): Partial<Activity>[] {
  const { text, attachments, attachmentLayout, suggestedActions, ...rest } = activity
  if (attachmentLayout !== 'carousel' || text === undefined || text === '') return [activity]
  const cards = { ...rest, attachmentLayout, ...(attachments && { attachments }) }
  return [
    { ...rest, text },
    { ...cards, ...(suggestedActions && { suggestedActions }) },
  ]
}
