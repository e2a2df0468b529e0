/**
 * The routes of Direct Line 3.0 under /v3/directline, over bot/directLine/directLine.ts.
 *
 * Who may: a page's shopper with an access token; a shop's own server with the secret, which may name the shopper.
 * Errors  403 for an expired or foreign token, 404 for an ended conversation, 429 above the limits.
 */
import type { Request, Server } from 'restify'
import { z } from 'zod'
import { AppError } from '../../data/types/errors.ts'
import { bearerToken } from '../http/caller.ts'
import { sendJson, sendText, type Route } from '../http/respond.ts'
import { parseWidgetActivity } from '../inboundActivity.ts'
import { type Conversations, startOf } from './conversations.ts'
import type { Access, DirectLine } from './directLine.ts'
import { frame } from './stream.ts'
import { newConversationId, newUserId, type Shopper, type Tokens } from './tokens.ts'

const BASE = '/v3/directline'

const BEGIN = z
  .object({
    user: z.object({ id: z.string().optional() }).nullish(),
    locale: z
      .string()
      .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/)
      .nullish()
      .catch(null),
  })
  .nullish()

export interface DirectLineRoutesDeps {
  readonly directLine: DirectLine
  readonly conversations: Conversations
  readonly tokens: Tokens
  readonly isSecret: (token: string) => boolean
  readonly readBody: (request: Request) => Promise<unknown>
  /** Counts a request by its caller's address, a new conversation by it, a message by its shopper; throws RATE_LIMITED. */
  readonly limit: {
    readonly request: (request: Request) => void
    readonly conversation: (request: Request) => void
    readonly message: (userId: string) => void
  }
  /** ws:// or wss:// origin under which this request reached us. */
  readonly streamOrigin: (request: Request) => string
}

export function mountDirectLine(
  server: Pick<Server, 'get' | 'post'>,
  route: (handle: Route) => Parameters<Server['get']>[1],
  deps: DirectLineRoutesDeps,
): void {
  const { directLine, conversations, tokens, isSecret, limit } = deps

  async function shopperOf(request: Request): Promise<Shopper> {
    limit.request(request)
    const token = bearerToken(request)
    if (token === null) throw forbidden('A token is needed')
    const shopper = await tokens.verify('access', token)
    const wanted = (request.params as { id?: string } | undefined)?.id
    if (wanted !== undefined && wanted !== shopper.conversationId) {
      throw forbidden('The token is for another conversation')
    }
    return shopper
  }

  /** A new shopper's conversation for whoever has the secret, else null. */
  async function asOwner(request: Request, body: z.infer<typeof BEGIN>): Promise<Shopper | null> {
    const token = bearerToken(request)
    if (token === null || !isSecret(token)) return null
    limit.request(request)
    const named = body?.user?.id ?? newUserId()
    if (!/^dl_[\w.:@-]{1,200}$/.test(named)) {
      throw new AppError('DIRECT_LINE_BAD_REQUEST', { problem: 'user.id must begin with dl_' })
    }
    return { userId: named, conversationId: newConversationId() }
  }

  const withStream = (request: Request, access: Access, watermark: string): object => ({
    ...access,
    streamUrl:
      `${deps.streamOrigin(request)}${BASE}/conversations/${access.conversationId}/stream` +
      `?watermark=${encodeURIComponent(watermark)}&t=${encodeURIComponent(access.token)}`,
    referenceGrammarId: access.conversationId,
  })

  const generate: Route = async (request, response) => {
    const shopper = await asOwner(request, await readBegin(request))
    if (shopper === null) throw forbidden('The secret is needed')
    sendJson(response, 200, await directLine.access(shopper))
  }

  const refresh: Route = async (request, response) => {
    sendJson(response, 200, await directLine.access(await shopperOf(request)))
  }

  const start: Route = async (request, response) => {
    const body = await readBegin(request)
    const shopper = (await asOwner(request, body)) ?? (await shopperOf(request))
    const known = await conversations.find(shopper)
    if (known === null) limit.conversation(request)
    const { created } = await directLine.start(shopper, body?.locale ?? null)
    sendJson(response, created ? 201 : 200, withStream(request, await directLine.access(shopper), '-'))
  }

  const reconnect: Route = async (request, response) => {
    const shopper = await shopperOf(request)
    const conversation = await conversations.get(shopper)
    const given = watermarkOf(request)
    const begin = String(startOf(given, conversation))
    sendJson(response, 200, withStream(request, await directLine.access(shopper), begin))
  }

  const poll: Route = async (request, response) => {
    const conversation = await conversations.get(await shopperOf(request))
    const page = await conversations.since(conversation.id, startOf(watermarkOf(request), conversation))
    sendText(response, 200, 'application/json; charset=utf-8', frame(page.activities, page.watermark))
  }

  const post: Route = async (request, response) => {
    const shopper = await shopperOf(request)
    limit.message(shopper.userId)
    const id = await directLine.post(shopper, parseWidgetActivity(await deps.readBody(request)))
    sendJson(response, 200, { id })
  }

  const upload: Route = async (request) => {
    await shopperOf(request)
    throw new AppError('REQUEST_TYPE_UNSUPPORTED', { expected: 'text, not files,' })
  }

  async function readBegin(request: Request): Promise<z.infer<typeof BEGIN>> {
    const parsed = BEGIN.safeParse(await deps.readBody(request))
    if (parsed.success) return parsed.data
    throw new AppError('DIRECT_LINE_BAD_REQUEST', { problem: 'The body is not a request for a conversation' })
  }

  server.post(`${BASE}/tokens/generate`, route(generate))
  server.post(`${BASE}/tokens/refresh`, route(refresh))
  server.post(`${BASE}/conversations`, route(start))
  server.get(`${BASE}/conversations/:id`, route(reconnect))
  server.get(`${BASE}/conversations/:id/activities`, route(poll))
  server.post(`${BASE}/conversations/:id/activities`, route(post))
  server.post(`${BASE}/conversations/:id/upload`, route(upload))
}

function watermarkOf(request: Request): string | null {
  return new URL(request.url ?? '', 'http://localhost').searchParams.get('watermark')
}

const forbidden = (problem: string): AppError => new AppError('DIRECT_LINE_FORBIDDEN', { problem })
