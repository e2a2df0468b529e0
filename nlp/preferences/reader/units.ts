/** Units beside a number: "under 80 EUR", "EU 42", "£30", "256G". Pure. */
import type { Span } from '../spans.ts'

interface Unit {
  readonly unit: string
  readonly words: readonly string[]
}

const UNITS: readonly Unit[] = [
  { unit: 'usd', words: ['us$', '$', 'usd', 'dollars', 'dollar', 'bucks', 'buck', '美元', '美金', '刀'] },
  { unit: 'eur', words: ['€', 'eur', 'euros', 'euro', '欧元', '欧'] },
  { unit: 'gbp', words: ['£', 'gbp', 'pounds', 'pound', 'quid', '英镑'] },
  { unit: 'hkd', words: ['hk$', 'hkd', '港币', '港幣', '港元'] },
  { unit: 'twd', words: ['nt$', 'twd', '台币', '台幣', '新台币'] },
  { unit: 'jpy', words: ['jpy', 'yen', '日元', '日圆'] },
  { unit: 'cny', words: ['¥', '￥', 'cny', 'rmb', 'yuan', '人民币', '块钱', '塊錢', '块', '塊', '元'] },
  { unit: 'cm', words: ['cm', 'centimetres', 'centimeters', '厘米', '公分', '釐米'] },
  { unit: 'mm', words: ['mm', '毫米'] },
  { unit: 'ml', words: ['ml', '毫升'] },
  { unit: 'kg', words: ['kg', 'kilos', 'kilo', 'kilograms', '公斤', '千克'] },
  { unit: 'gb', words: ['gb', 'gigs', 'gig'] },
  { unit: 'tb', words: ['tb', 'terabytes', 'terabyte'] },
  { unit: 'inch', words: ['inches', 'inch', 'in', '"', '”', '″', '英寸', '寸', '吋'] },
  { unit: 'foot', words: ['feet', 'foot', 'ft', '英尺', '尺'] },
  { unit: 'oz', words: ['oz', 'ounces', 'ounce', '盎司'] },
  { unit: 'lb', words: ['lbs', 'lb', '磅'] },
  { unit: 'l', words: ['litres', 'liters', 'litre', 'liter', 'l', '升'] },
  { unit: 'm', words: ['metres', 'meters', 'metre', 'meter', 'm', '米'] },
  { unit: 'w', words: ['watts', 'watt', 'w'] },
  { unit: 'eu', words: ['eu', '欧码'] },
  { unit: 'uk', words: ['uk', '英码'] },
  { unit: 'us', words: ['us', '美码'] },
  { unit: 'month', words: ['months', 'month', 'mo', '个月', '個月'] },
  { unit: 'week', words: ['weeks', 'week', '周', '星期'] },
  { unit: 'day', words: ['days', 'day', '天', '日'] },
  { unit: 'hour', words: ['hours', 'hour', 'hrs', 'h', '小时', '小時'] },
  { unit: 'g', words: ['grams', 'gram', 'g', '克'] },
]

const escaped = (word: string): string => word.replaceAll('$', '\\$')
const LONGEST_FIRST = UNITS.flatMap(({ unit, words }) => words.map((word) => ({ unit, word }))).sort(
  (a, b) => b.word.length - a.word.length,
)
const UNIT_OF = new Map(LONGEST_FIRST.map(({ unit, word }) => [word, unit]))
const ANY = LONGEST_FIRST.map(({ word }) => escaped(word)).join('|')
const AFTER = new RegExp(String.raw`^[\s-]?(${ANY})(?![a-z])`, 'iu')
const BEFORE = new RegExp(String.raw`(?<![a-z])(${ANY})\s?$`, 'iu')
/** Only these stand before their number too. */
const IN_FRONT: ReadonlySet<string> = new Set([
  'usd',
  'eur',
  'gbp',
  'hkd',
  'twd',
  'jpy',
  'cny',
  'eu',
  'uk',
  'us',
])
const CURRENCIES: ReadonlySet<string> = new Set(['usd', 'eur', 'gbp', 'hkd', 'twd', 'jpy', 'cny'])
/** "G" of a size is memory unless the size is a weight; ages are in years unless they are in months. */
const AGES: ReadonlySet<string> = new Set(['month', 'week', 'day'])

export function unitBeside(message: string, { start, end }: Span, slot: string): string | null {
  const after = AFTER.exec(message.slice(end))?.[1]?.toLowerCase()
  const before = BEFORE.exec(message.slice(0, start))?.[1]?.toLowerCase()
  const behind = after === undefined ? null : UNIT_OF.get(after)!
  const inFront = before === undefined ? null : UNIT_OF.get(before)!
  const unit = behind ?? (inFront !== null && IN_FRONT.has(inFront) ? inFront : null)
  if (unit === null) return null
  if (slot === 'price') return CURRENCIES.has(unit) ? unit : null
  if (slot === 'age') return AGES.has(unit) ? unit : null
  if (slot === 'rating' || slot === 'quantity') return null
  if (after === 'g' && /^\d*(?:4|8|16|32|64|128|256|512)$/.test(message.slice(start, end))) return 'gb'
  return unit
}

/** The name under which a unit is kept: "litres" is l; as it was said where none is known. */
export const unitNamed = (said: string): string => UNIT_OF.get(said.toLowerCase()) ?? said.toLowerCase()
