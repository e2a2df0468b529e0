/**
 * How two products stand to each other, facet by facet: they share a style or an occasion or do not, their colours go
 * together or quarrel, their names have rare words in common ("retrospot"). What is missing of one of them is 'unknown'
 * and says nothing. Pure. Cost: one pass over the catalogue; then well below a microsecond a facet and pair.
 */
import { localized } from '../../data/types/language.ts'
import { facetValues, type Product } from '../../data/types/product.ts'
import { tokenize } from '../../data/types/terms.ts'
import { colourRelation } from './colourHarmony.ts'

/** Facets of which people like the pieces of a set to agree, as far as a catalogue has them. */
export const RELATED_FACETS = [
  ...(['style', 'occasion', 'season', 'gender', 'age', 'brand', 'colour', 'words'] as const),
] as const
export type RelatedFacet = (typeof RELATED_FACETS)[number]

/** Numbers of the classes: 0 is unknown. */
export const UNKNOWN = 0
export const DIFFERS = 1
export const AGREES = 2
/** The same colour, or several values in common. */
export const AGREES_MORE = 3
export const CLASSES = 4

export interface Relations {
  /** The class of the facet for two products, by their index. */
  readonly classOf: (facet: RelatedFacet, one: number, other: number) => number
}

/** Fits everybody. */
const FOR_ALL: ReadonlySet<string> = new Set(['unisex', 'all', 'all ages'])
/** A word that more names have is no sign of a collection. */
const RARE_SHARE = 0.02
const LEAST_RARE = 5

export function relationsOf(products: readonly Product[]): Relations {
  const columns = new Map(
    RELATED_FACETS.map((facet) => {
      const values =
        facet === 'words' ? rareWords(products) : products.map((product) => facetValues(product, facet))
      return [facet, facet === 'colour' ? colourColumn(values) : sharedColumn(values)]
    }),
  )
  return { classOf: (facet, one, other) => columns.get(facet)!(one, other) }
}

type ClassOf = (one: number, other: number) => number

/** Agrees where a value is shared; more of them agree more. */
function sharedColumn(values: readonly (readonly string[])[]): ClassOf {
  const numbers = new Map<string, number>()
  const numbered = values.map((own) => own.map((value) => numberOf(value, numbers)))
  const fitsAll = values.map((own) => own.some((value) => FOR_ALL.has(value)))
  return (one, other) => {
    const [own, others] = [numbered[one]!, numbered[other]!]
    if (own.length === 0 || others.length === 0) return UNKNOWN
    let shared = 0
    for (const value of own) if (others.includes(value)) shared += 1
    if (shared > 0) return shared > 1 ? AGREES_MORE : AGREES
    return fitsAll[one]! || fitsAll[other]! ? UNKNOWN : DIFFERS
  }
}

/** The best of their colours: the same is more than going together, which is more than a clash. */
function colourColumn(values: readonly (readonly string[])[]): ClassOf {
  const numbers = new Map<string, number>()
  const numbered = values.map((own) => own.map((value) => numberOf(value, numbers)))
  const colours = [...numbers.keys()]
  const classes = colours.map((one) => Uint8Array.from(colours, (other) => colourClass(one, other)))
  return (one, other) => {
    let best = UNKNOWN
    for (const own of numbered[one]!) {
      for (const colour of numbered[other]!) best = Math.max(best, classes[own]![colour]!)
    }
    return best
  }
}

function colourClass(one: string, other: string): number {
  const relation = colourRelation(one, other)
  if (relation === null) return UNKNOWN
  return relation === 'same' ? AGREES_MORE : relation === 'clash' ? DIFFERS : AGREES
}

function numberOf(value: string, numbers: Map<string, number>): number {
  const known = numbers.get(value)
  if (known !== undefined) return known
  numbers.set(value, numbers.size)
  return numbers.size - 1
}

function rareWords(products: readonly Product[]): (readonly string[])[] {
  const words = products.map(({ name }) => [...new Set(tokenize(localized(name, 'en')))])
  const names = new Map<string, number>()
  for (const word of words.flat()) names.set(word, (names.get(word) ?? 0) + 1)
  const most = Math.max(LEAST_RARE, RARE_SHARE * products.length)
  return words.map((own) => own.filter((word) => names.get(word)! <= most))
}
