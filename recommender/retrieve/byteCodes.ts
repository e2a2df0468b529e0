/**
 * Vectors in 8 bits a number, and what is asked of them in 16: the inputs of the kernel scoreBytes (simd/scanKernels.ts).
 * A number is about its code times the scale of its row; a row of zeros has the scale 0.
 */

/** Writes the code of `vector`; gives back its scale and its distance from the vector. */
export function writeCode(vector: Float32Array, code: Int8Array): { scale: number; distance: number } {
  let largest = 0
  for (let i = 0; i < vector.length; i++) {
    const size = Math.abs(vector[i]!)
    if (size > largest) largest = size
  }
  const scale = largest / 127
  const inverse = largest === 0 ? 0 : 127 / largest
  let squared = 0
  for (let i = 0; i < vector.length; i++) {
    const rounded = Math.round(vector[i]! * inverse)
    code[i] = rounded
    squared += (vector[i]! - rounded * scale) ** 2
  }
  return { scale, distance: Math.sqrt(squared) }
}

/** Writes `query` in 16 bits; gives back its length and the size of one step. */
export function writeWide(query: Float32Array, wide: Int16Array): { length: number; step: number } {
  /** So that no sum of products leaves 32 bits. */
  const most = Math.min(32_767, Math.floor(2 ** 31 / (128 * wide.length)))
  let largest = 0
  let squared = 0
  for (let i = 0; i < query.length; i++) {
    const value = query[i]!
    squared += value * value
    if (Math.abs(value) > largest) largest = Math.abs(value)
  }
  const inverse = largest === 0 ? 0 : most / largest
  for (let i = 0; i < query.length; i++) wide[i] = Math.round(query[i]! * inverse)
  return { length: Math.sqrt(squared), step: largest / most }
}
