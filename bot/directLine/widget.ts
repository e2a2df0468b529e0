/**
 * The parts of Direct Line put together: conversations and their log, tokens, the adapter that runs turns, the streams;
 * and what they do on a schedule, until they are closed.
 */
import type { ActivityLog } from '../../data/types/activityLog.ts'
import type { Bot } from '../adapter.ts'
import type { Config } from '../config.ts'
import { pictureUrl } from '../http/pictureUrl.ts'
import type { Log } from '../log.ts'
import { allowedPictures } from '../outgoingPictures.ts'
import type { TurnRunner } from '../turnRunner.ts'
import { type Conversations, createConversations } from './conversations.ts'
import { createDirectLine, type DirectLine } from './directLine.ts'
import { DirectLineAdapter } from './directLineAdapter.ts'
import { createStreams, type Streams } from './stream.ts'
import { createTokens, type Tokens } from './tokens.ts'

export interface Widget {
  readonly conversations: Conversations
  readonly tokens: Tokens
  readonly streams: Streams
  readonly directLine: DirectLine
  close(): void
}

export interface WidgetDeps {
  readonly config: Config
  readonly log: Log
  readonly bot: Bot
  readonly turns: TurnRunner
  readonly activityLog: ActivityLog
  readonly directLineSecret: string
  /** Origin for our own pictures; '' leaves them relative to the page. */
  readonly baseUrl: string
  readonly now: () => Date
}

const SWEEP_MS = 60_000
const PURGE_MS = 6 * 60 * 60 * 1000
const DAY_SECONDS = 24 * 60 * 60

export function createWidget(deps: WidgetDeps): Widget {
  const { config, log, bot, turns, now, baseUrl } = deps
  const conversations = createConversations(deps.activityLog, now)
  const tokens = createTokens({
    secret: deps.directLineSecret,
    accessSeconds: config.directLine.tokenSeconds,
    resumeSeconds: config.directLine.keepDays * DAY_SECONDS,
    now,
  })
  const streams = createStreams({ conversations, tokens, log })
  const adapter = new DirectLineAdapter({ conversations, turns, bot, now })
  adapter.use(allowedPictures((url) => pictureUrl(url, { baseUrl, imageHosts: config.imageHosts })))
  const directLine = createDirectLine({ conversations, adapter, tokens, log, now })
  const stopChores = startChores(deps, conversations)
  return {
    ...{ conversations, tokens, streams, directLine },
    close: () => {
      stopChores()
      streams.close()
    },
  }
}

/** Idle conversations leave the memory, old ones the database. */
function startChores(
  { activityLog, config, log, now }: WidgetDeps,
  conversations: Conversations,
): () => void {
  const purge = (): void => {
    const before = new Date(now().getTime() - config.directLine.keepDays * DAY_SECONDS * 1000)
    activityLog
      .purge(before)
      .catch((error: unknown) => log.error({ err: error }, 'old conversations not purged'))
  }
  const sweeping = setInterval(() => conversations.evictIdle(), SWEEP_MS).unref()
  const purging = setInterval(purge, PURGE_MS).unref()
  purge()
  return () => {
    clearInterval(sweeping)
    clearInterval(purging)
  }
}
