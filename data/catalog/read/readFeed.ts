/**
 * A feed's rows, in any of its formats, one array a chunk. Streaming: memory does not grow with the file.
 *
 *   jsonl            one object a line, or one array of objects (also inside an object).
 *   csv              a header and rows; delimiter , ; tab or | by the header.
 *   shopify          Shopify's product export (CSV, or products.json): one row a product, variants folded into it.
 *   google-merchant  an RSS or Atom file with g: elements, or the tab-separated file.
 */
import { AppError } from '../../types/errors.ts'
import type { ByteSource } from './byteSource.ts'
import type { FeedRow } from './feedRow.ts'
import { csvFields, CsvSplitter } from './splitCsv.ts'
import { JsonArraySplitter } from './splitJsonArray.ts'
import { lineSplitter } from './splitLines.ts'
import { xmlItemSplitter } from './splitXmlItems.ts'
import { namedFields, parseJson, parseXmlItem, rawOf, textOf, type Parsed } from './parseRecord.ts'
import { records, type RawRecord, type Splitter } from './records.ts'
import { shopifyCsvProducts, shopifyJsonProduct } from './shopify.ts'

export const FORMATS = ['jsonl', 'csv', 'shopify', 'google-merchant'] as const
export type Format = (typeof FORMATS)[number]

export interface ReadOptions {
  /** null: as the file says, else UTF-8. */
  readonly encoding: string | null
  /** Of CSV; null: as the header shows. */
  readonly delimiter: string | null
  readonly onRead?: (bytes: number) => void
  /** Hears the names of a CSV's columns before the first row comes. */
  readonly onHeader?: (columns: readonly string[]) => void
}

export async function* readFeed(
  source: ByteSource,
  format: Format,
  options: ReadOptions,
): AsyncGenerator<readonly FeedRow[]> {
  const first = await firstCharacter(source, options.encoding)
  if (first === '')
    throw new AppError('FEED_UNREADABLE', { file: source.file, problem: 'it has no text in it' })
  const chunks = source.chunks(options.encoding, options.onRead)
  if (format === 'google-merchant') {
    yield* first === '<'
      ? rows(chunks, xmlItemSplitter, parseXmlItem)
      : csvRows(source.file, chunks, options, googleColumn)
  } else if (format === 'shopify') {
    yield* first === '{' || first === '['
      ? rows(chunks, new JsonArraySplitter(), (text) => shopifyJsonProduct(parseJson(text)))
      : shopifyCsvProducts(
          csvRows(source.file, chunks, { ...options, onHeader: shopifyColumns(source.file) }),
        )
  } else if (format === 'jsonl') {
    yield* rows(chunks, first === '[' ? new JsonArraySplitter() : lineSplitter, parseJson)
  } else {
    yield* csvRows(source.file, chunks, options)
  }
}

/** jsonl when the file begins like JSON, else csv: for events, whose format nobody names. */
export async function guessFormat(source: ByteSource, encoding: string | null): Promise<Format> {
  return ['{', '['].includes(await firstCharacter(source, encoding)) ? 'jsonl' : 'csv'
}

async function firstCharacter(source: ByteSource, encoding: string | null): Promise<string> {
  for await (const chunk of source.chunks(encoding)) {
    const text = chunk.toString('utf8', 0, 4096).trimStart()
    if (text !== '') return text[0] ?? ''
  }
  return ''
}

async function* rows(
  chunks: AsyncIterable<Buffer>,
  splitter: Splitter,
  parse: (text: string) => Parsed,
): AsyncGenerator<readonly FeedRow[]> {
  let row = 0
  for await (const batch of records(chunks, splitter)) {
    yield batch.filter(isNotBlank).map((record) => rowOf(record, ++row, parse))
  }
}

async function* csvRows(
  file: string,
  chunks: AsyncIterable<Buffer>,
  options: ReadOptions,
  columnName: (name: string) => string = (name) => name,
): AsyncGenerator<readonly FeedRow[]> {
  const splitter = new CsvSplitter(options.delimiter)
  const fieldsOf = (text: string) => csvFields(text, splitter.delimiter ?? ',')
  let header: readonly string[] | null = null
  let row = 0
  const parse = (text: string) => namedFields(header ?? [], fieldsOf(text))
  for await (const batch of records(chunks, splitter)) {
    const found: FeedRow[] = []
    for (const record of batch) {
      if (!isNotBlank(record)) continue
      if (header === null) {
        header = fieldsOf(headerText(file, record)).map((name) => columnName(name.trim()))
        options.onHeader?.(header)
      } else found.push(rowOf(record, ++row, parse))
    }
    yield found
  }
}

const isNotBlank = ({ bytes, problem }: RawRecord): boolean =>
  problem !== null || bytes.length > 200 || bytes.toString('latin1').trim() !== ''

function headerText(file: string, record: RawRecord): string {
  const read = record.problem === null ? textOf(record.bytes) : { problem: record.problem }
  if ('text' in read) return read.text
  throw new AppError('FEED_UNREADABLE', { file, problem: `line ${record.line}, the header: ${read.problem}` })
}

function rowOf(record: RawRecord, row: number, parse: (text: string) => Parsed): FeedRow {
  const { line, bytes } = record
  const read = record.problem === null ? textOf(bytes) : { problem: record.problem }
  const parsed = 'text' in read ? parse(read.text) : read
  if ('fields' in parsed) return { kind: 'row', line, row, fields: parsed.fields, fileRows: 1 }
  return { kind: 'unreadable', line, row, problem: parsed.problem, raw: rawOf(bytes) }
}

/** The map sees the fields of read/shopify.ts, so the columns behind them are looked at here. */
function shopifyColumns(file: string): (columns: readonly string[]) => void {
  return (columns) => {
    const missing = ['Handle', 'Title', 'Variant Price'].filter((column) => !columns.includes(column))
    if (missing.length === 0) return
    const problem = `it is no product export of Shopify, which has the columns ${missing.join(', ')}`
    throw new AppError('FEED_UNREADABLE', { file, problem })
  }
}

/** 'g:image link' -> 'image_link', so that the file in tabs and the one in XML have the same names. */
const googleColumn = (name: string): string => name.toLowerCase().replace(/^g:/, '').replaceAll(' ', '_')
