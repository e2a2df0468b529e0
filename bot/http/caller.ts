/**
 * Who calls, as far as the network tells. Pure; no I/O.
 */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { AppError } from '../../data/types/errors.ts'
import { isLoopbackHost } from '../config.ts'

/** Address to count a caller's requests by. Behind a trusted proxy it is the last one that the proxy added. */
export function callerAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined
  const last = forwarded?.toString().split(',').at(-1)?.trim()
  return last !== undefined && last !== '' ? last : (request.socket.remoteAddress ?? 'unknown')
}

/**
 * True when the request began on this machine and was meant for it: the peer is loopback, no proxy stands between, and
 * the name that was asked for is loopback too (else a page of a stranger could reach us by a name that it points here).
 */
export function isLocalCaller(request: IncomingMessage): boolean {
  const { host, forwarded, 'x-forwarded-for': forwardedFor } = request.headers
  if (forwarded !== undefined || forwardedFor !== undefined) return false
  if (!isLoopbackHost(request.socket.remoteAddress ?? '')) return false
  return isLoopbackHost((host ?? '').replace(/:\d+$/, ''))
}

/** The token of `Authorization: Bearer <token>`; null when there is none. */
export function bearerToken(request: IncomingMessage): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

/** Takes as long for a wrong secret as for the right one. */
export function sameText(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Where the widget opens its socket: the public address, else the one it reached us under. */
export function socketOrigin(
  request: IncomingMessage,
  { publicUrl, trustProxy }: { readonly publicUrl: string | null; readonly trustProxy: boolean },
): string {
  if (publicUrl !== null) return publicUrl.replace(/^http/, 'ws')
  const secure = trustProxy && request.headers['x-forwarded-proto'] === 'https'
  const { host = '' } = request.headers
  if (!/^[\w.\-[\]:]+$/.test(host)) throw new AppError('REQUEST_INVALID', { problem: 'the Host header' })
  return `${secure ? 'wss' : 'ws'}://${host}`
}
