/**
 * What the demo shop's page asks for: products, pictures, a chat session, and where it says what the shopper looked at.
 * Another page that holds the widget uses the session and the events the same way.
 *
 *   GET  /shop/products?page=1&category=KEY   ShopPageJson; page counts from 1
 *   GET  /pictures/<id>.svg                   a drawn picture
 *   POST /shop/session  { resume?, fresh? }   a Direct Line token: the conversation of `resume`, or with fresh: true a
 *                                             new one of the same shopper
 *   POST /shop/events   { kind, productId }   with the token; kind is 'viewed' or 'clicked'
 *
 * Prices are those of the store at the moment of the answer, with the 30-day low that the law asks for.
 */
import type { Request, Server } from 'restify'
import { z } from 'zod'
import { AppError } from '../data/types/errors.ts'
import type { ProductId } from '../data/types/ids.ts'
import type { LocalizedText } from '../data/types/language.ts'
import type { Quote } from '../data/types/recommendation.ts'
import type { DirectLine } from './directLine/directLine.ts'
import type { Shopper, Tokens } from './directLine/tokens.ts'
import { bearerToken } from './http/caller.ts'
import { sendJson, sendText, type Route } from './http/respond.ts'

export interface ShopCategory {
  /** What `category` takes. */
  readonly key: string
  readonly name: LocalizedText
  readonly count: number
}

export interface ShopPage {
  readonly quotes: readonly Quote[]
  /** Products in the category, over all pages. */
  readonly total: number
  readonly categories: readonly ShopCategory[]
}

export interface ShopInteraction {
  readonly kind: 'product-viewed' | 'product-clicked'
  readonly productId: ProductId
  /** The shopper as the widget's turns know them: `from.id`. */
  readonly userId: string
  readonly conversationId: string
}

/** What the shop's page shows and reports; built by the wiring. */
export interface Shop {
  /** `page` counts from 0; `category` is null for all. */
  page(query: {
    readonly page: number
    readonly size: number
    readonly category: string | null
  }): Promise<ShopPage>
  /** An SVG document; null when there is no such product. */
  picture(id: ProductId): Promise<string | null>
  /** Keeps an interaction; resolves false when there is no such product. */
  record(interaction: ShopInteraction): Promise<boolean>
}

export interface ShopRoutesDeps {
  readonly shop: Shop
  readonly directLine: DirectLine
  readonly tokens: Tokens
  readonly readBody: (request: Request) => Promise<unknown>
  readonly limit: {
    readonly request: (request: Request) => void
    readonly message: (userId: string) => void
  }
  /** The address under which a product's picture may be shown, or null. */
  readonly pictureUrl: (imageUrl: string | null) => string | null
}

const PAGE_SIZE = 24

const QUERY = z.object({
  page: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().min(1))
    .default(1),
  category: z.string().max(200).nullable().default(null),
})
const SESSION = z
  .object({ resume: z.string().max(4000).nullish(), fresh: z.boolean().default(false) })
  .nullish()
const EVENT = z.object({ kind: z.enum(['viewed', 'clicked']), productId: z.string().min(1).max(200) })

export function mountShop(
  server: Pick<Server, 'get' | 'post'>,
  route: (handle: Route) => Parameters<Server['get']>[1],
  deps: ShopRoutesDeps,
): void {
  const { shop, directLine, limit } = deps

  const products: Route = async (request, response) => {
    limit.request(request)
    const { page, category } = parse(QUERY, Object.fromEntries(queryOf(request)))
    const found = await shop.page({ page: page - 1, size: PAGE_SIZE, category })
    const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE))
    const items = found.quotes.map((quote) => shown(quote, deps.pictureUrl))
    sendJson(response, 200, {
      products: items,
      page,
      pages,
      total: found.total,
      categories: found.categories,
    })
  }

  const picture: Route = async (request, response) => {
    const { file = '' } = request.params as { file?: string }
    const id = /^(.{1,200})\.svg$/.exec(file)?.[1]
    const document = id === undefined ? null : await shop.picture(id as ProductId)
    if (document === null) throw new AppError('ROUTE_NOT_FOUND')
    response.setHeader('cache-control', 'public, max-age=86400')
    response.setHeader('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'`)
    sendText(response, 200, 'image/svg+xml', document)
  }

  const session: Route = async (request, response) => {
    limit.request(request)
    const body = parse(SESSION, await deps.readBody(request))
    sendJson(response, 200, await directLine.session(body?.resume ?? null, body?.fresh ?? false))
  }

  const events: Route = async (request, response) => {
    limit.request(request)
    const shopper = await shopperOf(request, deps.tokens)
    limit.message(`event ${shopper.userId}`)
    const { kind, productId } = parse(EVENT, await deps.readBody(request))
    const kept = await shop.record({ kind: `product-${kind}`, productId: productId as ProductId, ...shopper })
    if (!kept) throw new AppError('REQUEST_INVALID', { problem: 'productId: there is no such product' })
    sendJson(response, 202, {})
  }

  server.get('/shop/products', route(products))
  server.get('/pictures/:file', route(picture))
  server.post('/shop/session', route(session))
  server.post('/shop/events', route(events))
}

/** One product as the page shows it; texts are plain text, to be set as such. */
function shown(quote: Quote, pictureUrl: ShopRoutesDeps['pictureUrl']): object {
  const { product, priceMinor, currency, lowest30Minor, percentOff } = quote
  const { id, name, description, brand, categoryName, rating, ratingCount, stock } = product
  return {
    ...{ id, name, description, brand, categoryName, rating, ratingCount, stock },
    ...{ priceMinor, currency, lowest30Minor, percentOff },
    imageUrl: pictureUrl(product.imageUrl),
  }
}

async function shopperOf(request: Request, tokens: Tokens): Promise<Shopper> {
  const token = bearerToken(request)
  if (token === null) throw new AppError('REQUEST_UNAUTHENTICATED')
  return tokens.verify('access', token)
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw new AppError('REQUEST_INVALID', {
    problem: `${issue.path.join('.') || 'the body'}: ${issue.message}`,
  })
}

const queryOf = (request: Request): URLSearchParams =>
  new URL(request.url ?? '', 'http://localhost').searchParams
