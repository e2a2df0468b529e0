/**
 * A shopper who knows what they want when they see it: a product of the catalogue and a hidden budget. Says what kind of thing
 * it is, answers questions or says one thing more of it a turn, now and then mistypes or leaves the choice to the shop.
 * The same seed gives the same shopper.
 */
import { valueName } from '../../data/types/lexicon.ts'
import type { Language } from '../../data/types/language.ts'
import type { Product } from '../../data/types/product.ts'
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

export function simulatedShopper(target: Product, language: Language, seed: number): SimulatedShopper {
  const below = seeded(seed)
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!
  const facts = shuffled(factsOf(target, language, pick), below)
  const say = (text: string): string =>
    language === 'en' && below(100) < MISTYPED ? mistyped(text, below) : text
  const take = (facet: string): string | null => {
    const at = facts.findIndex((fact) => fact.facet === facet)
    return at < 0 ? null : facts.splice(at, 1)[0]!.said
  }
  return {
    target,
    opening: () => {
      const kind = kindOf(target, language)
      return say(
        language === 'en'
          ? pick([`I'm looking for ${kind}`, kind, `do you have ${kind}?`])
          : pick([`我想买${kind}`, kind, `有没有${kind}`]),
      )
    },
    next: (asked, shown) => {
      if (asked !== null) {
        const open = language === 'en' ? 'you choose' : '随便'
        if (below(100) < LEFT_OPEN) return open
        return say(take(asked) ?? open)
      }
      const isDear = shown.length > 0 && shown.every((one) => one.priceMinor > BUDGET * target.priceMinor)
      if (isDear) return language === 'en' ? 'cheaper please' : '便宜点'
      const fact = facts.shift()
      return fact === undefined ? (language === 'en' ? 'show me more' : '还有别的吗') : say(fact.said)
    },
  }
}

function kindOf({ attributes, categoryPath, categoryName }: Product, language: Language): string {
  const type = attributes['type']?.[0]
  if (type !== undefined && categoryPath.length > 0) return valueName('type', type, language)
  return (categoryName[language] ?? categoryPath.at(-1) ?? type ?? '').toLowerCase()
}

function factsOf(
  { attributes, brand, priceMinor }: Product,
  language: Language,
  pick: <T>(values: readonly T[]) => T,
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
  for (const [facet, values] of Object.entries(attributes)) {
    const value = values.find((one) => one.length <= LONGEST_DETAIL && !/^(?:yes|no|y|n)$/i.test(one))
    if (NAMED.has(facet) || value === undefined) continue
    const name = facet.replaceAll('_', ' ')
    const isClear = /\p{L}{3}/u.test(value)
    facts.push({ facet, said: en && isClear ? pick([value, `${name} ${value}`]) : `${name} ${value}` })
  }
  if (brand !== null) facts.push({ facet: 'brand', said: en ? `from ${brand}` : `${brand}的` })
  const budget = Math.ceil((BUDGET * priceMinor) / 500) * 5
  facts.push({
    facet: 'price',
    said: en ? pick([`under ${budget}`, `not more than ${budget}`]) : `${budget}以内`,
  })
  return facts
}

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
