/**
 * What is in the lists, whoever they are for.
 *
 *   coverage     share of all items that is in any list
 *   novelty      mean of -log2 of the share of shoppers who chose the item, in bits; an item without any counts as with one
 *                (Vargas & Castells 2011, "Rank and relevance in novelty and diversity metrics")
 *   diversity    mean of 1 - cosine over all pairs of a list (Ziegler et al. 2005, "Improving recommendation lists through
 *                topic diversification"), by the items' terms; without terms by who chose them
 *   calibration  Kullback-Leibler divergence of the list's terms from the history's (Steck 2018, "Calibrated
 *                recommendations"), 0 is best; null without terms or without any history
 */
import { transpose } from '../collaborative/interactions.ts'
import type { Interactions } from '../collaborative/interactions.ts'
import { rowNorms } from '../collaborative/itemNeighbours.ts'
import type { Case } from './cases.ts'
import type { Outcome } from './judge.ts'
import type { Past } from './rankingModel.ts'
import { mean } from './significance.ts'

export interface ListQuality {
  readonly coverage: number
  readonly novelty: number
  readonly diversity: number
  readonly calibration: number | null
}

export function listQuality(past: Past, cases: readonly Case[], outcomes: readonly Outcome[]): ListQuality {
  const { attributes, interactions } = past
  const byItem = transpose(interactions)
  const described = attributes ?? byItem
  const norms = rowNorms(described)
  const lists = outcomes.map(({ list }) => list)
  const shown = new Set(lists.flatMap((list) => [...list]))
  const bits = (item: number): number => {
    const choosers = byItem.starts[item + 1]! - byItem.starts[item]!
    return -Math.log2(Math.max(1, choosers) / interactions.rows)
  }
  return {
    coverage: shown.size / interactions.width,
    novelty: mean(lists.map((list) => mean(Array.from(list, bits)))),
    diversity: mean(lists.map((list) => diversityOf(list, described, norms))),
    calibration: attributes === null ? null : calibrationOf(interactions, attributes, cases, lists),
  }
}

/** A shopper without a history has none to be like. */
function calibrationOf(
  { columns, starts }: Interactions,
  attributes: Interactions,
  cases: readonly Case[],
  lists: readonly Int32Array[],
): number | null {
  const divergences = cases.flatMap(({ shopper }, i) => {
    const history = columns.subarray(starts[shopper], starts[shopper + 1])
    return history.length === 0
      ? []
      : [divergence(shares(history, attributes), shares(lists[i]!, attributes))]
  })
  return divergences.length === 0 ? null : mean(divergences)
}

function diversityOf(list: Int32Array, terms: Interactions, norms: Float64Array): number {
  let sum = 0
  let pairs = 0
  for (let a = 0; a < list.length; a++) {
    for (let b = 0; b < a; b++) {
      sum += 1 - cosine(list[a]!, list[b]!, terms, norms)
      pairs++
    }
  }
  return pairs === 0 ? 0 : sum / pairs
}

/** Columns of a row ascend in a transposed matrix and in attributes. */
function cosine(
  a: number,
  b: number,
  { columns, starts, weights }: Interactions,
  norms: Float64Array,
): number {
  let [i, k] = [starts[a]!, starts[b]!]
  let sum = 0
  while (i < starts[a + 1]! && k < starts[b + 1]!) {
    if (columns[i]! === columns[k]!) sum += weights[i++]! * weights[k++]!
    else if (columns[i]! < columns[k]!) i++
    else k++
  }
  const length = norms[a]! * norms[b]!
  return length === 0 ? 0 : sum / length
}

/** Share of each term; an item's terms share its weight. */
function shares(items: Int32Array, { columns, starts }: Interactions): Map<number, number> {
  const out = new Map<number, number>()
  for (const item of items) {
    const count = starts[item + 1]! - starts[item]!
    for (let i = starts[item]!; i < starts[item + 1]!; i++)
      out.set(columns[i]!, (out.get(columns[i]!) ?? 0) + 1 / (count * items.length))
  }
  return out
}

/** Part of the history that is mixed into the list, so that a term that is missing from it costs much and not infinity. */
const SMOOTHING = 0.01

function divergence(history: ReadonlyMap<number, number>, list: ReadonlyMap<number, number>): number {
  let sum = 0
  for (const [term, share] of history)
    sum += share * Math.log2(share / ((1 - SMOOTHING) * (list.get(term) ?? 0) + SMOOTHING * share))
  return sum
}
