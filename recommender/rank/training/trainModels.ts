/**
 * All training of one catalogue, pure but for time: collaborative models for each period, samples from the past, the
 * linear score and the network, their quality on validation and test sessions, and at last the collaborative models of
 * all events, which serve, and what else is learned of the shop. A network that does not beat the linear score on the
 * validation part, or on the test part the one in use, is not used.
 *
 * Out: `linear` and `mlp` are null when the events are too few; `comparison` when there is no version in use, or too few
 * sessions to compare with it. Cost on one core: 8 s for 60k events and 2,000 products, a minute for a million events
 * and 20,000 products.
 */
import type { Collaborative } from '../../collaborative/collaborative.ts'
import { trainCollaborative } from '../../collaborative/collaborative.ts'
import type { EventColumns } from '../../collaborative/eventColumns.ts'
import { byNetwork, byPopularity, rankSessions } from '../../evaluate/rankSessions.ts'
import type { Scorer } from '../../evaluate/rankSessions.ts'
import { mean } from '../../evaluate/significance.ts'
import { chooseNetwork } from '../chooseNetwork.ts'
import type { NetworkOrigin } from '../chooseNetwork.ts'
import type { Comparison } from '../chooseVersion.ts'
import { notInstalled } from '../backends/probe.ts'
import { catalogueColumns } from '../catalogueColumns.ts'
import type { Catalogue } from '../catalogueColumns.ts'
import { INPUT_NAMES } from '../featureMatrix.ts'
import type { Mlp } from '../mlp.ts'
import type { Models, RankingQuality, TrainingReport } from '../models.ts'
import { demandModels } from '../demandModels.ts'
import { seededRandom } from '../random.ts'
import { rowIndex } from '../rowIndex.ts'
import { CandidateSource } from './candidates.ts'
import type { PastQuery } from './candidates.ts'
import { chosenSessions } from './chosenSessions.ts'
import type { ChosenSessions } from './chosenSessions.ts'
import { compareVersions, LEAST_COMPARED } from './compareVersions.ts'
import type { Champion } from './compareVersions.ts'
import { fitInProcess } from './fitInProcess.ts'
import { fitNetworks } from './fitNetworks.ts'
import type { FitJob, FittedNetworks } from './fitNetworks.ts'
import { learnInsights } from './learnInsights.ts'
import { pastColumns } from './pastPrices.ts'
import type { PriceChanges } from './pastPrices.ts'
import { comparePeriod, periodsOf } from './periods.ts'
import type { Period } from './periods.ts'
import type { Samples } from './groups.ts'
import { makeGroups, samplesOf } from './samples.ts'
import type { Setting } from './samples.ts'
import type { FoldDone } from './sessions.ts'

export interface TrainingInput {
  /** Its rows are the events' `productIds`. */
  readonly catalogue: Catalogue
  readonly events: EventColumns
  readonly prices: PriceChanges
  readonly queries: readonly PastQuery[]
  /** By row: the queries that the product answers. */
  readonly queriesOfRow: readonly (readonly number[])[]
  readonly seed: number
  /** The version in use, to be measured beside the new one; null when there is none that reads the same inputs. */
  readonly champion: Champion | null
}

export interface Trained extends Omit<Models, 'version'> {
  readonly report: TrainingReport | null
  readonly network: NetworkOrigin
  readonly comparison: Comparison | null
}

/** Fewer groups than this teach the network the shoppers rather than the shopping. */
const LEAST_GROUPS = 500
const LEAST_SESSIONS = 50
/** Candidates beside what was ordered where quality is measured: as many as the reranker gets. */
const CANDIDATES = 200

export async function trainModels(
  input: TrainingInput,
  foldDone: FoldDone,
  onProgress: (fraction: number) => void,
): Promise<Trained> {
  const settings = await prepare(input, foldDone, onProgress)
  const all = settings.at(-1)?.setting.models.models ?? null
  const collaborative = await trainCollaborative(
    input.events,
    endOf(input.events),
    seededRandom(input.seed),
    { earlier: all, content: input.catalogue },
  )
  const insights = learnInsights(input, collaborative, foldDone)
  const trained = await trainNetworks(input, settings, onProgress)
  const { network, networks } = chooseNetwork(trained, input.champion)
  const comparison = compareWithChampion(input.champion, networks, settings)
  return { collaborative, ...insights, ...networks, report: trained.report, network, comparison }
}

type Networks = Pick<Models, 'linear' | 'mlp'>

async function trainNetworks(
  input: TrainingInput,
  settings: readonly PeriodSetting[],
  onProgress: (fraction: number) => void,
): Promise<Networks & Pick<Trained, 'report'>> {
  const samples = samplesFor(settings, 'learn')
  const validation = samplesFor(settings, 'validate')
  onProgress(0.6)
  if (!enoughToFit(samples, validation)) {
    return { linear: null, mlp: null, report: null }
  }
  const { linear, network, trainedOn } = await fit(samples, validation, input.seed, onProgress)
  const networks = { mlp: network.mlp, linear: linear.mlp, champion: input.champion?.mlp ?? null }
  const quality = (use: Period['use']): RankingQuality => measure(settings, use, networks)
  const report = {
    groups: samples.weights.length,
    inputs: INPUT_NAMES,
    curve: network.curve,
    trainedOn,
    validation: quality('validate'),
    test: quality('test'),
  }
  const better = report.validation.mlp > report.validation.linear
  return { linear: linear.mlp, mlp: better ? network.mlp : null, report }
}

function compareWithChampion(
  champion: Champion | null,
  networks: Networks,
  settings: readonly PeriodSetting[],
): Comparison | null {
  const compare = settings.find(({ period }) => period.use === 'compare')
  const test = settings.find(({ period }) => period.use === 'test')
  if (champion === null || compare === undefined || test === undefined) return null
  const collaborative = compare.setting.models.models
  return compareVersions(
    { setting: test.setting, sessions: compare.sessions.judged, candidates: CANDIDATES },
    { champion, challenger: { collaborative, ...networks } },
  )
}

/** Just after the last event: age counts from here. */
function endOf({ at }: EventColumns): number {
  return (at.at(-1) ?? 0) + 1
}

interface PeriodSetting {
  readonly period: Period
  readonly setting: Setting
  readonly sessions: ChosenSessions
}

/** Sessions, collaborative models and candidates for each period, the models of what came before it. */
export async function prepare(
  input: TrainingInput,
  foldDone: FoldDone,
  onProgress: (fraction: number) => void,
): Promise<PeriodSetting[]> {
  const { catalogue, events } = input
  const { columns, travelTo } = pastColumns(catalogueColumns(catalogue), input.prices)
  const periods = periodsFor(input)
  const sessions = chosenSessions({ events, products: catalogue.products, columns }, periods, foldDone)
  onProgress(0.1)
  const rows = new Map(events.productIds.map((id, row) => [id, row]))
  let earlier: Collaborative | null = null
  const settings: PeriodSetting[] = []
  for (const [i, period] of periods.entries()) {
    const random = seededRandom(input.seed + i)
    earlier = await trainCollaborative(events, period.fromMs, random, { earlier, content: catalogue })
    onProgress(0.1 + (0.4 * (i + 1)) / periods.length)
    settings.push({
      period,
      sessions: sessions[i]!,
      setting: {
        columns,
        travelTo,
        index: rowIndex(events.productIds, rows, earlier),
        models: demandModels(earlier),
        source: new CandidateSource(columns, input.queries, input.queriesOfRow, random),
        random,
      },
    })
  }
  return settings
}

function periodsFor({ champion, events }: TrainingInput): Period[] {
  const compare = champion === null ? null : comparePeriod(events, champion.untilMs, LEAST_COMPARED)
  return compare === null ? periodsOf(events) : [...periodsOf(events, compare.fromMs), compare]
}

export function samplesFor(settings: readonly PeriodSetting[], use: Period['use']): Samples {
  const parts = settings.filter(({ period }) => period.use === use)
  return samplesOf(parts.flatMap(({ sessions, setting }) => makeGroups(setting, sessions.learned)))
}

export function enoughToFit(samples: Samples, validation: Samples): boolean {
  return samples.weights.length >= LEAST_GROUPS && validation.weights.length >= LEAST_SESSIONS
}

/** The linear score and the network that begins as it, on a GPU where tfjs-node-gpu is installed and finds one. */
export async function fit(
  samples: Samples,
  validation: Samples,
  seed: number,
  onProgress: (fraction: number) => void,
): Promise<FittedNetworks & { readonly trainedOn: string }> {
  const job = { samples, validation, seed }
  const halfWay = (): void => onProgress(0.7)
  const problem = notInstalled()
  const onGpu = problem ?? (await tryOnGpu(job, halfWay))
  const fitted =
    typeof onGpu === 'string'
      ? { ...(await fitNetworks(job, 'wasm', halfWay)), trainedOn: `wasm, ${onGpu}` }
      : { ...onGpu, trainedOn: 'tfjs-node-gpu' }
  onProgress(0.95)
  return fitted
}

/** Why it did not, in words for the log. */
function tryOnGpu(job: FitJob, halfWay: () => void): Promise<FittedNetworks | string> {
  return fitInProcess(job, 'tfjs-node-gpu', halfWay).catch((error: unknown) => String(error))
}

function measure(
  settings: readonly PeriodSetting[],
  use: Period['use'],
  networks: { readonly mlp: Mlp; readonly linear: Mlp; readonly champion: Mlp | null },
): RankingQuality {
  const found = settings.find(({ period }) => period.use === use)
  const scorers: Record<string, Scorer> = {
    mlp: byNetwork(networks.mlp),
    linear: byNetwork(networks.linear),
    popularity: byPopularity,
    ...(networks.champion === null ? {} : { champion: byNetwork(networks.champion) }),
  }
  const ndcg =
    found === undefined ? {} : rankSessions(found.setting, found.sessions.judged, scorers, CANDIDATES)
  const of = (name: string): number => mean(ndcg[name] ?? [])
  return {
    sessions: ndcg['mlp']?.length ?? 0,
    mlp: of('mlp'),
    linear: of('linear'),
    popularity: of('popularity'),
    champion: networks.champion === null ? null : of('champion'),
  }
}
