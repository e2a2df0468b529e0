/** Amounts as shoppers write them: '1,200', '1.5k', '两百', '一千五', '三百五十'. */

/** Source of a pattern for one amount, without a group. */
export const AMOUNT = String.raw`(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s?k\b)?(?:[千万])?|[零〇一二两三四五六七八九十百千万]+)`

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }

/** The number that an amount means; null when it is none. */
export function parseAmount(said: string): number | null {
  const text = said.trim().toLowerCase()
  const latin = /^([\d,]+(?:\.\d+)?)\s?(k|千|万)?$/.exec(text)
  if (latin !== null) {
    const factor = { k: 1000, 千: 1000, 万: 10_000 }[latin[2] ?? ''] ?? 1
    const value = Number(latin[1]!.replaceAll(',', '')) * factor
    return Number.isFinite(value) ? value : null
  }
  return parseChineseNumber(text)
}

/** Chinese numerals below 10^8. A digit after a unit that leaves one place out means that place: 一千五 is 1500. */
export function parseChineseNumber(text: string): number | null {
  let total = 0
  let section = 0
  let digit: number | null = null
  let unitBefore = 1
  let skipped = false
  for (const sign of text) {
    const value = DIGITS[sign]
    const unit = UNITS[sign]
    if (value !== undefined) {
      skipped ||= sign === '零' || sign === '〇'
      digit = value
    } else if (unit === 10_000) {
      total = (total + section + (digit ?? 0)) * unit
      section = 0
      digit = null
      unitBefore = unit
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit
      digit = null
      unitBefore = unit
      skipped = false
    } else return null
  }
  if (digit === null) return text === '' ? null : total + section
  const colloquial = unitBefore >= 100 && !skipped
  return total + section + (colloquial ? (digit * unitBefore) / 10 : digit)
}
