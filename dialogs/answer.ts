/**
 * The answer to a search: a list with its lead sentence, the smallest changes that would find something, or that there
 * is no more. Pure; `recorded` is the list as the event keeps it, in the order shown.
 */
import type { ListShownEvent } from '../data/types/event.ts'
import type { ListId, ProductId } from '../data/types/ids.ts'
import { facetValues, type Product } from '../data/types/product.ts'
import type { Profile } from '../data/types/profile.ts'
import type {
  ClarifyingQuestion,
  Quote,
  RankedProduct,
  Recommendation,
  Relaxation,
} from '../data/types/recommendation.ts'
import type { SearchState } from '../data/types/understanding.ts'
import { constraintKey } from './constraintKey.ts'
import { dropLabel, describeSearch } from './describeSearch.ts'
import type { ShownProduct } from './memory.ts'
import { productView } from './productView.ts'
import { type Choice, generatedReply, type Reply, textReply } from './reply.ts'
import { capitalised, formatLimit } from './text/format.ts'
import { plainLine } from './text/plainLine.ts'
import { displayValue, NOUN_FACETS } from './text/searchParts.ts'
import { tellingReasons, wordReasons } from './text/wordReason.ts'
import { nameOf, type Turn, words } from './turn.ts'

/** Products in one list: a carousel that can be swiped through, and no more than can be told apart. */
export const PAGE_SIZE = 5
/** Who asks for more without a wish to add looks through the shelf: as many as the channels' carousels hold. */
export const MORE_SIZE = 10

export interface Asked {
  readonly turn: Turn
  readonly search: SearchState
  readonly profile: Profile
  readonly recommendation: Recommendation
  readonly quotes: ReadonlyMap<ProductId, Quote>
  readonly listId: ListId
  readonly isMore: boolean
  readonly notice: Notice | null
}

/** What a button did, said with the answer: instead of the list's lead, or before whatever else is said. */
export interface Notice {
  readonly asLead: string
  readonly alone: string
}

export interface Answer {
  readonly replies: readonly Reply[]
  readonly shown: readonly ShownProduct[]
  readonly recorded: ListShownEvent['items']
  /** The facet that the reply asks for; null when it asks nothing. */
  readonly asks: string | null
}

export function answer(asked: Asked): Answer {
  const { turn, recommendation, quotes, isMore } = asked
  if (recommendation.kind === 'nothing-matches') return nothingMatches(asked, recommendation.relaxations)
  // A product may have been hidden since the catalogue was read.
  const items = recommendation.items.filter((item) => quotes.has(item.product.id))
  if (items.length > 0) {
    const shown = list(asked, items, recommendation.matching)
    return withQuestion(asked, shown, recommendation.question ?? null)
  }
  const t = words(turn)
  const choices = plainChoices([t.undo, 'undo'], [t.startOver, 'start-over'])
  const nothingAsked = describeSearch(turn, asked.search) === null
  return unlisted(asked, textReply(nothingAsked && !isMore ? t.emptyShop : t.noMore, choices))
}

/** After the list: shoppers who know it when they see it need not answer. */
function withQuestion({ turn }: Asked, shown: Answer, question: ClarifyingQuestion | null): Answer {
  if (question === null) return shown
  const t = words(turn)
  const { facet, options } = question
  const choices = options.map((value) => ({
    label: capitalised(displayValue(facet, value, { language: turn.language, samples: [] })),
    action: null,
  }))
  // Channels show the choices of the last reply only: more of the list must stay within reach.
  const others: Choice[] = [
    { label: t.youChoose, action: { kind: 'you-choose' } },
    { label: t.showMore, action: { kind: 'show-more' } },
  ]
  const reply = textReply(t.askFor(facet), [...choices, ...others])
  return { ...shown, replies: [...shown.replies, reply], asks: facet }
}

function unlisted({ notice }: Asked, reply: Reply): Answer {
  const replies = notice === null ? [reply] : [textReply(notice.alone), reply]
  return { replies, shown: [], recorded: [], asks: null }
}

function list(asked: Asked, items: readonly RankedProduct[], matching: number): Answer {
  const { turn, quotes, listId } = asked
  const t = words(turn)
  const reasons = cardReasons(asked, items)
  const products = items.map(({ product }, index) => {
    const reason = reasons[index]?.said ?? null
    return productView(quotes.get(product.id)!, index + 1, { language: turn.language, listId, reason })
  })
  const hasMore = matching > items.length || asked.isMore
  const choices = [
    ...(hasMore ? plainChoices([t.showMore, 'show-more']) : []),
    ...(items.length > 1 ? [{ label: t.cheaper, action: null }] : []),
    ...plainChoices([t.startOver, 'start-over']),
  ]
  const hint = t.sayHint(Math.min(2, items.length))
  return {
    replies: [{ kind: 'products', lead: leadOf(asked, items, matching), products, hint, choices }],
    shown: items.map(({ product, reasons: all }, index) => ({
      productId: product.id,
      name: products[index]!.name,
      priceMinor: quotes.get(product.id)!.priceMinor,
      reasons: all,
    })),
    recorded: items.map(({ product, score }, index) => ({
      productId: product.id,
      priceMinor: quotes.get(product.id)!.priceMinor,
      reason: reasons[index]?.kind ?? 'none',
      score,
    })),
    asks: null,
  }
}

function cardReasons({ turn, quotes }: Asked, items: readonly RankedProduct[]) {
  const facts = { language: turn.language, nameOf: (id: ProductId) => nameOf(turn, id) }
  return tellingReasons(
    items.map(({ product, reasons }) => wordReasons(reasons, { ...facts, quote: quotes.get(product.id)! })),
  )
}

function leadOf(
  { turn, search, profile, isMore, notice }: Asked,
  items: readonly RankedProduct[],
  matching: number,
): string {
  if (notice !== null) return notice.asLead
  const t = words(turn)
  const samples = items.map((item) => item.product)
  const said = describeSearch(turn, search, samples)
  if (isMore) return t.leadMore(said)
  if (said !== null) return t.lead(said, matching, items.length)
  return Object.keys(profile.tastes).length > 0 || profile.vector !== null ? t.leadPersonal : t.leadOpen
}

function nothingMatches(asked: Asked, relaxations: readonly Relaxation[]): Answer {
  const { turn, search } = asked
  const t = words(turn)
  const goods = unknownGoods(asked)
  if (goods !== null) {
    const choices = plainChoices([t.undo, 'undo'], [t.startOver, 'start-over'])
    return unlisted(asked, textReply(t.notSold(plainLine(goods)), choices))
  }
  const nothing = t.nothingMatches(describeSearch(turn, search) ?? '')
  if (relaxations.length === 0) {
    const choices = plainChoices([t.startOver, 'start-over'], [t.undo, 'undo'])
    return unlisted(asked, generatedReply(`${nothing}${t.gap}${t.noRelaxation}`, choices))
  }
  const choices = relaxations.map((relaxation) => relaxChoice(turn, relaxation))
  return unlisted(asked, generatedReply(`${nothing}\n${t.nearest}`, choices))
}

/** All that was asked for is one kind of thing, and the shop has none: to drop it would be to ask for nothing. */
function unknownGoods({ turn, search, profile }: Asked): string | null {
  const [only] = search.constraints
  if (search.constraints.length !== 1 || search.likeProductId !== null || only?.kind !== 'term') return null
  if (only.polarity === 'exclude' || !NOUN_FACETS.includes(only.facet)) return null
  // The shop may have some that the shopper does not want to see again.
  const isRefused = [...search.refused, ...profile.refused].some((id) => {
    const product = turn.services.product(id)
    return product !== null && only.values.some((value) => isOf(product, only.facet, value))
  })
  return isRefused ? null : only.said
}

function isOf(product: Product, facet: string, value: string): boolean {
  if (facet !== 'keyword') return facetValues(product, facet).includes(value)
  return Object.values(product.name).some((name) => name.toLowerCase().includes(value))
}

function relaxChoice(turn: Turn, { constraint, widened, count }: Relaxation): Choice {
  const t = words(turn)
  const key = constraintKey(constraint)
  if (widened === null || constraint.kind !== 'price') {
    const label = t.withCount(dropLabel(turn, constraint), count)
    return { label, action: { kind: 'relax', key, widened: null } }
  }
  const { minMinor, maxMinor } = widened
  const limit = (minor: number): string => formatLimit(minor, turn.services.currency(), turn.language)
  const isHigher = maxMinor !== null && maxMinor !== constraint.maxMinor
  const label = isHigher ? t.widenMax(limit(maxMinor)) : t.widenMin(limit(minMinor ?? 0))
  return { label: t.withCount(label, count), action: { kind: 'relax', key, widened: { minMinor, maxMinor } } }
}

function plainChoices(
  ...choices: readonly (readonly [string, 'undo' | 'start-over' | 'show-more'])[]
): Choice[] {
  return choices.map(([label, kind]) => ({ label, action: { kind } }))
}
