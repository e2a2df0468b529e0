/**
 * Draws the products of the demo shop from the plans in categories/. In: the seed. Out: drafts in catalogue order, ids
 * 'demo-0001' upwards, names unique. Cost: linear, some 100 ms for two thousand.
 */
import type { ProductId } from '../types/ids.ts'
import { brandsOf } from './brands.ts'
import { CATEGORIES } from './categories/allCategories.ts'
import { descriptionOf, nameOf } from './describe.ts'
import type { Audience, Draft, Traits } from './draft.ts'
import type { CategoryPlan, TypePlan } from './plan.ts'
import { plausiblePrice } from './priceEndings.ts'
import type { Dice } from './random.ts'
import { dice as seeded } from './random.ts'

const LETTERS = ['xs', 's', 'm', 'l', 'xl', 'xxl']
const KIDS_HEIGHTS = ['104', '116', '128', '140', '152']
const SHOE_SIZES: Readonly<Record<string, readonly [number, number]>> = {
  women: [36, 42],
  men: [40, 46],
  unisex: [36, 46],
  kids: [28, 35],
}
/** What children's things cost beside the grown-ups'. */
const KIDS_PRICE = 0.62
/** Two in three products are older than the demo's 180 days of events. */
const OLDEST_DAYS = 720

export function draftProducts(seed: number): Draft[] {
  const names = new Set<string>()
  const drafts: Draft[] = []
  for (const category of CATEGORIES) {
    const dice = seeded(seed, `products:${category.path[1]}`)
    for (let i = 0; i < category.count; i++) {
      drafts.push(
        draft(category, dice, `demo-${String(drafts.length + 1).padStart(4, '0')}` as ProductId, names),
      )
    }
  }
  return drafts
}

function draft(category: CategoryPlan, dice: Dice, id: ProductId, names: Set<string>): Draft {
  for (;;) {
    const { traits, priceFactor } = drawTraits(category, dice)
    const name = nameOf(traits, dice)
    // A model in one colour exists once; a name drawn again is thrown again, with its whole product.
    if (names.has(name.en) || names.has(name.zh)) continue
    names.add(name.en).add(name.zh)
    const median = traits.type.priceMinor * priceFactor * traits.brand.price
    return {
      id,
      traits,
      name,
      description: descriptionOf(traits, dice),
      attributes: attributesOf(traits),
      regularMinor: plausiblePrice(median * Math.exp(category.spread * within(dice.normal(), 2)), dice),
      ageDays: dice.chance(0.12) ? dice.integer(14, 170) : dice.integer(181, OLDEST_DAYS),
    }
  }
}

/** A kettle for the price of a car has no place in a shop window: the tails are cut. */
const within = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value))

function drawTraits(category: CategoryPlan, dice: Dice): { traits: Traits; priceFactor: number } {
  const type = category.types[dice.weighted(category.types.map((one) => one.share))]!
  const made = type.builds[dice.weighted(type.builds.map((one) => one.share))]!
  const audiences = type.audiences ?? category.audiences
  const audience = audiences.length === 0 ? null : (dice.pick(audiences) as Audience)
  const pattern = type.patterns.length > 0 ? dice.pick(type.patterns) : plainPattern(category)
  const brands = brandsOf(category.path[1], type)
  const brand = brands[dice.weighted(brands.map((one) => one.share))]!
  const traits: Traits = {
    category,
    type,
    brand,
    line: dice.pick(category.lines),
    audience,
    materials: dice.pick(made.materials).split('+'),
    features: compatible([...made.always, ...dice.sample(made.maybe, dice.integer(0, 3))]),
    colours: drawColours(type.colours ?? category.colours, pattern, dice),
    pattern,
    style: dice.pick(type.styles.filter((style) => brand.styles.includes(style))),
    occasions: dice.sample([...new Set(type.occasions)], dice.integer(1, 3)),
    seasons: type.seasons,
    sizes: drawSizes(category, type, audience, dice),
  }
  return { traits, priceFactor: made.price * (audience === 'kids' ? KIDS_PRICE : 1) }
}

/** What is worn is 'solid' when nothing else is said; a kettle has no pattern. */
function plainPattern(category: CategoryPlan): string | null {
  return category.sizes === 'letters' || category.sizes === 'shoes' ? 'solid' : null
}

/** Nothing is slim and wide at once: the first one counts. */
function compatible(features: readonly string[]): string[] {
  const fit = features.find((one) => one.endsWith(' fit'))
  return features.filter((one) => !one.endsWith(' fit') || one === fit)
}

const TWO_COLOURED: ReadonlySet<string> = new Set([
  'striped',
  'checked',
  'colour block',
  'geometric',
  'dotted',
  'floral',
])

function drawColours(colours: readonly string[], pattern: string | null, dice: Dice): string[] {
  const main = dice.pick(colours)
  if (pattern === null || !TWO_COLOURED.has(pattern)) return [main]
  const others = [...new Set([...colours, 'white'])].filter((one) => one !== main)
  return [main, dice.pick(others)]
}

function drawSizes(category: CategoryPlan, type: TypePlan, audience: Audience, dice: Dice): string[] {
  if (type.sizes !== null) return type.sizes.length === 0 ? [] : [dice.pick(type.sizes)]
  if (category.sizes === 'letters') return thinned(letterSizes(audience), dice)
  if (category.sizes === 'shoes') return thinned(shoeSizes(audience), dice)
  return []
}

function letterSizes(audience: Audience): string[] {
  if (audience === 'kids') return KIDS_HEIGHTS
  if (audience === 'women') return LETTERS.slice(0, 5)
  return audience === 'men' ? LETTERS.slice(1) : LETTERS
}

function shoeSizes(audience: Audience): string[] {
  const [low, high] = SHOE_SIZES[audience ?? 'unisex']!
  return Array.from({ length: high - low + 1 }, (_, i) => String(low + i))
}

/** Most sizes are there; now and then one is gone. */
function thinned(sizes: readonly string[], dice: Dice): string[] {
  return sizes.filter(() => !dice.chance(0.08))
}

function attributesOf(traits: Traits): Record<string, readonly string[]> {
  const { audience, pattern, seasons } = traits
  const all: Record<string, readonly string[]> = {
    type: [traits.type.type],
    colour: traits.colours,
    material: traits.materials,
    feature: traits.features,
    style: [traits.style],
    occasion: traits.occasions,
    season: seasons,
    pattern: pattern === null ? [] : [pattern],
    size: traits.sizes,
    gender: audience === null ? [] : [audience === 'kids' ? 'unisex' : audience],
    age: audience === null ? [] : [audience === 'kids' ? 'kids' : 'adult'],
  }
  return Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0))
}
