/**
 * Keeps the catalogue that shoppers search the same as the one in the store: asks for the store's version every two
 * seconds and, when it has changed, makes a new snapshot and hands it over whole. Turns go on with the old one meanwhile;
 * the work is done in a worker and in slices. When it fails the old snapshot stays, the failure is logged, and it is tried
 * again, later each time, up to a minute.
 */
import type { Product } from '../../data/types/product.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'

/** Soon enough for a price that was just imported, and one cheap query. */
const POLL_MS = 2_000
const LONGEST_WAIT_MS = 60_000

/** The part of CatalogStore that is needed. */
export interface CatalogueSource {
  version(): Promise<string>
  all(): Promise<readonly Product[]>
}

export interface RefreshOptions {
  readonly catalogue: CatalogueSource
  /** The snapshot in use. */
  readonly current: () => CatalogueSnapshot
  readonly open: (products: readonly Product[], version: string) => Promise<CatalogueSnapshot>
  /** Puts the new snapshot into use. */
  readonly swap: (snapshot: CatalogueSnapshot) => void | Promise<void>
  readonly log: {
    info(details: object, message: string): void
    error(details: object, message: string): void
  }
  /** Default 2000. */
  readonly pollMs?: number
}

export interface CatalogueRefresh {
  /** Looks now, without waiting for the timer; resolves when what is under way is done. Never rejects. */
  refresh(): Promise<void>
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>
}

export function refreshCatalogue(options: RefreshOptions): CatalogueRefresh {
  const pollMs = options.pollMs ?? POLL_MS
  let timer: NodeJS.Timeout | null = null
  let underWay: Promise<void> | null = null
  let failures = 0
  let stopped = false

  const refresh = (): Promise<void> => {
    underWay ??= attempt().finally(() => (underWay = null))
    return underWay
  }
  const attempt = async (): Promise<void> => {
    try {
      await swapWhenChanged(options, () => stopped)
      failures = 0
    } catch (error) {
      failures += 1
      options.log.error({ err: error }, 'The catalogue could not be refreshed; the last one stays in use')
    }
  }
  const plan = (): void => {
    if (stopped) return
    timer = setTimeout(
      () => void refresh().then(plan),
      Math.min(pollMs * 2 ** failures, Math.max(pollMs, LONGEST_WAIT_MS)),
    )
    timer.unref()
  }
  plan()
  return {
    refresh,
    stop: async () => {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      await underWay
    },
  }
}

async function swapWhenChanged(
  { catalogue, current, open, swap, log }: RefreshOptions,
  isStopped: () => boolean,
): Promise<void> {
  const version = await catalogue.version()
  if (version === current().version) return
  const started = performance.now()
  // The version is read before the products: a change in between is seen at the next look.
  const snapshot = await open(await catalogue.all(), version)
  if (isStopped()) return
  await swap(snapshot)
  const details = { version, products: snapshot.products.length, ms: Math.round(performance.now() - started) }
  log.info(details, 'The catalogue was refreshed')
}
