/** A hand-made catalogue that a reader can keep in mind: what the tests of understanding talk about. */
import type { ProductId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'

interface Made {
  readonly brand: string
  readonly path: readonly string[]
  readonly zh: string
  readonly type: string
  readonly price: number
  readonly attributes?: Readonly<Record<string, string>>
}

function product(number: number, { brand, path, zh, type, price, attributes = {} }: Made): Product {
  const lists = Object.entries({ type, ...attributes }).map(
    ([facet, values]) => [facet, values.split('|')] as const,
  )
  return {
    id: `p${number}` as ProductId,
    name: { en: `${brand} Model${number} ${type}`, zh: `${brand} ${zh}` },
    description: { en: `A ${type}.` },
    brand,
    categoryPath: path,
    categoryName: { en: path.at(-1)!, zh },
    attributes: Object.fromEntries(lists),
    priceMinor: price * 100,
    currency: 'USD',
    listPriceMinor: null,
    costMinor: null,
    stock: 5,
    rating: 4.2,
    ratingCount: 10,
    popularity: null,
    imageUrl: null,
    url: null,
    releasedAt: null,
  }
}

const JACKETS = { path: ['Clothing', 'Jackets'], zh: '夹克外套' }
const SHIRTS = { path: ['Clothing', 'Shirts'], zh: '上衣' }
const SHOES = { path: ['Footwear', 'Shoes'], zh: '鞋子' }
const BOOTS = { path: ['Footwear', 'Boots'], zh: '靴子' }
const BAGS = { path: ['Accessories', 'Bags'], zh: '箱包' }
const CAMPING = { path: ['Outdoor', 'Camping'], zh: '露营装备' }
const KITCHEN = { path: ['Home', 'Kitchen'], zh: '厨房用品' }

const ROWS: readonly Made[] = [
  {
    ...JACKETS,
    brand: 'North Peak',
    type: 'rain jacket',
    price: 110,
    attributes: look('black|blue', 'nylon', 'waterproof|hooded|windproof'),
  },
  {
    ...JACKETS,
    brand: 'Acme',
    type: 'parka',
    price: 190,
    attributes: look('green', 'polyester|down', 'waterproof|insulated'),
  },
  {
    ...JACKETS,
    brand: 'Harrow & Pine',
    type: 'denim jacket',
    price: 70,
    attributes: look('navy|grey', 'denim', ''),
  },
  {
    ...JACKETS,
    brand: 'Fjellvik',
    type: 'fleece jacket',
    price: 60,
    attributes: look('red|brown', 'fleece', 'lightweight|breathable'),
  },
  {
    ...SHIRTS,
    brand: 'Acme',
    type: 't-shirt',
    price: 20,
    attributes: look('white|black|pink', 'cotton', 'quick-drying|stretch'),
  },
  {
    ...SHIRTS,
    brand: 'Only',
    type: 'blouse',
    price: 35,
    attributes: look('orange|yellow', 'silk|leather', ''),
  },
  {
    ...SHOES,
    brand: 'Fjellvik',
    type: 'running shoes',
    price: 90,
    attributes: look('blue|white', 'mesh', 'cushioned|non-slip'),
  },
  { ...SHOES, brand: 'Acme', type: 'sandals', price: 40, attributes: look('brown', 'leather|suede', '') },
  {
    ...BOOTS,
    brand: 'North Peak',
    type: 'hiking boots',
    price: 140,
    attributes: look('brown|black', 'leather', 'waterproof|non-slip'),
  },
  { ...BAGS, brand: 'North Peak', type: 'laptop backpack', price: 80, attributes: bag('black|grey', '20 l') },
  { ...BAGS, brand: 'Orange', type: 'tote bag', price: 45, attributes: bag('beige|orange', '12 l') },
  {
    ...CAMPING,
    brand: 'Fjellvik',
    type: 'tent',
    price: 220,
    attributes: { colour: 'green', size: '2-person|4-person', feature: 'waterproof', occasion: 'camping' },
  },
  {
    ...CAMPING,
    brand: 'Acme',
    type: 'sleeping bag',
    price: 75,
    attributes: { colour: 'red', size: 'regular|long', material: 'down' },
  },
  {
    ...KITCHEN,
    brand: 'Acme',
    type: 'kettle',
    price: 30,
    attributes: { colour: 'silver', material: 'stainless steel', size: '1.5 l' },
  },
]

function look(colour: string, material: string, feature: string): Readonly<Record<string, string>> {
  const plain = {
    colour,
    material,
    size: 's|m|l|xl|42',
    gender: 'women|men|unisex',
    occasion: 'hiking|everyday',
    style: 'casual|elegant',
    season: 'winter',
  }
  return feature === '' ? plain : { ...plain, feature }
}

function bag(colour: string, size: string): Readonly<Record<string, string>> {
  return { colour, size, material: 'canvas', feature: 'waterproof|laptop sleeve', occasion: 'travel' }
}

/** Each kind six times, so that what is rare and what is frequent differ. */
export const SMALL_SHOP: readonly Product[] = Array.from({ length: 6 }, () => ROWS)
  .flat()
  .map((row, i) => product(i + 1, row))
