/**
 * One file of dated choices, split at a moment: models learn from what came before and are judged on all that each shopper
 * chose anew from then on, among all items. Nothing of what came later reaches a model: what settings are chosen on, and
 * what a network over models learns from, is split off the past in the same way, at a moment of its own.
 *
 * Sources: the global temporal split of Meng, McCreadie, Macdonald & Ounis 2020, "Exploring data splitting strategies for
 * the evaluation of recommendation models", who show that the split decides which model wins; Ji, Sun, Zhang & Li 2023,
 * "A critical study on data leakage in recommender system offline evaluation", for why one moment must hold for all shoppers.
 *
 * Errors  none: what cannot be split is an answer with a `kind`.
 */
import { newChoices } from './cases.ts'
import type { Carved, Case } from './cases.ts'
import { choiceLog, interactionsOf, partOf } from './choiceLog.ts'
import type { Choice, ChoiceLog } from './choiceLog.ts'
import type { HeldBack } from './heldBack.ts'
import { itemTerms } from './itemTerms.ts'
import type { ItemTerm } from './itemTerms.ts'
import { Numbering } from './numbering.ts'
import type { ByTime, Past } from './rankingModel.ts'

/** A moment in ms since 1970, or the share of the choices that come before it, in (0, 1). */
export type SplitAt =
  { readonly kind: 'moment'; readonly at: number } | { readonly kind: 'share'; readonly share: number }

export interface TimeSplitInput {
  readonly choices: readonly Choice[]
  readonly split: SplitAt
  readonly terms: readonly ItemTerm[]
  readonly counted: boolean
}

export type TimeSplit =
  | {
      readonly kind: 'split'
      readonly held: HeldBack
      /** Everything from here on is judged, ms since 1970. */
      readonly at: number
      readonly before: number
      readonly after: number
      /** Of those judged: shoppers without any choice before, and items that nobody chose before. */
      readonly newShoppers: number
      readonly newItems: number
    }
  /** `undated` choices have no time; 0 when all have the same. */
  | { readonly kind: 'no-times'; readonly undated: number }
  /** There is nothing before `at`, or nothing after. */
  | { readonly kind: 'one-sided'; readonly at: number; readonly first: number; readonly last: number }

export function timeSplit({ choices, counted, split, terms }: TimeSplitInput): TimeSplit {
  const users = new Numbering()
  const items = new Numbering()
  for (const { item, user } of choices) {
    users.of(user)
    items.of(item)
  }
  for (const { item } of terms) items.of(item)
  const log = choiceLog(choices, users, items, counted)
  if (log.at === null) return { kind: 'no-times', undated: choices.filter(({ at }) => at === null).length }
  const at = split.kind === 'moment' ? split.at : momentOf(log.at, split.share)
  const before = countBefore(log.at, at)
  const after = choices.length - before
  if (before === 0 || after === 0)
    return { kind: 'one-sided', at, first: log.at[0]!, last: log.at[log.at.length - 1]! }
  const share = split.kind === 'share' ? split.share : before / choices.length
  const { cases, passedOver, past } = splitLog(log, before, share, itemTerms(terms, items))
  const held = { past, cases, items: items.names, passedOver }
  return { kind: 'split', held, at, before, after, ...newOnes(past, cases) }
}

/** The later part of a past, held back of it: as many of its choices as were held back of the whole. */
export function laterPart({ log, share }: ByTime, attributes: Past['attributes']): Carved {
  if (log.at === null) throw new Error('a past that is split by time has times')
  return splitLog(log, countBefore(log.at, momentOf(log.at, share)), share, attributes)
}

function splitLog(
  log: ChoiceLog,
  before: number,
  share: number,
  attributes: Past['attributes'],
): Carved & { readonly passedOver: number } {
  const earlier = partOf(log, 0, before)
  const dated = interactionsOf(earlier)
  const { passedOver, relevant } = newChoices(dated.interactions, partOf(log, before, log.items.length))
  const cases = [...relevant].map(([shopper, held]): Case => {
    return { shopper, relevant: Int32Array.from(held), others: null }
  })
  return { past: { ...dated, attributes, byTime: { log: earlier, share } }, cases, passedOver }
}

/** What comes at this moment or later is the rest beyond `share`; equal times stay together. */
function momentOf(times: Float64Array, share: number): number {
  return times[Math.min(times.length - 1, Math.ceil(share * times.length))]!
}

function countBefore(times: Float64Array, moment: number): number {
  const first = times.findIndex((at) => at >= moment)
  return first === -1 ? times.length : first
}

function newOnes(
  { interactions: { columns, starts } }: Past,
  cases: readonly Case[],
): { readonly newShoppers: number; readonly newItems: number } {
  const known = new Set(columns)
  const held = new Set(cases.flatMap(({ relevant }) => [...relevant]))
  return {
    newShoppers: cases.filter(({ shopper }) => starts[shopper] === starts[shopper + 1]).length,
    newItems: [...held].filter((item) => !known.has(item)).length,
  }
}
