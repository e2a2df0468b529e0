/**
 * Learns the models from all interactions, in a worker, and keeps them in `dataDir`/models (see
 * recommender/rank/modelFiles.ts). The network of the version in use stays when the new one ranks the held-out sessions
 * worse; the whole version stays when the new one is worse on sessions that neither has seen (see chooseVersion.ts). What
 * is not taken lies beside it and can be put into use by hand.
 *
 * Out of `learn`: the models to use, the new ones or those in use.
 *
 * Cost: 10 s for 60,000 events and 2,000 products on two cores; the calling thread is busy for about a second of it, in
 * slices of a few milliseconds.
 */
import { AppError } from '../../data/types/errors.ts'
import type { EventColumns } from '../../recommender/collaborative/eventColumns.ts'
import { chooseVersion, describeVerdict } from '../../recommender/rank/chooseVersion.ts'
import type { Verdict } from '../../recommender/rank/chooseVersion.ts'
import {
  originOf,
  readModels,
  versionInUse,
  versionsOf,
  writeModels,
} from '../../recommender/rank/modelFiles.ts'
import type { ModelOrigin } from '../../recommender/rank/modelFiles.ts'
import type { Models } from '../../recommender/rank/models.ts'
import type { Champion } from '../../recommender/rank/training/compareVersions.ts'
import { trainInWorker } from '../../recommender/rank/training/trainInWorker.ts'
import type { Trained } from '../../recommender/rank/training/trainModels.ts'
import { trainingInput } from './trainingInput.ts'
import type { ShopPast } from './trainingInput.ts'

export interface LearnOptions extends ShopPast {
  readonly dataDir: string
  readonly now: Date
  /** Hears fractions in [0, 1]. */
  readonly onProgress?: (fraction: number) => void
  readonly log: (message: string) => void
}

/** The models in use; null when there are none or they cannot be read, which is said: then it is time to learn. */
export async function loadModels(dataDir: string, log: (message: string) => void): Promise<Models | null> {
  try {
    return await readModels(dataDir)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    log(`${error.message}; models will be learned anew`)
    return null
  }
}

/** When the newest version was learned, whether it was taken or not; null when there is none that tells. */
export async function lastLearnedAt(dataDir: string): Promise<Date | null> {
  const newest = (await versionsOf(dataDir)).at(-1)
  const origin = newest === undefined ? null : await originOf(dataDir, newest)
  return origin === null ? null : new Date(origin.createdAt)
}

export async function learn(options: LearnOptions): Promise<Models> {
  const { dataDir, encoder, log, now, seed } = options
  const onProgress = options.onProgress ?? (() => undefined)
  const pointer = await versionInUse(dataDir)
  const inUse = await readInUse(options)
  const input = await trainingInput(options)
  const { events } = input
  onProgress(0.15)
  const trained = await trainInWorker({ ...input, champion: inUse }, (fraction) =>
    onProgress(0.15 + 0.8 * fraction),
  )
  const { comparison, network, report, ...learned } = trained
  const verdict = chooseVersion({
    champion: inUse === null ? null : { version: inUse.models.version, events: inUse.events },
    challenger: { events: events.at.length },
    comparison,
  })
  const models = { version: versionName(now), ...learned }
  const origin = {
    createdAt: now.toISOString(),
    seed,
    events: rangeOf(events),
    encoder: { id: encoder.id, checksum: encoder.checksum },
    report,
    network,
    // Whoever put another version into use while this one was learned wants that one.
    verdict: (await versionInUse(dataDir)) === pointer ? verdict : overruled(verdict),
  }
  await writeModels(dataDir, models, origin)
  log(`${describe(models, trained, events)}; ${describeVerdict(origin.verdict)}`)
  onProgress(1)
  return origin.verdict.used || inUse === null ? models : inUse.models
}

interface InUse extends Champion {
  readonly models: Models
  /** How many it has learned from. */
  readonly events: number
}

async function readInUse({ dataDir, log }: LearnOptions): Promise<InUse | null> {
  const models = await loadModels(dataDir, log)
  if (models === null) return null
  const origin = await originOf(dataDir, models.version)
  const { collaborative, linear, mlp } = models
  return {
    ...{ models, collaborative, linear, mlp },
    events: origin?.events.count ?? 0,
    untilMs: origin === null ? null : seenUntil(origin),
  }
}

/** An event with a time to come was seen when the version was made. */
function seenUntil({ createdAt, events: { until } }: ModelOrigin): number | null {
  return until === null ? null : Math.min(Date.parse(until), Date.parse(createdAt))
}

function overruled(verdict: Verdict): Verdict {
  return { ...verdict, used: false, reason: 'another-was-chosen' }
}

function rangeOf({ at }: EventColumns): ModelOrigin['events'] {
  const iso = (time: number | undefined): string | null =>
    time === undefined ? null : new Date(time).toISOString()
  return { count: at.length, from: iso(at[0]), until: iso(at.at(-1)) }
}

/** Sorts by time: '20260102T030405678Z'. */
function versionName(now: Date): string {
  return now.toISOString().replace(/[-:.]/g, '')
}

function describe({ segments, version }: Models, { network, report }: Trained, { at }: EventColumns): string {
  const figures =
    report === null
      ? 'too few to train a network'
      : `NDCG@10 on held-out sessions ${report.test.mlp.toFixed(3)} ` +
        `(linear ${report.test.linear.toFixed(3)}, popularity ${report.test.popularity.toFixed(3)})`
  const groups = segments?.segments.length ?? 0
  const where = report === null ? '' : ` (trained on ${report.trainedOn})`
  return `models ${version} from ${at.length} events: ${figures}; network: ${network}${where}; segments of shoppers: ${groups}`
}
