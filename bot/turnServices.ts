/** The functions that a turn and the demo page are given, over the stores, the encoder and what is live. */
import { randomUUID } from 'node:crypto'
import { drawPicture } from '../data/sample/pictures.ts'
import type { CatalogStore } from '../data/store/catalogStore.ts'
import type { EventStore } from '../data/store/eventStore.ts'
import type { ProfileStore } from '../data/store/profileStore.ts'
import type { EventId, ProductId, ShopperId } from '../data/types/ids.ts'
import type { Encoder } from '../data/types/ports.ts'
import type { Product } from '../data/types/product.ts'
import type { Profile } from '../data/types/profile.ts'
import type { Quote, RecommendRequest } from '../data/types/recommendation.ts'
import type { TurnServices } from '../dialogs/turnServices.ts'
import { foldSearch } from '../nlp/preferences/foldSearch.ts'
import type { WishNetwork } from '../nlp/preferences/reader/wishNetwork.ts'
import type { SentimentReader } from '../nlp/sentiment/sentiment.ts'
import { createUnderstand } from '../nlp/understand.ts'
import { whatIf } from '../recommender/explain/whatIf.ts'
import { quote } from '../recommender/pricing/quote.ts'
import { goesWith } from '../recommender/bundles/goesWith.ts'
import { foldDone } from '../recommender/profile/foldDone.ts'
import { foldSaid } from '../recommender/profile/foldSaid.ts'
import { recommend } from '../recommender/recommend.ts'
import { type CatalogueSnapshot, vectorOf } from '../recommender/retrieve/catalogueSnapshot.ts'
import type { Config } from './config.ts'
import type { EventWriter } from './eventWriter.ts'
import type { LiveShop } from './live.ts'
import type { LowestPrices } from './lowestPrices.ts'
import type { Log } from './log.ts'
import { notedPurchases } from './notedPurchases.ts'
import { productsNow } from './productsNow.ts'
import { reviewSummaries } from './reviewSummaries.ts'
import { shopPage } from './shopPage.ts'
import { shopperIdOf } from './shoppingBot.ts'
import type { Shop as ShopRoutes } from './shopRoutes.ts'

export interface ServiceParts {
  readonly config: Config
  readonly log: Log
  readonly now: () => Date
  readonly catalog: CatalogStore
  readonly lowest: LowestPrices
  readonly events: EventStore
  readonly profiles: ProfileStore
  readonly encoder: Encoder
  readonly reader: WishNetwork
  readonly sentiment: SentimentReader
  readonly writer: EventWriter
  readonly live: LiveShop
}

/** Of a catalogue that is still empty. */
const DEFAULT_CURRENCY = 'USD'

export async function turnServices(parts: ServiceParts): Promise<TurnServices> {
  const { config, now, profiles, writer, encoder, reader, live } = parts
  const snapshot = (): CatalogueSnapshot => live.current().snapshot
  const currency = (): string => snapshot().products[0]?.currency ?? DEFAULT_CURRENCY
  const noted = (profile: Profile): Promise<Profile> =>
    notedPurchases(profile, live.current().models.needs ?? null, parts.events)
  const vocabulary = () => live.current().vocabulary
  const shopNow = () => ({ ...live.current(), now: now(), weights: config.listWeights })
  const answer = async (request: RecommendRequest, shop: ReturnType<typeof shopNow>) =>
    recommend({ ...request, profile: await noted(request.profile) }, shop)
  return {
    shopName: config.shopName,
    currency,
    understand: await createUnderstand({ encoder, vocabulary, currency, reader }),
    foldSearch,
    embed: async (query) => (await encoder.encode([query], 'query'))[0]!,
    loadProfile: async (shopperId) => noted((await profiles.load(shopperId, now())).profile),
    updateProfile: (shopperId, fold) => profiles.update(shopperId, fold, now()),
    forgetShopper: (shopperId) => forgetShopper(shopperId, parts),
    foldSaid,
    foldDone: (profile, event) => {
      if (event.kind === 'list-shown' || event.kind === 'profile-forgotten') return profile
      return foldDone(profile, event, ...factsOf(event.productId, snapshot()))
    },
    recommend: (request) => answer(request, shopNow()),
    onboardingQuestions: () => live.current().models.onboarding?.questions ?? [],
    whatIf: (question) => {
      const shop = shopNow()
      return whatIf(question, (request) => answer(request, shop))
    },
    goesWith: (request) => goesWith(request, shopNow()),
    quote: (ids) => quotes(ids, parts),
    reviewsOf: reviewSummaries(parts.catalog, parts.sentiment),
    product: (id) => productOf(id, snapshot()),
    appendEvents: (happened) => writer.append(happened),
    now,
    newId: randomUUID,
  }
}

/** Erased at once; that it was asked for is all that stays. */
async function forgetShopper(
  shopperId: ShopperId,
  { profiles, events, writer, log, now }: ServiceParts,
): Promise<void> {
  await profiles.erase(shopperId)
  const erased = await events.eraseShopper(shopperId)
  log.info({ erased }, 'a shopper was forgotten')
  const id = randomUUID() as string as EventId
  await writer.append([{ kind: 'profile-forgotten', id, at: now(), shopperId, sessionId: null }])
}

function productOf(id: ProductId, { rowOf, products }: CatalogueSnapshot): Product | null {
  const row = rowOf.get(id)
  return row === undefined ? null : (products[row] ?? null)
}

/** What foldDone wants to know of a product. */
function factsOf(
  id: ProductId,
  snapshot: CatalogueSnapshot,
): [Product | null, Float32Array | null, number | null] {
  const row = snapshot.rowOf.get(id)
  if (row === undefined) return [null, null, null]
  const median = snapshot.columns.categoryMedianMinor[row] ?? null
  return [snapshot.products[row] ?? null, vectorOf(snapshot, id), median]
}

/** The store's prices of this moment. The 30-day low is looked up for reduced products only: others have none. */
async function quotes(
  ids: readonly ProductId[],
  { catalog, lowest, live, now }: ServiceParts,
): Promise<ReadonlyMap<ProductId, Quote>> {
  const at = now()
  const products = await productsNow(ids, live.current().snapshot, catalog)
  const lows = await lowest(products.values(), at)
  return new Map([...products].map(([id, product]) => [id, quote(product, lows.get(id) ?? null, at)]))
}

/** What the demo page shows and reports. */
export function shopPages({ live, now }: ServiceParts, services: TurnServices): ShopRoutes {
  return {
    page: (query) => shopPage(live.current().window, query, services.quote),
    picture: async (id) => {
      const product = services.product(id)
      return product === null ? null : drawPicture(product)
    },
    record: async ({ kind, productId, userId, conversationId }) => {
      if (services.product(productId) === null) return false
      const event = {
        kind,
        id: services.newId() as EventId,
        at: now(),
        shopperId: shopperIdOf('directline', userId),
        sessionId: conversationId,
        productId,
        listId: null,
      }
      await services.appendEvents([event])
      await services.updateProfile(event.shopperId, (profile) => services.foldDone(profile, event))
      return true
    },
  }
}
