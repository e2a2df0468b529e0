/** Amounts as shoppers write them: '1,200', '1.5k', 'two hundred and fifty', '两百', '一千五', '三百五十'. */

const ONES = 'one two three four five six seven eight nine'.split(' ')
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const BIG: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, grand: 1000 }

const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`
const BELOW_HUNDRED = String.raw`(?:${anyOf(TENS)}(?:[ -]${anyOf(ONES)})?|${anyOf(TEENS)})`
const BIG_WORD = anyOf(Object.keys(BIG))
const REST = String.raw`(?:(?: and)? ${BELOW_HUNDRED}(?! ${BIG_WORD}))?`
const TIMES = String.raw`(?:(?:a|${anyOf(ONES)}|${BELOW_HUNDRED}) )?`
const HUNDREDS = `${TIMES}hundred${REST}`
/** From ten on: "one" and "two" are words for other things too. Never the beginning of a longer number. */
const IN_ENGLISH = String.raw`\b(?:${TIMES}(?:thousand|grand)(?: ${HUNDREDS}|${REST})|${HUNDREDS}|${BELOW_HUNDRED})\b(?![ -](?:${anyOf(ONES)}|${BELOW_HUNDRED}|${BIG_WORD})\b)`

/** Source of a pattern for one amount, without a group. */
export const AMOUNT = String.raw`(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s?k\b)?(?:[千万])?|[零〇一二两三四五六七八九十百千万]+|${IN_ENGLISH})`

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
  return /^[a-z]/.test(text) ? parseEnglishNumber(text) : parseChineseNumber(text)
}

/** English number words below a million: 'fifteen hundred', 'a thousand two hundred and fifty'; null for other words. */
function parseEnglishNumber(text: string): number | null {
  let thousands = 0
  let rest: number | null = null
  for (const word of text.toLowerCase().split(/[ -]+/)) {
    const factor = BIG[word]
    const small = smallNumber(word)
    if (factor === 1000) {
      thousands += (rest ?? 1) * factor
      rest = null
    } else if (factor !== undefined) rest = (rest ?? 1) * factor
    else if (small !== null) rest = (rest ?? 0) + small
    else if (word !== 'and' && word !== 'a') return null
  }
  return rest === null ? thousands || null : thousands + rest
}

function smallNumber(word: string): number | null {
  const [one, teen, ten] = [ONES.indexOf(word), TEENS.indexOf(word), TENS.indexOf(word)]
  if (one >= 0) return one + 1
  if (teen >= 0) return teen + 10
  return ten >= 0 ? 10 * (ten + 2) : null
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

const OTHER_ENGLISH: Readonly<Record<string, number>> = { fiver: 5, tenner: 10, dozen: 12, zero: 0 }

/**
 * A number expression as it stands in a message: no number, one, or the two bounds of a range: '1.5k', 'half a grand',
 * 'two and a half grand', '一千五', '一两百' (100 to 200), '五百多' (500 to 600), '两千二三' (2200 to 2300), 'one hundred and two hundred'.
 */
export function parseRange(said: string): readonly number[] {
  const text = said
    .trim()
    .toLowerCase()
    .replace(/[兩俩]/gu, '两')
    .replace(/萬/gu, '万')
  if (/^\d/.test(text)) return one(latinNumber(text))
  if (/^[a-z]/.test(text)) return englishRange(text)
  return chineseRange(text)
}

const one = (value: number | null): readonly number[] => (value === null ? [] : [value])

function latinNumber(text: string): number | null {
  const match =
    /^(\d[\d,]*(?:\.\d+)?)(?:\s?(k|w|grand|hundred|thousand|千|百|万)(?![a-z])|[米块](\d)$)?/u.exec(text)
  if (match === null) return null
  const factors: Readonly<Record<string, number>> = {
    k: 1000,
    w: 10_000,
    千: 1000,
    百: 100,
    万: 10_000,
    ...BIG,
  }
  return Number(match[1]!.replaceAll(',', '')) * (factors[match[2] ?? ''] ?? 1) + Number(match[3] ?? 0) / 10
}

/**
 * "Three hundred fifty and six hundred" is two numbers, "three hundred and fifty" is one: it goes down behind its "and". "One
 * and two thousand" are both thousands.
 */
function englishRange(text: string): readonly number[] {
  for (const { index } of text.matchAll(/ and (?!a half)/gu)) {
    const [before, after] = [text.slice(0, index), text.slice(index + ' and '.length)]
    const [said, high] = [englishNumber(before), englishNumber(after)]
    if (said === null || high === null) continue
    const unit = BIG[after.split(' ').at(-1)!] ?? 1
    const low = /hundred|thousand|grand/u.test(before) || said >= high / unit ? said : said * unit
    if (low >= 10 && low < high) return [low, high]
  }
  return one(englishNumber(text))
}

function englishNumber(text: string): number | null {
  const other = /^(?:a )?(fiver|tenner|dozen|zero)\b/.exec(text)
  if (other !== null) return OTHER_ENGLISH[other[1]!]!
  const half = /^half a (.+)$/.exec(text)
  if (half !== null) return divided(parseEnglishNumber(half[1]!), 2)
  // "Two and a half grand", "four and a half": half of the word that follows, or of one.
  const more = /^(.+) and a half(?: (hundred|thousand|grand))?$/.exec(text)
  if (more !== null) {
    const unit = BIG[more[2] ?? ''] ?? 1
    const whole = parseEnglishNumber(more[1]!)
    return whole === null ? null : (whole + 0.5) * unit
  }
  // "One fifty" is a hundred and fifty.
  const short = /^([a-z]+) ([a-z]+(?:[ -][a-z]+)?)$/.exec(text)
  const [hundreds, rest] = [ONES.indexOf(short?.[1] ?? ''), parseEnglishNumber(short?.[2] ?? '')]
  if (hundreds >= 0 && rest !== null && rest >= 10 && rest < 100) return (hundreds + 1) * 100 + rest
  return parseEnglishNumber(text)
}

const divided = (value: number | null, by: number): number | null => (value === null ? null : value / by)

function chineseRange(text: string): readonly number[] {
  const pair = /^(.*?)([一二两三四五六七八九])([一二两三四五六七八九])([十百千万]?)$/u.exec(text)
  if (pair !== null && (pair[4] !== '' || /[十百千万]$/u.test(pair[1]!))) {
    const [, before, low, high, unit] = pair as unknown as [string, string, string, string, string]
    return [`${before}${low}${unit}`, `${before}${high}${unit}`].flatMap((part) =>
      one(parseChineseNumber(part)),
    )
  }
  if (!text.endsWith('多')) return one(parseChineseNumber(text))
  const number = text.slice(0, -1)
  const low = parseChineseNumber(number)
  const unit = UNITS[number.at(-1) ?? '']
  return low === null || unit === undefined ? one(low) : [low, low + unit]
}
