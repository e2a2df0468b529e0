/** Money, numbers and lists as each language writes them. Formatters are made once: making one costs more than a turn. */
import type { Language } from '../../data/types/language.ts'
import { minorPerMajor } from '../../data/types/money.ts'

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN' }
const formatters = new Map<string, Intl.NumberFormat>()

/** `minor` in minor units of `currency`: 11900 USD is '$119.00'. A currency that Intl does not know is named after the sum. */
export function formatMoney(minor: number, currency: string, language: Language): string {
  return moneyFormat(currency, language, 'auto').format(minor / minorPerMajor(currency))
}

/** The same for a limit that somebody named: '$120', '$99.50'. */
export function formatLimit(minor: number, currency: string, language: Language): string {
  return moneyFormat(currency, language, 'stripIfInteger').format(minor / minorPerMajor(currency))
}

export function formatCount(count: number, language: Language): string {
  return formatter(`count ${language}`, () => new Intl.NumberFormat(LOCALES[language])).format(count)
}

/** Stars with one digit: 4.6. */
export function formatRating(rating: number): string {
  return rating.toFixed(1)
}

function moneyFormat(
  currency: string,
  language: Language,
  trailingZeroDisplay: 'auto' | 'stripIfInteger',
): Intl.NumberFormat {
  return formatter(`${currency} ${language} ${trailingZeroDisplay}`, () => {
    const digits = Math.round(Math.log10(minorPerMajor(currency)))
    const shown = { minimumFractionDigits: digits, maximumFractionDigits: digits, trailingZeroDisplay }
    return new Intl.NumberFormat(LOCALES[language], { ...shown, ...currencyStyle(currency) })
  })
}

/** Intl takes three letters only; a feed may say anything. */
function currencyStyle(currency: string): Intl.NumberFormatOptions {
  return /^[A-Za-z]{3}$/.test(currency) ? { style: 'currency', currency } : {}
}

function formatter(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = make()
  formatters.set(key, made)
  return made
}

/** 'a', 'a or b', 'a, b or c'. */
export function joined(parts: readonly string[], word: 'and' | 'or'): string {
  if (parts.length < 2) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)!}`
}

/** 'a', 'a和b', 'a、b和c'. */
export function joinedChinese(parts: readonly string[], word: '和' | '或'): string {
  if (parts.length < 2) return parts[0] ?? ''
  return spaced(`${parts.slice(0, -1).join('、')}${word}${parts.at(-1)!}`)
}

/** A space between Chinese and Latin letters or digits, as careful Chinese typography has it. */
export function spaced(text: string): string {
  return text
    .replace(/(\p{Script=Han})(?=[A-Za-z0-9$€£])/gu, '$1 ')
    .replace(/([A-Za-z0-9%])(?=\p{Script=Han})/gu, '$1 ')
}

export function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** 'USD' is 'US dollars' and 美元; a code that Intl does not know is its own name. */
export function currencyName(currency: string, language: Language): string {
  if (!/^[A-Za-z]{3}$/.test(currency)) return currency
  const style = { style: 'currency', currency, currencyDisplay: 'name' } as const
  const parts = new Intl.NumberFormat(LOCALES[language], style).formatToParts(2)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}
