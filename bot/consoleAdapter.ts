/**
 * The terminal as a channel: a line is a message, replies are printed. Used by `npm run chat`.
 *
 * Errors  `onTurnError` prints an apology; `failed` says that a turn did.
 */
import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder'
import type { Bot } from './adapter.ts'

export interface ConsoleShopper {
  readonly id: string
  readonly conversationId: string
  /** 'en' or 'zh': the language until the first message shows another. */
  readonly locale: string
}

const BOT = { id: 'bot', name: 'bot' }

export class ConsoleAdapter extends BotAdapter {
  readonly #bot: Bot
  readonly #shopper: ConsoleShopper
  readonly #print: (text: string) => void
  #count = 0

  constructor(bot: Bot, shopper: ConsoleShopper, print: (text: string) => void) {
    super()
    this.#bot = bot
    this.#shopper = shopper
    this.#print = print
  }

  join(): Promise<void> {
    return this.#receive({
      type: 'conversationUpdate',
      membersAdded: [BOT, { id: this.#shopper.id, name: 'shopper' }],
    })
  }

  say(text: string): Promise<void> {
    return this.#receive({ type: 'message', text })
  }

  async #receive(activity: Partial<Activity>): Promise<void> {
    const { id, conversationId, locale } = this.#shopper
    const context = new TurnContext(this, {
      ...activity,
      id: String(this.#count++),
      channelId: 'console',
      conversation: { id: conversationId, isGroup: false, conversationType: 'personal', name: '' },
      from: { id, name: 'shopper' },
      recipient: BOT,
      locale,
      timestamp: new Date(),
      serviceUrl: 'urn:aisle:console',
    })
    await this.runMiddleware(context, (turn) => this.#bot.run(turn))
  }

  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    for (const { type, text } of activities) if (type === 'message' && text !== undefined) this.#print(text)
    return activities.map(() => ({ id: String(this.#count++) }))
  }

  override updateActivity(): Promise<never> {
    return Promise.reject(new Error('A terminal keeps what was printed'))
  }

  override deleteActivity(): Promise<never> {
    return Promise.reject(new Error('A terminal keeps what was printed'))
  }

  override continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const activity = TurnContext.applyConversationReference({ type: 'event' }, reference, true)
    return this.runMiddleware(new TurnContext(this, activity), logic)
  }
}
