/**
 * What the shop knows of a product, and of several side by side. Every fact is the store's of this moment or the
 * catalogue's own; what is not known is not said, or said to be unknown where another product has it.
 */
import type { ProductId } from '../data/types/ids.ts'
import { type Language, localized } from '../data/types/language.ts'
import type { Product } from '../data/types/product.ts'
import type { Quote } from '../data/types/recommendation.ts'
import type { ProductAction } from './actions.ts'
import { shownItems } from './memory.ts'
import { productView } from './productView.ts'
import { generatedReply, type Reply, textReply } from './reply.ts'
import { plainLine } from './text/plainLine.ts'
import { displayValue } from './text/searchParts.ts'
import { text } from './text/text.ts'
import type { Turn } from './turn.ts'

interface Fact {
  readonly name: string
  readonly values: readonly string[]
}

const LONGEST_DESCRIPTION = 400
/** Feeds of electronics have hundreds of attributes; a chat has a screen. */
const MOST_FACTS = 12
const LONGEST_FACT = 80
const MOST_COMPARED = 3

/** Its card, and below it what the card has no room for. */
export async function productFacts(turn: Turn, productId: ProductId): Promise<void> {
  const { language, services } = turn
  const t = text(language)
  const quote = (await services.quote([productId])).get(productId)
  if (quote === undefined) return void turn.replies.push(textReply(t.gone))
  const { product } = quote
  const add: ProductAction = { kind: 'add-to-cart', productId, listId: null }
  const choices = [{ label: t.addToCart, action: add }]
  // Channels show the choices of the last reply only.
  turn.replies.push({ ...cardOf(turn, quote, t.factsOf(nameOf(product, language)), null), choices })
  const description = plainLine(localized(product.description, language), LONGEST_DESCRIPTION)
  const lines = [
    ...(description === '' ? [] : [description]),
    ...attributesOf(quote, language)
      .slice(0, MOST_FACTS)
      .map(({ name, values }) => `• ${t.fact(name, values)}`),
  ]
  if (lines.length > 0) turn.replies.push(generatedReply(lines.join('\n'), choices))
}

/** One product with its picture and buttons; its number is the one that it has on screen. */
export function cardOf(turn: Turn, quote: Quote, lead: string, reason: string | null): Reply {
  const { language, memory } = turn
  const { id } = quote.product
  const position = shownItems(memory).find((item) => item.productId === id)?.position ?? 1
  const view = productView(quote, position, { language, listId: null, reason })
  return { kind: 'products', lead, products: [view], hint: text(language).sayHint(position), choices: [] }
}

/** What differs, product by product, then what is the same. */
export async function compare(turn: Turn, productIds: readonly ProductId[]): Promise<void> {
  const { language, services } = turn
  const t = text(language)
  const ids = [...new Set(productIds)].slice(0, MOST_COMPARED)
  const quotes = await services.quote(ids)
  const compared = ids.flatMap((id) => quotes.get(id) ?? [])
  if (compared.length < ids.length) return void turn.replies.push(textReply(t.gone))
  const facts = compared.map((quote) => new Map(factsOf(quote, language).map((fact) => [fact.name, fact])))
  const names = [...new Set(facts.flatMap((known) => [...known.keys()]))]
  const saidOf = (known: ReadonlyMap<string, Fact>, name: string): string =>
    t.fact(name, known.get(name)?.values ?? [t.unknownFact])
  const same = names.filter((name) => new Set(facts.map((known) => saidOf(known, name))).size === 1)
  const lines = compared.flatMap(({ product }, i) => [
    `${i + 1}. ${nameOf(product, language)}`,
    ...names.filter((name) => !same.includes(name)).map((name) => `   • ${saidOf(facts[i]!, name)}`),
  ])
  const shared = same.map((name) => saidOf(facts[0]!, name))
  if (shared.length > 0) lines.push(t.sameFacts(shared))
  turn.replies.push(generatedReply([t.compared, ...lines].join('\n')))
}

function factsOf(quote: Quote, language: Language): Fact[] {
  const t = text(language)
  const view = productView(quote, 1, { language, listId: null, reason: null })
  const fact = (name: string, value: string | null): Fact[] =>
    value === null ? [] : [{ name, values: [value] }]
  return [
    ...fact(t.price, [view.price, view.priceNote].filter((part) => part !== null).join(' – ')),
    ...fact(t.ratingFact, view.rating),
    ...fact(t.stockFact, view.stock?.text ?? null),
    ...attributesOf(quote, language),
  ].slice(0, MOST_FACTS)
}

const attributesOf = ({ product }: Quote, language: Language): Fact[] =>
  Object.entries({ brand: brandOf(product), ...product.attributes }).flatMap(([facet, values]) =>
    attribute(facet, values, product, language),
  )

function attribute(facet: string, values: readonly string[], product: Product, language: Language): Fact[] {
  if (values.length === 0) return []
  const shown = values.map((value) =>
    plainLine(displayValue(facet, value, { language, samples: [product] }), LONGEST_FACT),
  )
  return [{ name: plainLine(text(language).facet(facet).replaceAll('_', ' '), LONGEST_FACT), values: shown }]
}

const brandOf = ({ brand }: Product): readonly string[] => (brand === null ? [] : [brand])

const nameOf = (product: Product, language: Language): string =>
  plainLine(localized(product.name, language)) || product.id
