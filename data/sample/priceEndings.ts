/** Prices as a shop writes them: 24.95, 59.90, 129.00, 349.00. */
import type { Dice } from './random.ts'

const SMALL_ENDINGS = [90, 95, 99, 0]

/** The nearest price a shop would write, minor units of USD; at least 4.90. */
export function plausiblePrice(minor: number, dice: Dice): number {
  if (minor < 10_000) {
    const whole = Math.max(4, Math.floor(minor / 100))
    const ending = dice.pick(SMALL_ENDINGS)
    return ending === 0 ? (whole + 1) * 100 : whole * 100 + ending
  }
  const step = minor < 20_000 ? 500 : 1000
  const rounded = Math.round(minor / step) * step
  return dice.chance(0.6) ? rounded - 100 : rounded
}
