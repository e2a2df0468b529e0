/**
 * A shop of seven hand-made products, small enough to know every answer by heart: what a turn needs, in memory. Messages
 * are understood from a table; everything that ranks is the order of the catalogue.
 */
import { type ConversationMemories, conversationMemories } from '../../bot/conversationMemories.ts'
import { ShoppingBot } from '../../bot/shoppingBot.ts'
import type { ShopEvent } from '../../data/types/event.ts'
import type { ProductId, ShopperId } from '../../data/types/ids.ts'
import { facetValues, type Product } from '../../data/types/product.ts'
import { emptyProfile, type Profile } from '../../data/types/profile.ts'
import type { RankedProduct, RecommendRequest, Recommendation } from '../../data/types/recommendation.ts'
import type { Constraint, Understanding } from '../../data/types/understanding.ts'
import type { TurnServices } from '../../dialogs/turnServices.ts'
import { foldSearch } from '../../nlp/preferences/foldSearch.ts'
import { whatIf } from '../../recommender/explain/whatIf.ts'
import { quote } from '../../recommender/pricing/quote.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { foldSaid } from '../../recommender/profile/foldSaid.ts'
import { MemoryStates } from './memoryStates.ts'
import { testProduct } from './products.ts'

export const NOW = new Date('2026-05-04T10:00:00Z')

const jacket = (id: string, colour: string, priceMinor: number, differs: Partial<Product> = {}): Product =>
  testProduct(id, {
    name: { en: `${id} jacket`, zh: `${id} 夹克` },
    categoryPath: ['jackets'],
    categoryName: { en: 'Jackets', zh: '夹克外套' },
    attributes: { colour: [colour], feature: ['waterproof'] },
    brand: 'North Peak',
    imageUrl: `/pictures/${id}.svg`,
    priceMinor,
    stock: 9,
    ...differs,
  })

export const PRODUCTS: readonly Product[] = [
  jacket('Ash', 'black', 9000),
  jacket('Birch', 'blue', 10_000, { rating: 4.6, ratingCount: 120 }),
  jacket('Cedar', 'green', 11_000, { stock: 2, brand: 'Cairn' }),
  jacket('Dogwood', 'red', 8000, { stock: 0, brand: 'Cairn' }),
  jacket('Elm', 'blue', 6000, { listPriceMinor: 8000, url: 'https://shop.example/elm' }),
  jacket('Fir', 'green', 13_000),
  jacket('Ginkgo', 'yellow', 5000),
]

const must = { polarity: 'include', strength: 'must', confidence: 1 } as const
export const JACKETS: Constraint = {
  ...must,
  kind: 'term',
  facet: 'category',
  values: ['jackets'],
  said: 'jacket',
}
export const WATERPROOF: Constraint = {
  ...must,
  kind: 'term',
  facet: 'feature',
  values: ['waterproof'],
  said: 'waterproof',
}
export const UNDER_120: Constraint = {
  ...must,
  kind: 'price',
  minMinor: null,
  maxMinor: 12_000,
  said: 'under 120',
}
export const BLUE: Constraint = { ...must, kind: 'term', facet: 'colour', values: ['blue'], said: 'blue' }
export const PURPLE: Constraint = { ...BLUE, values: ['purple'], said: 'purple' }
export const UMBRELLA: Constraint = { ...JACKETS, values: ['umbrella'], said: 'umbrella' }
export const NOT_BLACK: Constraint = { ...BLUE, polarity: 'exclude', values: ['black'], said: 'not black' }

type Meaning = Partial<Omit<Understanding, 'intents' | 'references'>> & {
  readonly intent: Understanding['intents'][number]['intent']
  /** What is asked beside it. */
  readonly aside?: Understanding['intents'][number]['intent']
  /** Places on screen, from 1. */
  readonly places?: readonly number[]
}

/** What the messages of the tests mean. Others are out of scope. */
export const MEANINGS: Readonly<Record<string, Meaning>> = {
  'a waterproof jacket under 120, not black': {
    intent: 'search',
    query: 'waterproof jacket',
    constraints: [JACKETS, WATERPROOF, UNDER_120, NOT_BLACK],
  },
  '120 以内的防水外套，不要黑色': {
    intent: 'search',
    language: 'zh',
    query: '防水 外套',
    constraints: [{ ...JACKETS, said: '外套' }, { ...WATERPROOF, said: '防水' }, UNDER_120, NOT_BLACK],
  },
  jackets: { intent: 'search', query: 'jackets', constraints: [{ ...JACKETS, said: 'jackets' }] },
  'grr, I said jackets': {
    ...{ intent: 'search', query: 'jackets', mood: 'frustrated' },
    constraints: [{ ...JACKETS, said: 'jackets' }],
  },
  'in blue instead': { intent: 'refine', constraints: [BLUE] },
  'in purple': { intent: 'refine', constraints: [PURPLE] },
  'cheaper, and where is my order?': {
    ...{ intent: 'refine', aside: 'talk-to-person' },
    critiques: [{ kind: 'cheaper', reference: null }],
  },
  cheaper: { intent: 'refine', critiques: [{ kind: 'cheaper', reference: null }] },
  便宜一点: { intent: 'refine', language: 'zh', critiques: [{ kind: 'cheaper', reference: null }] },
  'thanks, and in blue': { intent: 'thanks', constraints: [BLUE] },
  'show me more': { intent: 'more-results' },
  'not the second one': { intent: 'refuse', places: [2] },
  'not this': { intent: 'refuse' },
  'more like the third': { intent: 'more-like', places: [3] },
  'why the first?': { intent: 'why', places: [1] },
  'why these?': { intent: 'why' },
  'tell me about the second': { intent: 'about', places: [2] },
  'compare the first two': { intent: 'about', places: [1, 2] },
  'what is it made of?': { intent: 'about' },
  'what do people say about the first?': { intent: 'reviews', places: [1] },
  'what do people say about the second?': { intent: 'reviews', places: [2] },
  umbrella: { intent: 'search', query: 'umbrella', constraints: [UMBRELLA] },
  'what goes with the first?': { intent: 'goes-with', places: [1] },
  'what goes with it?': { intent: 'goes-with' },
  'complete the outfit, 150 at most': {
    ...{ intent: 'goes-with', places: [1] },
    constraints: [{ ...UNDER_120, maxMinor: 15_000, said: '150' }],
  },
  第一件配什么好看: { intent: 'goes-with', language: 'zh', places: [1] },
  'add the first to my cart': { intent: 'add-to-cart', places: [1] },
  hello: { intent: 'greet' },
  help: { intent: 'help' },
  cancel: { intent: 'cancel' },
  'start over': { intent: 'start-over' },
  undo: { intent: 'undo' },
  'what am I looking for?': { intent: 'what-looking-for' },
  'what do you know about me?': { intent: 'show-profile' },
  'forget me': { intent: 'forget-profile' },
  'talk to a person': { intent: 'talk-to-person' },
  thanks: { intent: 'thanks' },
  goodbye: { intent: 'goodbye' },
}

export interface MiniShop {
  readonly bot: ShoppingBot
  readonly services: TurnServices
  readonly events: ShopEvent[]
  readonly profiles: Map<ShopperId, Profile>
  /** Products that were hidden after the recommender read the catalogue. */
  readonly hidden: Set<string>
  readonly asked: RecommendRequest[]
}

export interface MiniShopOptions {
  readonly products?: readonly Product[]
  readonly memories?: ConversationMemories
  readonly differs?: Partial<TurnServices>
  readonly contact?: string | null
}

const ONBOARDING = [
  { facet: 'style', options: ['outdoor', 'classic'], examples: [] },
  { facet: 'colour', options: ['blue', 'green'], examples: [] },
]

export function openMiniShop(options: MiniShopOptions = {}): MiniShop {
  const { products = PRODUCTS, differs = {}, contact = null } = options
  const { memories = conversationMemories(new MemoryStates()) } = options
  const shop = {
    events: [] as ShopEvent[],
    profiles: new Map<ShopperId, Profile>(),
    hidden: new Set<string>(),
  }
  const asked: RecommendRequest[] = []
  const services = { ...servicesOf(products, shop, asked), ...differs }
  const bot = new ShoppingBot({ services, memories, contact })
  return { bot, services, asked, ...shop }
}

function servicesOf(
  products: readonly Product[],
  { events, profiles, hidden }: Pick<MiniShop, 'events' | 'profiles' | 'hidden'>,
  asked: RecommendRequest[],
): TurnServices {
  let ids = 0
  const load = (id: ShopperId): Profile => profiles.get(id) ?? emptyProfile(id, NOW)
  const find = (id: ProductId): Product | null => products.find((one) => one.id === id) ?? null
  return {
    shopName: 'Aisle',
    currency: () => 'USD',
    understand: async (message, context) => understood(message, context.shown, context.language),
    foldSearch,
    embed: async () => Float32Array.of(1, 0),
    loadProfile: async (id) => load(id),
    updateProfile: async (id, fold) => {
      profiles.set(id, fold(load(id)))
      return load(id)
    },
    forgetShopper: async (id) => void profiles.delete(id),
    foldSaid,
    foldDone: (profile, event) =>
      foldDone(profile, event, 'productId' in event ? find(event.productId) : null, null, null),
    recommend: async (request) => {
      asked.push(request)
      return recommended(request, products)
    },
    onboardingQuestions: () => ONBOARDING,
    whatIf: (question) => whatIf(question, async (request) => recommended(request, products)),
    quote: async (wanted) =>
      new Map(
        wanted.flatMap((id) => {
          const product = find(id)
          return product === null || hidden.has(id) ? [] : [[id, quote(product, 7500, NOW)] as const]
        }),
      ),
    goesWith: () => ({ kind: 'not-known' }),
    product: find,
    reviewsOf: async (id) =>
      id === 'Birch'
        ? {
            ...{ reviews: 3, stars: 4 },
            aspects: [
              { aspect: 'fit', good: 2, bad: 0, praise: 'fits like a glove', blame: null },
              { aspect: 'durability', good: 0, bad: 1, praise: null, blame: 'a seam *opened*' },
            ],
          }
        : { reviews: 0, stars: null, aspects: [] },
    appendEvents: async (happened) => void events.push(...happened),
    now: () => NOW,
    newId: () => `id-${++ids}`,
  }
}

function understood(
  message: string,
  shown: readonly { readonly productId: ProductId }[],
  before: 'en' | 'zh' | null,
): Understanding {
  const { intent, aside, places = [], ...meaning } = MEANINGS[message] ?? { intent: 'out-of-scope' as const }
  return {
    language: before ?? 'en',
    text: message.slice(0, 500),
    truncated: message.length > 500,
    otherCurrency: null,
    intents: [intent, ...(aside === undefined ? [] : [aside])].map((one) => ({
      ...{ intent: one, confidence: 0.9 },
    })),
    embedding: Float32Array.of(1, 0),
    query: '',
    mood: 'neutral',
    constraints: [],
    critiques: [],
    references: places.flatMap((place) => shown[place - 1]?.productId ?? []),
    pointsNowhere: places.length > 0 && places.every((place) => shown[place - 1] === undefined),
    ...meaning,
  }
}

function recommended(request: RecommendRequest, products: readonly Product[]): Recommendation {
  const { constraints, refused, seen, likeProductId } = request.search
  const left = products.filter(
    ({ id }) => !refused.includes(id) && !request.profile.refused.includes(id) && id !== likeProductId,
  )
  const matching = left.filter((product) => constraints.every((one) => satisfies(product, one)))
  if (matching.length === 0) return { kind: 'nothing-matches', relaxations: relaxed(left, constraints) }
  const page = matching.filter(({ id }) => !request.excludeSeen || !seen.includes(id)).slice(0, request.size)
  return { kind: 'list', matching: matching.length, items: page.map((product) => ranked(product, request)) }
}

function relaxed(products: readonly Product[], constraints: readonly Constraint[]) {
  return constraints.flatMap((dropped) => {
    const others = constraints.filter((one) => one !== dropped)
    const count = products.filter((product) => others.every((one) => satisfies(product, one))).length
    const widened = dropped.kind === 'price' ? { ...dropped, maxMinor: 15_000 } : null
    return count === 0 ? [] : [{ constraint: dropped, widened, count }]
  })
}

function satisfies(product: Product, constraint: Constraint): boolean {
  if (constraint.kind === 'price') {
    return (
      product.priceMinor <= (constraint.maxMinor ?? Infinity) &&
      product.priceMinor >= (constraint.minMinor ?? 0)
    )
  }
  if (constraint.kind !== 'term') return true
  const has = facetValues(product, constraint.facet).some((value) => constraint.values.includes(value))
  return has === (constraint.polarity === 'include')
}

function ranked(product: Product, { search }: RecommendRequest): RankedProduct {
  const like = search.likeProductId
  return {
    product,
    score: 1,
    contributions: {},
    reasons: [
      ...(like === null ? [] : [{ kind: 'like-product', productId: like } as const]),
      { kind: 'matches-request', matches: [{ facet: 'category', value: 'jackets' }] },
      ...(product.listPriceMinor === null ? [] : [{ kind: 'reduced', percent: 25 } as const]),
      ...(product.rating === null
        ? []
        : [{ kind: 'well-rated', rating: product.rating, ratingCount: product.ratingCount } as const]),
      { kind: 'in-stock', stock: product.stock ?? 0 },
    ],
  }
}
