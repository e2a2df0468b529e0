/**
 * One server of the turn bench, a process of its own: `node --import tsx test/bench/turnServer.ts KIND`, settings from the
 * environment. Prints its address as a line of JSON and ends when its standard input does.
 *
 *   ours   what `npm start` runs
 *   echo   the same HTTP edge with a bot that repeats what it hears: what any bot on this server costs
 *   naive  the same shop with the libraries of a tutorial in three places; see naiveParts.ts
 */
import type { TurnContext } from 'botbuilder'
import { loadConfig } from '../../bot/config.ts'
import { createLog } from '../../bot/log.ts'
import { createMetrics } from '../../bot/metrics.ts'
import { type ServerDeps, startServer } from '../../bot/server.ts'
import { openShop, type Shop } from '../../bot/wiring.ts'
import { memoryActivityLog } from '../support/memoryActivityLog.ts'
import { useNaiveParts } from './naiveParts.ts'

const config = loadConfig(process.env)
const log = createLog({ level: 'silent', text: false })

type Parts = Pick<ServerDeps, 'bot' | 'shop' | 'activityLog' | 'readiness'> & {
  readonly close: () => Promise<void>
}

const open = (): Promise<Shop> => openShop({ config, log, progress: () => undefined })

function partsOf(shop: Shop): Parts {
  const { bot, pages, activityLog, readiness } = shop
  return { bot, shop: pages, activityLog, readiness, close: () => shop.close() }
}

const ours = async (): Promise<Parts> => partsOf(await open())

async function echo(): Promise<Parts> {
  return {
    bot: {
      run: async (context: TurnContext) => {
        if (context.activity.type === 'message') await context.sendActivity(context.activity.text)
      },
    },
    shop: {
      page: async () => ({ quotes: [], total: 0, categories: [] }),
      picture: async () => null,
      record: async () => false,
    },
    activityLog: memoryActivityLog(),
    readiness: async () => ({}),
    close: async () => undefined,
  }
}

async function naive(): Promise<Parts> {
  const shop = await open()
  await useNaiveParts(shop, config.encoder.model)
  return partsOf(shop)
}

const KINDS: Readonly<Record<string, () => Promise<Parts>>> = { ours, echo, naive }
const { close, ...parts } = await KINDS[process.argv[2] ?? '']!()
const server = await startServer({
  ...parts,
  config,
  log,
  metrics: createMetrics(),
  apology: () => 'Sorry.',
  directLineSecret: 'only-for-the-bench-0123456789abcdef',
  now: () => new Date(),
})
console.log(JSON.stringify({ port: server.port }))
process.stdin.resume().once('end', () => {
  void server
    .close()
    .then(close)
    .then(() => process.exit(0))
})
