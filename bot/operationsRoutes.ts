/**
 * What an operator and their tools ask.
 *
 *   GET /health   200 while the process lives
 *   GET /ready    200 when every part answers and the server is not stopping, else 503, with what is missing
 *   GET /metrics  Prometheus; for callers on this machine, or with the metrics token when one is set
 */
import type { Server } from 'restify'
import { AppError } from '../data/types/errors.ts'
import { bearerToken, isLocalCaller, sameText } from './http/caller.ts'
import { sendJson, sendText, type Route } from './http/respond.ts'
import type { Metrics } from './metrics.ts'

export interface OperationsDeps {
  readonly metrics: Metrics
  readonly metricsToken: string | null
  /** Name of a part -> true when it answers. */
  readonly readiness: () => Promise<Readonly<Record<string, boolean>>>
  readonly isStopping: () => boolean
}

export function mountOperations(
  server: Pick<Server, 'get' | 'head'>,
  route: (handle: Route) => Parameters<Server['get']>[1],
  { metrics, metricsToken, readiness, isStopping }: OperationsDeps,
): void {
  const health: Route = (_request, response) => sendJson(response, 200, { alive: true })

  const ready: Route = async (_request, response) => {
    const parts = await readiness()
    const stopping = isStopping()
    const isReady = !stopping && Object.values(parts).every(Boolean)
    sendJson(response, isReady ? 200 : 503, { ready: isReady, stopping, parts })
  }

  const page: Route = async (request, response) => {
    const token = bearerToken(request)
    const allowed =
      metricsToken === null ? isLocalCaller(request) : token !== null && sameText(token, metricsToken)
    if (!allowed) throw new AppError('REQUEST_FORBIDDEN', { problem: 'The metrics token is needed' })
    sendText(response, 200, metrics.registry.contentType, await metrics.registry.metrics())
  }

  server.get('/metrics', route(page))
  for (const [path, handle] of [
    ['/health', health],
    ['/ready', ready],
  ] as const) {
    server.get(path, route(handle))
    server.head(path, route(handle))
  }
}
