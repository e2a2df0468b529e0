/**
 * The Bot Framework channels: Teams and others through Microsoft's service, the Emulator and the Agents Playground on
 * this machine.
 *
 * In   an activity as `parseActivity` gives it, the Authorization header, and whether the caller is on this machine.
 * Out  status and body for the caller; replies went to the channel's service, or stand in the body (expectReplies).
 * Errors  REQUEST_UNAUTHENTICATED for a missing or bad token, REQUEST_FORBIDDEN for a caller elsewhere while the bot has
 *         no account. What the turn itself throws is apologised for, not reported to the caller.
 */
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  DeliveryModes,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../data/types/errors.ts'
import { type Credentials, isLoopbackHost } from './config.ts'
import type { Log } from './log.ts'
import { quietTokens } from './quietTokens.ts'
import type { TurnRunner } from './turnRunner.ts'

export interface Bot {
  run(context: TurnContext): Promise<void>
}

export interface ChannelAdapterDeps {
  readonly credentials: Credentials | null
  readonly bot: Bot
  readonly turns: TurnRunner
  readonly log: Log
}

export interface ChannelRequest {
  readonly activity: Activity
  readonly authorization: string
  readonly isLocal: boolean
}

/** Teams answers these when it is busy or the conversation is changing; a moment later it works. */
const PASSING_STATUS = new Set([412, 429, 502, 504])
const ATTEMPTS = 4
/** Milliseconds before the second attempt; doubles each time, with jitter so that replicas do not march in step. */
const FIRST_PAUSE_MS = 250

export class ChannelAdapter extends CloudAdapter {
  readonly #deps: ChannelAdapterDeps

  constructor(deps: ChannelAdapterDeps) {
    super(new ConfigurationBotFrameworkAuthentication({ ...deps.credentials?.sdk }))
    this.#deps = deps
    quietTokens()
    this.onTurnError = (context, error) => deps.turns.onTurnError(context, error)
  }

  async receive(request: ChannelRequest): Promise<{ readonly status: number; readonly body: unknown }> {
    const { activity } = request
    if (this.#deps.credentials === null) refuseStrangers(request)
    if (activity.deliveryMode === DeliveryModes.ExpectReplies) activity.serviceUrl ||= 'http://localhost'
    const identity = await this.#authenticate(request)
    const response = await this.#deps.turns.run(activity, () =>
      this.processActivity(identity, activity, (context) => this.#deps.bot.run(context)),
    )
    return { status: response?.status ?? 200, body: response?.body }
  }

  /** One by one, so that a retry repeats one reply and keeps their order. */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = []
    for (const activity of activities) responses.push(...(await this.#sendPatiently(context, activity)))
    return responses
  }

  async #sendPatiently(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await super.sendActivities(context, [activity])
      } catch (error) {
        const status = (error as { statusCode?: unknown }).statusCode
        if (attempt === ATTEMPTS || !PASSING_STATUS.has(Number(status))) throw error
        await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random()))
      }
    }
  }

  async #authenticate({ activity, authorization }: ChannelRequest) {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization)
    } catch (error) {
      // The SDK throws errors of many kinds for a bad token; none of them is a fault of ours.
      this.#deps.log.warn({ channel: activity.channelId, problem: (error as Error).message }, 'token refused')
      throw new AppError('REQUEST_UNAUTHENTICATED')
    }
  }
}

/** Without an account nobody can prove who they are: only this machine is answered, and only this machine is called. */
function refuseStrangers({ activity, isLocal }: ChannelRequest): void {
  if (!isLocal) {
    throw new AppError('REQUEST_FORBIDDEN', { problem: 'Without credentials only this machine is answered' })
  }
  if (activity.deliveryMode === DeliveryModes.ExpectReplies && !activity.serviceUrl) return
  const url = URL.canParse(activity.serviceUrl) ? new URL(activity.serviceUrl) : null
  if (url === null || !/^https?:$/.test(url.protocol) || !isLoopbackHost(url.hostname)) {
    throw new AppError('ACTIVITY_INVALID', {
      problem: 'serviceUrl: without credentials it must be on this machine',
    })
  }
}
