/**
 * Groups to learn from: in each, one product that was chosen and others of the same moment that were not. All features
 * of a group come from before its session began: the profile then, and collaborative models of the events before
 * `models` were trained.
 */
import type { Random } from '../../../data/types/ports.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import { featureMatrix } from '../featureMatrix.ts'
import { FEATURE_WIDTH } from '../featureMatrix.ts'
import type { CatalogueColumns } from '../catalogueColumns.ts'
import type { DemandModels } from '../demandModels.ts'
import type { Moment } from '../moment.ts'
import type { RowIndex } from '../rowIndex.ts'
import { shopperView } from '../shopperView.ts'
import { termSums } from '../termSums.ts'
import type { Samples } from './groups.ts'
import type { AskOptions, Asked, CandidateSource } from './candidates.ts'
import type { Session } from './sessions.ts'

export interface Setting {
  /** Prices in it are those of the moment that `travelTo` was last called for. */
  readonly columns: CatalogueColumns
  readonly travelTo: (ms: number) => void
  readonly index: RowIndex
  readonly models: DemandModels
  readonly source: CandidateSource
  readonly random: Random
}

const GROUP_SIZE = 40

/** Less of a choice than this tells nothing. */
const LEAST_CANDIDATES = 5
/** What was clicked tells less than what was ordered. */
const CLICK_WEIGHT = 0.3
/** Clicks are many; so many a session are enough. */
const CLICKS_PER_SESSION = 1
/** So often the shopper is treated as a stranger, so that the network serves strangers as well. */
const STRANGER_SHARE = 0.2

/** One choice of one session. */
export interface Group {
  /** Row-major, GROUP_SIZE x FEATURE_WIDTH; the chosen product is the first. */
  readonly features: Float32Array
  readonly weight: number
}

export function makeGroups(setting: Setting, sessions: readonly Session[]): Group[] {
  const groups: Group[] = []
  for (const session of sessions) {
    const chosen = [
      ...session.ordered.map((row) => ({ row, weight: 1 })),
      ...session.clicked.slice(0, CLICKS_PER_SESSION).map((row) => ({ row, weight: CLICK_WEIGHT })),
    ]
    if (chosen.length === 0) continue
    setting.travelTo(session.startMs)
    const shopper = viewOf(setting, session)
    for (const { row, weight } of chosen) {
      const asked = setting.source.ask([row], {
        ...askOptions(setting, session, shopper),
        count: GROUP_SIZE - 1,
      })
      if (asked.rows.length < LEAST_CANDIDATES) continue
      groups.push({ features: filled(featureMatrix(momentOf(setting, session, shopper, asked))), weight })
    }
  }
  return groups
}

function viewOf(setting: Setting, session: Session): Moment['shopper'] {
  const stranger = setting.random.next() < STRANGER_SHARE
  const profile = stranger
    ? emptyProfile(session.profile.shopperId, session.profile.updatedAt)
    : session.profile
  return shopperView(profile, setting.columns, setting.models, setting.index)
}

/** A small choice counts the others more than once: all groups are of one size. */
function filled(matrix: Float32Array): Float32Array {
  if (matrix.length === GROUP_VALUES) return matrix
  const out = new Float32Array(GROUP_VALUES)
  out.set(matrix)
  const others = matrix.subarray(FEATURE_WIDTH)
  for (let at = matrix.length; at < out.length; at += others.length) {
    out.set(others.subarray(0, Math.min(others.length, out.length - at)), at)
  }
  return out
}

export function askOptions(
  { models }: Pick<Setting, 'models'>,
  session: Session,
  shopper: Moment['shopper'],
): Omit<AskOptions, 'count'> {
  return { models, past: [...shopper.viewed.keys(), ...shopper.bought], nowMs: session.startMs }
}

export function momentOf(
  setting: Pick<Setting, 'columns' | 'index' | 'models'>,
  session: Session,
  shopper: Moment['shopper'],
  asked: Asked,
): Moment {
  const { columns, index, models } = setting
  const sums = termSums(columns, shopper, asked.rows)
  return { columns, index, models, shopper, termSums: sums, nowMs: session.startMs, ...asked }
}

export function samplesOf(groups: readonly Group[]): Samples {
  const features = new Float32Array(groups.length * GROUP_VALUES)
  groups.forEach((group, i) => features.set(group.features, i * GROUP_VALUES))
  const weights = Float32Array.from(groups, ({ weight }) => weight)
  return { features, weights, groupSize: GROUP_SIZE, width: FEATURE_WIDTH }
}

const GROUP_VALUES = GROUP_SIZE * FEATURE_WIDTH
