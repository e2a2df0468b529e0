/**
 * Interactions of a shop's own as rows: who chose what, how much, when. Does I/O: reads the file once.
 *
 * In   CSV or TSV (also `;`, `::` or blanks between fields), UTF-8, gzip or not, with or without a header. Columns are user,
 *      item, then value or count and time; with a header they are found by name. Times are numbers (seconds or milliseconds
 *      since 1970) or ISO dates.
 * Errors  FEED_UNREADABLE with the line and what is wrong with it; nothing is passed over.
 */
import { AppError } from '../../types/errors.ts'
import { openBytes } from './byteSource.ts'
import { textOf } from './parseRecord.ts'
import { records } from './records.ts'
import { csvFields } from './splitCsv.ts'
import { lineSplitter } from './splitLines.ts'

export interface InteractionRow {
  readonly user: string
  readonly item: string
  /** Stars or a count; null when the file has none. */
  readonly value: number | null
  /** Milliseconds since 1970; null when the file has none. */
  readonly at: number | null
}

/** Items that a held-back item is ranked against, as published with neural collaborative filtering. */
export interface NegativesRow {
  readonly user: string
  readonly item: string
  readonly others: readonly string[]
}

interface Line {
  readonly number: number
  readonly text: string
}

const DELIMITERS = ['\t', '::', ';', ',', ' '] as const

type Column = 'user' | 'item' | 'value' | 'time'
const COLUMN_NAMES: Readonly<Record<Column, RegExp>> = {
  user: /^(user|shopper|customer|visitor|client)(_?id)?$/i,
  item: /^(item|product|article|sku|movie)(_?(id|code))?$/i,
  value: /^(value|rating|stars|count|quantity|weight)$/i,
  time: /^(time|timestamp|date|at)$/i,
}
const POSITIONS: Readonly<Record<Column, number>> = { user: 0, item: 1, value: 2, time: 3 }

export async function readInteractions(file: string): Promise<InteractionRow[]> {
  const rows: InteractionRow[] = []
  let layout: { readonly delimiter: string; readonly places: Readonly<Record<Column, number>> } | null = null
  for await (const line of linesOf(file)) {
    if (layout === null) {
      const delimiter = delimiterOf(line.text)
      const named = namedPlaces(csvFields(line.text, delimiter), file)
      layout = { delimiter, places: named ?? POSITIONS }
      if (named !== null) continue
    }
    rows.push(rowOf(line, csvFields(line.text, layout.delimiter), layout.places, file))
  }
  if (rows.length === 0) throw unreadable(file, 'it has no interactions')
  return rows
}

/** Lines '(user,item)', then one item a field. */
export async function readNegatives(file: string): Promise<NegativesRow[]> {
  const rows: NegativesRow[] = []
  for await (const { number, text } of linesOf(file)) {
    const [about = '', ...others] = text.split(/[\t ]/).filter((field) => field !== '')
    const match = /^\(([^,]+),([^)]+)\)$/.exec(about)
    if (match === null || others.length === 0)
      throw unreadable(
        file,
        `line ${number} is not '(user,item)' and then the other items, tabs between them`,
      )
    rows.push({ user: match[1]!.trim(), item: match[2]!.trim(), others })
  }
  return rows
}

/** What describes an item. */
export interface TermRow {
  readonly item: string
  readonly term: string
}

/** Lines of an item and one term: a brand, a category, a colour; as many lines an item as it has terms. */
export async function readTerms(file: string): Promise<TermRow[]> {
  const rows: TermRow[] = []
  let delimiter: string | null = null
  for await (const { number, text } of linesOf(file)) {
    delimiter ??= delimiterOf(text)
    const [item = '', term = ''] = csvFields(text, delimiter).map((field) => field.trim())
    if (item === '' || term === '') throw unreadable(file, `line ${number} is not an item and a term`)
    rows.push({ item, term })
  }
  return rows
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  const source = await openBytes(file)
  for await (const batch of records(source.chunks(null), lineSplitter)) {
    for (const { bytes, line, problem } of batch) {
      const read = problem === null ? textOf(bytes) : { problem }
      if ('problem' in read) throw unreadable(file, `line ${line} ${read.problem}`)
      const text = line === 1 ? read.text.replace(/^\uFEFF/u, '') : read.text
      if (text.trim() !== '') yield { number: line, text }
    }
  }
}

function delimiterOf(line: string): string {
  return DELIMITERS.find((one) => line.includes(one)) ?? ','
}

/** Where the columns are by a header; null when the line is not one. */
function namedPlaces(fields: readonly string[], file: string): Record<Column, number> | null {
  const names = fields.map((field) => field.trim())
  const find = (column: Column): number => names.findIndex((name) => COLUMN_NAMES[column].test(name))
  const places = { user: find('user'), item: find('item'), value: find('value'), time: find('time') }
  if (Object.values(places).every((place) => place < 0)) return null
  for (const column of ['user', 'item'] as const)
    if (places[column] < 0)
      throw unreadable(file, `its header has no column for the ${column}: it says ${names.join(', ')}`)
  return places
}

function rowOf(
  { number }: Line,
  fields: readonly string[],
  places: Readonly<Record<Column, number>>,
  file: string,
): InteractionRow {
  const field = (column: Column): string => fields[places[column]]?.trim() ?? ''
  const [user, item] = [field('user'), field('item')]
  if (user === '' || item === '')
    throw unreadable(file, `line ${number} has no ${user === '' ? 'user' : 'item'}`)
  const value = numberOrNull(field('value'))
  if (Number.isNaN(value))
    throw unreadable(file, `line ${number}: the value ${field('value')} is not a number`)
  const at = timeOf(field('time'))
  if (Number.isNaN(at)) throw unreadable(file, `line ${number}: the time ${field('time')} is no time`)
  return { user, item, value, at }
}

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text))

/** Seconds since 1970 reach this in the year 5138, milliseconds did in March 1973. */
const SECONDS_UNTIL = 1e11

/** Milliseconds since 1970; null of nothing, NaN of what is no time. */
export function timeOf(text: string): number | null {
  if (text === '') return null
  const number = Number(text)
  if (Number.isNaN(number)) return Date.parse(text)
  return Math.abs(number) < SECONDS_UNTIL ? 1000 * number : number
}

function unreadable(file: string, problem: string): AppError {
  return new AppError('FEED_UNREADABLE', { file, problem })
}
