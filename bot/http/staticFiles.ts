/**
 * The files of our pages, read once at the start and served from memory: a name that is not in the table does not
 * exist, so no path can lead elsewhere. Compressed at the first request that takes it, off the main thread.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response } from 'restify'

export interface StaticFile {
  send(request: Request, response: Response): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const compress = promisify(gzip)

/** null when the file is not there (a package that is installed for development only). */
export async function openStaticFile(file: URL): Promise<StaticFile | null> {
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return null
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  const type = TYPES[file.pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  let compressed: Promise<Buffer> | null = null

  return {
    send: async (request, response) => {
      response.setHeader('etag', etag)
      response.setHeader('cache-control', 'no-cache')
      response.setHeader('vary', 'accept-encoding')
      if (request.headers['if-none-match'] === etag) {
        response.statusCode = 304
        response.end()
        return
      }
      const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
      if (takesGzip) response.setHeader('content-encoding', 'gzip')
      const body = takesGzip ? await (compressed ??= compress(bytes)) : bytes
      response.setHeader('content-type', type)
      response.setHeader('content-length', body.length)
      response.end(body)
    },
  }
}
