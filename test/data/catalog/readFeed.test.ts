import { describe, expect, it } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import { rowsOf, told } from './feedText.ts'

const LAMP = { id: '1', name: 'Lamp' }
const MUG = { id: '2', name: 'Mug' }

describe('JSON', () => {
  it('reads one object a line, with Windows line ends and blank lines', async () => {
    expect(
      told(await rowsOf('{"id":"1","name":"Lamp"}\r\n\r\n{"id":"2","name":"Mug"}\r\n', 'jsonl')),
    ).toEqual([LAMP, MUG])
  })

  it('reads one array over many lines or on a single one', async () => {
    expect(told(await rowsOf(JSON.stringify([LAMP, MUG]), 'jsonl'))).toEqual([LAMP, MUG])
    expect(told(await rowsOf(JSON.stringify([LAMP, MUG], null, 2), 'jsonl'))).toEqual([LAMP, MUG])
  })

  it('names the line of a broken row and reads the next one', async () => {
    const rows = await rowsOf(
      '{"id":"1","name":"Lamp"}\n{"id":"x,"name":"?"}\n[1]\n{"id":"2","name":"Mug"}',
      'jsonl',
    )
    expect(told(rows)).toEqual([
      LAMP,
      expect.stringMatching(/^line 2: this is not valid JSON/),
      'line 3: this is not a JSON object',
      MUG,
    ])
  })

  it('goes on after a string in an array that is not closed', async () => {
    const rows = await rowsOf(
      '[\n{"id":"1","name":"Lamp"},\n{"id":"x","name":"?},\n{"id":"2","name":"Mug"}\n]',
      'jsonl',
    )
    expect(told(rows)).toEqual([LAMP, 'line 3: a quote or bracket in it is not closed', MUG])
  })

  it('says that an array ends in the middle of a row', async () => {
    expect(told(await rowsOf('[{"id":"1","name":"Lamp"},{"id":"2"', 'jsonl'))).toEqual([
      LAMP,
      'line 1: a quote or bracket in it is not closed',
    ])
  })

  it('keeps brackets and quotes inside strings', async () => {
    const odd = { id: '1', name: 'a ] } " \\ { [' }
    expect(told(await rowsOf(JSON.stringify([odd, MUG]), 'jsonl'))).toEqual([odd, MUG])
  })
})

describe('CSV', () => {
  const header = 'id,name\n'

  it('reads delimiters, line breaks and doubled quotes inside quotes', async () => {
    const rows = await rowsOf(`${header}1,"a, ""b""\nc"\r\n2,Mug\n`, 'csv')
    expect(told(rows)).toEqual([{ id: '1', name: 'a, "b"\nc' }, MUG])
    expect(rows.map(({ line }) => line)).toEqual([2, 4])
  })

  it.each([';', '\t', '|'])('sees in the header that fields end at %j', async (delimiter) => {
    expect(told(await rowsOf(`id${delimiter}name\n1${delimiter}Lamp`, 'csv'))).toEqual([LAMP])
  })

  it('takes a quote inside an unquoted field as a letter', async () => {
    expect(told(await rowsOf(`${header}1,12" pan`, 'csv'))).toEqual([{ id: '1', name: '12" pan' }])
  })

  it('gives up one line for a quote that goes wrong, and reads the next', async () => {
    const rows = await rowsOf(`${header}1,"12" pan"\n2,Mug`, 'csv')
    expect(told(rows)).toEqual([
      expect.stringMatching(/^line 2: a quoted field goes on after its closing quote/),
      MUG,
    ])
  })

  it('gives up one line for a quote that is never closed, whatever comes after it', async () => {
    const never = 'line 2: a quote is opened and never closed'
    expect(told(await rowsOf(`${header}x,"Lamp\n2,Mug`, 'csv'))).toEqual([never, MUG])
    const swallowing = await rowsOf(`${header}x,"Lamp\n1,"Lamp"\n2,Mug`, 'csv')
    expect(told(swallowing)).toEqual([expect.stringMatching(/^line 2: a quoted field goes on/), LAMP, MUG])
    const closedElsewhere = await rowsOf(`id,name,size\n7,"Lamp,S\n1,Lamp,"M"\n8,Mug",L\n2,Mug,L`, 'csv')
    expect(told(closedElsewhere).slice(1)).toContainEqual({ id: '2', name: 'Mug', size: 'L' })
  })

  it('says how many fields a row has when the header has others', async () => {
    expect(told(await rowsOf(`${header}1\n1,Lamp,\n1,Lamp,x`, 'csv'))).toEqual([
      'line 2: it has 1 fields, the header has 2',
      LAMP,
      'line 4: it has 3 fields, the header has 2',
    ])
  })
})

describe('encodings', () => {
  const text = 'id,name\n1,Café 灯\n'
  const expected = [{ id: '1', name: 'Café 灯' }]

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['gzip', gzipSync(text)],
  ])('reads %s', async (_, bytes) => {
    expect(told(await rowsOf(bytes, 'csv'))).toEqual(expected)
  })

  it('reads the encoding that the map names', async () => {
    const bytes = Buffer.from('id,name\n1,Caf\xe9\n', 'latin1')
    expect(told(await rowsOf(bytes, 'csv', 'windows-1252'))).toEqual([{ id: '1', name: 'Café' }])
  })

  it('rejects the one row that is not UTF-8, and shows the byte instead of mangling it', async () => {
    const bytes = Buffer.from('id,name\n1,Lamp\n9,Caf\xe9 au lait\n2,Mug\n', 'latin1')
    const rows = await rowsOf(bytes, 'csv')
    expect(told(rows)).toEqual([LAMP, expect.stringMatching(/^line 3: byte 6 \(E9 hex\) is not UTF-8/), MUG])
    expect(rows[1]).toMatchObject({ raw: '9,Caf\\xe9 au lait' })
  })

  it('says that a compressed file is broken off', async () => {
    const broken = gzipSync(Buffer.from(text.repeat(1000))).subarray(0, 40)
    await expect(rowsOf(broken, 'csv')).rejects.toThrow(/cannot be read: unexpected end of file/)
  })

  it.each(['', ' \n\n'])('says that there is nothing in %j', async (nothing) => {
    await expect(rowsOf(nothing, 'csv')).rejects.toThrow(/it is empty|it has no text in it/)
  })

  it('survives bytes that are no text at all', async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))
    for (const format of ['jsonl', 'csv', 'shopify', 'google-merchant'] as const) {
      const rows = await rowsOf(noise, format).catch((error: unknown) => error)
      if (Array.isArray(rows))
        expect(told(rows).every((row) => typeof row === 'string' || typeof row === 'object')).toBe(true)
      else expect(rows).toMatchObject({ code: 'FEED_UNREADABLE' })
    }
  })
})

describe('Google Merchant', () => {
  const item = (id: string, more = '') =>
    `<item><g:id>${id}</g:id><title>Lamp &amp; shade</title>${more}</item>`
  const rss = (
    ...items: string[]
  ) => `<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>
    <title>My shop</title><!-- <item><g:id>no</g:id></item> -->
    ${items.join('\n')}</channel></rss>`

  it('reads the items of RSS, not what stands around them', async () => {
    const rows = await rowsOf(
      rss(item('1', '<g:size>S</g:size><g:size>M</g:size>'), item('2')),
      'google-merchant',
    )
    expect(told(rows)).toEqual([
      { id: '1', title: 'Lamp & shade', size: ['S', 'M'] },
      { id: '2', title: 'Lamp & shade' },
    ])
  })

  it('reads CDATA, children of children, and the entries of Atom', async () => {
    const entry = `<feed><entry><g:id>1</g:id><g:title><![CDATA[</item> <b>x</b>]]></g:title><link href="https://a.example/1"/>
      <g:shipping><g:price>3 EUR</g:price></g:shipping></entry></feed>`
    expect(told(await rowsOf(entry, 'google-merchant'))).toEqual([
      { id: '1', title: '</item> <b>x</b>', link: 'https://a.example/1', 'shipping.price': '3 EUR' },
    ])
  })

  it('rejects an item that is not well-formed or not closed, and reads the next', async () => {
    const rows = await rowsOf(
      rss('<item><g:id>x</g:title></item>', '<item><g:id>y</g:id>', item('2')),
      'google-merchant',
    )
    expect(told(rows)).toEqual([
      expect.stringMatching(/^line 3: this is not well-formed XML/),
      'line 4: its element is not closed',
      { id: '2', title: 'Lamp & shade' },
    ])
  })

  it('reads the tab-separated file by the same names', async () => {
    expect(
      told(await rowsOf('ID\tTitle\tImage Link\n1\tLamp\thttps://a.example/1.jpg', 'google-merchant')),
    ).toEqual([{ id: '1', title: 'Lamp', image_link: 'https://a.example/1.jpg' }])
  })
})

describe('Shopify', () => {
  const csv = [
    'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Status',
    'tee,Tee,<p>Soft</p>,Acme,Shirts,"new, soft",true,Size,S,T-S,2,20.00,25.00,https://a.example/tee.jpg,active',
    'tee,,,,,,,,M,T-M,-1,19.00,,,',
    'tee,,,,,,,,,,,,,https://a.example/tee2.jpg,',
    'cap,Cap,,Acme,Hats,,true,Title,Default Title,C,,9.00,,,draft',
  ].join('\n')

  it('folds the rows of variants and pictures into one product', async () => {
    const rows = await rowsOf(csv, 'shopify')
    expect(rows.map((row) => row.kind === 'row' && [row.line, row.fileRows])).toEqual([
      [2, 3],
      [5, 1],
    ])
    expect(told(rows)[0]).toMatchObject({
      handle: 'tee',
      tags: ['new', 'soft'],
      'option.Size': ['S', 'M'],
      price: '19.00',
      stock: 2,
      sku: ['T-S', 'T-M'],
      image: 'https://a.example/tee.jpg',
    })
    expect(told(rows)[1]).not.toHaveProperty('stock')
  })

  it('reads products.json into the same fields', async () => {
    const json = {
      products: [
        {
          id: 7,
          handle: 'tee',
          title: 'Tee',
          body_html: '<p>Soft</p>',
          vendor: 'Acme',
          product_type: 'Shirts',
          tags: ['new'],
          published_at: '2026-01-01',
          options: [{ name: 'Size', values: ['S', 'M'] }],
          variants: [
            { price: '20.00', compare_at_price: '25.00', sku: 'T-S', inventory_quantity: 2 },
            { price: '19.00', compare_at_price: null, sku: 'T-M', inventory_quantity: 3 },
          ],
          images: [{ src: 'https://a.example/tee.jpg' }],
        },
      ],
    }
    const [row] = await rowsOf(JSON.stringify(json), 'shopify')
    expect(row).toMatchObject({
      fields: { handle: 'tee', price: '19.00', stock: 5, 'option.Size': ['S', 'M'] },
    })
  })
})
