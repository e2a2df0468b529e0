/**
 * The HTTP edge: every route, and the order in which it starts and stops.
 *
 *   POST /api/messages       Bot Framework channels, the Emulator, the Agents Playground
 *   /v3/directline/...       the widget
 *   GET  / and /web/...      the shop's page;  /shop/..., /pictures/...  what it asks for
 *   GET  /health             200 while the process lives
 *   GET  /ready              200 when database, index and models answer, else 503, with what is missing
 *   GET  /metrics            Prometheus; for this machine, or with the metrics token
 *
 * Errors  every error is JSON `{ error: { code, message } }` of the error table; nothing a caller sends makes a 500.
 */
import type { TurnContext } from 'botbuilder'
import { timingSafeEqual } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import restify, { type Request, type Response, type Server } from 'restify'
import type { ActivityLog } from '../data/types/activityLog.ts'
import { AppError } from '../data/types/errors.ts'
import { type Bot, ChannelAdapter } from './adapter.ts'
import { type Config, isLoopbackHost } from './config.ts'
import { type Conversations, createConversations } from './directLine/conversations.ts'
import { createDirectLine } from './directLine/directLine.ts'
import { DirectLineAdapter } from './directLine/directLineAdapter.ts'
import { mountDirectLine } from './directLine/routes.ts'
import { createStreams, type Streams } from './directLine/stream.ts'
import { createTokens } from './directLine/tokens.ts'
import { bearerToken, callerAddress, isLocalCaller } from './http/caller.ts'
import { handleCors, setSecurityHeaders } from './http/headers.ts'
import { pictureUrl } from './http/pictureUrl.ts'
import { createRateLimit } from './http/rateLimit.ts'
import { readJson } from './http/readJson.ts'
import { route as routeWith, sendError, sendJson, sendText, type Route } from './http/respond.ts'
import { parseActivity } from './inboundActivity.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { mountPages } from './pages.ts'
import { mountShop, type Shop } from './shopRoutes.ts'
import { createTurnQueue, type TurnQueue } from './turnQueue.ts'
import { createTurnRunner } from './turnRunner.ts'

export interface ServerDeps {
  readonly config: Config
  readonly log: Log
  readonly metrics: Metrics
  readonly bot: Bot
  /** What a shopper reads when a turn failed, in the language of the turn. */
  readonly apology: (context: TurnContext) => string
  readonly shop: Shop
  readonly activityLog: ActivityLog
  /** Signs the widget's tokens; see directLine/secret.ts. */
  readonly directLineSecret: string
  /** Name of a part -> true when it answers. */
  readonly readiness: () => Promise<Readonly<Record<string, boolean>>>
  readonly now: () => Date
}

export interface RunningServer {
  /** Origin under which shoppers reach it. */
  readonly url: string
  readonly port: number
  /** Takes no more requests, lets turns end (as long as the configuration says), then closes what is open. */
  close(): Promise<void>
}

/** Idle conversations leave the memory, old ones the database. */
const SWEEP_MS = 60_000
const PURGE_MS = 6 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000
/** A person's request arrives at once; what takes longer is not a person's. */
const REQUEST_TIMEOUT_MS = 30_000

export async function startServer(deps: ServerDeps): Promise<RunningServer> {
  const { config, log, metrics, now } = deps
  const server = restify.createServer({ name: 'Aisle', ignoreTrailingSlash: true })
  server.server.requestTimeout = REQUEST_TIMEOUT_MS
  const queue = createTurnQueue()
  const state = { stopping: false, url: '' }
  const route = (handle: Route) => routeWith(handle, deps)
  const readBody = (request: Request): Promise<unknown> => readJson(request, config.limits.bodyBytes)

  const turns = createTurnRunner({ queue, log, metrics, apology: deps.apology })
  const conversations = createConversations(deps.activityLog, now)
  const tokens = createTokens({
    secret: deps.directLineSecret,
    accessSeconds: config.directLine.tokenSeconds,
    resumeSeconds: config.directLine.keepDays * (DAY_MS / 1000),
    now,
  })
  const streams = createStreams({ conversations, tokens, log })
  const widget = new DirectLineAdapter({ conversations, turns, bot: deps.bot, now })
  const directLine = createDirectLine({ conversations, adapter: widget, tokens, log, now })
  const channels = new ChannelAdapter({ credentials: config.credentials, bot: deps.bot, turns, log })
  const limit = limitsOf(config)

  guardAll(server, deps, state)
  server.post('/api/messages', route(messagesRoute(channels, readBody)))
  mountOperations(server, route, deps, state)
  mountShop(server, route, {
    ...{ shop: deps.shop, directLine, tokens, readBody, limit },
    pictureUrl: (imageUrl) => pictureUrl(imageUrl, { baseUrl: state.url, imageHosts: config.imageHosts }),
  })
  mountDirectLine(server, route, {
    ...{ directLine, conversations, tokens, readBody, limit },
    isSecret: (token) => sameText(token, deps.directLineSecret),
    streamOrigin: (request) => streamOrigin(request, config),
  })
  await mountPages(server, route, { shopName: config.shopName, imageHosts: config.imageHosts, log })
  server.server.on('upgrade', (request, socket, head) => {
    if (state.stopping) socket.destroy()
    else void streams.handleUpgrade(request, socket, head)
  })
  addGauges(metrics, queue, streams, conversations)
  const stopChores = startChores(deps, conversations)

  const port = await listen(server, config)
  state.url = config.publicUrl ?? `http://${isLoopbackHost(config.host) ? 'localhost' : config.host}:${port}`
  return {
    url: state.url,
    port,
    close: async () => {
      state.stopping = true
      stopChores()
      const closed = new Promise<void>((resolve) => server.server.close(() => resolve()))
      server.server.closeIdleConnections()
      const inTime = await queue.idle(config.limits.shutdownMs)
      if (!inTime) log.warn({ turns: queue.size() }, 'stopping with turns in progress')
      streams.close()
      server.server.closeIdleConnections()
      // Answers of the last turns are being written; what still hangs after a moment is cut.
      setTimeout(() => server.server.closeAllConnections(), 200).unref()
      await closed
    },
  }
}

function messagesRoute(channels: ChannelAdapter, readBody: (request: Request) => Promise<unknown>): Route {
  return async (request, response) => {
    const isLocal = isLocalCaller(request)
    const activity = parseActivity(await readBody(request))
    const authorization = request.headers.authorization ?? ''
    const { status, body } = await channels.receive({ activity, authorization, isLocal })
    if (body === undefined || body === null) {
      response.statusCode = status
      response.end()
    } else sendJson(response, status, body)
  }
}

function mountOperations(
  server: Server,
  route: (handle: Route) => Parameters<Server['get']>[1],
  { config, metrics, readiness }: ServerDeps,
  state: { readonly stopping: boolean },
): void {
  server.get(
    '/health',
    route((_request, response) => sendJson(response, 200, { alive: true })),
  )
  server.get(
    '/ready',
    route(async (_request, response) => {
      const parts = await readiness()
      const ready = !state.stopping && Object.values(parts).every(Boolean)
      sendJson(response, ready ? 200 : 503, { ready, stopping: state.stopping, parts })
    }),
  )
  server.get(
    '/metrics',
    route(async (request, response) => {
      const token = bearerToken(request)
      const allowed =
        config.metricsToken === null
          ? isLocalCaller(request)
          : token !== null && sameText(token, config.metricsToken)
      if (!allowed) throw new AppError('REQUEST_FORBIDDEN', { problem: 'The metrics token is needed' })
      sendText(response, 200, metrics.registry.contentType, await metrics.registry.metrics())
    }),
  )
}

/** Before every route: headers, cross-origin rules, shutdown; after it: one shape for what restify itself refuses. */
function guardAll(server: Server, deps: ServerDeps, state: { readonly stopping: boolean }): void {
  server.pre((request, response, next) => {
    setSecurityHeaders(response)
    const stopped = state.stopping && request.path() !== '/health' && request.path() !== '/ready'
    if (handleCors(request, response, deps.config.corsOrigins)) next(false)
    else if (!stopped) next()
    else {
      response.setHeader('connection', 'close')
      sendError(response, new AppError('NOT_READY'), deps)
      next(false)
    }
  })
  // restify's own answers have another shape. This is called for unknown paths, methods, and paths it cannot read; the
  // fourth argument would make restify answer too.
  server.on('restifyError', (_request: Request, response: Response, error: unknown) => {
    sendError(response, refusalOf(error), deps)
  })
}

function refusalOf(error: unknown): unknown {
  const { statusCode } = error as { statusCode?: number }
  if (statusCode === 404) return new AppError('ROUTE_NOT_FOUND')
  if (statusCode === 405) return new AppError('METHOD_NOT_ALLOWED')
  if (statusCode !== undefined && statusCode < 500) {
    return new AppError('REQUEST_INVALID', { problem: 'the address cannot be read' })
  }
  return error
}

function limitsOf({ limits, trustProxy }: Config) {
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
    request: (request: Request) => requests.take(callerAddress(request, trustProxy)),
    conversation: (request: Request) => begun.take(callerAddress(request, trustProxy)),
    message: (userId: string) => messages.take(userId),
  }
}

/** Where the widget opens its socket: the public address, else the one it reached us under. */
function streamOrigin(request: Request, { publicUrl, trustProxy }: Config): string {
  if (publicUrl !== null) return publicUrl.replace(/^http/, 'ws')
  const secure = trustProxy && request.headers['x-forwarded-proto'] === 'https'
  const { host = '' } = request.headers
  if (!/^[\w.\-[\]:]+$/.test(host)) throw new AppError('REQUEST_INVALID', { problem: 'the Host header' })
  return `${secure ? 'wss' : 'ws'}://${host}`
}

function sameText(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function addGauges(metrics: Metrics, queue: TurnQueue, streams: Streams, conversations: Conversations): void {
  metrics.gauge('aisle_turns_waiting', 'Turns in progress or waiting', queue.size)
  metrics.gauge('aisle_widget_sockets', 'Open WebSockets of the widget', streams.count)
  metrics.gauge('aisle_widget_conversations', 'Conversations held in memory', conversations.openCount)
}

function startChores(
  { activityLog, config, log, now }: ServerDeps,
  conversations: Conversations,
): () => void {
  const purge = (): void => {
    const before = new Date(now().getTime() - config.directLine.keepDays * DAY_MS)
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

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port))
  })
}
