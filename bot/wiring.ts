/**
 * Opens the shop: database, encoder, catalogue and models, and hands them to the bot as functions. `npm start`,
 * `npm run chat` and the benchmarks open the same shop through it. With live.ts and turnServices.ts the only place that
 * names implementations.
 *
 * Order  database -> demo shop when empty -> encoder -> vectors and index -> models; `progress` says how far it is.
 * Errors  AppError of the part that cannot be opened; what was opened before it is closed again.
 */
import { activityLog } from '../data/store/activityLog.ts'
import { catalogStore } from '../data/store/catalogStore.ts'
import { eventStore } from '../data/store/eventStore.ts'
import type { EventStore } from '../data/store/eventStore.ts'
import { migrate } from '../data/store/migrate.ts'
import { openSql } from '../data/store/openSql.ts'
import { profileStore } from '../data/store/profileStore.ts'
import { stateStore } from '../data/store/stateStore.ts'
import type { ActivityLog } from '../data/types/activityLog.ts'
import type { ShopperId } from '../data/types/ids.ts'
import type { Encoder, Sql } from '../data/types/ports.ts'
import type { Profile } from '../data/types/profile.ts'
import type { TurnServices } from '../dialogs/turnServices.ts'
import { createWorkerEncoder } from '../nlp/encoder/workerEncoder.ts'
import { openWishNetwork } from '../nlp/preferences/reader/wishNetwork.ts'
import { openSentiment } from '../nlp/sentiment/sentiment.ts'
import type { Config } from './config.ts'
import { conversationMemories } from './conversationMemories.ts'
import { fillWithDemo } from './demoShop.ts'
import { createEventWriter } from './eventWriter.ts'
import { trainingInput } from './jobs/trainingInput.ts'
import { type Live, openLive } from './live.ts'
import type { Log } from './log.ts'
import { lowestPrices } from './lowestPrices.ts'
import { encoderOptions, openEncoder } from './openEncoder.ts'
import type { Progress } from './progress.ts'
import { rememberedProfiles } from './rememberedProfiles.ts'
import { ShoppingBot } from './shoppingBot.ts'
import type { Shop as ShopRoutes } from './shopRoutes.ts'
import { type ServiceParts, shopPages, turnServices } from './turnServices.ts'

export interface OpenShopOptions {
  readonly config: Config
  readonly log: Log
  readonly progress: Progress
  readonly now?: () => Date
}

export interface Shop {
  readonly bot: ShoppingBot
  readonly services: TurnServices
  readonly pages: ShopRoutes
  readonly activityLog: ActivityLog
  /** All that was done so far, in batches. */
  readonly interactions: EventStore['interactions']
  /** What training would read now, for measuring. */
  readonly trainingInput: (seed: number) => ReturnType<typeof trainingInput>
  /** What a turn that begins now reads. */
  readonly current: () => Live
  /** null when nothing is kept of the shopper. */
  readonly keptProfile: (shopperId: ShopperId) => Promise<Profile | null>
  /** Name of a part -> true when it answers. */
  readonly readiness: () => Promise<Readonly<Record<string, boolean>>>
  /** Watches the catalogue and learns on schedule until the shop is closed. */
  startJobs(): void
  close(): Promise<void>
}

interface Closable {
  close(): Promise<unknown>
}

export async function openShop(options: OpenShopOptions): Promise<Shop> {
  const { config, log, progress, now = () => new Date() } = options
  const opened: Closable[] = []
  const open = async <T extends Closable>(part: Promise<T>): Promise<T> => {
    opened.push(await part)
    return part
  }
  const closeAll = async (): Promise<void> => {
    for (const part of opened.splice(0).reverse()) await part.close()
  }
  try {
    const sql = await open(openDatabase(config, progress))
    await fillWhenEmpty(sql, config, now(), progress)
    const encoder = await open(openEncoder(config))
    const reader = await open(openWishNetwork())
    const bulkEncoder = await open(lazyEncoder(encoder, () => createWorkerEncoder(encoderOptions(config))))
    const sentiment = await open(openSentiment())
    const stores = storesOf(sql)
    const writer = createEventWriter((events) => stores.events.append(events), log)
    opened.push(writer)
    const live = await open(openLive({ config, log, now, ...stores, bulkEncoder }, progress))
    return await assemble(
      { config, log, now, ...stores, encoder, reader, sentiment, writer, live },
      sql,
      closeAll,
    )
  } catch (error) {
    await closeAll()
    throw error
  }
}

function storesOf(sql: Sql) {
  const catalog = catalogStore(sql)
  const profiles = profileStore(sql)
  return {
    catalog,
    lowest: lowestPrices(catalog),
    events: eventStore(sql),
    profiles: sql.kind === 'pglite' ? rememberedProfiles(profiles) : profiles,
  }
}

async function openDatabase({ databaseUrl, dataDir }: Config, progress: Progress): Promise<Sql> {
  progress('database', 0)
  const onProgress = (fraction: number): void => progress('database', fraction * 0.9)
  const sql = await openSql({ databaseUrl, dataDir, onProgress })
  await migrate(sql)
  progress('database', 1)
  return sql
}

async function fillWhenEmpty(
  sql: Sql,
  { demo, dataDir }: Config,
  now: Date,
  progress: Progress,
): Promise<void> {
  if (!demo || (await catalogStore(sql).count()) > 0) return
  progress('demo shop', 0)
  await fillWithDemo(sql, { dataDir, now, onProgress: (fraction) => progress('demo shop', fraction) })
}

/** The worker behind `encode` starts at the first call; most starts have nothing to encode. */
async function lazyEncoder(like: Encoder, start: () => Promise<Encoder>): Promise<Encoder> {
  let started: Promise<Encoder> | null = null
  return {
    id: like.id,
    checksum: like.checksum,
    dimension: like.dimension,
    encode: async (texts, as) => {
      started ??= start()
      return (await started).encode(texts, as)
    },
    close: async () => {
      await (await started)?.close()
    },
  }
}

async function assemble(parts: ServiceParts, sql: Sql, close: () => Promise<void>): Promise<Shop> {
  const services = await turnServices(parts)
  const { live } = parts
  return {
    bot: new ShoppingBot({
      services,
      contact: parts.config.contact,
      memories: conversationMemories(stateStore(sql)),
    }),
    services,
    pages: shopPages(parts, services),
    activityLog: activityLog(sql),
    interactions: () => parts.events.interactions(),
    trainingInput: (seed) =>
      trainingInput({
        ...{ events: parts.events, prices: parts.catalog, encoder: parts.encoder, seed },
        snapshot: live.current().snapshot,
      }),
    current: live.current,
    keptProfile: async (shopperId) => {
      const { etag, profile } = await parts.profiles.load(shopperId, parts.now())
      return etag === null ? null : profile
    },
    readiness: async () => {
      const { snapshot } = live.current()
      return {
        database: await answers(sql),
        catalogue: snapshot.products.length > 0,
        index: snapshot.index.size === snapshot.products.length,
        models: live.current().models.version !== '',
      }
    },
    startJobs: () => live.startJobs(),
    close,
  }
}

async function answers(sql: Sql): Promise<boolean> {
  try {
    await sql.query('SELECT 1')
    return true
  } catch {
    return false
  }
}
