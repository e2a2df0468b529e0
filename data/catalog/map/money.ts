/**
 * Prices as shops write them, read exactly: no floating point on the way to minor units.
 * '₹32,999' -> 3299900 INR minor, '12.50 EUR' -> 1250, '1.234,5 €' with decimal ',' -> 123450.
 */
import { minorPerMajor } from '../../types/money.ts'

export interface AmountText {
  readonly negative: boolean
  /** Digits before and after the decimal point. */
  readonly whole: string
  readonly fraction: string
  /** The ISO code that stands beside the number; null when there is none (signs such as $ mean many currencies). */
  readonly currency: string | null
}

const AMOUNT =
  /^(?<before>\(|[A-Za-z]{3}\b|[^\p{L}\p{N}(),.\s-]{1,2}|Rs\.?)?\s*(?<minus>-)?\s*[^\p{L}\p{N}(),.\s-]{0,2}\s*(?<digits>[\d.,'\u00A0\u202F ]*\d[.,]?)\s*(?<after>\)|[A-Za-z]{3}|[^\p{L}\p{N}(),.\s-]{1,2})?$/u

/** null when the text is not one amount. Thousands must stand in groups: '12,5' is nobody's twelve hundred. */
export function readAmount(text: string, decimal: '.' | ','): AmountText | null {
  const match = AMOUNT.exec(text.trim())?.groups
  if (match === undefined) return null
  const [whole = '', fraction = '', more] = (match['digits'] ?? '').split(decimal)
  const group =
    decimal === '.'
      ? /^\d{0,3}(?:[,'\s]\d{2,3})*[,'\s]\d{3}$|^\d*$/
      : /^\d{0,3}(?:[.'\s]\d{2,3})*[.'\s]\d{3}$|^\d*$/
  if (more !== undefined || !group.test(whole) || !/^\d*$/.test(fraction)) return null
  const code = [match['before'], match['after']].find((one) => one !== undefined && /^[A-Za-z]{3}$/.test(one))
  return {
    negative: match['minus'] !== undefined || match['before'] === '(',
    whole: whole.replace(/\D/g, ''),
    fraction,
    currency: code?.toUpperCase() ?? null,
  }
}

/** Minor units; halves are rounded up. null when it is more than a JavaScript integer can hold exactly. */
export function minorUnits(
  { whole, fraction }: AmountText,
  unit: 'major' | 'minor',
  currency: string,
): number | null {
  const digits = unit === 'minor' ? 0 : Math.round(Math.log10(minorPerMajor(currency)))
  const kept = fraction.padEnd(digits, '0').slice(0, digits)
  const up = Number(fraction[digits] ?? '0') >= 5 ? 1 : 0
  const minor = Number(`${whole}${kept}` || '0') + up
  return Number.isSafeInteger(minor) ? minor : null
}
