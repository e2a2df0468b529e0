/**
 * Compares models on held-back items. Settings are chosen on a validation part that is carved from the past, never on what
 * is judged, and is later in time where that is; then each model is fitted to the whole past and judged once.
 */
import type { Random } from '../../data/types/ports.ts'
import { seededRandom, shuffle } from '../rank/random.ts'
import { accuracyOf } from './accuracy.ts'
import type { Accuracy } from './accuracy.ts'
import { carve } from './cases.ts'
import type { Carved, Case } from './cases.ts'
import { canJoin, joinedKind } from './joined.ts'
import type { Joined } from './joined.ts'
import { judge, LIST_SIZE } from './judge.ts'
import type { Outcome } from './judge.ts'
import { listQuality } from './lists.ts'
import type { ListQuality } from './lists.ts'
import { BASE_KINDS } from './modelKinds.ts'
import type { ModelKind, Past, Settings } from './rankingModel.ts'
import { mean } from './significance.ts'
import { laterPart } from './timeSplit.ts'

export const JOINED = 'joined'
export const MODEL_NAMES: readonly string[] = [...BASE_KINDS.map(({ name }) => name), JOINED]

export interface CompareOptions {
  readonly past: Past
  readonly cases: readonly Case[]
  /** Of MODEL_NAMES; those that cannot learn from such a past are left out. */
  readonly models: readonly string[]
  readonly seed: number
  /** Shoppers that settings are chosen on; 0 takes the first settings of each model. */
  readonly validationShoppers: number
  readonly onProgress: (message: string) => void
}

export interface Judged {
  readonly name: string
  readonly settings: Settings
  /** Mean NDCG on the validation part: what a choice among models may look at. null without such a part. */
  readonly validation: number | null
  readonly fitSeconds: number
  /** A shopper's scores of all items, milliseconds. */
  readonly scoreMs: number
  /** Resident memory of the process after fitting, bytes. */
  readonly memory: number
  readonly outcomes: readonly Outcome[]
  readonly accuracy: readonly Accuracy[]
  readonly lists: ListQuality
}

export async function compare(options: CompareOptions): Promise<Judged[]> {
  const { cases, models, onProgress, past } = options
  const full = cases[0]?.others === null
  const validation = validationPart(options, full)
  const joins = models.includes(JOINED)
  const chosen: Chosen[] = []
  for (const kind of BASE_KINDS) {
    if (kind.applies(past) && (joins || models.includes(kind.name)))
      chosen.push(await chooseSettings(kind, validation, options))
  }
  const judged: Judged[] = []
  for (const one of chosen) {
    if (models.includes(one.kind.name)) judged.push(await fitAndJudge(one, options))
  }
  if (joins && !canJoin(past)) onProgress(`${JOINED} is left out: too few shoppers to learn a network from`)
  else if (joins)
    judged.push(
      await fitAndJudge(await chooseSettings(joinedKind(chosen, full), validation, options), options),
    )
  return judged
}

/** Fewer cases say more about chance than about settings. */
const LEAST_CASES = 50

function validationPart(
  { onProgress, past, seed, validationShoppers }: CompareOptions,
  full: boolean,
): Carved | null {
  if (validationShoppers === 0) return null
  const random = seededRandom(seed)
  const carved =
    past.byTime === null
      ? carve(past, { full, shoppers: validationShoppers }, random)
      : fewer(laterPart(past.byTime, past.attributes), validationShoppers, random)
  if (carved.cases.length >= LEAST_CASES) return carved
  onProgress(`the usual settings are taken: ${carved.cases.length} shoppers are too few to choose on`)
  return null
}

/** So many of the cases, drawn. */
function fewer({ cases, past }: Carved, most: number, random: Random): Carved {
  const order = Int32Array.from(cases.keys())
  shuffle(order, random)
  return { past, cases: Array.from(order.subarray(0, most), (place) => cases[place]!) }
}

interface Chosen extends Joined {
  readonly validation: number | null
}

/** The settings with the best NDCG on the validation part; ties go to the earlier ones. */
async function chooseSettings(
  kind: ModelKind,
  validation: Carved | null,
  { onProgress, seed }: CompareOptions,
): Promise<Chosen> {
  const first = { kind, settings: kind.grid[0] ?? {}, validation: null }
  if (validation === null || !kind.applies(validation.past)) return first
  let best: Chosen = first
  for (const settings of kind.grid) {
    const model = await kind.fit(validation.past, settings, seededRandom(seed))
    const outcomes = await judge(model, validation.past, validation.cases)
    await model.close?.()
    const ndcg = mean(outcomes.map(({ ranks }) => accuracyOf(ranks, LIST_SIZE).ndcg))
    onProgress(
      `${kind.name} ${describeSettings(settings)}: NDCG@${LIST_SIZE} ${ndcg.toFixed(4)} on validation`,
    )
    if (ndcg > (best.validation ?? -1)) best = { kind, settings, validation: ndcg }
  }
  return best
}

async function fitAndJudge(
  { kind, settings, validation }: Chosen,
  { cases, onProgress, past, seed }: CompareOptions,
): Promise<Judged> {
  onProgress(`${kind.name} is fitted`)
  const start = performance.now()
  const model = await kind.fit(past, settings, seededRandom(seed))
  const fitted = performance.now()
  const memory = process.memoryUsage.rss()
  const outcomes = await judge(model, past, cases)
  const scoreMs = (performance.now() - fitted) / cases.length
  await model.close?.()
  return {
    ...{ name: kind.name, settings, validation, outcomes, memory, scoreMs },
    fitSeconds: (fitted - start) / 1000,
    accuracy: outcomes.map(({ ranks }) => accuracyOf(ranks, LIST_SIZE)),
    lists: listQuality(past, cases, outcomes),
  }
}

export function describeSettings(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}
