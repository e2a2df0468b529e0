/**
 * Labels of short texts from labelled examples: a linear model over the encoder's vector and the text's own words, whose
 * confidences can be believed.
 *
 * Vectors know what sentences mean that share no word; words know what the vectors blur. Together they are better than
 * either (npm run bench -- intents). Confidences are a softmax of the margins, whose sharpness is fitted on margins of
 * examples that the model had not seen ("temperature scaling": Guo et al., ICML 2017).
 *
 * In: examples with unit vectors of one encoder. Throws RangeError for fewer than two labels.
 * Cost: some five seconds for 3,000 examples of 20 labels, the folds included; minutes for 15,000 of 150.
 */
import { centred, meanOf } from './centred.ts'
import type { FeatureRow, LinearModel } from './linearSvm.ts'
import { fitLinearSvm, margins } from './linearSvm.ts'
import type { Ngrams } from './ngrams.ts'
import { fitNgrams } from './ngrams.ts'

export interface LabelledText {
  readonly text: string
  readonly label: string
  /** Unit vector of `text`. */
  readonly vector: Float32Array
}

export interface LabelScore {
  readonly label: string
  /** Probability, in [0, 1]. */
  readonly confidence: number
}

export interface TextClassifier {
  /** Most probable first; confidences sum to 1. `vector` is the unit vector of `text`. */
  classify(text: string, vector: Float32Array): readonly LabelScore[]
  /** What the examples are taken for by models that had not seen them, in their order. */
  readonly unseen: readonly LabelScore[]
}

/** Fewer where a fit takes long. */
const FOLDS = 5
const FEW_FOLDS = 3
const LONG_FIT = 50_000

export function fitTextClassifier(
  examples: readonly LabelledText[],
  { cost = 1 }: { readonly cost?: number } = {},
): TextClassifier {
  const labels = [...new Set(examples.map((example) => example.label))].sort()
  if (labels.length < 2)
    throw new RangeError('Examples of at least two labels are needed to tell them apart.')
  const numbers = examples.map((example) => labels.indexOf(example.label))
  const whole = fit(examples, numbers, labels.length, cost)
  const folds = labels.length * examples.length > LONG_FIT ? FEW_FOLDS : FOLDS
  const held = heldOutMargins(examples, numbers, labels.length, cost, folds)
  const sharpness = fitSharpness(held, numbers)
  const scores = (values: Float64Array): LabelScore[] =>
    [...softmax(values, sharpness)]
      .map((confidence, i) => ({ label: labels[i]!, confidence }))
      .sort((a, b) => b.confidence - a.confidence)
  return {
    classify: (text, vector) => scores(whole(text, vector)),
    unseen: held.map((values) => scores(values)[0]!),
  }
}

type Margins = (text: string, vector: Float32Array) => Float64Array

function fit(
  examples: readonly LabelledText[],
  numbers: readonly number[],
  classes: number,
  cost: number,
): Margins {
  const mean = meanOf(examples.map((example) => example.vector))
  const ngrams = fitNgrams(examples.map((example) => example.text))
  const rows = examples.map((example) => rowOf(example.text, example.vector, mean, ngrams))
  const model: LinearModel = fitLinearSvm(rows, numbers, { classes, sparse: ngrams.size, cost })
  return (text, vector) => margins(model, rowOf(text, vector, mean, ngrams))
}

const rowOf = (text: string, vector: Float32Array, mean: Float32Array, ngrams: Ngrams): FeatureRow => ({
  dense: centred(vector, mean),
  sparse: ngrams.rowOf(text),
})

function heldOutMargins(
  examples: readonly LabelledText[],
  numbers: readonly number[],
  classes: number,
  cost: number,
  folds: number,
): readonly Float64Array[] {
  const fold = foldsOf(numbers, classes, folds)
  const held = new Array<Float64Array>(examples.length)
  for (let one = 0; one < folds; one++) {
    const seen = examples.flatMap((_, i) => (fold[i] === one ? [] : [i]))
    const classify = fit(
      seen.map((i) => examples[i]!),
      seen.map((i) => numbers[i]!),
      classes,
      cost,
    )
    for (const [i, { text, vector }] of examples.entries()) {
      if (fold[i] === one) held[i] = classify(text, vector)
    }
  }
  return held
}

/** The examples of a class go to the folds in turn. */
function foldsOf(numbers: readonly number[], classes: number, folds: number): Int32Array {
  const next = new Int32Array(classes)
  return Int32Array.from(numbers, (number) => next[number]!++ % folds)
}

/** The factor of the margins at which the labels of held-out examples are likeliest; golden section on its logarithm. */
function fitSharpness(held: readonly Float64Array[], numbers: readonly number[]): number {
  const surprise = (log: number): number => {
    let sum = 0
    for (const [i, values] of held.entries())
      sum -= Math.log(softmax(values, Math.exp(log))[numbers[i]!]! + 1e-12)
    return sum
  }
  const ratio = (Math.sqrt(5) - 1) / 2
  let [low, high] = [Math.log(0.1), Math.log(50)]
  for (let step = 0; step < 25; step++) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)]
    if (surprise(left) < surprise(right)) high = right
    else low = left
  }
  return Math.exp((low + high) / 2)
}

function softmax(values: Float64Array, sharpness: number): Float64Array {
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity)
  const powers = values.map((value) => Math.exp(sharpness * (value - most)))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}
