/**
 * Direct Line 3.0 for the widget, as a service: what its routes do, without HTTP.
 *
 * The token says who the shopper is and which conversation is meant; whatever else a caller claims is not believed.
 * A posted activity is kept, and echoed into the stream with the id that the post returns; its turn runs afterwards,
 * in order, so a slow turn does not make the shopper's message look unsent.
 */
import type { Activity } from 'botbuilder'
import { AppError } from '../../data/types/errors.ts'
import type { WidgetActivity } from '../inboundActivity.ts'
import type { Log } from '../log.ts'
import type { Conversation, Conversations } from './conversations.ts'
import { BOT_ACCOUNT, type DirectLineAdapter } from './directLineAdapter.ts'
import { newConversationId, newUserId, type Shopper, type Tokens } from './tokens.ts'

export const CHANNEL_ID = 'directline'

export interface Access {
  readonly conversationId: string
  readonly token: string
  readonly expires_in: number
}

export interface Session extends Access {
  readonly userId: string
  /** For the next visit. */
  readonly resume: string
  /** True when `conversationId` goes on with what was said before. */
  readonly resumed: boolean
}

export interface DirectLine {
  access(shopper: Shopper): Promise<Access>
  /**
   * A page's begin: the shopper and the conversation of `resume` when they are still known, else new ones. `fresh` asks
   * for a new conversation of the same shopper.
   */
  session(resume: string | null, fresh: boolean): Promise<Session>
  start(shopper: Shopper, locale: string | null): Promise<{ readonly created: boolean }>
  post(shopper: Shopper, activity: WidgetActivity): Promise<string>
}

export function createDirectLine(deps: {
  readonly conversations: Conversations
  readonly adapter: DirectLineAdapter
  readonly tokens: Tokens
  readonly log: Log
  readonly now: () => Date
}): DirectLine {
  const { conversations, adapter, tokens, log, now } = deps

  async function access(shopper: Shopper): Promise<Access> {
    const token = await tokens.issue('access', shopper)
    return { conversationId: shopper.conversationId, token, expires_in: tokens.accessSeconds }
  }

  function stamp(
    { userId, conversationId }: Shopper,
    activity: Partial<Activity> | WidgetActivity,
  ): Activity {
    return {
      ...activity,
      channelId: CHANNEL_ID,
      conversation: { id: conversationId },
      from: { id: userId, role: 'user' },
      recipient: BOT_ACCOUNT,
      timestamp: now(),
      serviceUrl: 'urn:aisle:directline',
    } as unknown as Activity
  }

  /** The turn's own failures were reported by the turn; this is the last resort, for instance a full queue. */
  function runTurn(activity: Activity): void {
    adapter.receive(activity).catch((error: unknown) => {
      log.error({ conversation: activity.conversation.id, err: error }, 'turn not run')
    })
  }

  return {
    access,
    session: async (resume, fresh) => {
      const known = resume === null ? null : await tokens.verify('resume', resume).catch(forgetForbidden)
      const found = known === null || fresh ? null : await conversations.find(known)
      const userId = known?.userId ?? newUserId()
      const shopper = { userId, conversationId: found?.id ?? newConversationId() }
      const renewed = await tokens.issue('resume', shopper)
      return { ...(await access(shopper)), userId, resume: renewed, resumed: found !== null }
    },
    start: async (shopper, locale) => {
      const { created } = await conversations.open(shopper)
      if (created)
        runTurn(
          joined(stamp(shopper, { type: 'conversationUpdate', ...(locale === null ? {} : { locale }) })),
        )
      return { created }
    },
    post: async (shopper, posted) => {
      const conversation: Conversation = await conversations.get(shopper)
      const activity = stamp(shopper, posted)
      if (posted.type === 'typing') return ''
      const [id = ''] = await conversations.append(conversation.id, [echoOf(activity)])
      if (posted.type === 'endOfConversation') await conversations.end(conversation.id)
      runTurn({ ...activity, id })
      return id
    },
  }
}

/** Both members join at the begin: the shopper's identity is known from the token. */
const joined = (activity: Activity): Activity => ({
  ...activity,
  membersAdded: [BOT_ACCOUNT, activity.from],
})

/** As the widget receives it back: without our address, and plain, because Web Chat takes text for Markdown. */
const echoOf = (activity: Activity): object => ({
  ...activity,
  textFormat: 'plain',
  serviceUrl: undefined,
  recipient: undefined,
})

function forgetForbidden(error: unknown): null {
  if (error instanceof AppError && error.code === 'DIRECT_LINE_FORBIDDEN') return null
  throw error
}
