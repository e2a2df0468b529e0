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
import type { AddressInfo } from 'node:net'
import restify, { type Request, type Server } from 'restify'
import type { ActivityLog } from '../data/types/activityLog.ts'
import { AppError } from '../data/types/errors.ts'
import { type Bot, ChannelAdapter } from './adapter.ts'
import { type Config, isLoopbackHost } from './config.ts'
import { mountDirectLine } from './directLine/routes.ts'
import { createWidget, type Widget } from './directLine/widget.ts'
import { isLocalCaller, sameText, socketOrigin } from './http/caller.ts'
import { guardAll } from './http/guard.ts'
import { pictureUrl } from './http/pictureUrl.ts'
import { readJson } from './http/readJson.ts'
import { route as routeWith, sendJson, type Route } from './http/respond.ts'
import { parseActivity } from './inboundActivity.ts'
import { limitsOf } from './limits.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { mountOperations } from './operationsRoutes.ts'
import { allowedPictures } from './outgoingPictures.ts'
import { mountPages } from './pages.ts'
import { mountShop, type Shop } from './shopRoutes.ts'
import { createTurnQueue, type TurnQueue } from './turnQueue.ts'
import { createTurnRunner, type TurnRunner } from './turnRunner.ts'

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

/** A person's request arrives at once; what takes longer is not a person's. */
const REQUEST_TIMEOUT_MS = 30_000
/** Longer than the minute that proxies keep an idle connection, so that they never write into one that we close. */
const KEEP_ALIVE_MS = 75_000
/** Answers of the last turns are being written when a server stops; what still hangs after this is cut. */
const LAST_WORDS_MS = 200

interface Edge {
  readonly deps: ServerDeps
  readonly server: Server
  readonly queue: TurnQueue
  readonly widget: Widget
  readonly channels: ChannelAdapter
  readonly state: { stopping: boolean; url: string }
}

export async function startServer(deps: ServerDeps): Promise<RunningServer> {
  const { config, log, metrics } = deps
  const server = restify.createServer({ name: 'Aisle', ignoreTrailingSlash: true })
  server.server.requestTimeout = REQUEST_TIMEOUT_MS
  server.server.keepAliveTimeout = KEEP_ALIVE_MS
  const queue = createTurnQueue()
  const state = { stopping: false, url: '' }
  const turns = createTurnRunner({ queue, log, metrics, apology: deps.apology })
  const widget = createWidget({ ...deps, turns, baseUrl: widgetBase(config) })
  const edge = { deps, server, queue, widget, channels: channelsOf(deps, turns, state), state }
  await mountAll(edge)
  addGauges(edge)
  const port = await listen(server, config)
  const host = isLoopbackHost(config.host) ? 'localhost' : config.host
  state.url = config.publicUrl ?? `http://${host}:${port}`
  return { url: state.url, port, close: () => close(edge) }
}

/** Our page is on this server, under whatever name it was opened; pages elsewhere need the whole address. */
const widgetBase = (config: Config): string => config.publicUrl ?? ''

function channelsOf(deps: ServerDeps, turns: TurnRunner, state: Edge['state']): ChannelAdapter {
  const { config, bot, log } = deps
  const channels = new ChannelAdapter({ credentials: config.credentials, bot, turns, log })
  const { imageHosts } = config
  channels.use(allowedPictures((url) => pictureUrl(url, { baseUrl: state.url, imageHosts })))
  return channels
}

async function mountAll({ deps, server, widget, channels, state }: Edge): Promise<void> {
  const { config, log, metrics, readiness } = deps
  const { imageHosts, publicUrl, metricsToken, corsOrigins, shopName } = config
  const { conversations, directLine, tokens } = widget
  const route = (handle: Route) => routeWith(handle, deps)
  const readBody = (request: Request): Promise<unknown> => readJson(request, config.limits.bodyBytes)
  const isStopping = (): boolean => state.stopping
  const limit = limitsOf(config)

  guardAll(server, { corsOrigins, isStopping, reporting: deps })
  server.post('/api/messages', route(messagesRoute(channels, readBody)))
  mountOperations(server, route, { metrics, metricsToken, readiness, isStopping })
  mountShop(server, route, {
    ...{ shop: deps.shop, directLine, tokens, readBody, limit },
    pictureUrl: (imageUrl) => pictureUrl(imageUrl, { baseUrl: widgetBase(config), imageHosts }),
  })
  mountDirectLine(server, route, {
    ...{ directLine, conversations, tokens, readBody, limit },
    isSecret: (token) => sameText(token, deps.directLineSecret),
    streamOrigin: (request) => socketOrigin(request, config),
  })
  await mountPages(server, route, { shopName, publicUrl, imageHosts, log })
  server.server.on('upgrade', (request, socket, head) => {
    if (state.stopping) socket.destroy()
    else void widget.streams.handleUpgrade(request, socket, head)
  })
}

async function close({ deps, server, queue, widget, state }: Edge): Promise<void> {
  state.stopping = true
  const closed = new Promise<void>((resolve) => server.server.close(() => resolve()))
  server.server.closeIdleConnections()
  const inTime = await queue.idle(deps.config.limits.shutdownMs)
  if (!inTime) deps.log.warn({ turns: queue.size() }, 'stopping with turns in progress')
  widget.close()
  server.server.closeIdleConnections()
  setTimeout(() => server.server.closeAllConnections(), LAST_WORDS_MS).unref()
  await closed
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

function addGauges({ deps: { metrics }, queue, widget }: Edge): void {
  metrics.gauge('aisle_turns_waiting', 'Turns in progress or waiting', queue.size)
  metrics.gauge('aisle_widget_sockets', 'Open WebSockets of the widget', widget.streams.count)
  metrics.gauge('aisle_widget_conversations', 'Conversations held in memory', widget.conversations.openCount)
}

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', (error: NodeJS.ErrnoException) => {
      const problems = `  AISLE_PORT, AISLE_HOST: ${host}:${port} cannot be listened on (${error.code ?? error.message})`
      reject(new AppError('CONFIG_INVALID', { problems }, error))
    })
    server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port))
  })
}
