/**
 * Real texts for the retrieval bench, as vectors of the bundled encoder: titles with descriptions of icecat, myntra and
 * amazon-india (about 42,800), filled up to 60,000 with the titles alone and with clauses of the descriptions. Every 40th
 * product is held out: its title is a query and none of its texts is searched. Encoded once, kept in .aisle/bench.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { Encoder } from '../../data/types/ports.ts'

export const SHARED_DATA = new URL('../../../shared/data/', import.meta.url)
/** What benches keep between runs. */
export const CACHE = new URL('../../.aisle/bench/', import.meta.url)
export const ICECAT_PRODUCTS = new URL('icecat/products.jsonl.gz', SHARED_DATA)
export const ICECAT_JUDGEMENTS = new URL('icecat/judgements.csv.gz', SHARED_DATA)
const MYNTRA = new URL('myntra/products.csv.gz', SHARED_DATA)
const AMAZON_INDIA = new URL('amazon-india/products.csv.gz', SHARED_DATA)

interface RealText {
  readonly title: string
  readonly description: string
}

export interface Searchable {
  /** Row-major, `count` x `dimension`, unit rows. */
  readonly vectors: Float32Array
  readonly count: number
  readonly dimension: number
}

/** The file that is missing, as a person would look for it; null when all are there. */
export function missingFile(): string | null {
  const missing = [ICECAT_PRODUCTS, ICECAT_JUDGEMENTS, MYNTRA, AMAZON_INDIA].find((file) => !existsSync(file))
  return missing === undefined ? null : `../shared/data/${missing.href.slice(SHARED_DATA.href.length)}`
}

export async function readJsonLines<Row>(file: URL): Promise<Row[]> {
  const text = gunzipSync(await readFile(file)).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
}

export async function readCsv(file: URL): Promise<Record<string, string>[]> {
  return parse(gunzipSync(await readFile(file)), {
    columns: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
}

async function realTexts(): Promise<RealText[]> {
  const icecat = await readJsonLines<{ title?: string; short_description?: string }>(ICECAT_PRODUCTS)
  const myntra = await readCsv(MYNTRA)
  const amazon = await readCsv(AMAZON_INDIA)
  return [
    ...icecat.map((row) => ({ title: row.title ?? '', description: row.short_description ?? '' })),
    ...myntra.map((row) => ({ title: row['Product_Name'] ?? '', description: row['Description'] ?? '' })),
    ...amazon.map((row) => ({ title: row['name'] ?? '', description: row['sub_category'] ?? '' })),
  ].filter(({ title }) => title !== '')
}

function textsToSearch(kept: readonly RealText[], count: number): string[] {
  const texts = new Set(kept.map(({ title, description }) => `${title}. ${description}`.slice(0, 300)))
  const more = function* () {
    yield* kept.map(({ title }) => title)
    for (const { description } of kept)
      yield* description.split(/[.,;]\s*/).filter((clause) => clause.length > 25)
  }
  for (const text of more()) {
    if (texts.size >= count) break
    texts.add(text)
  }
  return [...texts].slice(0, count)
}

/** `count` shuffled vectors to search and up to `queries` held-out ones. */
export async function realVectors(
  encoder: Encoder,
  count: number,
  queries: number,
): Promise<{ searched: Searchable; asked: Searchable }> {
  const texts = await realTexts()
  const held = texts.filter((_, index) => index % 40 === 0)
  const kept = texts.filter((_, index) => index % 40 !== 0)
  const searched = shuffled(textsToSearch(kept, count))
  const asked = shuffled(held.map(({ title }) => title)).slice(0, queries)
  return {
    searched: await encoded(encoder, 'product', searched),
    asked: await encoded(encoder, 'query', asked),
  }
}

/** The order of the datasets must not decide which are among the first 10,000: sorted by a hash, the same every run. */
function shuffled(texts: readonly string[]): string[] {
  const key = (text: string) => createHash('md5').update(text).digest('hex')
  const keyed = texts.map((text) => ({ text, key: key(text) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ text }) => text)
}

/** Encodes, or reads what an earlier run encoded with the same encoder from the same texts. */
export async function encoded(
  encoder: Encoder,
  as: 'query' | 'product',
  texts: readonly string[],
): Promise<Searchable> {
  const { dimension } = encoder
  const name = createHash('sha256').update(encoder.checksum).update(as).update(texts.join('\n')).digest('hex')
  const file = new URL(`${name.slice(0, 16)}.f32`, CACHE)
  if (existsSync(file)) {
    const bytes = await readFile(file)
    const vectors = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4).slice()
    return { vectors, count: texts.length, dimension }
  }
  const vectors = await encodeAll(encoder, as, texts)
  await mkdir(CACHE, { recursive: true })
  await writeFile(`${file.pathname}.tmp`, Buffer.from(vectors.buffer))
  await rename(`${file.pathname}.tmp`, file.pathname)
  return { vectors, count: texts.length, dimension }
}

async function encodeAll(encoder: Encoder, as: 'query' | 'product', texts: readonly string[]) {
  const vectors = new Float32Array(texts.length * encoder.dimension)
  for (let start = 0; start < texts.length; start += 64) {
    const rows = await encoder.encode(texts.slice(start, start + 64), as)
    rows.forEach((row, index) => vectors.set(row, (start + index) * encoder.dimension))
    if (start % 6_400 === 0) console.log(`encoding ${start} of ${texts.length}`)
  }
  return vectors
}
