/**
 * How much one caller may ask for. Each function counts one thing and throws RATE_LIMITED when it was one too many.
 */
import type { IncomingMessage } from 'node:http'
import type { Config } from './config.ts'
import { callerAddress } from './http/caller.ts'
import { createRateLimit } from './http/rateLimit.ts'

export interface Limits {
  /** By the address of the caller. */
  readonly request: (request: IncomingMessage) => void
  readonly conversation: (request: IncomingMessage) => void
  /** By the shopper. */
  readonly message: (userId: string) => void
}

export function limitsOf({ limits, trustProxy }: Pick<Config, 'limits' | 'trustProxy'>): Limits {
  const nowMs = (): number => performance.now()
  const requests = createRateLimit({
    ...{ perMinute: limits.requestsPerMinute, burst: limits.requestsPerMinute, nowMs },
  })
  const begun = createRateLimit({
    ...{ perMinute: limits.conversationsPerHour / 60, burst: limits.conversationsPerHour / 4, nowMs },
  })
  const messages = createRateLimit({
    ...{ perMinute: limits.messagesPerMinute, burst: Math.max(1, limits.messagesPerMinute / 4), nowMs },
  })
  return {
    request: (request: IncomingMessage) => requests.take(callerAddress(request, trustProxy)),
    conversation: (request: IncomingMessage) => begun.take(callerAddress(request, trustProxy)),
    message: (userId: string) => messages.take(userId),
  }
}
