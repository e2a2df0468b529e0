/**
 * Vectors made ready for a linear head: some encoders give all texts nearly the same direction, which is taken off.
 * In: vectors of one dimension. Out: new arrays; nothing is changed.
 */
export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0)
  for (const vector of vectors) for (let i = 0; i < mean.length; i++) mean[i]! += vector[i]! / vectors.length
  return mean
}

/** The vector without the mean, at length 1, with a last 1 for the intercept. */
export function centred(vector: Float32Array, mean: Float32Array): Float32Array {
  const moved = new Float32Array(mean.length + 1)
  let squares = 0
  for (let i = 0; i < mean.length; i++) {
    moved[i] = vector[i]! - mean[i]!
    squares += moved[i]! * moved[i]!
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
  for (let i = 0; i < mean.length; i++) moved[i]! *= scale
  moved[mean.length] = 1
  return moved
}
