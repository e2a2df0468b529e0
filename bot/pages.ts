/**
 * The shop's page and its files (bot/web). The page is filled with the shop's name and a fresh nonce at each request;
 * everything else is the same for all and cached by the browser.
 */
import { readFile } from 'node:fs/promises'
import type { Server } from 'restify'
import { AppError } from '../data/types/errors.ts'
import { contentSecurityPolicy, newNonce } from './http/headers.ts'
import { sendText, type Route } from './http/respond.ts'
import { openStaticFile } from './http/staticFiles.ts'
import type { Log } from './log.ts'

const FILES = ['shop.js', 'chat.js', 'words.js', 'page.css', 'icon.svg'] as const
const WEB = new URL('./web/', import.meta.url)
const WEB_CHAT = new URL('../node_modules/botframework-webchat/dist/webchat.js', import.meta.url)

export async function mountPages(
  server: Pick<Server, 'get'>,
  route: (handle: Route) => Parameters<Server['get']>[1],
  options: {
    readonly shopName: string
    readonly publicUrl: string | null
    readonly imageHosts: readonly string[]
    readonly log: Log
  },
): Promise<void> {
  const page = await readFile(new URL('index.html', WEB), 'utf8')
  server.get(
    '/',
    route((_request, response) => {
      const nonce = newNonce()
      response.setHeader('content-security-policy', contentSecurityPolicy(nonce, options))
      response.setHeader('cache-control', 'no-store')
      sendText(response, 200, 'text/html; charset=utf-8', filled(page, { nonce, shopName: options.shopName }))
    }),
  )
  for (const name of FILES) await mountFile(server, route, `/web/${name}`, new URL(name, WEB), options.log)
  await mountFile(server, route, '/web/webchat.js', WEB_CHAT, options.log)
}

async function mountFile(
  server: Pick<Server, 'get'>,
  route: (handle: Route) => Parameters<Server['get']>[1],
  path: string,
  file: URL,
  log: Log,
): Promise<void> {
  const opened = await openStaticFile(file)
  if (opened === null) log.warn({ path }, 'file of the page is not installed')
  server.get(
    path,
    route((request, response) => {
      if (opened === null) throw new AppError('ROUTE_NOT_FOUND')
      return opened.send(request, response)
    }),
  )
}

/** `{{name}}` in the page, escaped for text and attributes. */
function filled(page: string, values: Readonly<Record<string, string>>): string {
  return page.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''))
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!)
