/**
 * VectorIndex over a graph and, where that is quicker or the only way, the exact scan. Which of them answers depends
 * on how many rows may be returned and how many are wanted:
 *
 *   a graph search costs about as much as scanning ROWS_PER_EF rows for each step of `ef`, whatever the catalogue's size;
 *   sketches, where there are any, are scanned in a third of the exact scan's time when many are wanted;
 *   a filter that lets one row in f through makes it look at f times as many, since it is applied afterwards (a callback
 *   from the graph costs 10 ms).
 *
 * The graph's answer is approximate: recall@10 is above .99 (npm run bench -- retrieval). Its similarities
 * are those of the vectors.
 */
import type { VectorHit, VectorIndex } from '../../data/types/ports.ts'
import type { ExactScan } from './exactScan.ts'
import type { Graph, Nearest } from './hnsw.ts'

/**
 * Measured at 256 numbers a vector: ef 128 .18 ms over 20,000 rows and .33 over 60,000, ef 1000 1.3 and 1.7; the scan 12 ns
 * a row and .2 ms for 500 hits. So they cross near 14,000 rows for 10 wanted and near 110,000 for 500.
 */
const ROWS_PER_EF = 110
/** Sketches (sketchScan.ts) are scored in a third of the scan's time, so they and the graph cross further out ... */
const SKETCHES_PER_EF = 330
/** ... where many are wanted; few are found in less by the graph. */
const MANY = 100
/**
 * Recall@10 on 60,000 product texts with titles as queries: .985 at ef 32, .994 at 64, .999 at 128. The short queries of
 * icecat's judgements lie further from every product: .984 at 64, .9985 at 128 (of 19,406).
 */
const SMALLEST_EF = 128
/** Of icecat's judged queries, 500 wanted: recall .971 with an ef of 500, .994 with 1000. */
const EF_PER_WANTED = 2
/** How much further than the wanted number a search looks when the filter's share is only expected. */
const FILTER_MARGIN = 1.3

export interface HnswIndexOptions {
  readonly graph: Graph
  readonly scan: ExactScan
  /** Scans faster where many are wanted of many rows; null or missing where there is none. */
  readonly sketch?: VectorIndex | null
  /** Row of each of the graph's labels; -1 for a vector that is no longer in the catalogue. */
  readonly rowOfLabel: Int32Array
  /** Default 110, as measured; 0 leaves to the scan only what the graph cannot answer. */
  readonly rowsPerEf?: number
}

export function createHnswIndex(options: HnswIndexOptions): VectorIndex {
  const { graph, scan, sketch = null, rowOfLabel, rowsPerEf = ROWS_PER_EF } = options
  const { size, dimension } = scan
  const query = new Array<number>(dimension).fill(0)
  /** Labels that are no row use up places in the answer, like rows that the filter leaves out. */
  const live = size / Math.max(graph.size, 1)

  return {
    kind: 'hnsw',
    size,
    dimension,
    search: (asked, k, allowed, allowedCount) => {
      const count = allowed === null ? size : allowedCount
      const share = (count / Math.max(size, 1)) * live
      const wanted = share === 1 ? k : Math.ceil((k * FILTER_MARGIN) / Math.max(share, 1e-6)) + 8
      const ef = Math.max(SMALLEST_EF, EF_PER_WANTED * wanted)
      if (sketch !== null && k >= MANY && count <= SKETCHES_PER_EF * ef) {
        return sketch.search(asked, k, allowed, allowedCount)
      }
      if (count <= rowsPerEf * ef || wanted > graph.size) return scan.search(asked, k, allowed, allowedCount)

      for (let i = 0; i < dimension; i++) query[i] = asked[i]!
      const hits = hitsOf(graph.search(query, wanted, ef), rowOfLabel, allowed, k)
      // The filter is not independent of the query: when too few came through, look at all that may.
      return hits.length < Math.min(k, count) ? scan.search(asked, k, allowed, allowedCount) : hits
    },
  }
}

/** The first `k` that are rows and allowed; among equals the graph's order is arbitrary, and here by row. */
function hitsOf(
  { neighbors, distances }: Nearest,
  rowOfLabel: Int32Array,
  allowed: Uint8Array | null,
  k: number,
): VectorHit[] {
  const hits: VectorHit[] = []
  for (let i = 0; i < neighbors.length; i++) {
    const row = rowOfLabel[neighbors[i]!]!
    if (row < 0 || (allowed !== null && allowed[row] !== 1)) continue
    const similarity = 1 - distances[i]!
    if (hits.length >= k && (k === 0 || similarity < hits[k - 1]!.similarity)) break
    hits.push({ row, similarity })
    sortLastAmongEquals(hits)
  }
  return hits.length > k ? hits.slice(0, k) : hits
}

function sortLastAmongEquals(hits: VectorHit[]): void {
  for (let i = hits.length - 1; i > 0; i--) {
    const [before, last] = [hits[i - 1]!, hits[i]!]
    if (before.similarity !== last.similarity || before.row < last.row) return
    hits[i - 1] = last
    hits[i] = before
  }
}
