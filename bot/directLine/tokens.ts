/**
 * Tokens of the widget: JWT, HS256. A token is bound to one shopper and one conversation.
 *
 *   access  opens the conversation; short-lived, renewed while the page is open. Web Chat reads its `user` claim.
 *   resume  kept by the page; good only for a new access token as the same shopper after a reload.
 *
 * Errors  DIRECT_LINE_FORBIDDEN for a token that is expired, forged, or of the other purpose.
 */
import { randomUUID } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { AppError } from '../../data/types/errors.ts'

export interface Shopper {
  /** 'dl_...', as Direct Line wants it. */
  readonly userId: string
  readonly conversationId: string
}

export type Purpose = 'access' | 'resume'

export interface Tokens {
  issue(purpose: Purpose, shopper: Shopper): Promise<string>
  verify(purpose: Purpose, token: string): Promise<Shopper>
  readonly accessSeconds: number
}

export const newUserId = (): string => `dl_${randomUUID()}`
export const newConversationId = (): string => randomUUID()

const ISSUER = 'aisle'

export function createTokens(options: {
  readonly secret: string
  readonly accessSeconds: number
  readonly resumeSeconds: number
  readonly now: () => Date
}): Tokens {
  const key = new TextEncoder().encode(options.secret)
  const lifetime = { access: options.accessSeconds, resume: options.resumeSeconds }
  return {
    accessSeconds: options.accessSeconds,
    issue: (purpose, { userId, conversationId }) => {
      const at = Math.floor(options.now().getTime() / 1000)
      return new SignJWT({ user: userId, conv: conversationId })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(purpose)
        .setIssuedAt(at)
        .setExpirationTime(at + lifetime[purpose])
        .sign(key)
    },
    verify: async (purpose, token) => {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: purpose,
        currentDate: options.now(),
      }).catch((error: unknown) => {
        throw forbidden(
          error instanceof errors.JWTExpired ? 'Token has expired' : 'Token is not valid',
          error,
        )
      })
      const { user, conv } = payload
      if (typeof user !== 'string' || typeof conv !== 'string') throw forbidden('Token is not valid')
      return { userId: user, conversationId: conv }
    },
  }
}

const forbidden = (problem: string, cause?: unknown): AppError =>
  new AppError('DIRECT_LINE_FORBIDDEN', { problem }, cause)
