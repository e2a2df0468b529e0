/** Normalised discounted cumulative gain of a scored list, see accuracy.ts. */
import { accuracyOf } from './accuracy.ts'

/**
 * The first `relevant` of `scores` are the relevant ones. Of candidates with equal scores the irrelevant ones count as
 * ranked first, so that a constant score earns nothing. Cost: relevant x candidates.
 */
export function ndcgAt(cutoff: number, scores: Float32Array, relevant: number): number {
  if (relevant === 0) return 0
  const ranks = Int32Array.from({ length: relevant }, (_, i) => rankOf(scores, i, relevant))
  return accuracyOf(ranks.sort(), cutoff).ndcg
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
