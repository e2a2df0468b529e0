import { describe, expect, it } from '@jest/globals'
import type { ProductId } from '../../../data/types/ids.ts'
import type { Product } from '../../../data/types/product.ts'
import { EMPTY_SEARCH } from '../../../data/types/understanding.ts'
import type { ShownItem, UnderstandContext } from '../../../data/types/understanding.ts'
import { readPreferences } from '../../../nlp/preferences/readPreferences.ts'
import { learnVocabulary } from '../../../nlp/preferences/vocabulary.ts'
import { critiqueInShort, inShort } from '../inShort.ts'
import { SMALL_SHOP } from '../smallShop.ts'

const vocabulary = await learnVocabulary(SMALL_SHOP)
const shown: readonly ShownItem[] = [
  { position: 1, productId: 'p1' as ProductId, name: 'North Peak Model1 rain jacket', priceMinor: 11000 },
  { position: 2, productId: 'p2' as ProductId, name: 'Acme Model2 parka', priceMinor: 19000 },
  {
    position: 3,
    productId: 'p3' as ProductId,
    name: 'Harrow & Pine Blue Model3 denim jacket',
    priceMinor: 7000,
  },
]
const NOTHING_SHOWN: UnderstandContext = { search: EMPTY_SEARCH, shown: [], language: null }

/** All that was read, in short and without order. */
function said(text: string, context: UnderstandContext = NOTHING_SHOWN): string[] {
  const { constraints, critiques, references } = readPreferences(text, context, vocabulary, 'USD')
  return [...constraints.map(inShort), ...critiques.map(critiqueInShort), ...references.map((id) => `@${id}`)]
}

type Row = readonly [says: string, means: readonly string[]]

const ENGLISH: readonly Row[] = [
  [
    'I need a waterproof jacket under 120, not black',
    ['+feature:waterproof', '+category:jackets', '-colour:black', 'price ..12000'],
  ],
  ['in blue instead', ['+colour:blue']],
  ['a dark blue jacket', ['+colour:navy|blue', '+category:jackets']],
  ['off white shirt', ['+colour:beige|white', '+category:shirts']],
  ['a warmer jacket', ['~+feature:insulated', '+category:jackets']],
  ['a more elegant dress shirt', ['~+style:elegant', '+category:shirts']],
  ['less casual shoes', ['-style:casual', '+category:shoes']],
  ['jackets under 100 and boots under 80', ['+category:jackets|boots', 'price ..10000']],
  ['laptop bag', ['+category:bags']],
  ['jacket for my wife', ['+category:jackets', '+gender:women|unisex']],
  ['a kettle for my wife', ['+type:kettle']],
  ['something for my dad', ['~+gender:men|unisex']],
  ['a jacket for him', ['+category:jackets', '+gender:men|unisex']],
  ['a jacket for her birthday', ['+category:jackets']],
  ['a jacket for a guy', ['+category:jackets', '+gender:men|unisex']],
  ['do you guys have a jacket', ['+category:jackets']],
  ['a shirt for my brother’s wedding', ['+category:shirts']],
  ['mens boots 42', ['+gender:men|unisex', '+category:boots', '+size:42']],
  ['jacket, knee length', ['+category:jackets']],
  ['sofa', ['+category:sofa']],
  ['don’t show me boots', ['-category:boots']],
  ['nothing with leather', ['-material:leather']],
  ['a power bank', ['+category:power bank']],
  ['a jacket for my car', ['+category:jackets']],
  ['not cheap', ['~price 9000..']],
  ['any brand but North Peak', ['-brand:north peak']],
  ['anything but Acme', ['-brand:acme']],
  ['no leather shoes please', ['-material:leather', '+category:shoes']],
  ['not black, brown or grey', ['-colour:black|brown|grey']],
  ['not black, blue instead', ['-colour:black', '+colour:blue']],
  ['boots that are not brown and waterproof', ['+category:boots', '-colour:brown', '+feature:waterproof']],
  ['show me jackets but not North Peak or Acme', ['+category:jackets', '-brand:north peak|acme']],
  ['a jacket that isn’t black', ['+category:jackets', '-colour:black']],
  ['leather-free boots', ['-material:leather', '+category:boots']],
  ['non-slip shoes', ['+feature:non-slip', '+category:shoes']],
  ['without a hood, waterproof', ['-keyword:hood', '+feature:waterproof']],
  ['I hate leather', ['-material:leather']],
  ['something warm, ideally red', ['+feature:insulated', '~+colour:red']],
  ['a jacket, waterproof if possible', ['+category:jackets', '~+feature:waterproof']],
  ['a waterproof and breathable parka', ['+feature:waterproof', '+feature:breathable', '+type:parka']],
  ['waterproof or windproof jacket', ['+feature:waterproof|windproof', '+category:jackets']],
  ['waterprof jaket under $100', ['+feature:waterproof', '+category:jackets', 'price ..10000']],
  ['shorts', ['+category:shorts']],
  [
    'black or blue jackets between 50 and 150',
    ['+colour:black|blue', '+category:jackets', 'price 5000..15000'],
  ],
  ['tents from 100 to 300 euros', ['+type:tent', 'price 10000..30000']],
  ['a parka for around 200', ['+type:parka', 'price 16000..24000']],
  ['at least 50 bucks', ['price 5000..']],
  ['up to 1.5k', ['price ..150000']],
  ['cheaper than 80', ['price ..8000']],
  ['80 max', ['price ..8000']],
  ['120', ['price ..12000']],
  ['a tent for 4 people', ['+type:tent', '+size:4-person']],
  ['boots in size 42', ['+category:boots', '+size:42']],
  ['t-shirts in L or XL', ['+type:t-shirt', '+size:l|xl']],
  ['large tent', ['+type:tent']],
  ['women’s jacket', ['+gender:women|unisex', '+category:jackets']],
  ['boots with at least 4 stars', ['+category:boots', 'rating 4']],
  ['4+ stars', ['rating 4']],
  ['well rated boots', ['+category:boots', '~rating 4']],
  ['jackets on sale and in stock', ['+category:jackets', 'discounted', 'in-stock']],
  ['cheap running shoes', ['+type:running shoes', '~price ..9000']],
  ['jackets, not too expensive', ['+category:jackets', '~price ..7000']],
  ['Harrow and Pine denim jackets', ['+brand:harrow & pine', '+type:denim jacket']],
  ['an orange blouse from Only', ['+colour:orange', '+type:blouse', '+brand:only']],
  ['only orange tops', ['+colour:orange', '+category:shirts']],
  ['camping gear', ['+category:camping']],
  ['a bag for my laptop', ['+category:bags']],
  ['kitchen kettle', ['+category:kitchen', '+type:kettle']],
  ['a kettle for camping', ['+type:kettle', '~+occasion:camping']],
  ['any colour is fine', ['any colour']],
  ['forget the price', ['any price']],
  ['the brand does not matter', ['any brand']],
  ['I am down for a jacket', ['+category:jackets']],
  ['down jacket', ['+material:down', '+category:jackets']],
  ['light blue shirt', ['+colour:blue', '+category:shirts']],
  ['can I return it if it does not fit?', []],
]

const CHINESE: readonly Row[] = [
  [
    '我想要一件防水夹克，两百以内，不要黑色',
    ['+feature:waterproof', '+category:jackets', '-colour:black', 'price ..20000'],
  ],
  [
    '红色的跑鞋，最好透气，四星以上',
    ['+colour:red', '+type:running shoes', '~+feature:breathable', 'rating 4'],
  ],
  ['有没有蓝色的T恤', ['+colour:blue', '+type:t-shirt']],
  ['预算五百左右的帐篷', ['+type:tent', 'price 40000..60000']],
  ['三百到五百的夹克', ['+category:jackets', 'price 30000..50000']],
  ['不超过一千五', ['price ..150000']],
  ['不要黑色和棕色的', ['-colour:black|brown']],
  ['除了Acme都可以', ['-brand:acme']],
  ['除了防水还要透气的夹克', ['+feature:waterproof', '+feature:breathable', '+category:jackets']],
  ['不要拉链', ['-keyword:拉链']],
  ['不要太贵的靴子', ['+category:boots', '~price ..14000']],
  ['男士登山靴', ['+gender:men|unisex', '+type:hiking boots']],
  ['颜色无所谓', ['any colour']],
  ['不限价格', ['any price']],
  ['有货的打折夹克', ['in-stock', 'discounted', '+category:jackets']],
  ['42码的靴子', ['+size:42', '+category:boots']],
  ['金额', []],
  ['我要一个Fjellvik的帐篷', ['+brand:fjellvik', '+type:tent']],
]

describe('what a message says about products', () => {
  it.each([...ENGLISH, ...CHINESE])('%s', (says, means) => {
    expect(said(says).toSorted()).toEqual([...means].toSorted())
  })
})

const ON_SCREEN: readonly Row[] = [
  ['cheaper', ['cheaper']],
  ['too expensive', ['cheaper']],
  ['something cheap', ['cheaper']],
  ['cheaper than the second one', ['cheaper than p2', '@p2']],
  ['more expensive ones', ['pricier']],
  ['better rated', ['better-rated']],
  ['the second one', ['@p2']],
  ['I like number 3', ['@p3']],
  ['not the last one', ['@p3']],
  ['the cheapest one', ['@p3']],
  ['the blue one', ['@p3']],
  ['the Acme Model2 parka', ['@p2']],
  ['compare the first and the third', ['@p1', '@p3']],
  ['2', ['@p2']],
  ['another brand', ['-brand:north peak|acme|harrow & pine']],
  ['便宜一点', ['cheaper']],
  ['太贵了', ['cheaper']],
  ['第二个', ['@p2']],
  ['最后一个', ['@p3']],
  ['评价更好的', ['better-rated']],
  ['别的牌子', ['-brand:north peak|acme|harrow & pine']],
  ['rain jacket', ['+type:rain jacket']],
]

describe('what a message says about the list on screen', () => {
  it.each(ON_SCREEN)('%s', (says, means) => {
    expect(said(says, { ...NOTHING_SHOWN, shown }).toSorted()).toEqual([...means].toSorted())
  })

  it('takes what only says what is wanted for no name, in Chinese too', () => {
    const boots = ['North Peak 棕色登山靴', 'Acme 红色睡袋'].map((name, i) => ({
      ...shown[i]!,
      name,
    }))
    expect(said('登山靴', { ...NOTHING_SHOWN, shown: boots })).toEqual(['+type:hiking boots'])
    expect(said('Acme 红色睡袋', { ...NOTHING_SHOWN, shown: boots })).toEqual(['@p2'])
  })

  it('takes "this one" for the product when only one is shown', () => {
    expect(said('not this one', { ...NOTHING_SHOWN, shown: shown.slice(0, 1) })).toEqual(['@p1'])
    expect(said('not this one', { ...NOTHING_SHOWN, shown })).toEqual([])
  })

  it('excludes the colour of the search for "another colour"', () => {
    const colour = readPreferences('in black', NOTHING_SHOWN, vocabulary, 'USD').constraints
    const search = { ...EMPTY_SEARCH, constraints: colour }
    expect(said('a different colour please', { ...NOTHING_SHOWN, search })).toEqual(['-colour:black'])
  })
})

describe('lights', () => {
  const tent = SMALL_SHOP.find((one) => one.attributes['type']?.includes('tent') === true)!
  const lantern: Product = { ...tent, attributes: { ...tent.attributes, type: ['lantern'] } }
  const read = async (text: string, products: readonly Product[]): Promise<string[]> => {
    const known = await learnVocabulary(products)
    return readPreferences(text, NOTHING_SHOWN, known, 'USD').constraints.map(inShort).toSorted()
  }

  it.each([
    ['lights for camping', ['+type:lantern', '~+occasion:camping']],
    ['a light for my tent', ['+type:lantern']],
    ['camping lights', ['+type:lantern']],
    ['a light jacket', ['+category:jackets', '+feature:lightweight']],
    ['something light', ['+feature:lightweight']],
    ['a light, warm jacket', ['+category:jackets', '+feature:insulated', '+feature:lightweight']],
    ['light blue lanterns', ['+colour:blue', '+type:lantern']],
  ])('"%s" in a shop that has lanterns', async (text, means) => {
    expect(await read(text, [...SMALL_SHOP, lantern])).toEqual(means)
  })

  it('are goods that a shop without any does not have, and no quality of what it has', async () => {
    expect(await read('lights for camping', SMALL_SHOP)).toEqual(['+category:lights', '+occasion:camping'])
  })
})

describe('the query', () => {
  it.each([
    ['I need a waterproof jacket under 120, not black', 'waterproof jacket'],
    ['cheaper please', ''],
    ['any brand but North Peak', ''],
    ['something to keep my coffee hot', 'coffee hot'],
    ['a red t-shirt, at least 4 stars', 'red t-shirt'],
    ['我想要一件防水夹克，两百以内，不要黑色', '防水 夹克'],
    ['waterprof jaket', 'waterproof jacket'],
    ['I changed my mind, nah, gimme a tent', 'tent'],
    // Who it is for, when no product is more or less for them.
    ['a tent for someone who travels', 'tent travels'],
    ['a tent for people who travel', 'tent travel'],
    ['does anyone sell a tent', 'tent'],
    ['a tent for a good friend', 'tent'],
    ['a friendship bracelet', 'friendship bracelet'],
    ['for kids who love tents', 'kids tents'],
    ['a tent for my best friend’s birthday', 'tent birthday'],
    ['送给某人的帐篷', '帐篷'],
    ['送给喜欢露营的人的水壶', '露营 水壶'],
    ['给朋友买个帐篷', '帐篷'],
    ['人字拖', '人字拖'],
  ])('of "%s" is "%s"', (text, query) => {
    expect(readPreferences(text, NOTHING_SHOWN, vocabulary, 'USD').query).toBe(query)
  })

  it('quotes the words that a constraint was read from', () => {
    const { constraints } = readPreferences(
      'A Waterproof jacket, NOT Black',
      NOTHING_SHOWN,
      vocabulary,
      'USD',
    )
    expect(constraints.map((one) => one.said)).toEqual(['Waterproof', 'jacket', 'Black'])
  })

  it('reads prices in the minor unit of the currency', () => {
    const price = (currency: string) =>
      readPreferences('under 120', NOTHING_SHOWN, vocabulary, currency).constraints[0]
    expect(price('JPY')).toMatchObject({ maxMinor: 120 })
    expect(price('KWD')).toMatchObject({ maxMinor: 120_000 })
  })
})
