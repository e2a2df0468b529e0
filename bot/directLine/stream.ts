/**
 * The widget's WebSocket: `GET .../conversations/:id/stream?watermark=&t=`. Each frame is an ActivitySet.
 *
 * A reader has one position and one loop that sends what lies behind it, so what was said before and what is said now
 * can neither be sent twice nor be left out. A slow reader holds up only itself: the next page is read when the one
 * before has left.
 *
 * Errors  403 for a bad token or another conversation's, 404 for an ended one, 503 beyond MOST_SOCKETS, as the answer to
 *         the upgrade. Nothing the client sends is read.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { AppError } from '../../data/types/errors.ts'
import type { Log } from '../log.ts'
import { type Conversation, type Conversations, startOf } from './conversations.ts'
import type { Tokens } from './tokens.ts'

const MOST_SOCKETS = 2000
/** A page opened in a few tabs; beyond that the oldest is closed. */
const MOST_SOCKETS_A_CONVERSATION = 5
/** Proxies cut connections that are silent for a minute. */
const HEARTBEAT_MS = 30_000
/** A typing sign is not worth waiting for behind this many bytes. */
const BUSY_BYTES = 64 * 1024
const GOING_AWAY = 1001

export interface Streams {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>
  readonly count: () => number
  /** Closes all of them; clients come back when the server does. */
  close(): void
}

export function createStreams(deps: {
  readonly conversations: Conversations
  readonly tokens: Tokens
  readonly log: Log
}): Streams {
  const { conversations, tokens, log } = deps
  const server = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false })
  const byConversation = new Map<string, Set<WebSocket>>()
  const alive = new WeakSet<WebSocket>()

  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, HEARTBEAT_MS).unref()

  async function authorise(request: IncomingMessage): Promise<{ conversation: Conversation; start: number }> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    const id = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/.exec(pathname)?.[1]
    if (id === undefined) throw new AppError('ROUTE_NOT_FOUND')
    const shopper = await tokens.verify('access', searchParams.get('t') ?? '')
    if (shopper.conversationId !== id) {
      throw new AppError('DIRECT_LINE_FORBIDDEN', { problem: 'The token is for another conversation' })
    }
    if (server.clients.size >= MOST_SOCKETS) throw new AppError('NOT_READY')
    const conversation = await conversations.get(shopper)
    return { conversation, start: startOf(searchParams.get('watermark'), conversation) }
  }

  function keepFew(id: string, socket: WebSocket): void {
    const sockets = byConversation.get(id) ?? new Set()
    byConversation.set(id, sockets.add(socket))
    if (sockets.size > MOST_SOCKETS_A_CONVERSATION) [...sockets][0]?.close(GOING_AWAY)
    socket.on('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) byConversation.delete(id)
    })
  }

  return {
    handleUpgrade: async (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      try {
        const { conversation, start } = await authorise(request)
        server.handleUpgrade(request, socket, head, (webSocket) => {
          alive.add(webSocket)
          webSocket.on('pong', () => alive.add(webSocket))
          webSocket.on('error', () => webSocket.terminate())
          keepFew(conversation.id, webSocket)
          serve(webSocket, conversation, start, conversations, log).catch((error: unknown) => {
            log.error({ conversation: conversation.id, err: error }, 'stream not served')
            webSocket.terminate()
          })
        })
      } catch (error) {
        refuse(socket, error, log)
      }
    },
    count: () => server.clients.size,
    close: () => {
      clearInterval(heartbeat)
      for (const socket of server.clients) socket.close(GOING_AWAY)
      server.close()
    },
  }
}

async function serve(
  socket: WebSocket,
  conversation: Conversation,
  start: number,
  conversations: Conversations,
  log: Log,
): Promise<void> {
  let next = start
  let running = false

  async function sendAll(): Promise<void> {
    while (socket.readyState === socket.OPEN && next < conversation.count) {
      const page = await conversations.since(conversation.id, next)
      // What was purged meanwhile cannot be sent.
      if (page.activities.length === 0) next = conversation.count
      else await send(socket, frame(page.activities, page.watermark))
      next = Math.max(next, page.watermark)
    }
    if (conversation.ended) socket.close()
  }

  function changed(): void {
    if (running) return
    running = true
    sendAll()
      .catch((error: unknown) => {
        log.debug({ conversation: conversation.id, err: error }, 'stream broke off')
        socket.terminate()
      })
      .finally(() => {
        running = false
        // Something may have been said between the last look and here.
        if (next < conversation.count && socket.readyState === socket.OPEN) changed()
      })
  }

  const stop = await conversations.listen(conversation.id, {
    changed,
    passing: (json) => {
      if (socket.bufferedAmount < BUSY_BYTES) socket.send(frame([{ json }], next))
    },
  })
  socket.on('close', stop)
  if (socket.readyState !== socket.OPEN) stop()
  changed()
}

/** An ActivitySet, from activities that are serialised already. */
export const frame = (activities: readonly { readonly json: string }[], watermark: number): string =>
  `{"activities":[${activities.map((one) => one.json).join(',')}],"watermark":"${watermark}"}`

const send = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(data, (error) => (error ? reject(error) : resolve()))
  })

function refuse(socket: Duplex, error: unknown, log: Log): void {
  const known = error instanceof AppError ? error : new AppError('INTERNAL', {}, error)
  if (known.status >= 500) log.error({ code: known.code, err: known.cause ?? known }, 'upgrade failed')
  const body = JSON.stringify({ error: { code: known.code, message: known.message } })
  socket.end(
    `HTTP/1.1 ${known.status} Refused\r\nconnection: close\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
