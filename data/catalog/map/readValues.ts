/** The attributes of a product: facet -> values, from fields, from words in a text, or from flags. */
import { LEXICON } from '../../types/lexicon.ts'
import { normaliseTerm } from '../../types/terms.ts'
import { fieldValue, type Fields } from '../read/feedRow.ts'
import type { ProductsMap, ValueStep } from './feedMap.ts'
import { plainText } from './plainText.ts'
import { holds } from './readConditions.ts'
import { firstTexts, textsIn } from './readFields.ts'
import { findWords, lexiconWords, wordIndex } from './words.ts'

type ValuesReader = (fields: Fields) => readonly string[]
export type Attributes = Readonly<Record<string, readonly string[]>>

/** Longer values are sentences, which nobody asks for by name. */
const LONGEST_VALUE = 60
/** A size run has a dozen values; a list of hundreds is compatible models, not a facet. */
const MOST_VALUES = 30
/** Facets of one product. */
const MOST_FACETS = 60

export function attributesReader(map: ProductsMap): (fields: Fields) => Attributes {
  const readers = Object.entries(map.attributes).map(
    ([facet, steps]) => [facet, facetReader(facet, steps)] as const,
  )
  return (fields) => {
    const attributes: Record<string, readonly string[]> = {}
    for (const [facet, read] of readers) {
      const values = read(fields)
      if (values.length > 0) attributes[facet] = values
    }
    for (const rule of map.attributesFrom) addPrefixed(attributes, fields, rule)
    return attributes
  }
}

function facetReader(facet: string, steps: readonly ValueStep[]): ValuesReader {
  const canonical = canonicalWords(facet)
  const readers = steps.map((step) => stepReader(facet, step))
  return (fields) => {
    let found: readonly string[] = []
    for (const [at, read] of readers.entries()) {
      const { when, also } = steps[at]!
      if ((found.length > 0 && !also) || (when !== undefined && !holds(when, fields))) continue
      found = tidy([...found, ...read(fields)], canonical)
    }
    return found
  }
}

function stepReader(facet: string, step: ValueStep): ValuesReader {
  const { flags } = step
  if (flags !== undefined) {
    return (fields) =>
      Object.keys(flags)
        .filter((name) => isTrue(fieldValue(fields, name)))
        .map((name) => flags[name] ?? '')
  }
  if (step.in !== undefined) return wordsReader(facet, step, step.in)
  const rename = new Map(Object.entries(step.rename).map(([value, to]) => [normaliseTerm(value), to]))
  const drop = new Set(step.drop.map(normaliseTerm))
  return (fields) =>
    (firstTexts(fields, step.from ?? [])?.texts ?? [])
      .flatMap((text) => (step.split === undefined ? [text] : text.split(step.split)))
      .map((text) => (step.pattern === undefined ? text : (step.pattern.exec(text)?.[1] ?? '')))
      .map((text) => plainText(text, { html: false, glued: false, case: 'as-is' }))
      .filter((value) => value !== '' && !drop.has(normaliseTerm(value)))
      .flatMap((value) => rename.get(normaliseTerm(value)) ?? [value + step.suffix])
      .map((value) => (step.lower ? value.toLowerCase() : value))
}

function wordsReader(facet: string, step: ValueStep, names: readonly string[]): ValuesReader {
  const index = wordIndex(step, facet, 'all')
  return (fields) => findWords(fields, names, index)
}

const isTrue = (value: unknown): boolean => /^(?:true|yes|1|y)$/i.test(textsIn(value).join(' '))

/** The lexicon's own word for each of its words of the facet: 'Gray' -> 'grey'. Null when it does not know the facet. */
function canonicalWords(facet: string): ReadonlyMap<string, string> | null {
  if (!LEXICON.some((entry) => entry.facet === facet)) return null
  return new Map(
    lexiconWords(facet).flatMap(([value, words]) => words.map((word) => [normaliseTerm(word), value])),
  )
}

/** Facets that the lexicon knows are lower case throughout, so that 'Black' and 'black' are one choice on a card. */
function tidy(values: readonly string[], canonical: ReadonlyMap<string, string> | null): string[] {
  const named = values.map(
    (value) => canonical?.get(normaliseTerm(value)) ?? (canonical ? value.toLowerCase() : value),
  )
  return [...new Set(named)]
    .filter((value) => value !== '' && value.length <= LONGEST_VALUE)
    .slice(0, MOST_VALUES)
}

/** 'attr_t_cable_colour' becomes the facet 'cable colour'. Facets that the map names itself stay as they are. */
function addPrefixed(
  attributes: Record<string, readonly string[]>,
  fields: Fields,
  { prefix, only, except }: ProductsMap['attributesFrom'][number],
): void {
  for (const key of Object.keys(fields)) {
    if (Object.keys(attributes).length >= MOST_FACETS) return
    const rest = key.startsWith(prefix) ? key.slice(prefix.length) : ''
    if (rest === '' || except.includes(rest) || only?.includes(rest) === false) continue
    const facet = rest
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    if (facet === '' || NOT_FACETS.has(facet) || attributes[facet] !== undefined) continue
    const values = tidy(textsIn(fields[key]), canonicalWords(facet))
    if (values.length > 0) attributes[facet] = values
  }
}

/** Names that mean something else in a search. */
const NOT_FACETS = new Set(['brand', 'category', 'keyword', 'price'])
