/** How the catalogue writes what it is asked for by normalised value: the first spelling that it has. Cost: one pass. */
import type { LocalizedText } from '../../data/types/language.ts'
import type { Product } from '../../data/types/product.ts'
import { normaliseTerm } from '../../data/types/terms.ts'

/** By facet ('brand', 'category' or the key of an attribute) and normalised value. */
export type NameOf = (facet: string, value: string) => LocalizedText

export function catalogueNames(products: readonly Product[], facets: ReadonlySet<string>): NameOf {
  const names = new Map<string, LocalizedText>()
  const note = (facet: string, value: string, name: LocalizedText): void => {
    const key = keyOf(facet, normaliseTerm(value))
    if (!names.has(key)) names.set(key, name)
  }
  for (const { attributes, brand, categoryName, categoryPath } of products) {
    const leaf = categoryPath.at(-1)
    if (leaf !== undefined) note('category', leaf, { en: leaf, ...categoryName })
    for (const category of categoryPath.slice(0, -1)) note('category', category, { en: category })
    if (brand !== null) note('brand', brand, { en: brand })
    for (const facet of facets) {
      if (OWN_FACETS.has(facet)) continue
      for (const value of attributes[facet] ?? []) note(facet, value, { en: value })
    }
  }
  return (facet, value) => names.get(keyOf(facet, value)) ?? { en: value }
}

/** Not read from attributes of the same name. */
const OWN_FACETS: ReadonlySet<string> = new Set(['brand', 'category'])

const keyOf = (facet: string, value: string): string => `${facet}\u0000${value}`
