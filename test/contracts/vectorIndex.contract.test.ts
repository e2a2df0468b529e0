/** The contract of VectorIndex, run by both implementations; the graph is a real one, written by hnswlib and read back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import type { VectorIndex } from '../../data/types/ports.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { createExactScan } from '../../recommender/retrieve/exactScan.ts'
import { buildGraph, readGraph } from '../../recommender/retrieve/hnsw.ts'
import { createHnswIndex } from '../../recommender/retrieve/hnswIndex.ts'

const folder = mkdtempSync(join(tmpdir(), 'aisle-index-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0

/** Only the graph answers where it can (`rowsPerEf: 0`), else the scan would take over: the catalogues here are small. */
async function hnsw(vectors: Float32Array, dimension: number): Promise<VectorIndex> {
  const path = join(folder, `${files++}.hnsw`)
  buildGraph(vectors, { path, dimension }, () => undefined)
  const graph = await readGraph({ path, dimension })
  const scan = await createExactScan(vectors, dimension)
  const rowOfLabel = Int32Array.from({ length: scan.size }, (_, row) => row)
  return createHnswIndex({ graph, scan, rowOfLabel, rowsPerEf: 0 })
}

const IMPLEMENTATIONS: readonly {
  name: string
  /** Share of the true neighbours that must be found. */
  recall: number
  open: (vectors: Float32Array, dimension: number) => Promise<VectorIndex>
}[] = [
  { name: 'exact scan', recall: 1, open: createExactScan },
  { name: 'hnsw', recall: 0.95, open: hnsw },
]

/** Unit vectors in a plane, by their angle. */
function atDegrees(...angles: number[]): Float32Array {
  return Float32Array.from(angles.flatMap((angle) => [cosine(angle), Math.sin((angle * Math.PI) / 180)]))
}
const cosine = (angle: number): number => Math.cos((angle * Math.PI) / 180)

function randomUnits(count: number, dimension: number, seed: number): Float32Array {
  const random = seededRandom(seed)
  const vectors = Float32Array.from({ length: count * dimension }, () => random.next() + random.next() - 1)
  for (let row = 0; row < count; row++) {
    const one = vectors.subarray(row * dimension, (row + 1) * dimension)
    const length = Math.hypot(...one)
    one.forEach((value, i) => (one[i] = value / length))
  }
  return vectors
}

/** Plain JavaScript, one row after the other: nothing in common with what is tested. */
function bruteForce(vectors: Float32Array, query: Float32Array, k: number, allows: (row: number) => boolean) {
  const all: { row: number; similarity: number }[] = []
  for (let row = 0; row * query.length < vectors.length; row++) {
    if (allows(row)) all.push({ row, similarity: dot(vectors, row, query) })
  }
  return all.sort((a, b) => b.similarity - a.similarity || a.row - b.row).slice(0, k)
}

function dot(vectors: Float32Array, row: number, query: Float32Array): number {
  let sum = 0
  for (let i = 0; i < query.length; i++) sum += query[i]! * vectors[row * query.length + i]!
  return sum
}

const mask = (size: number, allows: (row: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: size }, (_, row) => (allows(row) ? 1 : 0))

describe.each(IMPLEMENTATIONS)('VectorIndex: $name', ({ open, recall }) => {
  const near = [0, 80, 10, 170, 40]
  const rows = (index: VectorIndex, k: number, allowed: Uint8Array | null = null): number[] =>
    index
      .search(atDegrees(0), k, allowed, allowed?.reduce((sum, one) => sum + one, 0) ?? index.size)
      .map(({ row }) => row)

  it('says how many vectors of which dimension it has', async () => {
    const index = await open(atDegrees(...near), 2)
    expect([index.size, index.dimension]).toEqual([5, 2])
  })

  it('gives the nearest first, with its cosine', async () => {
    const index = await open(atDegrees(...near), 2)
    const hits = index.search(atDegrees(0), 3, null, 5)
    expect(hits.map(({ row }) => row)).toEqual([0, 2, 4])
    hits.forEach(({ similarity }, i) => expect(similarity).toBeCloseTo(cosine([0, 10, 40][i]!), 6))
  })

  it('gives negative cosines their place too', async () => {
    const index = await open(atDegrees(...near), 2)
    expect(rows(index, 5)).toEqual([0, 2, 4, 1, 3])
  })

  it('puts the lower row first when two are as near', async () => {
    const index = await open(atDegrees(30, 10, 30, 30), 2)
    expect(rows(index, 4)).toEqual([1, 0, 2, 3])
  })

  it('gives back what there is when more are wanted', async () => {
    const index = await open(atDegrees(...near), 2)
    expect(rows(index, 50)).toHaveLength(5)
  })

  it('gives back allowed rows only, and as many as wanted when there are', async () => {
    const index = await open(atDegrees(...near), 2)
    const allowed = Uint8Array.from([0, 1, 0, 1, 1])
    expect(rows(index, 2, allowed)).toEqual([4, 1])
    expect(rows(index, 9, allowed)).toEqual([4, 1, 3])
  })

  it('gives back nothing when nothing is allowed or wanted', async () => {
    const index = await open(atDegrees(...near), 2)
    expect(rows(index, 3, new Uint8Array(5))).toEqual([])
    expect(rows(index, 0)).toEqual([])
  })

  it('does not change what it was built from or asked with', async () => {
    const vectors = atDegrees(...near)
    const query = atDegrees(20)
    const index = await open(vectors, 2)
    index.search(query, 3, null, 5)
    expect([vectors, query]).toEqual([atDegrees(...near), atDegrees(20)])
  })

  it.each([
    ['all rows', () => true],
    ['nine rows in ten', (row: number) => row % 10 !== 3],
    ['every second row', (row: number) => row % 2 === 0],
    ['2 % of the rows', (row: number) => row % 50 === 7],
  ] as const)('finds the neighbours of 20 random queries among %s', async (_, allows) => {
    const [count, dimension, k] = [2000, 24, 10]
    const vectors = randomUnits(count, dimension, 1)
    const queries = randomUnits(20, dimension, 2)
    const index = await open(vectors, dimension)
    const allowed = mask(count, allows)
    const allowedCount = allowed.reduce((sum, one) => sum + one, 0)
    let found = 0
    for (let i = 0; i < 20; i++) {
      const query = queries.slice(i * dimension, (i + 1) * dimension)
      const hits = index.search(query, k, allowedCount === count ? null : allowed, allowedCount)
      const truth = bruteForce(vectors, query, k, allows)
      expect(hits).toHaveLength(k)
      expect(hits.every(({ row }) => allowed[row] === 1)).toBe(true)
      found += hits.filter(({ row }) => truth.some((one) => one.row === row)).length
      hits.forEach(({ row, similarity }) => {
        expect(similarity).toBeCloseTo(dot(vectors, row, query), 5)
      })
    }
    expect(found / (20 * k)).toBeGreaterThanOrEqual(recall)
  })
})
