import { describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { type RawRecord, records, type Splitter } from '../../../data/catalog/read/records.ts'
import { csvFields, CsvSplitter } from '../../../data/catalog/read/splitCsv.ts'
import { JsonArraySplitter } from '../../../data/catalog/read/splitJsonArray.ts'
import { lineSplitter } from '../../../data/catalog/read/splitLines.ts'
import { xmlItemSplitter } from '../../../data/catalog/read/splitXmlItems.ts'

async function* inChunks(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function cut(chunks: AsyncIterable<Buffer>, splitter: Splitter, limit?: number): Promise<RawRecord[]> {
  const found: RawRecord[] = []
  for await (const batch of records(chunks, splitter, limit)) found.push(...batch)
  return found
}

const texts = (found: readonly RawRecord[]) => found.map(({ bytes }) => bytes.toString())

describe('records', () => {
  const feeds: readonly [string, () => Splitter, string, string[]][] = [
    ['lines', () => lineSplitter, '{"a":1}\n{"a":2}\r\n{"a":3}', ['{"a":1}', '{"a":2}', '{"a":3}']],
    ['CSV', () => new CsvSplitter(null), 'a,b\n"1\n2","x""y"\r\n3,4', ['a,b', '"1\n2","x""y"', '3,4']],
    [
      'an array',
      () => new JsonArraySplitter(),
      ' [{"a":"]}"}, {"b":[1,{}]}\n,{"c":"\\""}] ',
      ['{"a":"]}"}', '{"b":[1,{}]}\n', '{"c":"\\""}'],
    ],
    [
      'XML',
      () => xmlItemSplitter,
      '<r><item>1</item> <!--<item>--> <item a="2">2</item></r>',
      ['<item>1</item>', '<item a="2">2</item>'],
    ],
  ]

  it.each(feeds)('are the same wherever a chunk of %s ends', async (_, splitter, text, expected) => {
    for (let size = 1; size <= text.length; size++) {
      expect(texts(await cut(inChunks(text, size), splitter()))).toEqual(expected)
    }
  })

  it.each([
    ['lines', () => lineSplitter, (long: string) => `1\n${long}\n3`, ['1', '3']],
    ['CSV', () => new CsvSplitter(null), (long: string) => `a,b\n"${long}",x\n3,4`, ['a,b', '3,4']],
    [
      'an array',
      () => new JsonArraySplitter(),
      (long: string) => `[{"a":1},{"b":"${long}"},{"c":3}]`,
      ['{"a":1}', '{"c":3}'],
    ],
    [
      'XML',
      () => xmlItemSplitter,
      (long: string) => `<item>1</item><item>${long}</item><item>3</item>`,
      ['<item>1</item>', '<item>3</item>'],
    ],
  ] as const)(
    'of %s that are too long are passed over, and the next one is read',
    async (_, splitter, text, expected) => {
      const found = await cut(inChunks(text('x'.repeat(5000)), 64), splitter(), 1000)
      expect(texts(found.filter(({ problem }) => problem === null))).toEqual(expected)
      expect(found.filter(({ problem }) => problem !== null)).toEqual([
        expect.objectContaining({ problem: expect.stringContaining('longer than 1000 bytes') }),
      ])
    },
  )

  it('hold a line of 100 MB to a few megabytes of memory', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'x')
    let most = 0
    async function* hundredMegabytes(): AsyncGenerator<Buffer> {
      yield Buffer.from('{"a":1}\n')
      for (let at = 0; at < 1600; at++) {
        most = Math.max(most, process.memoryUsage().arrayBuffers)
        yield chunk
      }
      yield Buffer.from('\n{"a":2}\n')
    }
    const before = process.memoryUsage().arrayBuffers
    const found = await cut(hundredMegabytes(), lineSplitter)
    expect(texts(found.filter(({ problem }) => problem === null))).toEqual(['{"a":1}', '{"a":2}'])
    // The window grows by copying, so garbage counts too; a hundred megabytes it never is.
    expect(most - before).toBeLessThan(50 * 1024 * 1024)
  })

  it('of CSV are what csv-parse makes of it, on 300 random tables', async () => {
    let state = 7
    const random = (below: number) => (state = (state * 1103515245 + 12345) % 2147483648) % below
    const pieces = ['a', '', ' ', ',', '"', '\n', 'é', '灯', 'x"y', '\r\n']
    const field = () => Array.from({ length: random(4) }, () => pieces[random(pieces.length)]).join('')
    for (let table = 0; table < 300; table++) {
      const rows = Array.from({ length: 1 + random(5) }, () => [`k${random(9)}`, field(), field()])
      const quote = (value: string) =>
        /[",\n\r]/.test(value) || random(3) === 0 ? `"${value.replaceAll('"', '""')}"` : value
      const text = rows.map((row) => row.map(quote).join(',')).join('\n')
      const ours = (await cut(inChunks(text, 1 + random(40)), new CsvSplitter(','))).map(({ bytes }) =>
        csvFields(bytes.toString(), ','),
      )
      expect(ours).toEqual(parse(text, { relax_quotes: true }))
      expect(ours).toEqual(rows)
    }
  })
})
