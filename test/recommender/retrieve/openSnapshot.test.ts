/** Real worker, real graph, real files; only the encoder is made up, so that it can be counted. */
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Encoder } from '../../../data/types/ports.ts'
import type { Product } from '../../../data/types/product.ts'
import { openSnapshot } from '../../../recommender/retrieve/openSnapshot.ts'
import { productText } from '../../../recommender/retrieve/productText.ts'
import { testProduct } from '../../support/products.ts'

const DIMENSION = 32
const root = mkdtempSync(join(tmpdir(), 'aisle-snapshot-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let embedded: string[] = []
let dataDir = ''
let folders = 0
beforeEach(() => {
  embedded = []
  dataDir = join(root, String(folders++))
})

/** Unit vectors from the hash of the text. */
function vectorOfText(text: string): Float32Array {
  const bytes = createHash('sha256').update(text).digest()
  const vector = Float32Array.from(bytes, (byte) => byte - 127.5)
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

const encoder = (checksum = 'a'): Encoder => ({
  id: `encoder ${checksum}`,
  checksum,
  dimension: DIMENSION,
  encode: async (texts) => {
    embedded.push(...texts)
    return texts.map(vectorOfText)
  },
  close: async () => undefined,
})

const shop = Array.from({ length: 150 }, (_, i) => testProduct(`p${i}`, { priceMinor: 100 * i }))

async function open(products: readonly Product[], using = encoder()) {
  embedded = []
  const notes: string[] = []
  const snapshot = await openSnapshot({
    products,
    encoder: using,
    dataDir,
    version: `${products.length}`,
    onNote: (note) => notes.push(note),
  })
  return { snapshot, notes }
}

type Opened = Awaited<ReturnType<typeof open>>

/** Every product is found by its own vector. */
function expectAllFound({ snapshot }: Opened): void {
  const { products, index, vectors } = snapshot
  expect([index.size, vectors.length]).toEqual([products.length, products.length * DIMENSION])
  products.forEach((product, row) => {
    const [hit] = index.search(vectorOfText(productText(product)), 1, null, products.length)
    expect(hit!.row).toBe(row)
    expect(hit!.similarity).toBeCloseTo(1, 5)
  })
}

/** What an earlier process left behind when it had opened `shop`: saves a start in each test. */
const earlier = join(root, 'earlier')
beforeAll(async () => {
  dataDir = earlier
  await open(shop)
})
const startFromSaved = (): void => cpSync(earlier, dataDir, { recursive: true })

const saved = (start: string): string =>
  join(
    dataDir,
    'index',
    readdirSync(join(dataDir, 'index')).find((name) => name.startsWith(start))!,
  )

describe('openSnapshot', () => {
  it('embeds every product once and finds each by its own vector', async () => {
    const opened = await open(shop)
    expect(embedded).toEqual(shop.map(productText))
    expectAllFound(opened)
    expect(opened.snapshot.rowOf.get(shop[7]!.id)).toBe(7)
    expect(opened.snapshot.columns.priceMinor[7]).toBe(700)
    expect(opened.notes).toEqual([])
  })

  it('embeds nothing at the next start, and nothing when only prices change or the order', async () => {
    startFromSaved()
    const before = readFileSync(saved('manifest'), 'utf8')
    expectAllFound(await open(shop))
    expect(embedded).toEqual([])
    const dearer = shop.map((product) => ({ ...product, priceMinor: 99 })).reverse()
    const opened = await open(dearer)
    expect(embedded).toEqual([])
    expectAllFound(opened)
    expect(opened.snapshot.columns.priceMinor[0]).toBe(99)
    expect(readFileSync(saved('manifest'), 'utf8')).toBe(before)
  })

  it('embeds just what is new or reads differently, and forgets what is gone', async () => {
    startFromSaved()
    const renamed = { ...shop[3]!, name: { en: 'Another name' } }
    const changed = [...shop.filter((_, i) => i !== 3 && i !== 10), renamed, testProduct('new')]
    expectAllFound(await open(changed))
    expect(embedded).toEqual([renamed, testProduct('new')].map(productText))
    expectAllFound(await open(changed))
    expect(embedded).toEqual([])
    expectAllFound(await open(shop))
    expect(embedded).toEqual([])
  })

  it('makes the graph anew when half of the catalogue is gone', async () => {
    startFromSaved()
    const half = shop.slice(0, 75)
    expectAllFound(await open(half))
    expect(embedded).toEqual([])
    const { ids } = JSON.parse(readFileSync(saved('manifest'), 'utf8')) as { ids: string[] }
    expect(ids).toHaveLength(75)
  })

  it('makes all vectors again for another encoder, and says so', async () => {
    startFromSaved()
    const opened = await open(shop, encoder('b'))
    expect(embedded).toHaveLength(150)
    expect(opened.notes).toEqual([
      'The saved index is not used: it was made with the encoder encoder a and not with encoder b.',
    ])
    expectAllFound(opened)
  })

  it.each([
    ['the vectors are cut off', () => truncateSync(saved('vectors'), 1000), 'is damaged'],
    ['the graph is cut off', () => truncateSync(saved('graph'), 1000), 'is damaged'],
    ['a byte of the graph is another', () => flipByte(saved('graph')), 'is damaged'],
    ['the vectors are gone', () => rmSync(saved('vectors')), 'cannot be read'],
    ['the manifest is half', () => truncateSync(saved('manifest'), 50), 'its manifest cannot be read'],
    [
      'the manifest is something else',
      () => writeFileSync(saved('manifest'), '[]'),
      'it is of another format',
    ],
  ])('starts over and says so when %s', async (_, damage, problem) => {
    startFromSaved()
    damage()
    const opened = await open(shop)
    expect(opened.notes).toHaveLength(1)
    expect(opened.notes[0]).toContain(problem)
    expect(embedded).toHaveLength(150)
    expectAllFound(opened)
  })

  it('leaves what is saved as it was when the encoder fails', async () => {
    startFromSaved()
    const failing: Encoder = { ...encoder(), encode: () => Promise.reject(new Error('out of memory')) }
    await expect(open([...shop, testProduct('new')], failing)).rejects.toThrow('out of memory')
    expectAllFound(await open(shop))
    expect(embedded).toEqual([])
  })

  it('says in one error that the folder cannot be written', async () => {
    writeFileSync(dataDir, 'a file where a folder should be')
    await expect(open(shop)).rejects.toMatchObject({ code: 'INDEX_UNAVAILABLE' })
  })

  it('opens an empty catalogue', async () => {
    const { snapshot } = await open([])
    expect(snapshot.index.search(vectorOfText('anything'), 5, null, 0)).toEqual([])
    expect(existsSync(saved('manifest'))).toBe(true)
  })
})

function flipByte(path: string): void {
  const bytes = readFileSync(path)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(path, bytes)
}
