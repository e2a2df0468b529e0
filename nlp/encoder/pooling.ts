/**
 * Mean pooling: the mean of a text's token states, scaled to length 1.
 * `states` is row-major, tokens x dimension. A text whose mean is zero or not finite is a fault of the model: throws.
 */
export function meanUnitVector(states: Float32Array, tokens: number): Float32Array {
  const dimension = states.length / tokens
  const vector = new Float32Array(dimension)
  for (let start = 0; start < states.length; start += dimension) {
    for (let i = 0; i < dimension; i++) vector[i]! += states[start + i]!
  }
  let squares = 0
  for (let i = 0; i < dimension; i++) squares += vector[i]! * vector[i]!
  if (!(squares > 0 && squares < Infinity)) throw new Error('it gives a vector without a direction')
  const scale = 1 / Math.sqrt(squares)
  for (let i = 0; i < dimension; i++) vector[i]! *= scale
  return vector
}
