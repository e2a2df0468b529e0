/**
 * The maps that hold when a shop gives none: field names that most shops use for files of their own, and the fields
 * of Shopify and Google Merchant as read/readFeed.ts gives them. A map that is given replaces single keys of these.
 */
import type { Format } from '../read/readFeed.ts'

const PLAIN_PRODUCTS = {
  id: ['id', 'product_id', 'sku'],
  name: {
    en: ['name', 'title', 'name_en'],
    zh: 'name_zh',
  },
  description: { en: ['description', 'description_en'], zh: 'description_zh' },
  brand: ['brand', 'vendor', 'manufacturer'],
  category: [{ from: ['category', 'categories', 'product_type'], split: '>' }],
  price: { from: 'price', currency: 'currency' },
  listPrice: { from: ['list_price', 'compare_at_price'], currency: 'currency' },
  cost: { from: ['cost', 'cost_price', 'unit_cost'], currency: 'currency', unreadable: 'missing' },
  stock: ['stock', 'quantity', 'inventory'],
  rating: 'rating',
  ratingCount: ['rating_count', 'reviews'],
  popularity: 'popularity',
  image: ['image', 'image_url'],
  url: ['url', 'link'],
  releasedAt: ['released_at', 'created_at'],
  attributes: {
    colour: { from: ['colour', 'color'], split: ',' },
    size: { from: ['size', 'sizes'], split: ',' },
    material: { from: 'material', split: ',' },
    gender: { from: 'gender', split: ',' },
  },
}

const SHOPIFY_PRODUCTS = {
  id: 'handle',
  name: 'title',
  description: { from: 'body', html: true },
  brand: 'vendor',
  category: [
    { from: 'category', split: '>' },
    { from: 'type', split: '>' },
  ],
  price: 'price',
  listPrice: 'compareAtPrice',
  cost: { from: 'cost', unreadable: 'missing' },
  stock: 'stock',
  image: 'image',
  attributes: {
    colour: ['option.Color', 'option.Colour', 'option.color', 'option.colour'],
    size: ['option.Size', 'option.size'],
    material: ['option.Material', 'option.material'],
    tag: 'tags',
  },
  attributesFrom: [{ prefix: 'option.', except: ['Color', 'Colour', 'color', 'colour', 'Title'] }],
  hide: [
    { field: 'status', matches: '^(?:draft|archived)$', because: 'it is a draft or archived in Shopify' },
    { field: 'published', is: 'false', because: 'it is not published in Shopify' },
  ],
}

const GOOGLE_PRODUCTS = {
  id: 'id',
  name: 'title',
  description: { from: 'description', html: true },
  brand: 'brand',
  category: [
    { from: 'product_type', split: '>' },
    {
      from: 'google_product_category',
      split: '>',
      when: { field: 'google_product_category', matches: '\\D' },
    },
  ],
  price: ['sale_price', 'price'],
  listPrice: 'price',
  cost: { from: 'cost_of_goods_sold', unreadable: 'missing' },
  stock: {
    from: 'availability',
    words: {
      in_stock: null,
      'in stock': null,
      out_of_stock: 0,
      'out of stock': 0,
      preorder: null,
      backorder: null,
    },
  },
  image: 'image_link',
  url: 'link',
  attributes: {
    colour: { from: 'color', split: '/' },
    size: 'size',
    material: { from: 'material', split: '/' },
    pattern: 'pattern',
    gender: { from: 'gender', rename: { male: 'men', female: 'women', unisex: ['unisex', 'men', 'women'] } },
    age: 'age_group',
  },
}

const PLAIN_EVENTS = {
  shopper: ['shopper', 'shopper_id', 'user_id', 'customer_id'],
  guest: ['session', 'session_id'],
  product: ['product', 'product_id', 'item_id', 'sku'],
  kind: {
    from: ['event', 'event_type', 'type', 'kind'],
    words: {
      view: 'product-viewed',
      click: 'product-clicked',
      cart: 'added-to-cart',
      add_to_cart: 'added-to-cart',
      purchase: 'product-bought',
      rating: 'product-rated',
    },
  },
  time: ['time', 'timestamp', 'at'],
  session: ['session', 'session_id'],
  quantity: 'quantity',
  price: 'price',
  stars: ['stars', 'rating'],
  review: ['review', 'text'],
}

export const PLAIN_MAP = { products: PLAIN_PRODUCTS, events: PLAIN_EVENTS } as const

export const BUILT_IN_MAPS: Readonly<Record<Format, object>> = {
  jsonl: PLAIN_MAP,
  csv: PLAIN_MAP,
  shopify: { products: SHOPIFY_PRODUCTS, events: PLAIN_EVENTS },
  'google-merchant': { products: GOOGLE_PRODUCTS, events: PLAIN_EVENTS },
}
