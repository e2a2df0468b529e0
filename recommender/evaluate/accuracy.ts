/**
 * How well held-back items are found, from their ranks; each in [0, 1], for lists of k.
 *
 *   hitRate    whether any is in the list            precision, recall, f1   as usual, precision over k
 *   ndcg       binary gains over those of the ideal list (Järvelin & Kekäläinen 2002, "Cumulated gain-based
 *                evaluation of IR techniques")
 *   map        average precision over min(k, held back)      mrr   1 / (rank of the first + 1), any rank
 */
export interface Accuracy {
  readonly hitRate: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly ndcg: number
  readonly map: number
  readonly mrr: number
}

/** `ranks` ascending, 0 is the first place. */
export function accuracyOf(ranks: Int32Array, k: number): Accuracy {
  let gain = 0
  let hits = 0
  let precisions = 0
  for (const rank of ranks) {
    if (rank >= k) break
    hits++
    gain += 1 / Math.log2(rank + 2)
    precisions += hits / (rank + 1)
  }
  const most = Math.min(k, ranks.length)
  let ideal = 0
  for (let rank = 0; rank < most; rank++) ideal += 1 / Math.log2(rank + 2)
  const precision = hits / k
  const recall = hits / ranks.length
  return {
    hitRate: hits > 0 ? 1 : 0,
    precision,
    recall,
    f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    ndcg: gain / ideal,
    map: precisions / most,
    mrr: 1 / (ranks[0]! + 1),
  }
}
