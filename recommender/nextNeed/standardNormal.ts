/** The standard normal distribution. Relative error of the tail below 2e-7. Pure. */

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)

/** Coefficients of the Chebyshev fit of erfc in Press et al. 1992, "Numerical Recipes", section 6.2. */
const ERFC = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
]

/** P(Z > z). */
export function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + x / 2)
  let series = 0
  for (let i = ERFC.length - 1; i >= 0; i--) series = series * t + ERFC[i]!
  const tail = (t * Math.exp(-x * x + series)) / 2
  return z >= 0 ? tail : 1 - tail
}

/** Further out the tail is too small to divide by; there it is the density over z. */
const FAR = 30

/** E[Z | Z > z], the inverse Mills ratio; `tail` is P(Z > z), for who has it already. */
export function meanAbove(z: number, tail = upperTail(z)): number {
  if (z > FAR) return z + 1 / z
  return Math.exp((-z * z) / 2) / ROOT_TWO_PI / tail
}

/** z with P(Z > z) = `tail`, which lies in (0, 1). Cost: sixty tails. */
export function atTail(tail: number): number {
  let [low, high] = [-FAR, FAR]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (upperTail(middle) > tail) low = middle
    else high = middle
  }
  return (low + high) / 2
}
