/** Reads test/conversations/written and judges what a bot answered. The README there says what each line means. */
import { readdirSync, readFileSync } from 'node:fs'
import { LEXICON } from '../../data/types/lexicon.ts'
import type { Product } from '../../data/types/product.ts'
import { facetValues } from '../../data/types/product.ts'
import { normaliseTerm, tokenize } from '../../data/types/terms.ts'
import type { Constraint, SearchState } from '../../data/types/understanding.ts'
import { shownItems } from '../../dialogs/memory.ts'
import { simplified } from '../../nlp/simplified.ts'
import type { Reply } from '../../dialogs/reply.ts'
import type { Answered } from './talkingShop.ts'

export interface Written {
  readonly title: string
  readonly file: string
  readonly steps: readonly { readonly say: string; readonly must: readonly string[] }[]
}

const FOLDER = new URL('../conversations/written/', import.meta.url)

export function readWritten(): Written[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'))
  return files.sort().flatMap((file) => parse(readFileSync(new URL(file, FOLDER), 'utf8'), file))
}

function parse(text: string, file: string): Written[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title, ...lines] = part.split('\n')
      const steps: { say: string; must: string[] }[] = []
      for (const line of lines) {
        if (line.startsWith('> ')) steps.push({ say: line.slice(2), must: [] })
        else if (line.trim() !== '') steps.at(-1)!.must.push(line.trim())
      }
      return { title: title!, file, steps }
    })
}

export interface Judging {
  readonly before: Answered | null
  readonly after: Answered
  readonly product: (id: string) => Product
}

/** Throws for a line that has no meaning. */
export function holds(line: string, { before, after, product }: Judging): boolean {
  const shown = after.replies.flatMap(cardsOf).map((one) => product(one.productId))
  const earlier = before === null ? [] : shownItems(before.memory)
  const said = after.replies.map(wordsOf).join('\n')
  const match = /^(wants|refuses|every|none) (\w+) (=|<=|>=|~) (.+)$/u.exec(line)
  if (match !== null) {
    const [, what, slot, op, value] = match as unknown as [string, string, string, string, string]
    if (what === 'wants') return wants(after.memory.search, slot, op, value, 'include')
    if (what === 'refuses') return wants(after.memory.search, slot, op, value, 'exclude')
    if (what === 'every') return shown.every((one) => has(one, slot, op, value, meansSame))
    // Vegan leather is no leather.
    return !shown.some((one) => has(one, slot, op, value, meansExactly))
  }
  const slotless = /^no (\w+)$/.exec(line)
  if (slotless !== null) return !after.memory.search.constraints.some((one) => isOf(one, slotless[1]!))
  const place = /^(without|cheaper than) (\d+|all)$/.exec(line)
  if (place !== null) {
    const item = earlier[Number(place[2]) - 1]
    if (place[1] === 'without') return item !== undefined && shown.every((one) => one.id !== item.productId)
    const price = place[2] === 'all' ? Math.max(...earlier.map((one) => one.priceMinor)) : item?.priceMinor
    return price !== undefined && shown.length > 0 && shown.every((one) => one.priceMinor < price)
  }
  const text = /^(says|does not say) (.+)$/u.exec(line)
  if (text !== null) {
    return said.toLowerCase().includes(text[2]!.toLowerCase()) === (text[1] === 'says')
  }
  switch (line) {
    case 'shows':
      return shown.length > 0
    case 'shows none':
      return shown.length === 0
    case 'new list':
      return shown.length > 0 && !shown.some((one) => earlier.some((other) => other.productId === one.id))
    case 'asks nothing':
      return !/[?？]/u.test(said)
    case 'offers person':
      return PERSON.test(said)
    case 'honest':
      return HONEST.test(said)
    case 'in en':
      return after.memory.language === 'en'
    case 'in zh':
      return after.memory.language === 'zh'
    default:
      throw new Error(`no such assertion: ${line}`)
  }
}

const PERSON = /\b(?:person|people|staff|team|colleague|human|someone)\b|人工|客服|同事|店员|工作人员/iu
const HONEST =
  /\b(?:cannot|can't|can’t|could not|don't|don’t|do not|does not|doesn’t|no |none|nothing|not|unfortunately|sorry|only)\b|没有|不能|无法|抱歉|帮不|不知道|不了解|暂时|只能|没找到|不卖/iu

const cardsOf = (reply: Reply) => (reply.kind === 'products' ? reply.products : [])

function wordsOf(reply: Reply): string {
  const choices = reply.choices.map((choice) => choice.label)
  switch (reply.kind) {
    case 'text':
      return [reply.text, ...choices].join('\n')
    case 'rows':
      return [reply.lead, ...reply.rows.map((row) => row.text), ...choices].join('\n')
    case 'products':
      return [
        reply.lead,
        ...reply.products.flatMap((one) => [one.name, one.price, one.reason ?? '', one.priceNote ?? '']),
        ...choices,
      ].join('\n')
  }
}

/** Facets of the demo shop that a slot of the conversations may be. */
const FACETS: Readonly<Record<string, readonly string[]>> = {
  category: ['category', 'type', 'keyword'],
  recipient: ['gender', 'age', 'recipient', 'audience'],
  style: ['style', 'pattern', 'feature'],
  feature: ['feature', 'material', 'style', 'keyword', 'season', 'type'],
  occasion: ['occasion', 'season', 'style'],
}
const facetsOf = (slot: string): readonly string[] => FACETS[slot] ?? [slot]

function isOf(constraint: Constraint, slot: string): boolean {
  if (constraint.kind === 'term') return facetsOf(slot).includes(constraint.facet)
  return constraint.kind === (slot === 'stock' ? 'in-stock' : slot)
}

function wants(
  { constraints, query }: SearchState,
  slot: string,
  op: string,
  value: string,
  polarity: 'include' | 'exclude',
): boolean {
  const some = constraints.filter((one) => isOf(one, slot) && one.polarity === polarity)
  if (slot === 'price') {
    return some.some((one) => one.kind === 'price' && boundsAre(one, op, value))
  }
  if (slot === 'rating') return some.length > 0
  if (slot === 'stock') return some.length > 0
  if (some.some((one) => one.kind === 'term' && one.values.some((own) => meansSame(own, value)))) return true
  if (some.some((one) => one.kind === 'term' && meansSame(one.said, value))) return true
  // What the catalogue has no value for is kept in words.
  return polarity === 'include' && slot !== 'category' && meansSame(query, value)
}

function boundsAre(
  { minMinor, maxMinor }: { minMinor: number | null; maxMinor: number | null },
  op: string,
  value: string,
): boolean {
  const minor = Math.round(Number(value) * 100)
  if (op === '<=') return maxMinor === minor
  if (op === '>=') return minMinor === minor
  if (op === '~') return minMinor !== null && maxMinor !== null && minMinor <= minor && minor <= maxMinor
  return value === 'cheap' ? maxMinor !== null : minMinor !== null
}

type Compare = (own: string, value: string) => boolean

/** Every token of the one in the other, or both words of one value. */
const meansSame: Compare = (own, value) =>
  someMeaning(own, value, (one, other) => within(one, other) || within(other, one))

const meansExactly: Compare = (own, value) =>
  someMeaning(own, value, (one, other) => within(one, other) && within(other, one))

function someMeaning(
  own: string,
  value: string,
  agree: (one: readonly string[], other: readonly string[]) => boolean,
): boolean {
  const meanings = (word: string): string[][] => {
    const key = normaliseTerm(word)
    const entries = LEXICON.filter(
      (entry) => entry.value === key || [...entry.en, ...entry.zh].some((one) => normaliseTerm(one) === key),
    )
    return [word, ...entries.flatMap((entry) => [entry.value, ...entry.en, ...entry.zh])].map(tokenize)
  }
  const left = meanings(own)
  return meanings(simplified(value)).some((one) => left.some((other) => agree(one, other)))
}

const within = (some: readonly string[], all: readonly string[]): boolean =>
  some.length > 0 && some.every((token) => all.includes(token))

function has(product: Product, slot: string, op: string, value: string, compare: Compare): boolean {
  const price = product.priceMinor / 100
  if (slot === 'price') {
    const wanted = Number(value)
    if (op === '<=') return price <= wanted
    if (op === '>=') return price >= wanted
    return Math.abs(price - wanted) <= 0.35 * wanted
  }
  if (slot === 'rating')
    return op === '<=' ? (product.rating ?? 0) <= Number(value) : (product.rating ?? 0) >= Number(value)
  if (slot === 'stock') return (product.stock ?? 1) > 0
  const values = facetsOf(slot).flatMap((facet) => [...facetValues(product, facet)])
  if (slot === 'category' && compare === meansSame) values.push(product.name.en ?? '', product.name.zh ?? '')
  return values.some((own) => compare(own, value))
}
