/**
 * The server with stand-ins behind it: a bot that echoes, a shop of three products, conversations in memory, a silent
 * log. Listens on a free port.
 */
import type { TurnContext } from 'botbuilder'
import { type Environment, loadConfig } from '../../bot/config.ts'
import { createLog } from '../../bot/log.ts'
import { createMetrics } from '../../bot/metrics.ts'
import { type RunningServer, type ServerDeps, startServer } from '../../bot/server.ts'
import type { Shop, ShopInteraction } from '../../bot/shopRoutes.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'
import { memoryActivityLog } from './memoryActivityLog.ts'

export const SECRET = 'a-secret-of-at-least-thirty-two-characters'

export interface Edge extends RunningServer {
  /** What the server wrote to its log, one JSON line each. */
  readonly logged: string[]
  readonly recorded: ShopInteraction[]
}

export interface EdgeOptions extends Partial<Omit<ServerDeps, 'config' | 'log'>> {
  readonly environment?: Environment
}

export async function startEdge({ environment = {}, ...given }: EdgeOptions = {}): Promise<Edge> {
  const logged: string[] = []
  const recorded: ShopInteraction[] = []
  const config = loadConfig({ AISLE_PORT: '0', ...environment })
  const server = await startServer({
    config,
    log: createLog({ level: 'debug', text: config.log.text }, { write: (line) => logged.push(line) }),
    metrics: createMetrics(),
    bot: { run: echo },
    apology: () => 'Sorry, something went wrong.',
    shop: stubShop(recorded),
    activityLog: memoryActivityLog(),
    directLineSecret: SECRET,
    readiness: async () => ({ database: true, index: true, models: true }),
    now: () => new Date(),
    ...given,
  })
  return { ...server, logged, recorded }
}

/** Answers 'hi' with 'you said hi', in Chinese by its mark, fails on 'fail', and greets whoever joins. */
export async function echo(context: TurnContext): Promise<void> {
  const { type, text, membersAdded, recipient } = context.activity
  if (text === 'fail') throw new Error('the bot failed as it was told')
  if (type === 'message') {
    const locale = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en-US'
    await context.sendActivity({ type, text: `you said ${text}`, locale })
  }
  for (const member of membersAdded ?? [])
    if (member.id !== recipient.id) await context.sendActivity('welcome')
}

const product = (id: string, name: string, priceMinor: number, listPriceMinor: number | null): Product => ({
  id: id as ProductId,
  name: { en: name, zh: `${name}（中文）` },
  description: { en: `All about ${name}` },
  brand: 'Harbour',
  categoryPath: ['Clothing', 'Jackets'],
  categoryName: { en: 'Jackets', zh: '夹克' },
  attributes: { colour: ['blue'] },
  ...{ priceMinor, currency: 'USD', listPriceMinor, costMinor: null, stock: 4, rating: 4.5, ratingCount: 12 },
  ...{ popularity: null, imageUrl: `/pictures/${id}.svg`, url: null, releasedAt: null },
})

export const PRODUCTS: readonly Product[] = [
  product('p1', 'Rain jacket', 8900, null),
  product('p2', '<img src=x onerror=alert(1)>', 4500, 6000),
  { ...product('p3', 'Tracker', 100, null), imageUrl: 'https://evil.example/pixel.png' },
]

function stubShop(recorded: ShopInteraction[]): Shop {
  return {
    page: async ({ page, size, category }) => {
      const chosen = category === null || category === 'jackets' ? PRODUCTS : []
      return {
        quotes: chosen.slice(page * size, (page + 1) * size).map((one) => ({
          ...{ product: one, priceMinor: one.priceMinor, currency: one.currency, at: new Date(0) },
          lowest30Minor: one.listPriceMinor,
          percentOff: one.listPriceMinor === null ? null : 25,
        })),
        total: chosen.length,
        categories: [{ key: 'jackets', name: { en: 'Jackets', zh: '夹克' }, count: 3 }],
      }
    },
    picture: async (id) =>
      PRODUCTS.some((one) => one.id === id) ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : null,
    record: async (interaction) => {
      if (!PRODUCTS.some((one) => one.id === interaction.productId)) return false
      recorded.push(interaction)
      return true
    },
  }
}
