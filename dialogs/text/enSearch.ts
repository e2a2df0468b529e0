/** A search as an English phrase: "women's waterproof jackets by North Peak under $120, not black". Pure. */
import { formatRating, joined } from './format.ts'
import type { SearchParts, ValuePart } from './searchParts.ts'

/** Facets said before the noun, in English order; all others follow it. */
const BEFORE = ['gender', 'age', 'size', 'style', 'feature', 'colour', 'pattern', 'season', 'material']
const POSSESSIVE: Readonly<Record<string, string>> = {
  women: "women's",
  men: "men's",
  kids: "kids'",
  adult: 'adult',
}
/** Features that read as adjectives; the others are things that a product has. */
const ADJECTIVE =
  /(?:proof|able|ible|ed|ing|less|weight|light|ous|ar|fit|stick|slip|iron|free|repellent|theft)$/

/** Sizes as on a label; others describe the thing: a 2-person tent, a 30 l backpack. */
const LABEL_SIZE = /^(?:\d+(?:\.\d+)?|x*[sml])$/i

export function englishSearch(parts: SearchParts): string {
  const { like, words } = parts
  const similar = like === null ? [] : [`similar to “${like}”`]
  const about = [nounPhrase(parts), ...similar, ...following(parts)].join(' ')
  const quoted = words !== '' && parts.nouns.length > 0 ? [`“${words}”`] : []
  return [about, ...quoted, ...afterthoughts(parts)].join(', ')
}

function nounPhrase({ nouns, included, words }: SearchParts): string {
  const adjectives = BEFORE.flatMap((facet) =>
    included.filter((part) => part.facet === facet && isBefore(part)).map(adjective),
  )
  const own = words === '' ? 'things' : included.length === 0 ? words : `“${words}”`
  const noun = nouns.length === 0 ? own : nouns.map(nounOf).join(', ')
  return [...adjectives, noun].join(' ')
}

function isBefore({ facet, names }: ValuePart): boolean {
  if (facet === 'feature') return names.every((name) => ADJECTIVE.test(name))
  if (facet === 'size') return !names.every((name) => LABEL_SIZE.test(name))
  return BEFORE.includes(facet)
}

function adjective({ facet, names }: ValuePart): string {
  const said = facet === 'gender' || facet === 'age' ? names.map((name) => POSSESSIVE[name] ?? name) : names
  return joined(said, 'or')
}

/** Types are kept in the singular and categories in the plural: a list is about more than one. */
function nounOf({ facet, names }: ValuePart): string {
  if (facet === 'name')
    return `things with ${joined(
      names.map((name) => `“${name}”`),
      'or',
    )} in their name`
  return joined(facet === 'type' ? names.map(plural) : names.map(things), 'or')
}

/** A category can be called by its place or people, which nobody looks for. */
const NO_THINGS =
  /\b(?:kitchen|bath(?:room)?|bedroom|dining|garden|home|house|office|outdoors?|kids?|bab(?:y|ies)|pets?|cars?|travel|men|women|sports?|fitness|health|beauty|school)$/i
const things = (category: string): string => (NO_THINGS.test(category) ? `${category} things` : category)

function plural(noun: string): string {
  if (/(?:s|wear|ware)$/.test(noun)) return noun
  if (/(?:ch|sh|x)$/.test(noun)) return `${noun}es`
  return noun.endsWith('knife') ? `${noun.slice(0, -2)}ves` : `${noun}s`
}

function following({ included, minPrice, maxPrice, minRating }: SearchParts): string[] {
  const after = included.filter((part) => !isBefore(part)).map(afterNoun)
  return [
    ...after,
    ...price(minPrice, maxPrice),
    ...(minRating === null ? [] : [`rated ${stars(minRating)} or better`]),
  ]
}

const stars = (rating: number): string => formatRating(rating).replace('.0', '')

const FOR: ReadonlySet<string> = new Set(['occasion', 'recipient', 'compatibility'])

/** "For camping", but "as a gift". */
export const forWhat = (value: string): string => (value === 'gift' ? 'as a gift' : `for ${value}`)

function afterNoun({ facet, names }: ValuePart): string {
  const values = joined(names, 'or')
  if (facet === 'brand') return `by ${values}`
  if (facet === 'size') return `in size ${values.toUpperCase()}`
  if (FOR.has(facet)) return forWhat(values)
  if (facet === 'age') return `aged ${values}`
  if (facet === 'quantity') return `${values} of them`
  if (facet === 'delivery') return `delivered ${values}`
  if (facet === 'price') return values
  return facet === 'feature' ? `with ${values}` : `with ${facet} ${values}`
}

function softly(part: ValuePart): string {
  const values = joined(part.names, 'or')
  if (part.facet === 'occasion') return forWhat(values)
  return part.facet === 'brand' ? `by ${values}` : adjective(part)
}

function price(min: string | null, max: string | null): string[] {
  if (min !== null && max !== null) return [`between ${min} and ${max}`]
  if (max !== null) return [`under ${max}`]
  return min === null ? [] : [`from ${min} up`]
}

function afterthoughts({ preferred, excluded, inStock, discounted }: SearchParts): string[] {
  return [
    ...(inStock ? ['in stock'] : []),
    ...(discounted ? ['reduced'] : []),
    ...preferred.map((part) => `ideally ${softly(part)}`),
    ...excluded.map(({ facet, names }) => `not ${facet === 'brand' ? 'by ' : ''}${joined(names, 'or')}`),
  ]
}
