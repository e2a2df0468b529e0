/**
 * Money is an integer in the minor unit of its currency (ISO 4217): 1999 USD is $19.99, 1999 JPY is ¥1,999. Never a float.
 */

/** Digits after the point, for the currencies where it is not 2. Source: ISO 4217 list one. */
const EXPONENTS: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, ISK: 0, KWD: 3, BHD: 3 }

/** How many minor units make one major unit: 100 for USD, 1 for JPY. */
export function minorPerMajor(currency: string): number {
  return 10 ** (EXPONENTS[currency] ?? 2)
}
