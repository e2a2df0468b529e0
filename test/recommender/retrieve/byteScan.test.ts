/** The 8-bit pass against plain loops over the same codes, at sizes around what the kernels take at once. */
import { describe, expect, it } from '@jest/globals'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { byteParts, byteScanOver } from '../../../recommender/retrieve/byteScan.ts'
import { laidOut } from '../../../recommender/simd/laidOut.ts'
import { kernelsOver } from '../../../recommender/simd/scanKernels.ts'

const LENGTH = 32

function scanOf(vectors: readonly Float32Array[]) {
  const place = laidOut(byteParts(vectors.length, LENGTH))
  const scan = byteScanOver(place, kernelsOver(place.memory), { size: vectors.length, length: LENGTH })
  const distances = vectors.map((vector, row) => scan.write(row, vector))
  const found = new Int32Array(place.memory.buffer, place.at.found, vectors.length)
  return { scan, distances, collect: (threshold: number) => [...found.subarray(0, scan.collect(threshold))] }
}

const random = seededRandom(5)
const drawn = (): Float32Array => Float32Array.from({ length: LENGTH }, () => random.next() - 0.5)
const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
const query = drawn()
const length = Math.sqrt(dot(query, query))

describe('byteScan', () => {
  it.each([1, 3, 4, 5, 15, 16, 17, 63])('scores %i rows within the distance of their codes', (size) => {
    const vectors = Array.from({ length: size }, drawn)
    const { scan, distances } = scanOf(vectors)
    const { step } = scan.score(query, null)
    const scores = scan.scores()
    expect(scores).toHaveLength(size)
    vectors.forEach((vector, row) => {
      const error = length * distances[row]! + Math.sqrt(LENGTH) * step + 1e-5
      expect(Math.abs(scores[row]! - dot(query, vector))).toBeLessThanOrEqual(error)
    })
  })

  it.each([[[2]], [[0, 3, 4, 16]], [Array.from({ length: 15 }, (_, i) => i + 1)]])(
    'gives rows %j the scores that they have among all',
    (rows) => {
      const { scan } = scanOf(Array.from({ length: 17 }, drawn))
      scan.score(query, null)
      const all = scan.scores().slice()
      scan.score(query, Int32Array.from(rows))
      expect([...scan.scores()]).toEqual(rows.map((row) => all[row]))
    },
  )

  it('gives equal vectors equal scores, and collects all of them or none', () => {
    const vector = drawn()
    const { scan, collect } = scanOf(Array.from({ length: 7 }, () => vector))
    scan.score(query, null)
    const score = scan.scores()[0]!
    expect([...scan.scores()]).toEqual(new Array(7).fill(score))
    expect(collect(score)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(collect(score + 1)).toEqual([])
  })

  it('collects the numbers of the rows and not their places', () => {
    const { scan, collect } = scanOf(Array.from({ length: 17 }, drawn))
    scan.score(query, Int32Array.of(3, 8, 11))
    expect(collect(-Infinity)).toEqual([3, 8, 11])
  })

  it('scores vectors of zeros, and queries of zeros, with 0', () => {
    const { scan, distances } = scanOf([new Float32Array(LENGTH), drawn()])
    scan.score(query, null)
    expect([distances[0], scan.scores()[0]]).toEqual([0, 0])
    scan.score(new Float32Array(LENGTH), null)
    expect([...scan.scores()]).toEqual([0, 0])
  })
})
