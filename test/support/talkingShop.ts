/**
 * A whole shop in memory for talking to: the real encoder, reader, retrieval and linear ranking over any products; no database,
 * no channel. For conversations by the hundred.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BundleRequest } from '../../data/types/bundle.ts'
import type { ConversationId, ProductId, ShopperId } from '../../data/types/ids.ts'
import type { Encoder } from '../../data/types/ports.ts'
import type { Product } from '../../data/types/product.ts'
import { emptyProfile, type Profile } from '../../data/types/profile.ts'
import type { RecommendRequest } from '../../data/types/recommendation.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import { MORE_SIZE, PAGE_SIZE } from '../../dialogs/answer.ts'
import { mainDialog } from '../../dialogs/mainDialog.ts'
import { NEW_CONVERSATION } from '../../dialogs/memory.ts'
import type { ConversationMemory } from '../../dialogs/memory.ts'
import type { Reply } from '../../dialogs/reply.ts'
import type { Turn } from '../../dialogs/turn.ts'
import type { TurnServices } from '../../dialogs/turnServices.ts'
import { foldSearch } from '../../nlp/preferences/foldSearch.ts'
import { learnVocabulary } from '../../nlp/preferences/vocabulary.ts'
import { openWishNetwork } from '../../nlp/preferences/reader/wishNetwork.ts'
import { createUnderstand } from '../../nlp/understand.ts'
import { whatIf } from '../../recommender/explain/whatIf.ts'
import { goesWith } from '../../recommender/bundles/goesWith.ts'
import { quote } from '../../recommender/pricing/quote.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { foldSaid } from '../../recommender/profile/foldSaid.ts'
import { recommend } from '../../recommender/recommend.ts'
import { openSnapshot } from '../../recommender/retrieve/openSnapshot.ts'

export interface Answered {
  readonly replies: readonly Reply[]
  readonly memory: ConversationMemory
}

export interface TalkingShop {
  /** A conversation of a new shopper: one message at a time. */
  talk(): (message: string) => Promise<Answered>
  readonly product: (id: string) => Product
  /** What a search box would find: the best by the words alone, without those seen. */
  search(query: string, seen: readonly ProductId[]): Promise<readonly ProductId[]>
}

export async function openTalkingShop(
  products: readonly Product[],
  encoder: Encoder,
  now: Date,
): Promise<TalkingShop> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aisle-talk-'))
  const snapshot = await openSnapshot({ products, encoder, dataDir, version: '1' })
  await rm(dataDir, { recursive: true })
  const vocabulary = await learnVocabulary(products)
  const currency = (): string => products[0]!.currency
  const understand = await createUnderstand({
    encoder,
    vocabulary: () => vocabulary,
    currency,
    reader: await openWishNetwork(),
  })
  const rowOf = new Map<string, Product>(products.map((product) => [product.id, product]))
  const recommended = (request: RecommendRequest) =>
    recommend(request, { snapshot, models: null, reranker: null, now })
  const common = {
    shopName: 'Aisle',
    ...{ currency, understand, foldSearch, foldSaid },
    embed: async (query: string) => (await encoder.encode([query], 'query'))[0]!,
    recommend: recommended,
    onboardingQuestions: () => [],
    whatIf: (question) => whatIf(question, recommended),
    quote: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const product = rowOf.get(id)
          return product === undefined ? [] : [[id, quote(product, null, now)] as const]
        }),
      ),
    goesWith: (request: BundleRequest) => goesWith(request, { snapshot, models: null, now }),
    product: (id) => rowOf.get(id) ?? null,
    reviewsOf: async () => ({ reviews: 0, stars: null, aspects: [] }),
    appendEvents: async () => undefined,
    now: () => now,
  } satisfies Partial<TurnServices>
  let ids = 0
  const services = (): TurnServices => {
    let profile: Profile | null = null
    const load = (id: ShopperId): Profile => (profile ??= emptyProfile(id, now))
    return {
      ...common,
      loadProfile: async (id) => load(id),
      updateProfile: async (id, fold) => (profile = fold(load(id))),
      forgetShopper: async () => {
        profile = null
      },
      foldDone: (before, event) =>
        foldDone(
          before,
          event,
          'productId' in event ? (rowOf.get(event.productId) ?? null) : null,
          null,
          null,
        ),
      newId: () => `id-${++ids}`,
    }
  }
  return {
    product: (id) => rowOf.get(id)!,
    search: async (query, seen) => {
      const [embedding = null] = await encoder.encode([query], 'query')
      const found = await common.recommend({
        search: { ...EMPTY_SEARCH, query, seen },
        profile: emptyProfile('nobody' as ShopperId, now),
        embedding,
        size: seen.length === 0 ? PAGE_SIZE : MORE_SIZE,
        excludeSeen: true,
      })
      return found.kind === 'list' ? found.items.map((item) => item.product.id) : []
    },
    talk: () => {
      const own = services()
      let memory: ConversationMemory = { ...NEW_CONVERSATION, greeted: true }
      return async (message) => {
        const turn: Turn = {
          services: own,
          shopperId: 'somebody' as ShopperId,
          conversationId: 'talk' as ConversationId,
          contact: null,
          now,
          language: memory.language ?? 'en',
          memory,
          replies: [],
          events: [],
        }
        await mainDialog(turn, { text: message, value: null, hasAttachments: false })
        memory = turn.memory
        return { replies: turn.replies, memory }
      }
    },
  }
}
