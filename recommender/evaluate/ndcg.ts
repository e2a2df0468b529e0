/**
 * Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002, "Cumulated gain-based evaluation of IR
 * techniques"), binary gains: in [0, 1], 1 when all relevant ones stand first.
 */

/**
 * The first `relevant` of `scores` are the relevant ones. Of candidates with equal scores the irrelevant ones count as
 * ranked first, so that a constant score earns nothing. Cost: relevant x candidates.
 */
export function ndcgAt(cutoff: number, scores: Float32Array, relevant: number): number {
  let gain = 0
  for (let i = 0; i < relevant; i++) {
    const rank = rankOf(scores, i, relevant)
    if (rank < cutoff) gain += 1 / Math.log2(rank + 2)
  }
  let ideal = 0
  for (let rank = 0; rank < Math.min(cutoff, relevant); rank++) ideal += 1 / Math.log2(rank + 2)
  return ideal === 0 ? 0 : gain / ideal
}

/** How many candidates stand before candidate `index`. */
function rankOf(scores: Float32Array, index: number, relevant: number): number {
  const own = scores[index] ?? 0
  let rank = 0
  for (let other = 0; other < scores.length; other++) {
    if (other === index) continue
    const score = scores[other] ?? 0
    const before = score === own ? other >= relevant || other < index : score > own
    if (before) rank++
  }
  return rank
}
