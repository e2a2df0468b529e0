/** Catalogues of the size that sketches are made for, of vectors that do or do not lie near few directions. */
import { describe, expect, it } from '@jest/globals'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { createExactScan } from '../../../recommender/retrieve/exactScan.ts'
import { principalAxes } from '../../../recommender/retrieve/principalAxes.ts'
import { createSketchScan, sketchAxes } from '../../../recommender/retrieve/sketchScan.ts'

const ROWS = 26_000
const DIMENSION = 192

/** Unit vectors whose i-th number spreads `spreadOf(i)`. */
function unitVectors(rows: number, spreadOf: (i: number) => number): Float32Array {
  const random = seededRandom(9)
  const vectors = Float32Array.from(
    { length: rows * DIMENSION },
    (_, at) => spreadOf(at % DIMENSION) * (random.next() + random.next() - 1),
  )
  for (let row = 0; row < rows; row++) {
    const one = vectors.subarray(row * DIMENSION, (row + 1) * DIMENSION)
    const length = Math.sqrt(one.reduce((sum, value) => sum + value * value, 0))
    one.forEach((value, i) => (one[i] = value / length))
  }
  return vectors
}

const narrow = unitVectors(ROWS, (i) => 1 / (1 + i / 5))
const queryOf = (row: number): Float32Array => narrow.slice(row * DIMENSION, (row + 1) * DIMENSION)

const scan = await createExactScan(narrow, DIMENSION)
let scannedAll = 0
const watched = {
  ...scan,
  search: (...asked: Parameters<typeof scan.search>) => {
    scannedAll++
    return scan.search(...asked)
  },
}
const sketch = await createSketchScan(watched, sketchAxes(narrow, DIMENSION)!)

describe('the scan by sketches', () => {
  it('finds nearly all of the nearest, with their cosines', () => {
    const allowed = new Uint8Array(ROWS).map((_, row) => (row % 13 === 0 ? 0 : 1))
    const allowedCount = allowed.reduce((sum, one) => sum + one, 0)
    scannedAll = 0
    for (const [mask, count] of [
      [null, ROWS],
      [allowed, allowedCount],
    ] as const) {
      let found = 0
      for (const row of [3, 7_001, 25_999]) {
        const truth = new Map(
          scan.search(queryOf(row), 500, mask, count).map((hit) => [hit.row, hit.similarity]),
        )
        const hits = sketch!.search(queryOf(row), 500, mask, count)
        expect(hits).toHaveLength(500)
        expect(hits.every((hit) => mask === null || mask[hit.row] === 1)).toBe(true)
        for (const hit of hits) {
          if (!truth.has(hit.row)) continue
          found++
          expect(hit.similarity).toBe(truth.get(hit.row))
        }
      }
      expect(found).toBeGreaterThan(0.98 * 1500)
    }
    expect(scannedAll).toBe(0)
  })

  it('leaves few allowed rows to the exact scan', () => {
    const few = new Uint8Array(ROWS).map((_, row) => (row % 100 === 0 ? 1 : 0))
    expect(sketch!.search(queryOf(5), 50, few, 260)).toEqual(scan.search(queryOf(5), 50, few, 260))
  })

  it('is not there for vectors that differ as much in all directions', async () => {
    const round = unitVectors(8_000, () => 1)
    const roundScan = await createExactScan(round, DIMENSION)
    expect(await createSketchScan(roundScan, principalAxes(round, DIMENSION, 96))).toBeNull()
  })

  it('is not made for short vectors or few rows', () => {
    expect(sketchAxes(narrow, 100)).toBeNull()
    expect(sketchAxes(narrow.subarray(0, 1000 * DIMENSION), DIMENSION)).toBeNull()
  })
})
