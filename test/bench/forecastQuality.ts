/** How good chances and expected counts are. `came[i]` is whether case i came true. */
import { mean } from '../../recommender/evaluate/significance.ts'
import { ndcgAt } from '../../recommender/evaluate/ndcg.ts'

/** P(a case that came true has a higher score than one that did not); ties count half. */
export function areaUnderCurve(scores: readonly number[], came: readonly boolean[]): number {
  const ranks = averageRanks(scores)
  const positive = came.filter(Boolean).length
  const sum = ranks.reduce((total, rank, i) => total + (came[i] === true ? rank : 0), 0)
  return (sum - (positive * (positive + 1)) / 2) / (positive * (came.length - positive))
}

export function logLoss(chances: readonly number[], came: readonly boolean[]): number {
  const surprise = (chance: number, i: number): number => {
    const given = came[i] === true ? chance : 1 - chance
    return -Math.log(Math.max(1e-9, given))
  }
  return mean(chances.map(surprise))
}

export function brier(chances: readonly number[], came: readonly boolean[]): number {
  return mean(chances.map((chance, i) => (chance - (came[i] === true ? 1 : 0)) ** 2))
}

export interface ReliabilityBin {
  readonly cases: number
  readonly said: number
  readonly came: number
}

/** Ten bins of as many cases each, the least likely first. */
export function reliability(chances: readonly number[], came: readonly boolean[]): ReliabilityBin[] {
  const order = [...chances.keys()].sort((i, j) => chances[i]! - chances[j]!)
  return Array.from({ length: 10 }, (_, bin) => {
    const own = order.slice(
      Math.floor((bin * order.length) / 10),
      Math.floor(((bin + 1) * order.length) / 10),
    )
    return {
      cases: own.length,
      said: mean(own.map((i) => chances[i]!)),
      came: mean(own.map((i) => (came[i] === true ? 1 : 0))),
    }
  })
}

/** Mean distance of what was said and what came, over the bins: the expected calibration error. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  return mean(bins.map(({ came, said }) => Math.abs(said - came)))
}

/** Mean NDCG@10 over the shoppers who have something that came true and something to confuse it with; ties lose. */
export function listQuality(
  scores: readonly number[],
  came: readonly boolean[],
  shopper: readonly number[],
): number {
  const byShopper = new Map<number, { yes: number[]; no: number[] }>()
  shopper.forEach((who, i) => {
    const own = byShopper.get(who) ?? { yes: [], no: [] }
    byShopper.set(who, own)
    own[came[i] === true ? 'yes' : 'no'].push(scores[i]!)
  })
  const lists = [...byShopper.values()].filter(({ no, yes }) => yes.length > 0 && no.length > 0)
  return mean(lists.map(({ no, yes }) => ndcgAt(10, Float32Array.from([...yes, ...no]), yes.length)))
}

/** Spearman's correlation of ranks; ties have their mean rank. */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [averageRanks(one), averageRanks(other)]
  const [meanA, meanB] = [mean(a), mean(b)]
  const product = mean(a.map((rank, i) => (rank - meanA) * (b[i]! - meanB)))
  const spread = (ranks: number[], around: number): number =>
    Math.sqrt(mean(ranks.map((r) => (r - around) ** 2)))
  return product / (spread(a, meanA) * spread(b, meanB))
}

/** From 1. */
function averageRanks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((i, j) => values[i]! - values[j]!)
  const ranks = new Array<number>(values.length).fill(0)
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + to + 1) / 2
  }
  return ranks
}
