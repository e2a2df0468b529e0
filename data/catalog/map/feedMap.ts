/**
 * The map: which field of a feed becomes which field of a product or an event. JSON, written by the shop;
 * docs/feeds/README.md explains it with examples. Wherever an object with `from` stands, a field's name (or a list of
 * names: the first that has a value) may stand alone.
 */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from '../../types/errors.ts'

const name = z.string().min(1)
const names = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(name).min(1))
const short = (value: unknown): unknown =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    ? { from: value }
    : value
const from = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(short, z.strictObject({ from: names, ...shape }))
const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'iu')
  } catch (error) {
    context.addIssue({ code: 'custom', message: `is not a regular expression: ${(error as Error).message}` })
    return z.NEVER
  }
})
/** What to do with a value that is there and cannot be read: refuse the row, or go on as if it were not there. */
const unreadable = z.enum(['reject', 'missing']).default('reject')

const text = from({
  join: z.string().default(' '),
  pattern: pattern.optional(),
  html: z.boolean().default(false),
  glued: z.boolean().default(false),
  case: z.enum(['as-is', 'sentence']).default('as-is'),
  rename: z.record(z.string(), z.string()).default({}),
  default: z.string().optional(),
})
const localized = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && ('en' in value || 'zh' in value) ? value : { any: value },
  z.strictObject({ any: text.optional(), en: text.optional(), zh: text.optional() }),
)
const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR')
const price = from({
  unit: z.enum(['major', 'minor']).default('major'),
  decimal: z.enum(['.', ',']).default('.'),
  currency: names.optional(),
  unreadable,
})
const number = from({ words: z.record(z.string(), z.number().nullable()).default({}), unreadable })
const time = from({
  format: z.enum(['iso', 'unix', 'unix-ms', 'day/month/year', 'month/day/year']).default('iso'),
  offset: z
    .string()
    .regex(/^[+-]\d\d:\d\d$/, 'must be like +05:30')
    .default('+00:00'),
  unreadable,
})
const link = from({ https: z.boolean().default(false), unreadable })
const condition = z.strictObject({
  field: name,
  is: z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string()).optional()),
  matches: pattern.optional(),
  below: z.number().optional(),
  empty: z.boolean().optional(),
})
const reasoned = condition.extend({ because: z.string().min(1) })

const words = z.union([z.literal('lexicon'), z.record(z.string(), z.array(name).min(1))], {
  error: 'must be "lexicon" or lists of words by what they stand for',
})
const found = {
  in: names.optional(),
  words: words.optional(),
  choose: z.enum(['last', 'first', 'longest', 'all']).optional(),
  until: z.array(name).default([]),
  glued: z.boolean().default(false),
}
const oneOf = (...keys: readonly string[]) => ({
  check: (value: object) =>
    keys.filter((key) => (value as Record<string, unknown>)[key] !== undefined).length === 1,
  message: `needs exactly one of ${keys.map((key) => `"${key}"`).join(', ')}`,
})
const categoryWays = oneOf('from', 'levels', 'in', 'path')
const categoryStep = z.preprocess(
  short,
  z
    .strictObject({
      from: names.optional(),
      levels: names.optional(),
      split: z.string().min(1).optional(),
      drop: z.array(z.string()).default([]),
      rename: z.record(z.string(), z.string()).default({}),
      ...found,
      path: z.array(name).min(1).optional(),
      when: condition.optional(),
    })
    .refine(categoryWays.check, categoryWays.message)
    .refine(
      (step) => step.in === undefined || typeof step.words === 'object',
      '"in" needs "words" by category',
    ),
)
const category = z.preprocess(
  (value) =>
    Array.isArray(value) && value.some((one) => typeof one === 'object') ? (value as unknown[]) : [value],
  z.array(categoryStep),
)
const valueWays = oneOf('from', 'in', 'flags')
const valueStep = z.preprocess(
  short,
  z
    .strictObject({
      from: names.optional(),
      split: z.string().min(1).optional(),
      pattern: pattern.optional(),
      drop: z.array(z.string()).default([]),
      rename: z
        .record(
          z.string(),
          z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string())),
        )
        .default({}),
      suffix: z.string().default(''),
      lower: z.boolean().default(false),
      ...found,
      flags: z.record(z.string(), z.string()).optional(),
      when: condition.optional(),
      /** Adds to what the steps before it found. */
      also: z.boolean().default(false),
    })
    .refine(valueWays.check, valueWays.message)
    .refine((step) => step.in === undefined || step.words !== undefined, '"in" needs "words"'),
)
const values = z.preprocess(
  (value) =>
    Array.isArray(value) && value.some((one) => typeof one === 'object') ? (value as unknown[]) : [value],
  z.array(valueStep),
)
/** Names that mean something else in a search. */
const RESERVED = ['brand', 'category', 'keyword', 'price']
const facet = z
  .string()
  .regex(/^\p{Ll}[\p{Ll}\p{N} -]*$/u, 'must be in lower case')
  .refine((key) => !RESERVED.includes(key), 'is taken: brand, category, keyword and price are no attributes')
const attributesFrom = z.strictObject({
  prefix: name,
  only: z.array(name).optional(),
  except: z.array(name).default([]),
})

const products = z.strictObject({
  id: text,
  name: localized,
  description: localized.optional(),
  brand: text.optional(),
  category: category.default([]),
  price,
  listPrice: price.optional(),
  cost: price.optional(),
  stock: number.optional(),
  rating: number.optional(),
  ratingCount: number.optional(),
  popularity: number.optional(),
  image: link.optional(),
  url: link.optional(),
  releasedAt: time.optional(),
  attributes: z.record(facet, values).default({}),
  attributesFrom: z.array(attributesFrom).default([]),
  skip: z.array(reasoned).default([]),
  hide: z.array(reasoned).default([]),
  /** Several rows describe one product; the last readable one counts. */
  group: z.strictObject({ popularity: z.enum(['rows']).optional() }).optional(),
})

export const EVENT_KINDS = [
  'product-viewed',
  'product-clicked',
  'added-to-cart',
  'product-bought',
  'product-rated',
] as const
const kind = z.enum(EVENT_KINDS)
const events = z.strictObject({
  shopper: text,
  /** When there is no shopper: whoever it was, for as long as this lasts (a session, an invoice). */
  guest: text.optional(),
  product: text,
  kind: z.union([kind.transform((always) => ({ always })), from({ words: z.record(z.string(), kind) })], {
    error: `must be one of ${EVENT_KINDS.join(', ')}, or {"from": field, "words": {word: one of these}}`,
  }),
  time,
  session: text.optional(),
  quantity: number.optional(),
  price: price.optional(),
  stars: number.optional(),
  review: text.optional(),
  skip: z.array(reasoned).default([]),
})

const feedMap = z.strictObject({
  about: z.string().optional(),
  currency: currencyCode.optional(),
  language: z.enum(['en', 'zh']).default('en'),
  encoding: z
    .string()
    .refine((label) => isEncoding(label), 'is not an encoding, such as windows-1252 or gb18030')
    .optional(),
  delimiter: z.string().length(1).optional(),
  products: products.optional(),
  events: events.optional(),
})

export type FeedMap = z.infer<typeof feedMap>
export type ProductsMap = z.infer<typeof products>
export type EventsMap = z.infer<typeof events>
export type TextSpec = z.infer<typeof text>
export type LocalizedSpec = z.infer<typeof localized>
export type PriceSpec = z.infer<typeof price>
export type NumberSpec = z.infer<typeof number>
export type TimeSpec = z.infer<typeof time>
export type LinkSpec = z.infer<typeof link>
export type Condition = z.infer<typeof condition>
export type ReasonedCondition = z.infer<typeof reasoned>
export type CategoryStep = z.infer<typeof categoryStep>
export type ValueStep = z.infer<typeof valueStep>
export type FoundWords = Pick<ValueStep, 'words' | 'choose' | 'until' | 'glued'>

function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label)
    return true
  } catch {
    return false
  }
}

/** The map in `value`; `file` names it in errors. Errors: FEED_MAP_INVALID with every wrong key. */
export function parseMap(value: unknown, file: string): FeedMap {
  const { data, error } = feedMap.safeParse(value)
  if (error === undefined) return data
  const problems = error.issues.map((issue) => `${issue.path.join('.') || 'the map'}: ${problemOf(issue)}`)
  throw new AppError('FEED_MAP_INVALID', { file, problem: problems.join('; ') })
}

function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `there is no such key: ${issue.keys.join(', ')}`
  if (issue.code === 'invalid_key') return issue.issues.map((one) => one.message).join(', ')
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing'
  return issue.message
}

/** Reads a map's JSON; keys of its `products` and `events` replace those of `base` one by one. */
export async function loadMap(file: string, base: object = {}): Promise<FeedMap> {
  const given = jsonOf(file, await textOf(file)) as Record<string, unknown>
  const merged: Record<string, unknown> = { ...base, ...given }
  for (const part of ['products', 'events'] as const) {
    const below = (base as Record<string, unknown>)[part]
    if (below !== undefined) merged[part] = { ...(below as object), ...(given[part] as object | undefined) }
  }
  return parseMap(merged, file)
}

async function textOf(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    const problem =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error)
    throw new AppError('FEED_MAP_INVALID', { file, problem }, error)
  }
}

function jsonOf(file: string, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    throw new AppError('FEED_MAP_INVALID', { file, problem: (error as Error).message }, error)
  }
  throw new AppError('FEED_MAP_INVALID', { file, problem: 'it is not a JSON object' })
}
