/**
 * How every route answers: JSON, `{ "error": { "code", "message" } }` for errors, never a stack trace.
 *
 * A route is an async function; what it throws becomes the answer: an AppError its own status and message, anything
 * else INTERNAL, which alone is logged with its stack.
 */
import type { Next, Request, RequestHandler, Response } from 'restify'
import { AppError } from '../../data/types/errors.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'

export type Route = (request: Request, response: Response) => Promise<void> | void

export interface Reporting {
  readonly log: Log
  readonly metrics: Metrics
}

export function sendJson(response: Response, status: number, body: unknown): void {
  sendText(response, status, 'application/json; charset=utf-8', JSON.stringify(body))
}

export function sendText(
  response: Response,
  status: number,
  contentType: string,
  body: string | Buffer,
): void {
  response.statusCode = status
  response.setHeader('content-type', contentType)
  response.setHeader('content-length', Buffer.byteLength(body))
  response.end(body)
}

export function sendError(response: Response, error: unknown, { log, metrics }: Reporting): void {
  const known = error instanceof AppError ? error : new AppError('INTERNAL', {}, error)
  metrics.error(known.code)
  if (known.status >= 500) log.error({ code: known.code, err: known.cause ?? known }, 'request failed')
  else log.debug({ code: known.code, problem: known.message }, 'request refused')
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (known.code === 'RATE_LIMITED') response.setHeader('retry-after', String(known.details['seconds'] ?? 1))
  // The rest of a body that was refused is not read, so the connection cannot be used again.
  if (known.code === 'REQUEST_TOO_LARGE') response.setHeader('connection', 'close')
  sendJson(response, known.status, { error: { code: known.code, message: publicMessage(known) } })
}

/** A fault of ours is described in the log, not to the caller. */
const publicMessage = (error: AppError): string =>
  error.status >= 500 ? new AppError(error.status === 503 ? 'NOT_READY' : 'INTERNAL').message : error.message

export function route(handle: Route, reporting: Reporting): RequestHandler {
  return (request: Request, response: Response, next: Next) => {
    const finish = (): void => next(false)
    Promise.resolve()
      .then(() => handle(request, response))
      .catch((error: unknown) => sendError(response, error, reporting))
      .then(finish, finish)
  }
}
