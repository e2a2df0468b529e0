/**
 * The only file that knows hnswlib-node: hierarchical navigable small world graphs (Malkov and Yashunin 2016) over unit
 * vectors by inner product. A point's label is its place among the vectors that the graph was built from.
 *
 * Building and adding block for about .4 ms a vector (60,000 x 256 take 42 s) and belong in a worker; reading a file
 * runs in libuv's pool; a search blocks for .1 to .9 ms.
 */
import hnswlib from 'hnswlib-node'

/**
 * M 16 and efConstruction 200 on 60,000 real product texts x 256: recall@10 .994 at ef 64. M 24 gains .002 there and
 * costs half as much again in memory and time.
 */
const M = 16
const EF_CONSTRUCTION = 200
/** The same graph from the same vectors. */
const SEED = 7

export const GRAPH_SETTINGS = `m${M}-ef${EF_CONSTRUCTION}`

export interface Graph {
  /** Points, the deleted ones included. */
  readonly size: number
  /** At most `k` points, nearest first; `ef` >= k is how many are kept in sight on the way. */
  search(query: readonly number[], k: number, ef: number): Nearest
}

export interface Nearest {
  /** Labels. */
  readonly neighbors: readonly number[]
  /** 1 - cosine, in their order. */
  readonly distances: readonly number[]
}

type Native = hnswlib.HierarchicalNSW

export interface GraphFile {
  readonly path: string
  readonly dimension: number
}

/** Builds a graph of all rows of `vectors` and writes it to `path`. */
export function buildGraph(
  vectors: Float32Array,
  { path, dimension }: GraphFile,
  onProgress: (fraction: number) => void,
): void {
  const count = vectors.length / dimension
  const native = new hnswlib.HierarchicalNSW('ip', dimension)
  native.initIndex({
    maxElements: Math.max(count, 1),
    m: M,
    efConstruction: EF_CONSTRUCTION,
    randomSeed: SEED,
  })
  addRows(native, vectors, 0, dimension, onProgress)
  native.writeIndexSync(path)
}

/** Reads the graph at `from`, adds the rows of `vectors` beyond its own and writes it to `path`. */
export function extendGraph(
  from: string,
  vectors: Float32Array,
  { path, dimension }: GraphFile,
  onProgress: (fraction: number) => void,
): void {
  const native = new hnswlib.HierarchicalNSW('ip', dimension)
  native.readIndexSync(from)
  const known = native.getCurrentCount()
  native.resizeIndex(Math.max(vectors.length / dimension, known, 1))
  addRows(native, vectors, known, dimension, onProgress)
  native.writeIndexSync(path)
}

function addRows(
  native: Native,
  vectors: Float32Array,
  start: number,
  dimension: number,
  onProgress: (fraction: number) => void,
): void {
  const count = vectors.length / dimension
  for (let row = start; row < count; row++) {
    native.addPoint(Array.from(vectors.subarray(row * dimension, (row + 1) * dimension)), row)
    if (row % 500 === 0) onProgress((row - start) / (count - start))
  }
}

/** Throws what hnswlib throws when the file is not a graph of this dimension. */
export async function readGraph({ path, dimension }: GraphFile): Promise<Graph> {
  const native = new hnswlib.HierarchicalNSW('ip', dimension)
  await native.readIndex(path)
  const size = native.getCurrentCount()
  let ef = 0
  return {
    size,
    search: (query, k, wanted) => {
      if (ef !== wanted) native.setEf((ef = wanted))
      return native.searchKnn(query as number[], Math.min(k, size))
    },
  }
}
