/** Scores to be beaten: of one kind of knowledge alone, or of none. */
import type { Scorer } from '../../recommender/evaluate/rankSessions.ts'
import { FEATURE_WIDTH, INPUT_NAMES } from '../../recommender/rank/featureMatrix.ts'
import { seededRandom } from '../../recommender/rank/random.ts'

const CONTENT = ['contentSimilarity', 'profileSimilarity', 'likeSimilarity'].map((name) =>
  INPUT_NAMES.indexOf(name),
)

/** How alike the product is to the words, to the product asked for and to the shopper's past. */
export const byContent: Scorer = (features) =>
  Float32Array.from({ length: features.length / FEATURE_WIDTH }, (_, i) =>
    CONTENT.reduce((sum, input) => sum + features[i * FEATURE_WIDTH + input]!, 0),
  )

export function byChance(seed: number): Scorer {
  const random = seededRandom(seed)
  return (features) => Float32Array.from({ length: features.length / FEATURE_WIDTH }, () => random.next())
}
