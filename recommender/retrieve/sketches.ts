/**
 * Vectors by their coordinates along a few axes, 8 bits each: what scores all rows of a catalogue by reading a third of
 * their 8-bit codes or less. The mean of the catalogue is taken off the rows first, which changes the scores of one query
 * by the same for all, and makes the codes finer.
 *
 * Cost at 96 axes: about 5 us a row to make, in slices that let other work in between; about 5 ns a row and query. 112 bytes a row.
 * Not to be called twice at once (it is synchronous, so it cannot be).
 */
import { laidOut } from '../simd/laidOut.ts'
import { kernelsOver, STEP } from '../simd/scanKernels.ts'
import { byteParts, byteScanOver } from './byteScan.ts'
import type { PrincipalAxes } from './principalAxes.ts'
import { thresholdOf } from './topK.ts'

/**
 * At least `kept` of `rows` (ascending; null for all), those of the highest scores by sketch, and hardly more; all when
 * there are not as many. Ascending; the answer is overwritten by the next call.
 */
export type BestBySketch = (query: Float32Array, kept: number, rows: Int32Array | null) => Int32Array

/** Rows sketched between two turns of the event loop: about .25 ms. */
const ROWS_A_SLICE = 50

/** `vectors` is row-major, n x dimension, and not kept. The number of axes is a multiple of 16. */
export async function createSketches(vectors: Float32Array, principal: PrincipalAxes): Promise<BestBySketch> {
  const { count: length, mean } = principal
  const size = vectors.length / mean.length
  const padded = Math.ceil(mean.length / STEP) * STEP
  const parts = { axes: length * padded * 4, vector: padded * 4, coordinates: length * 4 }
  const { memory, at } = laidOut({ ...byteParts(size, length), ...parts })
  const kernels = kernelsOver(memory)
  const rows = byteScanOver({ memory, at }, kernels, { size, length })
  writeAxes(new Float32Array(memory.buffer, at.axes, length * padded), principal)
  const asked = new Float32Array(memory.buffer, at.vector, padded)
  const coordinates = new Float32Array(memory.buffer, at.coordinates, length)
  const project = (vector: Float32Array): Float32Array => {
    asked.set(vector)
    kernels.scoreFloats(at.vector, at.axes, 0, length, padded, at.coordinates)
    return coordinates
  }

  for (let row = 0; row < size; row++) {
    rows.write(row, project(centred(vectors, row, mean)))
    if (row % ROWS_A_SLICE === ROWS_A_SLICE - 1) await new Promise(setImmediate)
  }
  const found = new Int32Array(memory.buffer, at.found, size)
  return (query, kept, among) => {
    // Few scores are beyond the length of the query's own sketch: the rows are no longer than 1.
    const reach = rows.score(project(query), among).length
    return found.subarray(0, rows.collect(thresholdOf(rows.scores(), kept, -reach, reach)))
  }
}

/** Each axis padded with zeros. */
function writeAxes(to: Float32Array, { axes, count, mean }: PrincipalAxes): void {
  const padded = to.length / count
  for (let axis = 0; axis < count; axis++) {
    to.set(axes.subarray(axis * mean.length, (axis + 1) * mean.length), axis * padded)
  }
}

function centred(vectors: Float32Array, row: number, mean: Float32Array): Float32Array {
  const from = row * mean.length
  return mean.map((value, i) => vectors[from + i]! - value)
}
