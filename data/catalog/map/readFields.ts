/**
 * Readers of single fields: spec -> (fields of a row) -> value, or null when the row has none. Made once for a map.
 * Errors: FieldProblem, with the name that the feed gives the field, when a value is there and cannot be used.
 */
import type { LocalizedText, Language } from '../../types/language.ts'
import { fieldValue, type Fields } from '../read/feedRow.ts'
import type { LinkSpec, LocalizedSpec, NumberSpec, PriceSpec, TextSpec, TimeSpec } from './feedMap.ts'
import { FieldProblem, quoted } from './fieldProblem.ts'
import { minorUnits, readAmount } from './money.ts'
import { plainText } from './plainText.ts'
import { readMoment } from './time.ts'

export type Reader<Value> = (fields: Fields) => Value | null

/** Scalars as text, lists as their members; objects say nothing. Trimmed, without what is empty. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const text = value.trim()
    return text === '' ? [] : [text]
  }
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : []
}

/** The texts of the first of `names` that has any. */
export function firstTexts(
  fields: Fields,
  names: readonly string[],
): { name: string; texts: string[] } | null {
  for (const name of names) {
    const texts = textsIn(fieldValue(fields, name))
    if (texts.length > 0) return { name, texts }
  }
  return null
}

/** Characters. Longer texts are cut: no card and no encoder reads further. */
export function textReader(spec: TextSpec, limit: number): Reader<string> {
  return (fields) => {
    for (const name of spec.from) {
      const joined = textsIn(fieldValue(fields, name)).join(spec.join)
      const taken = spec.pattern === undefined ? joined : captured(spec.pattern, joined)
      const text = plainText(taken, spec)
      if (text !== '') return cut(spec.rename[text] ?? text, limit)
    }
    return spec.default ?? null
  }
}

/** What the first group of the pattern holds, or all of the match when it has no group; '' when it does not match. */
function captured(pattern: RegExp, text: string): string {
  const match = pattern.exec(text)
  return match === null ? '' : (match[1] ?? match[0])
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = text.lastIndexOf(' ', limit - 1)
  return `${text.slice(0, end > limit / 2 ? end : limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

export function localizedReader(
  spec: LocalizedSpec,
  language: Language,
  limit: number,
): (fields: Fields) => LocalizedText {
  const parts = { en: spec.en, zh: spec.zh, [language]: spec[language] ?? spec.any }
  const readers = Object.entries(parts).flatMap(([key, part]) =>
    part === undefined ? [] : [[key, textReader(part, limit)] as const],
  )
  return (fields) => {
    const texts = readers.map(([key, read]) => [key, read(fields)] as const)
    return Object.fromEntries(texts.filter(([, text]) => text !== null))
  }
}

type Understood<Value> = { readonly value: Value | null } | { readonly problem: string }

/** A single text that must be understood as something; `unreadable` decides what happens when it cannot be. */
function valueReader<Value>(
  spec: { readonly from: readonly string[]; readonly unreadable: 'reject' | 'missing' },
  read: (text: string, fields: Fields) => Understood<Value>,
): Reader<Value> {
  return (fields) => {
    for (const name of spec.from) {
      const text = textsIn(fieldValue(fields, name)).join(' ')
      if (text === '') continue
      const understood = read(text, fields)
      if ('value' in understood) return understood.value
      if (spec.unreadable === 'reject') throw new FieldProblem(name, understood.problem)
    }
    return null
  }
}

export function numberReader(spec: NumberSpec): Reader<number> {
  const words = new Map(Object.entries(spec.words).map(([word, value]) => [word.toLowerCase(), value]))
  return valueReader(spec, (text) => {
    const word = words.get(text.toLowerCase())
    if (word !== undefined) return { value: word }
    const plain = text.replace(/(?<=\d),(?=\d{2,3}(?:\D|$))/g, '')
    return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(plain)
      ? { value: Number(plain) }
      : { problem: `is not a number: ${quoted(text)}` }
  })
}

export interface Price {
  readonly minor: number
  readonly currency: string
}

/** `currency` holds unless the row names its own beside the amount or in a field; null asks the row. */
export function priceReader(spec: PriceSpec, currency: string | null): Reader<Price> {
  return valueReader(spec, (text, fields) => {
    const amount = readAmount(text, spec.decimal)
    if (amount === null) return { problem: `is not a price: ${quoted(text)}` }
    const named = spec.currency === undefined ? null : (firstTexts(fields, spec.currency)?.texts[0] ?? null)
    const own = (amount.currency ?? named)?.toUpperCase() ?? null
    if (own !== null && currency !== null && own !== currency) {
      return { problem: `is in ${quoted(own)}, the catalogue is in ${currency}` }
    }
    const used = own ?? currency
    if (used === null) return { problem: 'has no currency: give "currency" in the map or --currency' }
    if (!/^[A-Z]{3}$/.test(used)) return { problem: `has no currency of three letters: ${quoted(used)}` }
    if (amount.negative) return { problem: `is negative: ${quoted(text)}` }
    const minor = minorUnits(amount, spec.unit, used)
    return minor === null
      ? { problem: `is too large: ${quoted(text)}` }
      : { value: { minor, currency: used } }
  })
}

export function timeReader(spec: TimeSpec): Reader<Date> {
  return valueReader(spec, (text) => {
    const value = readMoment(text, spec)
    return value === null ? { problem: `is not a time as ${spec.format}: ${quoted(text)}` } : { value }
  })
}

/** Longer addresses are cut by browsers and mail programs. */
const URL_LIMIT = 2000

/** Only http and https: an address from a feed ends in a page that shoppers click. */
export function linkReader(spec: LinkSpec): Reader<string> {
  return valueReader(spec, (text) => {
    const url = URL.canParse(text) ? new URL(text) : null
    if (url === null || !/^https?:$/.test(url.protocol) || text.length > URL_LIMIT) {
      return { problem: `is not an http or https address: ${quoted(text)}` }
    }
    if (spec.https) url.protocol = 'https:'
    return { value: url.href }
  })
}
