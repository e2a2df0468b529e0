/**
 * A shopper who knows what they want when they see it: a product of the catalogue and a hidden budget. Says what kind of thing
 * it is, answers questions and says more of it a turn, points at what is nearly right, now and then mistypes or leaves the
 * choice to the shop. The same seed gives the same shopper.
 *
 * A message says as many things as those of people: in 297 dialogues of SIMMC 2.0 (Kottur et al. 2021) the first request names
 * one, two or three (40, 42, 18 of a hundred), and those after it one to five (25, 33, 30, 10, 2).
 */
import { valueName } from '../../data/types/lexicon.ts'
import type { Language } from '../../data/types/language.ts'
import type { Product } from '../../data/types/product.ts'
import { singular } from '../../data/types/terms.ts'
import { seeded } from './seeded.ts'

export interface SimulatedShopper {
  readonly target: Product
  /** The first message. */
  opening(): string
  /** The next one; `asked` is the facet that the shop asked for, null when it asked nothing. */
  next(asked: string | null, shown: readonly Product[]): string
}

/** Of a hundred messages. */
const MISTYPED = 5
const LEFT_OPEN = 10
/** Of a hundred in which something on screen is what is wanted but for one thing. */
const POINTED = 50
/** How many things a message says, of a hundred. */
const SAID_FIRST = [40, 42, 18]
const SAID_LATER = [25, 33, 30, 10, 2]
/** The budget is so much above the price of what is wanted. */
const BUDGET = 1.15

/** Facets that are said in words of their own, or in the first message. */
const NAMED: ReadonlySet<string> = new Set([
  ...['type', 'colour', 'material', 'gender', 'style', 'feature'],
  ...['age', 'season', 'occasion', 'pattern', 'size'],
])
/** Longer values are a data sheet's, not a shopper's. */
const LONGEST_DETAIL = 24

interface Fact {
  readonly facet: string
  readonly said: string
}

/** `kinds`: words for kinds of goods (wordsOfKinds): who wants jeans does not say "shirt", whatever their name has in it. */
export function simulatedShopper(
  target: Product,
  language: Language,
  seed: number,
  kinds: ReadonlySet<string>,
): SimulatedShopper {
  const below = seeded(seed)
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!
  const facts = shuffled(factsOf(target, language, pick, kinds), below)
  const en = language === 'en'
  const say = (text: string): string => (en && below(100) < MISTYPED ? mistyped(text, below) : text)
  const many = (shares: readonly number[]): number => {
    let left = below(100)
    const at = shares.findIndex((share) => (left -= share) < 0)
    return at < 0 ? shares.length : at + 1
  }
  const take = (facet: string): string | null => {
    const at = facts.findIndex((fact) => fact.facet === facet)
    return at < 0 ? null : facts.splice(at, 1)[0]!.said
  }
  const more = (count: number): string[] => facts.splice(0, Math.max(0, count)).map((fact) => fact.said)
  const joined = (parts: readonly string[]): string => parts.join(en ? ', ' : '，')
  return {
    target,
    opening: () => {
      const kind = kindOf(target, language)
      const asked = en
        ? pick([`I'm looking for ${kind}`, kind, `do you have ${kind}?`])
        : pick([`我想买${kind}`, kind, `有没有${kind}`])
      return say(joined([asked, ...more(many(SAID_FIRST) - 1)]))
    },
    next: (asked, shown) => {
      const count = many(SAID_LATER)
      if (asked !== null) {
        const open = en ? 'you choose' : '随便'
        const answer = below(100) < LEFT_OPEN ? null : take(asked)
        return answer === null ? open : say(joined([answer, ...more(count - 1)]))
      }
      const isDear = shown.length > 0 && shown.every((one) => one.priceMinor > BUDGET * target.priceMinor)
      if (isDear) return en ? 'cheaper please' : '便宜点'
      const nearly = below(100) < POINTED ? nearlyRight(target, shown) : null
      if (nearly !== null) {
        const other = take(nearly.facet)
        if (other !== null) return say(likeThe(nearly.position, other, en))
      }
      const said = more(count)
      return said.length === 0 ? (en ? 'show me more' : '还有别的吗') : say(joined(said))
    },
  }
}

/** What is shown that is of the target's brand and all else that shoppers see, but for one facet. */
function nearlyRight(
  target: Product,
  shown: readonly Product[],
): { readonly position: number; readonly facet: string } | null {
  const seen = (one: Product): [string, string][] => [
    ['brand', one.brand ?? ''],
    ...['colour', 'material', 'style', 'pattern'].map((facet): [string, string] => [
      facet,
      (one.attributes[facet] ?? []).join(' '),
    ]),
  ]
  const wanted = seen(target)
  for (const [i, one] of shown.entries()) {
    const other = seen(one).filter(([, value], at) => value !== wanted[at]![1])
    const [facet] = other[0] ?? []
    if (other.length === 1 && facet !== undefined && facet !== 'brand') return { position: i + 1, facet }
  }
  return null
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth']

const likeThe = (position: number, said: string, en: boolean): string =>
  en
    ? `like the ${ORDINALS[position - 1] ?? 'last'} one but ${said}`
    : `和第${'一二三四五'[position - 1] ?? '一'}个一样，但${said}`

/** A category called "other" is a feed's, not a shopper's: then it is what its name ends with. */
function kindOf({ attributes, categoryPath, categoryName, name }: Product, language: Language): string {
  const type = attributes['type']?.[0]
  if (type !== undefined && categoryPath.length > 0) return valueName('type', type, language)
  const category = (categoryName[language] ?? categoryPath.at(-1) ?? type ?? '').toLowerCase()
  if (!/^others?$/.test(category)) return category
  const words = (name.en ?? '').toLowerCase().match(/[a-z]{4,}/gu) ?? []
  return words.slice(0, 3).join(' ')
}

function factsOf(
  { attributes, brand, name, priceMinor }: Product,
  language: Language,
  pick: <T>(values: readonly T[]) => T,
  kinds: ReadonlySet<string>,
): Fact[] {
  const en = language === 'en'
  const facts: Fact[] = []
  const add = (
    facet: string,
    english: (value: string) => string,
    chinese: (value: string) => string,
  ): void => {
    const values = attributes[facet]
    if (values === undefined || values.length === 0) return
    const value = valueName(facet, pick(values).toLowerCase(), language)
    facts.push({ facet, said: en ? english(value) : chinese(value) })
  }
  add(
    'colour',
    (value) => pick([`in ${value}`, value, `${value} please`]),
    (value) => pick([value, `要${value}的`]),
  )
  add(
    'material',
    (value) => pick([`made of ${value}`, value]),
    (value) => `${value}的`,
  )
  add(
    'gender',
    (value) => `for ${value}`,
    (value) => `${value}的`,
  )
  add(
    'style',
    (value) => `something ${value}`,
    (value) => `${value}风格的`,
  )
  add(
    'feature',
    (value) => pick([`it should be ${value}`, value]),
    (value) => `要${value}的`,
  )
  add(
    'pattern',
    (value) => value,
    (value) => `${value}的`,
  )
  for (const [facet, values] of Object.entries(attributes)) {
    const value = values.find((one) => one.length <= LONGEST_DETAIL && !/^(?:yes|no|y|n)$/i.test(one))
    if (NAMED.has(facet) || value === undefined) continue
    const name = facet.replaceAll('_', ' ')
    const isClear = /\p{L}{3}/u.test(value)
    facts.push({ facet, said: en && isClear ? pick([value, `${name} ${value}`]) : `${name} ${value}` })
  }
  facts.push(
    ...wordsOfName(name.en ?? '', facts, brand, kinds, pick).map((said) => ({ facet: 'name', said })),
  )
  if (brand !== null) facts.push({ facet: 'brand', said: en ? `from ${brand}` : `${brand}的` })
  const budget = Math.ceil((BUDGET * priceMinor) / 500) * 5
  facts.push({
    facet: 'price',
    said: en ? pick([`under ${budget}`, `not more than ${budget}`]) : `${budget}以内`,
  })
  return facts
}

export const wordsOfKinds = (products: readonly Product[]): ReadonlySet<string> =>
  new Set(
    products
      .flatMap(({ categoryPath, attributes }) => [...categoryPath, ...(attributes['type'] ?? [])])
      .flatMap((kind) => kind.toLowerCase().match(/[a-z]+/gu) ?? [])
      .map(singular),
  )

/** Up to two plain words of the name that say something new: who wants a puffer jacket says so, but no model number. */
function wordsOfName(
  name: string,
  facts: readonly Fact[],
  brand: string | null,
  kinds: ReadonlySet<string>,
  pick: <T>(values: readonly T[]) => T,
): readonly string[] {
  const known = `${facts.map((fact) => fact.said).join(' ')} ${brand ?? ''}`.toLowerCase()
  const words = (name.match(/(?<![\w-])[A-Za-z]{4,}(?![\w-])/gu) ?? []).map((word) => word.toLowerCase())
  const fresh = [...new Set(words)].filter(
    (word) => !known.includes(word) && !IDLE.test(word) && !kinds.has(singular(word)),
  )
  if (fresh.length < 2) return fresh
  const one = pick(fresh)
  return [one, pick(fresh.filter((word) => word !== one))]
}

const IDLE = /^(?:with|from|this|that|your|pack|pieces?|model|original|equivalent|compatible)$/u

function shuffled<T>(values: readonly T[], below: (limit: number) => number): T[] {
  const order = [...values]
  for (let i = order.length - 1; i > 0; i--) {
    const other = below(i + 1)
    const moved = order[i]!
    order[i] = order[other]!
    order[other] = moved
  }
  return order
}

/** Two letters inside a word change places. */
function mistyped(text: string, below: (limit: number) => number): string {
  const words = text.split(' ')
  const long = [...words.keys()].filter((i) => words[i]!.length >= 5)
  if (long.length === 0) return text
  const at = long[below(long.length)]!
  const word = words[at]!
  const place = 1 + below(word.length - 3)
  words[at] = word.slice(0, place) + word[place + 1]! + word[place]! + word.slice(place + 2)
  return words.join(' ')
}
