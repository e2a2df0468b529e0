/**
 * What a turn needs from the rest of the house, handed in as functions: dialogs know wording and waiting, not how
 * anything is computed or kept. bot/wiring.ts builds it.
 */
import type { Bundle, BundleRequest } from '../data/types/bundle.ts'
import type { ShopEvent } from '../data/types/event.ts'
import type { ProductId, ShopperId } from '../data/types/ids.ts'
import type { Language } from '../data/types/language.ts'
import type { Product } from '../data/types/product.ts'
import type { Profile } from '../data/types/profile.ts'
import type {
  OnboardingQuestion,
  Quote,
  Recommendation,
  RecommendRequest,
  WhatIfAnswer,
  WhatIfQuestion,
} from '../data/types/recommendation.ts'
import type { ReviewSummary } from '../data/types/reviewSummary.ts'
import type { SearchState, ShownItem, Understanding, UnderstandContext } from '../data/types/understanding.ts'

export interface TurnServices {
  readonly shopName: string
  /** Currency of the catalogue, ISO 4217. */
  readonly currency: () => string

  readonly understand: (text: string, context: UnderstandContext) => Promise<Understanding>
  /** The search after the message; pure. */
  readonly foldSearch: (
    search: SearchState,
    understanding: Understanding,
    shown: readonly ShownItem[],
  ) => SearchState
  /** Unit vector of a search's query, from the cache when it was encoded before. */
  readonly embed: (query: string) => Promise<Float32Array>

  readonly loadProfile: (shopperId: ShopperId) => Promise<Profile>
  /** Reads, folds and writes; folds again when someone else wrote meanwhile. */
  readonly updateProfile: (shopperId: ShopperId, fold: (profile: Profile) => Profile) => Promise<Profile>
  /** Erases the profile and the events of the shopper. */
  readonly forgetShopper: (shopperId: ShopperId) => Promise<void>
  /** Pure folds of what was said and of what was done. */
  readonly foldSaid: (profile: Profile, understanding: Understanding, now: Date) => Profile
  readonly foldDone: (profile: Profile, event: ShopEvent) => Profile

  readonly recommend: (request: RecommendRequest) => Promise<Recommendation>
  /** What new shoppers may be asked to begin with; none when nothing is worth asking. */
  readonly onboardingQuestions: () => readonly OnboardingQuestion[]
  /** Where a product stands, and where after each change, by ranking again. */
  readonly whatIf: <Change>(question: WhatIfQuestion<Change>) => Promise<WhatIfAnswer<Change>>
  /** What goes with a product, as the catalogue was read: prices and stock are for `quote` to confirm. */
  readonly goesWith: (request: BundleRequest) => Bundle
  /** Names, prices, stock and ratings as they are in the store now; a product that was hidden meanwhile is missing. */
  readonly quote: (productIds: readonly ProductId[]) => Promise<ReadonlyMap<ProductId, Quote>>
  /** What the newest reviews of the product say, in the language where they have it. */
  readonly reviewsOf: (productId: ProductId, language: Language) => Promise<ReviewSummary>
  /** The product as the catalogue snapshot has it; null when unknown. For names in references, never for prices. */
  readonly product: (productId: ProductId) => Product | null

  /** Resolves when the events are accepted; they are written in order, and flushed at shutdown. */
  readonly appendEvents: (events: readonly ShopEvent[]) => Promise<void>
  readonly now: () => Date
  /** A new unique id. */
  readonly newId: () => string
}
