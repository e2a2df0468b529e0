/**
 * Headers that keep pages and answers from being misused. Pure.
 */
import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'restify'

/** What the browser's Direct Line client sends; anything else is not let through from other origins. */
const CORS_HEADERS = 'authorization, content-type, x-ms-bot-agent, x-requested-with'

export function setSecurityHeaders(response: Response): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'cross-origin')
}

/** Lets the listed origins read answers. True when the request was a preflight and is answered. */
export function handleCors(request: Request, response: Response, origins: readonly string[]): boolean {
  const { origin } = request.headers
  if (origin !== undefined && origins.includes(origin)) {
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('vary', 'origin')
    response.setHeader('access-control-expose-headers', 'retry-after')
    response.setHeader('access-control-allow-headers', CORS_HEADERS)
    response.setHeader('access-control-allow-methods', 'GET, POST')
    response.setHeader('access-control-max-age', '7200')
  }
  if (request.method !== 'OPTIONS') return false
  response.statusCode = 204
  response.end()
  return true
}

export const newNonce = (): string => randomBytes(16).toString('base64')

/** Checksum of '': Web Chat adds one style element that is empty, and the browser reports even that. */
const EMPTY_STYLE = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='

/**
 * Policy of our pages: own scripts only, styles by nonce (Web Chat writes its styles at run time), pictures from us and
 * from the allowed hosts (Web Chat keeps its icons as blobs), talk to this server only.
 */
export function contentSecurityPolicy(
  nonce: string,
  { publicUrl, imageHosts }: { readonly publicUrl: string | null; readonly imageHosts: readonly string[] },
): string {
  const hosts = imageHosts.map((host) => (host === '*' ? 'https:' : `https://${host}`))
  const images = publicUrl === null ? hosts : [publicUrl, ...hosts]
  const sockets = publicUrl === null ? [] : [publicUrl.replace(/^http/, 'ws')]
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}' '${EMPTY_STYLE}'`,
    [`img-src 'self' data: blob:`, ...images].join(' '),
    [`connect-src 'self'`, ...sockets].join(' '),
    `font-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
