/**
 * What a turn reads: the catalogue as it was indexed, its vocabulary, the models. Replaced as a whole when an import
 * changed the catalogue or new models are better; a turn keeps the one that it began with.
 *
 * Indexing and learning run in workers; a change that fails leaves what is there, and is logged.
 */
import type { CatalogStore } from '../data/store/catalogStore.ts'
import type { EventStore } from '../data/store/eventStore.ts'
import type { Encoder, Reranker } from '../data/types/ports.ts'
import type { Product } from '../data/types/product.ts'
import { learnVocabulary, type Vocabulary } from '../nlp/preferences/vocabulary.ts'
import { createReranker } from '../recommender/rank/backends/createReranker.ts'
import { readVersion, versionInUse } from '../recommender/rank/modelFiles.ts'
import type { Models } from '../recommender/rank/models.ts'
import { servingOf } from '../recommender/rank/serving.ts'
import type { CatalogueSnapshot } from '../recommender/retrieve/catalogueSnapshot.ts'
import { openSnapshot } from '../recommender/retrieve/openSnapshot.ts'
import type { Config } from './config.ts'
import { lastLearnedAt, learn, loadModels } from './jobs/learn.ts'
import { learnDaily } from './jobs/learnDaily.ts'
import type { DailyLearning } from './jobs/learnDaily.ts'
import { refreshCatalogue } from './jobs/refreshCatalogue.ts'
import type { Log } from './log.ts'
import type { Progress } from './progress.ts'
import { createShopWindow, type ShopWindow } from './shopPage.ts'

export interface Live {
  readonly snapshot: CatalogueSnapshot
  readonly vocabulary: Vocabulary
  readonly window: ShopWindow
  readonly models: Models
  /** null when there were too few events to train a network. */
  readonly reranker: Reranker | null
}

export interface LiveDeps {
  readonly config: Config
  readonly log: Log
  readonly now: () => Date
  readonly catalog: CatalogStore
  readonly events: EventStore
  /** Encodes catalogues in a worker, so that a turn never waits behind an import. */
  readonly bulkEncoder: Encoder
}

export interface LiveShop {
  /** Read it once a turn. */
  readonly current: () => Live
  /** Watches the catalogue and learns when the newest models are a day old, until `close`. */
  startJobs(): void
  close(): Promise<void>
}

/** Training is repeatable: the same events give the same models. */
const TRAINING_SEED = 1
/** How soon a version that `npm run models` put into use answers shoppers. */
const FOLLOW_EVERY_MS = 10_000
/** Longer than any turn that may still be scoring with a replaced reranker. */
const RETIRE_MS = 10_000

export async function openLive(deps: LiveDeps, progress: Progress): Promise<LiveShop> {
  let live = warmed(await openFirst(deps, progress))
  const stops: (() => unknown)[] = []

  const put = (next: Live): void => {
    live = warmed(next)
  }
  const takeCatalogue = async (snapshot: CatalogueSnapshot): Promise<void> => {
    const following = await derived(snapshot)
    put({ ...live, snapshot, ...following })
  }
  const takeModels = async (models: Models): Promise<void> => {
    const before = live.reranker
    put({ ...live, models, reranker: await openReranker(models, deps) })
    setTimeout(() => void before?.close(), RETIRE_MS).unref()
  }
  let learning: DailyLearning | null = null
  const learnAgain = async (): Promise<void> => {
    const models = await learnNow(deps, live.snapshot, () => undefined)
    if (models.version !== live.models.version) await takeModels(models)
  }
  /** Goes back, or on, to the version that somebody put into use meanwhile. */
  const followVersion = async (): Promise<void> => {
    const { dataDir } = deps.config
    const version = await versionInUse(dataDir)
    if (learning?.busy() === true || version === null || version === live.models.version) return
    await takeModels(await readVersion(dataDir, version))
    deps.log.info(`models ${version} in use`)
  }

  return {
    current: () => live,
    startJobs: () => {
      const following = setInterval(() => {
        followVersion().catch((error: unknown) => deps.log.error({ err: error }, 'models not changed'))
      }, FOLLOW_EVERY_MS).unref()
      learning = learnDaily({
        lastLearnedAt: () => lastLearnedAt(deps.config.dataDir),
        learn: learnAgain,
        now: deps.now,
        log: deps.log,
      })
      const refreshing = refreshCatalogue({
        catalogue: deps.catalog,
        current: () => live.snapshot,
        open: (products, version) => openCatalogue(products, version, deps, () => undefined),
        swap: takeCatalogue,
        log: deps.log,
      })
      stops.push(
        () => learning?.stop(),
        () => clearInterval(following),
        () => refreshing.stop(),
      )
    },
    close: async () => {
      for (const stop of stops) await stop()
      await live.reranker?.close()
    },
  }
}

async function openFirst(deps: LiveDeps, progress: Progress): Promise<Live> {
  // The version first: a change in between is seen by the first look at the version afterwards.
  const version = await deps.catalog.version()
  const snapshot = await openCatalogue(await deps.catalog.all(), version, deps, progress)
  progress('models', 0)
  const { log, config } = deps
  const note = (message: string): void => log.info(message)
  const models = (await loadModels(config.dataDir, note)) ?? (await learnNow(deps, snapshot, progress))
  const reranker = await openReranker(models, deps)
  progress('models', 1)
  return { snapshot, models, reranker, ...(await derived(snapshot)) }
}

function openCatalogue(
  products: readonly Product[],
  version: string,
  { config, bulkEncoder, log }: LiveDeps,
  progress: Progress,
): Promise<CatalogueSnapshot> {
  return openSnapshot({
    ...{ products, version, encoder: bulkEncoder, dataDir: config.dataDir, onProgress: progress },
    onNote: (note) => log.info(note),
  })
}

/** What ranking computes once for a catalogue and its models, before a shopper has to wait for it. */
function warmed(live: Live): Live {
  servingOf(live.snapshot, live.models)
  return live
}

/** What follows from the products alone. */
async function derived({ products }: CatalogueSnapshot): Promise<Pick<Live, 'vocabulary' | 'window'>> {
  return { vocabulary: await learnVocabulary(products), window: createShopWindow(products) }
}

function learnNow(
  { events, catalog, config, bulkEncoder, log, now }: LiveDeps,
  snapshot: CatalogueSnapshot,
  progress: Progress,
): Promise<Models> {
  return learn({
    ...{
      events,
      prices: catalog,
      snapshot,
      encoder: bulkEncoder,
      dataDir: config.dataDir,
      now: now(),
      seed: TRAINING_SEED,
    },
    onProgress: (fraction) => progress('models', fraction * 0.95),
    log: (message) => log.info(message),
  })
}

async function openReranker(models: Models, { config, log }: LiveDeps): Promise<Reranker | null> {
  if (models.mlp === null) return null
  return createReranker(models.mlp, { prefer: config.reranker, log: (message) => log.info(message) })
}
