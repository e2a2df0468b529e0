/**
 * What holds for every route, before it and beside it: security headers, cross-origin rules, no new work while the server
 * stops, and one shape for the errors that restify finds itself (unknown path, wrong method, unreadable address).
 */
import type { Request, Response, Server } from 'restify'
import { AppError } from '../../data/types/errors.ts'
import { handleCors, setSecurityHeaders } from './headers.ts'
import { sendError, type Reporting } from './respond.ts'

export interface GuardOptions {
  readonly corsOrigins: readonly string[]
  readonly isStopping: () => boolean
  readonly reporting: Reporting
}

export function guardAll(server: Server, options: GuardOptions): void {
  server.pre((request, response, next) => {
    setSecurityHeaders(response)
    const stopped = options.isStopping() && request.path() !== '/health' && request.path() !== '/ready'
    if (handleCors(request, response, options.corsOrigins)) next(false)
    else if (!stopped) next()
    else {
      response.setHeader('connection', 'close')
      sendError(response, new AppError('NOT_READY'), options.reporting)
      next(false)
    }
  })
  // restify's own answers have another shape. This is called for unknown paths, methods, and paths it cannot read; the
  // fourth argument would make restify answer too.
  server.on('restifyError', (_request: Request, response: Response, error: unknown) => {
    sendError(response, refusalOf(error), options.reporting)
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
