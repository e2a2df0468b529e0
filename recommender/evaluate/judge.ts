/**
 * Ranks what was held back, by one model. Of items with equal scores the held-back ones count as ranked last, so that a
 * constant score earns nothing; an item whose score is not a number is ranked last of all.
 * Cost: one score of every item a case.
 */
import { bestPositions } from '../retrieve/topK.ts'
import type { Case } from './cases.ts'
import { historyOfRow } from './rankingModel.ts'
import type { Past, RankingModel } from './rankingModel.ts'

export interface Outcome {
  /** Held-back items, best first. */
  readonly items: Int32Array
  /** By item of `items`: how many stand before it. Ascending. */
  readonly ranks: Int32Array
  /** The best of all items that are not in the history, best first: what would be shown. */
  readonly list: Int32Array
}

/** Items of a list that is looked at. */
export const LIST_SIZE = 10

export async function judge(model: RankingModel, past: Past, cases: readonly Case[]): Promise<Outcome[]> {
  const { interactions } = past
  const scores = new Float32Array(interactions.width)
  const outcomes: Outcome[] = []
  for (const one of cases) {
    const history = historyOfRow(interactions, one.shopper)
    await model.score(history, scores)
    for (let i = 0; i < scores.length; i++) if (Number.isNaN(scores[i]!)) scores[i] = LOWEST
    for (let i = 0; i < history.items.length; i++) scores[history.items[i]!] = -Infinity
    const items = one.relevant.slice().sort((a, b) => scores[b]! - scores[a]!)
    const ranks = one.others === null ? ranksAmongAll(items, scores) : ranksAmong(items, one.others, scores)
    outcomes.push({ items, ranks, list: bestPositions(scores, LIST_SIZE) })
  }
  return outcomes
}

const LOWEST = -3e38

function ranksAmong(items: Int32Array, others: Int32Array, scores: Float32Array): Int32Array {
  return items.map((item) => {
    const own = scores[item]!
    let before = 0
    for (const other of others) if (scores[other]! >= own) before++
    return before
  })
}

/** Other held-back items do not count as before one: each is right where it stands. */
function ranksAmongAll(items: Int32Array, scores: Float32Array): Int32Array {
  const held = new Set(items)
  return items.map((item, place) => {
    const own = scores[item]!
    let before = 0
    for (let other = 0; other < scores.length; other++)
      if (scores[other]! >= own && scores[other]! > -Infinity && !held.has(other)) before++
    return before + place
  })
}
