/** What evaluation needs of a model: fit it to the past of all shoppers, ask it for one. */
import type { History } from '../collaborative/history.ts'
import type { Interactions } from '../collaborative/interactions.ts'
import type { ChoiceLog } from './choiceLog.ts'
import type { Random } from '../../data/types/ports.ts'

export interface Past {
  /** Row = shopper, column = item; oldest first where there are times. */
  readonly interactions: Interactions
  /** By entry of `interactions`: when the shopper last chose the item, ms since 1970; null when not known. */
  readonly times: Float64Array | null
  /** Row = item, column = a term that describes it; null when nothing is known of the items. */
  readonly attributes: Interactions | null
  /** Where what is judged came later in time, so does what is held back of this past: see timeSplit.ts. Else null. */
  readonly byTime: ByTime | null
}

export interface ByTime {
  /** All choices that `interactions` were made of. */
  readonly log: ChoiceLog
  /** Share of a log that comes before the moment it is split at, in (0, 1). */
  readonly share: number
}

export interface RankingModel {
  /** One score an item, higher is better; `scores` is overwritten. One call at a time. */
  score(history: History, scores: Float32Array): void | Promise<void>
  close?(): Promise<void>
}

export type Settings = Readonly<Record<string, number>>

export interface ModelKind {
  readonly name: string
  /** Settings to choose from on a validation part; the first is used where there is nothing to choose on. */
  readonly grid: readonly Settings[]
  /** Whether it can learn anything from such a past. */
  readonly applies: (past: Past) => boolean
  readonly fit: (past: Past, settings: Settings, random: Random) => Promise<RankingModel>
}

/** A shopper's row as a history. */
export function historyOfRow({ columns, starts, weights }: Interactions, row: number): History {
  const [from, until] = [starts[row]!, starts[row + 1]!]
  return { items: columns.subarray(from, until), weights: weights.subarray(from, until) }
}
