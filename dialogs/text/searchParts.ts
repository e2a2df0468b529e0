/**
 * A search taken apart for a sentence: "waterproof jackets under $120, not black". The words of each part are in the
 * shopper's language; en.ts and zh.ts put them in order. Pure.
 *
 * What became a constraint is said in the shop's words; what is left of the shopper's own words is quoted.
 */
import { type Language, localized } from '../../data/types/language.ts'
import type { Product } from '../../data/types/product.ts'
import { normaliseTerm, tokenize } from '../../data/types/terms.ts'
import type {
  Constraint,
  SearchState,
  TermConstraint,
  WishConstraint,
} from '../../data/types/understanding.ts'
import { valueName } from '../../data/types/lexicon.ts'
import { isCalled } from './called.ts'
import { formatLimit } from './format.ts'

export interface ValuePart {
  /** 'name' for a word that stands in the products' names and is not what they are. */
  readonly facet: string
  /** Any of them will do. */
  readonly names: readonly string[]
}

export interface SearchParts {
  /** Name of the product that the list should resemble; null when there is none. */
  readonly like: string | null
  /** What is wanted: kinds of product; empty when only properties were said. */
  readonly nouns: readonly ValuePart[]
  readonly included: readonly ValuePart[]
  readonly preferred: readonly ValuePart[]
  readonly excluded: readonly ValuePart[]
  /** The shopper's words that are not said by a constraint; '' when there are none. */
  readonly words: string
  readonly minPrice: string | null
  readonly maxPrice: string | null
  readonly minRating: number | null
  readonly inStock: boolean
  readonly discounted: boolean
}

export interface SearchPartsOptions {
  readonly language: Language
  readonly currency: string
  readonly like: string | null
  /** Products from which the shop's spelling of brands and categories is taken. */
  readonly samples: readonly Product[]
}

/** Facets that are said as a noun, the most specific first: only the first one that was asked for is said. */
export const NOUN_FACETS: readonly string[] = ['type', 'category', 'keyword']

export function searchParts(search: SearchState, options: SearchPartsOptions): SearchParts {
  const terms = search.constraints.filter((one) => one.kind === 'term')
  const asked = terms.filter((one) => one.polarity === 'include' && one.strength === 'must')
  const preferred = terms.filter((one) => one.polarity === 'include' && one.strength === 'prefer')
  const part = ({ facet, values }: TermConstraint): ValuePart => ({
    facet,
    names: values.map((value) => displayValue(facet, value, options)),
  })
  const words = ownWords(search, [...asked, ...preferred])
  const nounFacet = NOUN_FACETS.find((facet) => asked.some((one) => one.facet === facet))
  const nouns = asked
    .filter((one) => one.facet === nounFacet)
    .map((one) => (speaksOf(one, options) ? { ...part(one), facet: 'name' } : part(one)))
  const wishes = wishParts(search.constraints, options.language)
  return {
    like: options.like,
    nouns: nouns.length > 0 ? nouns : wishes.included.filter(({ facet }) => facet === 'category'),
    included: [
      ...asked.filter((one) => !NOUN_FACETS.includes(one.facet)).map(part),
      ...wishes.included.filter(({ facet }) => facet !== 'category'),
    ],
    preferred: preferred.map(part),
    excluded: [...terms.filter((one) => one.polarity === 'exclude').map(part), ...wishes.excluded],
    words,
    ...limits(search.constraints, options),
  }
}

/** A word of names, and none of the products is such a thing: only their names speak of it. */
function speaksOf({ facet, values }: TermConstraint, { samples }: SearchPartsOptions): boolean {
  if (facet !== 'keyword' || samples.length === 0) return false
  return !samples.some((product) => values.some((value) => isCalled(product, value)))
}

/** Wishes by slot: those of one slot are alternatives. */
function wishParts(constraints: readonly Constraint[], language: Language) {
  const parts = { include: new Map<string, string[]>(), exclude: new Map<string, string[]>() }
  const wishes = constraints.filter((one) => one.kind === 'wish')
  for (const one of wishes) {
    const upper = wishes.find((other) => isRange(one, other))
    if (wishes.some((other) => isRange(other, one))) continue
    const slots = parts[one.polarity]
    const name = upper === undefined ? wishName(one, language) : rangeName(one, upper)
    slots.set(one.slot, [...(slots.get(one.slot) ?? []), name])
  }
  const all = (slots: ReadonlyMap<string, string[]>): ValuePart[] =>
    [...slots].map(([facet, names]) => ({ facet, names }))
  return { included: all(parts.include), excluded: all(parts.exclude) }
}

/** A lower and an upper bound of one slot are one thing said. */
const isRange = (low: WishConstraint, high: WishConstraint): boolean =>
  low.slot === high.slot &&
  low.polarity === high.polarity &&
  low.comparison === '>=' &&
  high.comparison === '<=' &&
  Number(low.value) < Number(high.value)

const rangeName = ({ value, unit }: WishConstraint, high: WishConstraint): string =>
  `${value}–${high.value}${unit === null ? '' : ` ${unit}`}`

const COMPARED = {
  en: { '=': '', '<=': 'at most ', '>=': 'at least ', '~': 'about ' },
  zh: { '=': '', '<=': '最多', '>=': '至少', '~': '约' },
} as const

/** "At most 30 cm", "sister". */
export function wishName({ comparison, value, unit }: WishConstraint, language: Language): string {
  return `${COMPARED[language][comparison]}${value}${unit === null ? '' : ` ${unit}`}`
}

/** True when nothing was asked: then there is nothing to echo. */
export function isOpen(search: SearchState): boolean {
  return search.query === '' && search.constraints.length === 0 && search.likeProductId === null
}

function limits(
  constraints: readonly Constraint[],
  { currency, language }: SearchPartsOptions,
): Pick<SearchParts, 'minPrice' | 'maxPrice' | 'minRating' | 'inStock' | 'discounted'> {
  const price = constraints.find((one) => one.kind === 'price')
  const money = (minor: number | null | undefined): string | null =>
    minor === null || minor === undefined ? null : formatLimit(minor, currency, language)
  return {
    minPrice: money(price?.minMinor),
    maxPrice: money(price?.maxMinor),
    minRating: constraints.find((one) => one.kind === 'rating')?.min ?? null,
    inStock: constraints.some((one) => one.kind === 'in-stock'),
    discounted: constraints.some((one) => one.kind === 'discounted'),
  }
}

/** The query without the words of the constraints, in its own order. */
function ownWords({ query }: SearchState, said: readonly TermConstraint[]): string {
  if (query === '' || said.length === 0) return query
  const sayings = said.flatMap(({ facet, values, said: heard }) => [
    heard,
    ...values.flatMap((value) => [value, valueName(facet, value, 'en'), valueName(facet, value, 'zh')]),
  ])
  const covered = new Set(sayings.flatMap(tokenize))
  const parts = query.split(/\s+/).filter((word) => !tokenize(word).every((token) => covered.has(token)))
  return parts.join(' ')
}

/** A value as the shop spells it, else as the lexicon names it in `language`, else as it is, names with capitals. */
export function displayValue(
  facet: string,
  value: string,
  { language, samples }: Pick<SearchPartsOptions, 'language' | 'samples'>,
): string {
  const named = valueName(facet, value, language)
  if (named !== value) return named
  if (facet === 'brand') return brandOf(value, samples) ?? titled(value)
  if (facet === 'category') return categoryOf(value, language, samples) ?? value
  return value
}

function brandOf(value: string, samples: readonly Product[]): string | null {
  return samples.find(({ brand }) => brand !== null && normaliseTerm(brand) === value)?.brand ?? null
}

function categoryOf(value: string, language: Language, samples: readonly Product[]): string | null {
  const found = samples.find(({ categoryName }) =>
    Object.values(categoryName).some((name) => normaliseTerm(name) === value),
  )
  return found === undefined ? null : localized(found.categoryName, language).toLowerCase()
}

/** Brands of two or three letters are mostly abbreviations: HP, LG, V7. */
function titled(value: string): string {
  if (value.length <= 3) return value.toUpperCase()
  return value.replace(
    /(^|[\s-])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
}
