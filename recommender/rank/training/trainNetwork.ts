/**
 * Fits a network to choose the right one of each group: softmax over the group's logits, cross-entropy with the chosen
 * product (the listwise loss of Cao et al. 2007, "Learning to rank: from pairwise approach to listwise approach").
 * TensorFlow.js, on WASM unless another backend is named, Adam (Kingma & Ba 2015), early stopping on the validation part; a linear score is the same
 * with no hidden layer. A network with hidden layers begins as the linear score that it is given and learns what that
 * leaves out. The standardisation of the inputs is folded into the weights that come back.
 *
 * Cost: .6 s per 100k rows and epoch for 36-64-32-1 on one core. Same seed, same network.
 */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-layers'
import '@tensorflow/tfjs-backend-wasm'
import { AppError } from '../../../data/types/errors.ts'
import type { Random } from '../../../data/types/ports.ts'
import { foldStandardisation } from '../mlp.ts'
import type { Mlp } from '../mlp.ts'
import { shuffle } from '../random.ts'
import type { Samples } from './groups.ts'

export interface NetworkOptions {
  /** Sizes of the hidden layers; [] for a linear score. */
  readonly hidden: readonly number[]
  readonly epochs: number
  readonly learningRate: number
  /** Added to the loss per squared weight. */
  readonly weightDecay: number
  /** Stops after so many epochs without a better validation loss. */
  readonly patience: number
  /** By the name that it is registered under; default 'wasm'. The network is the same within rounding. */
  readonly backend?: string
}

/** One point of the learning curve; losses are mean cross-entropies of a group. */
export interface EpochLoss {
  readonly epoch: number
  readonly train: number
  readonly validation: number
}

export interface Fitted {
  readonly mlp: Mlp
  readonly curve: readonly EpochLoss[]
}

const GROUPS_PER_STEP = 128

/** `linear` is the linear score to begin with, of raw inputs; null begins with none. */
export async function trainNetwork(
  train: Samples,
  validation: Samples,
  options: NetworkOptions,
  random: Random,
  linear: Mlp | null = null,
): Promise<Fitted> {
  await useBackend(options.backend ?? 'wasm')
  const scale = standardisation(train)
  const trainSet = { ...train, features: standardised(train.features, scale) }
  const validationSet = { ...validation, features: standardised(validation.features, scale) }
  const sizes = [train.width, ...options.hidden, 1]
  const weights = sizes.slice(1).map((outputs, i) => initialWeights(sizes[i] ?? 0, outputs, random))
  if (linear !== null && options.hidden.length > 0) carryLinear(weights, sizes, linear, scale)
  const variables = weights.map((values, i) => layerVariables(values, sizes[i] ?? 0, sizes[i + 1] ?? 0))
  const optimiser = tf.train.adam(options.learningRate)
  const curve: EpochLoss[] = []
  let best = { validation: Infinity, mlp: toMlp(variables), epoch: 0 }
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    // Adam keeps its moments while the steps get smaller; the field is protected but is read at each step.
    Object.assign(optimiser, { learningRate: options.learningRate * (1 - (epoch - 1) / options.epochs) })
    const loss = runEpoch(variables, trainSet, optimiser, options.weightDecay, random)
    const point = { epoch, train: loss, validation: meanLoss(variables, validationSet) }
    curve.push(point)
    if (point.validation < best.validation) {
      best = { validation: point.validation, mlp: toMlp(variables), epoch }
    }
    if (epoch - best.epoch >= options.patience) break
  }
  optimiser.dispose()
  tf.dispose(variables.flatMap(({ weights, bias }) => [weights, bias]))
  return { mlp: foldStandardisation(best.mlp, scale.mean, scale.deviation), curve }
}

async function useBackend(name: string): Promise<void> {
  // It rejects a name that nothing is registered under.
  if (await tf.setBackend(name).catch(() => false)) return
  throw new AppError('MODEL_UNAVAILABLE', { problem: `TensorFlow.js has no backend ${name} here` })
}

interface LayerVariables {
  readonly inputs: number
  readonly outputs: number
  readonly weights: tf.Variable
  readonly bias: tf.Variable
}

/** He initialisation (He et al. 2015), uniform, from our own random numbers: those of TensorFlow.js are not seeded. */
function initialWeights(inputs: number, outputs: number, random: Random): Float32Array {
  const limit = Math.sqrt(6 / inputs)
  return Float32Array.from({ length: inputs * outputs }, () => (2 * random.next() - 1) * limit)
}

/**
 * Two units of each hidden layer carry the linear score and its negative through the ReLUs (s = relu(s) - relu(-s));
 * what the others compute counts nothing at first, so the network begins as exactly the linear score.
 */
function carryLinear(weights: Float32Array[], sizes: readonly number[], linear: Mlp, scale: Scale): void {
  const raw = linear.layers[0]?.weights
  weights.forEach((values, layer) => {
    const inputs = sizes[layer] ?? 0
    const outputs = sizes[layer + 1] ?? 0
    if (layer === weights.length - 1) {
      values.fill(0)
      values[0] = 1
      values[1] = -1
      return
    }
    for (let i = 0; i < inputs; i++) {
      const first = layer === 0 ? (raw?.[i] ?? 0) * (scale.deviation[i] ?? 1) : i === 0 ? 1 : i === 1 ? -1 : 0
      values[i * outputs] = first
      values[i * outputs + 1] = -first
    }
  })
}

function layerVariables(values: Float32Array, inputs: number, outputs: number): LayerVariables {
  const weights = tf.variable(tf.tensor2d(values, [inputs, outputs]))
  return { inputs, outputs, weights, bias: tf.variable(tf.zeros([outputs])) }
}

/**
 * Matrix product whose gradient multiplies transposed copies: the WASM backend multiplies transposed views with a plain
 * loop, several times slower than with its kernel. `inner` is false for the inputs, whose gradient nobody needs.
 */
function product(left: tf.Tensor, right: tf.Tensor, inner: boolean): tf.Tensor {
  return inner ? innerProduct(left, right) : inputProduct(left)(right)
}

/** The transposed product of the transposed, smaller one. */
const ofWeights = (values: tf.Tensor2D, above: tf.Tensor2D): tf.Tensor2D =>
  tf.transpose(tf.matMul(tf.transpose(above), values))

const innerProduct = tf.customGrad((...given) => {
  const [values, weights, save] = given as unknown as [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc]
  save([values, weights])
  return {
    value: tf.matMul(values, weights),
    gradFunc: (above: tf.Tensor, saved: tf.Tensor[]) => {
      const [x, w] = saved as [tf.Tensor2D, tf.Tensor2D]
      const dy = above as tf.Tensor2D
      return [tf.matMul(dy, tf.transpose(w)), ofWeights(x, dy)]
    },
  }
})

function inputProduct(inputs: tf.Tensor): (weights: tf.Tensor) => tf.Tensor {
  const values = inputs as tf.Tensor2D
  return tf.customGrad((weights) => ({
    value: tf.matMul(values, weights as tf.Tensor2D),
    gradFunc: (above: tf.Tensor) => [ofWeights(values, above as tf.Tensor2D)],
  }))
}

function logitsOf(variables: readonly LayerVariables[], features: tf.Tensor): tf.Tensor {
  return variables.reduce((input, { weights, bias }, i) => {
    const output = tf.add(product(input, weights, i > 0), bias)
    return i < variables.length - 1 ? tf.relu(output) : output
  }, features)
}

/** Weighted mean over groups of minus the log probability of the first. */
function crossEntropy(logits: tf.Tensor, weights: tf.Tensor1D): tf.Scalar {
  const groups = weights.shape[0]
  const logProbabilities = tf.logSoftmax(tf.reshape(logits, [groups, logits.size / groups]))
  const chosen = tf.reshape(tf.slice(logProbabilities, [0, 0], [groups, 1]), [groups])
  return tf.neg(tf.div(tf.sum(tf.mul(chosen, weights)), tf.sum(weights)))
}

function runEpoch(
  variables: readonly LayerVariables[],
  samples: Samples,
  optimiser: tf.Optimizer,
  weightDecay: number,
  random: Random,
): number {
  const order = Int32Array.from(samples.weights.keys())
  shuffle(order, random)
  let sum = 0
  let weight = 0
  for (let from = 0; from < order.length; from += GROUPS_PER_STEP) {
    const batch = take(samples, order.subarray(from, from + GROUPS_PER_STEP))
    const mass = batch.weights.reduce((total, one) => total + one, 0)
    sum += mass * step(variables, batch, optimiser, weightDecay)
    weight += mass
  }
  return sum / weight
}

/** The batch's loss without the decay. */
function step(
  variables: readonly LayerVariables[],
  batch: Samples,
  optimiser: tf.Optimizer,
  weightDecay: number,
): number {
  return tf.tidy(() => {
    const features = tf.tensor2d(batch.features, [batch.weights.length * batch.groupSize, batch.width])
    const weights = tf.tensor1d(batch.weights)
    let loss = 0
    optimiser.minimize(() => {
      const fit = crossEntropy(logitsOf(variables, features), weights)
      loss = fit.dataSync()[0] ?? 0
      const squares = variables.map((layer) => tf.sum(tf.square(layer.weights)))
      return tf.add(fit, tf.mul(tf.addN(squares), weightDecay))
    })
    return loss
  })
}

function meanLoss(variables: readonly LayerVariables[], samples: Samples): number {
  return tf.tidy(() => {
    const features = tf.tensor2d(samples.features, [
      samples.weights.length * samples.groupSize,
      samples.width,
    ])
    return crossEntropy(logitsOf(variables, features), tf.tensor1d(samples.weights)).dataSync()[0] ?? 0
  })
}

function take(samples: Samples, groups: Int32Array): Samples {
  const size = samples.groupSize * samples.width
  const features = new Float32Array(groups.length * size)
  groups.forEach((group, i) => {
    const from = group * size
    features.set(samples.features.subarray(from, from + size), i * size)
  })
  return { ...samples, features, weights: Float32Array.from(groups, (group) => samples.weights[group] ?? 0) }
}

function toMlp(variables: readonly LayerVariables[]): Mlp {
  return {
    layers: variables.map(({ inputs, outputs, weights, bias }) => ({
      inputs,
      outputs,
      weights: Float32Array.from(weights.dataSync()),
      bias: Float32Array.from(bias.dataSync()),
    })),
  }
}

interface Scale {
  readonly mean: Float32Array
  readonly deviation: Float32Array
}

/** An input that never changes keeps its size: its deviation counts as 1. */
function standardisation({ features, width }: Samples): Scale {
  const rows = features.length / width
  const mean = new Float64Array(width)
  const squares = new Float64Array(width)
  for (let at = 0; at < features.length; at += width) {
    for (let input = 0; input < width; input++) {
      const value = features[at + input]!
      mean[input]! += value / rows
      squares[input]! += (value * value) / rows
    }
  }
  const deviation = squares.map((square, i) => Math.sqrt(Math.max(0, square - (mean[i] ?? 0) ** 2)))
  return {
    mean: Float32Array.from(mean),
    deviation: Float32Array.from(deviation, (value) => (value < 1e-3 ? 1 : value)),
  }
}

function standardised(features: Float32Array, { mean, deviation }: Scale): Float32Array {
  const out = new Float32Array(features.length)
  const width = mean.length
  for (let at = 0; at < out.length; at += width) {
    for (let input = 0; input < width; input++) {
      out[at + input] = (features[at + input]! - mean[input]!) / deviation[input]!
    }
  }
  return out
}
