/**
 * What a category of the demo shop is made of. The files in categories/ are such plans; products.ts draws from them.
 *
 * Lists of words are written as 'a|b|c'. Values are canonical: their words in both languages are in data/types/lexicon.
 */

/** The same words in both languages. */
export interface Words {
  readonly en: string
  readonly zh: string
}

/**
 * One way to make a product, so that what it is made of and what it can do fit each other.
 *   materials  alternatives; 'nylon+down' is both together.
 *   always     features that every such product has.
 *   maybe      features that some have.
 *   price      factor on the type's price.
 *   share      weight among the type's builds.
 */
export interface Build {
  readonly materials: readonly string[]
  readonly always: readonly string[]
  readonly maybe: readonly string[]
  readonly price: number
  readonly share: number
}

export interface TypePlan {
  /** Value of the facet 'type', singular or as it is sold ('jeans'). */
  readonly type: string
  readonly share: number
  /** Median price, minor units. */
  readonly priceMinor: number
  readonly builds: readonly Build[]
  readonly styles: readonly string[]
  readonly occasions: readonly string[]
  readonly seasons: readonly string[]
  readonly patterns: readonly string[]
  /** Colours of this type where they differ from the category's. */
  readonly colours: readonly string[] | null
  /** 'women', 'men', 'unisex', 'kids'; null takes the category's. */
  readonly audiences: readonly string[] | null
  /** Sizes of this type where they differ from the category's. */
  readonly sizes: readonly string[] | null
  /** First sentences of a description; {line} is the model's name. */
  readonly about: readonly Words[]
}

export interface CategoryPlan {
  readonly path: readonly [string, string]
  readonly name: Words
  /** How many products. */
  readonly count: number
  /** Standard deviation of the logarithm of the price. */
  readonly spread: number
  /** Names of models. */
  readonly lines: readonly Words[]
  readonly audiences: readonly string[]
  readonly sizes: SizeSystem
  /** Repeated ones are likelier. */
  readonly colours: readonly string[]
  readonly types: readonly TypePlan[]
  readonly featureLines: Readonly<Record<string, readonly Words[]>>
  readonly materialLines: Readonly<Record<string, readonly Words[]>>
  readonly closings: readonly Words[]
}

/** 'letters' and 'shoes' offer a range of sizes by audience; 'each' one of the type's own sizes a product. */
export type SizeSystem = 'letters' | 'shoes' | 'each'

export const words = (en: string, zh: string): Words => ({ en, zh })

export const list = (text: string): readonly string[] => (text === '' ? [] : text.split('|'))

export function build(materials: string, always: string, maybe: string, price = 1, share = 1): Build {
  return { materials: list(materials), always: list(always), maybe: list(maybe), price, share }
}

interface TypeOptions {
  readonly styles: string
  readonly occasions: string
  readonly seasons?: string
  readonly patterns?: string
  readonly colours?: string
  readonly audiences?: string
  readonly sizes?: string
}

export function typePlan(
  type: string,
  share: number,
  priceMinor: number,
  builds: readonly Build[],
  options: TypeOptions,
  about: readonly Words[],
): TypePlan {
  return {
    type,
    share,
    priceMinor,
    builds,
    styles: list(options.styles),
    occasions: list(options.occasions),
    seasons: list(options.seasons ?? ''),
    patterns: list(options.patterns ?? ''),
    colours: options.colours === undefined ? null : list(options.colours),
    audiences: options.audiences === undefined ? null : list(options.audiences),
    sizes: options.sizes === undefined ? null : list(options.sizes),
    about,
  }
}

/** Model names written as 'Ridgeline 岭线|Cairn 石垒'. */
export function lines(text: string): readonly Words[] {
  return text.split('|').map((line) => {
    const cut = line.lastIndexOf(' ')
    return words(line.slice(0, cut), line.slice(cut + 1))
  })
}
