/**
 * How well a list serves a shopper whose utilities are known: NDCG with graded gains (Järvelin & Kekäläinen 2002, "Cumulated
 * gain-based evaluation of IR techniques"). Grades go by rank of utility among all that could have been listed, each half as
 * many as the one below: the best tenth 1, the best twentieth 2, the best fortieth 3, the best eightieth 4, the rest 0; the
 * gain of grade g is 2^g - 1. The ideal list is the best by utility, so 1 is what knowing the shopper wholly would reach.
 */

const CUTOFF = 10
/** Share of the products that has the grade or a better one, by grade from 1 on. */
const GRADES = [1 / 10, 1 / 20, 1 / 40, 1 / 80] as const

/** By product, from its utility; a grade that would be empty has one product. Ties: the first one is the better. */
export function gainsOf(utilities: Float64Array): Float64Array {
  const order = [...utilities.keys()].sort((a, b) => utilities[b]! - utilities[a]! || a - b)
  const gains = new Float64Array(utilities.length)
  order.forEach((product, rank) => {
    const grade = GRADES.filter((share) => rank < Math.max(1, Math.round(share * order.length))).length
    gains[product] = 2 ** grade - 1
  })
  return gains
}

/** `list` best first, of the products that `gains` are of. */
export function gradedNdcg(list: readonly number[], gains: Float64Array): number {
  const ideal = gains.toSorted().reverse()
  return (
    cumulated(list.slice(0, CUTOFF).map((product) => gains[product]!)) /
    cumulated([...ideal.slice(0, CUTOFF)])
  )
}

/** The expected NDCG of a list in random order. */
export function ndcgByChance(gains: Float64Array): number {
  const usual = gains.reduce((sum, gain) => sum + gain, 0) / gains.length
  const ideal = gains.toSorted().reverse().slice(0, CUTOFF)
  return cumulated([...ideal].map(() => usual)) / cumulated([...ideal])
}

/** The best by score, best first; of equal scores those with the least gain stand first, so that a constant earns nothing. */
export function listByScore(scores: Float32Array, gains: Float64Array): number[] {
  return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || gains[a]! - gains[b]!).slice(0, CUTOFF)
}

function cumulated(gains: readonly number[]): number {
  return gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0)
}
