import { beforeAll, describe, expect, it } from '@jest/globals'
import { SaxesParser } from 'saxes'
import { generateDemoShop } from '../../../data/sample/demoShop.ts'
import { drawPicture } from '../../../data/sample/pictures.ts'
import type { Product } from '../../../data/types/product.ts'

let products: readonly Product[]
let jacket: Product

beforeAll(() => {
  products = generateDemoShop({ seed: 1, now: new Date('2025-03-10T12:00:00Z') }).products
  jacket = products.find((one) => one.attributes['type']![0] === 'rain jacket')!
})

/** Names of the elements and all attribute values; throws where the text is not well-formed XML. */
function parse(svg: string): { elements: Set<string>; values: string[]; title: string } {
  const [elements, values] = [new Set<string>(), [] as string[]]
  let title = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    elements.add(tag.name)
    values.push(...Object.values(tag.attributes))
  })
  parser.on('text', (text) => (title += elements.has('defs') ? '' : text))
  parser.write(svg).close()
  return { elements, values, title }
}

const ALLOWED = new Set(
  'svg title defs g path circle ellipse rect text linearGradient radialGradient stop pattern'.split(' '),
)

describe('the picture of a product', () => {
  it('is a well-formed SVG of harmless elements, without numbers gone wrong', () => {
    for (const product of products.filter((_, i) => i % 4 === 0)) {
      const { elements, values, title } = parse(drawPicture(product))
      expect([...elements].filter((name) => !ALLOWED.has(name))).toEqual([])
      expect(values.filter((value) => /NaN|undefined|null|Infinity|GROUND|javascript/.test(value))).toEqual(
        [],
      )
      expect(title).toBe(product.name.en)
    }
  })

  it('refers to nothing but its own gradients and patterns', () => {
    const { values } = parse(drawPicture(jacket))
    const references = values.flatMap((value) =>
      [...value.matchAll(/url\(([^)]*)\)/g)].map((match) => match[1]!),
    )
    expect(references.length).toBeGreaterThan(5)
    for (const reference of references) {
      expect(reference.startsWith('#')).toBe(true)
      expect(values).toContain(reference.slice(1))
    }
  })

  it('is the same for the same product and differs between two of a kind', () => {
    const other = { ...jacket, id: 'demo-9999' as Product['id'] }
    expect(drawPicture({ ...jacket })).toBe(drawPicture(jacket))
    expect(drawPicture(other)).not.toBe(drawPicture(jacket))
  })

  it('shows the colour: a red jacket and a blue one are drawn in different tones', () => {
    const painted = (colour: string) =>
      drawPicture({ ...jacket, attributes: { ...jacket.attributes, colour: [colour] } })
    expect(painted('red')).not.toBe(painted('blue'))
    expect(painted('a colour nobody knows')).toBe(painted('constructor'))
  })

  it('is drawn for every type of the demo, and a parcel stands for the rest', () => {
    const parcel = (type: string) =>
      drawPicture({ ...jacket, attributes: { ...jacket.attributes, type: [type] } })
    const types = new Set(products.map((one) => one.attributes['type']![0]!))
    expect(types.size).toBeGreaterThan(60)
    for (const type of types) expect(parcel(type)).not.toBe(parcel('anvil'))
    expect(parcel('toString')).toBe(parcel('anvil'))
    expect(parcel('__proto__')).toBe(parcel('anvil'))
  })

  it('stays an SVG with a title when names, ids and attributes are hostile', () => {
    const name = '</title><script>alert("1")</script>&\'${x}\u0000\u0008\ud800 ]]> <!-- 外套'
    const hostile: Product = {
      ...jacket,
      id: '"/><script>' as Product['id'],
      name: { en: name },
      attributes: { type: ['rain jacket'], colour: ['"><script>', '</svg>'], pattern: ['constructor'] },
    }
    const svg = drawPicture(hostile)
    expect(svg).not.toContain('<script')
    expect(parse(svg).title).toBe('</title><script>alert("1")</script>&\'${x} ]]> <!-- 外套')
  })

  it('is drawn for a product without any attributes', () => {
    expect(parse(drawPicture({ ...jacket, attributes: {}, name: {} })).elements.has('path')).toBe(true)
  })
})
