/**
 * The score without a trained model: a weighted sum of the inputs. Weights are set by hand for what every shop agrees
 * on, as a network of one layer, so that whatever runs networks runs it as well:
 * what was asked leads (words, "more like this"), then the shopper's taste and price, then what everyone likes.
 * An input that is not named here counts nothing.
 */
import { FEATURE_WIDTH, INPUT_NAMES } from './featureMatrix.ts'
import type { Mlp } from './mlp.ts'

const WEIGHTS: Readonly<Record<string, number>> = {
  contentSimilarity: 1.5,
  lexical: 3,
  likeSimilarity: 3,
  neighbours: 1,
  factors: 0.5,
  together: 0.5,
  profileSimilarity: 0.8,
  brandTaste: 0.8,
  recentSimilarity: 0.4,
  colourTaste: 0.6,
  styleTaste: 0.6,
  materialTaste: 0.4,
  otherTaste: 0.4,
  genderShare: 0.8,
  typeShare: 0.4,
  categoryShare: 0.6,
  brandShare: 0.6,
  priceMismatch: -0.8,
  discount: 0.3,
  demand: 1,
  rating: 0.8,
  soldOut: -3,
  novelty: 0.2,
}

export const HAND_WEIGHTS: Mlp = {
  layers: [
    {
      inputs: FEATURE_WIDTH,
      outputs: 1,
      weights: Float32Array.from(INPUT_NAMES, (name) => WEIGHTS[name] ?? 0),
      bias: new Float32Array(1),
    },
  ],
}
