/** A search as a Chinese phrase: "防水的女款夹克外套，不超过 US$120，不要黑色". Pure. */
import { formatRating, joinedChinese, spaced } from './format.ts'
import type { SearchParts, ValuePart } from './searchParts.ts'

/** Facets said right before the noun, in Chinese order. */
const BEFORE = ['season', 'age', 'gender', 'style', 'colour', 'pattern', 'material']

export function chineseSearch(parts: SearchParts): string {
  const { like, nouns, words } = parts
  const quoted = words !== '' && nouns.length > 0 ? [`“${words}”`] : []
  const noun = nounPhrase(parts)
  const about = like === null ? noun : noun === '商品' ? `和“${like}”相似的商品` : `和“${like}”相似的${noun}`
  return spaced([about, ...quoted, ...afterthoughts(parts)].join('，'))
}

function nounPhrase({ nouns, included, words }: SearchParts): string {
  const of = (facet: string): string[] => included.filter((part) => part.facet === facet).map(either)
  const adjectives = [...of('brand'), ...of('occasion').map((one) => `适合${one}`), ...of('feature')]
  const measures = included.filter((part) => part.facet === 'size' && !isLabel(part)).map(either)
  const attached = [...BEFORE.flatMap(of), ...measures]
  const own = words === '' ? '商品' : included.length === 0 ? words : `“${words}”`
  const noun = nouns.length === 0 ? own : nouns.map(nounOf).join('、')
  const described = adjectives.length === 0 ? '' : `${adjectives.join('、')}的`
  return `${described}${attached.join('')}${noun}`
}

/** Sizes as on a label, "M码", "42码"; others describe the thing: 双人用帐篷. */
const isLabel = ({ names }: ValuePart): boolean => names.every((name) => /^[\w.]+码?$/u.test(name))

const nounOf = ({ facet, names }: ValuePart): string =>
  facet === 'name'
    ? `名称里有${joinedChinese(
        names.map((name) => `“${name}”`),
        '或',
      )}的商品`
    : joinedChinese(names, '或')

const either = ({ names }: ValuePart): string => joinedChinese(names, '或')

function other(part: ValuePart): string {
  switch (part.facet) {
    case 'size':
      return `尺码 ${either(part).replaceAll('码', '').trim()}`
    case 'recipient':
      return `给${either(part)}`
    case 'compatibility':
      return `适配${either(part)}`
    case 'quantity':
      return `数量 ${either(part)}`
    case 'delivery':
      return `${either(part)}送达`
    case 'price':
      return `价格${either(part)}`
    default:
      return either(part)
  }
}

/** Facets with a place of their own in the phrase. */
const PLACED = new Set([...BEFORE, 'brand', 'occasion', 'feature'])

function afterthoughts(parts: SearchParts): string[] {
  const { included, preferred, excluded, minRating, inStock, discounted } = parts
  const others = included.filter((part) => (part.facet === 'size' ? isLabel(part) : !PLACED.has(part.facet)))
  return [
    ...others.map(other),
    ...price(parts),
    ...(minRating === null ? [] : [`评分 ${formatRating(minRating)} 以上`]),
    ...(inStock ? ['有现货'] : []),
    ...(discounted ? ['正在降价'] : []),
    ...preferred.map((part) => `最好${part.facet === 'occasion' ? '适合' : '是'}${either(part)}`),
    ...excluded.map((part) => `不要${either(part)}`),
  ]
}

function price({ minPrice, maxPrice }: SearchParts): string[] {
  if (minPrice !== null && maxPrice !== null) return [`价格在 ${minPrice} 到 ${maxPrice} 之间`]
  if (maxPrice !== null) return [`不超过 ${maxPrice}`]
  return minPrice === null ? [] : [`${minPrice} 以上`]
}
