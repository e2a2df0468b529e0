/**
 * The reranker's network as plain data: dense layers with ReLU between them, one logit out. Backends run it, training
 * makes it; the forward pass here is the reference that they are tested against.
 */
export interface DenseLayer {
  readonly inputs: number
  readonly outputs: number
  /** Row-major, inputs x outputs. */
  readonly weights: Float32Array
  readonly bias: Float32Array
}

/** The last layer has one output and no activation. */
export interface Mlp {
  readonly layers: readonly DenseLayer[]
}

/** Features that a row has. */
export function mlpWidth(mlp: Mlp): number {
  return mlp.layers[0]?.inputs ?? 0
}

/** n x width, row-major -> n logits. Cost: n x weights multiplications; no allocation but for the layers' outputs. */
export function forward(mlp: Mlp, features: Float32Array): Float32Array {
  const rows = features.length / mlpWidth(mlp)
  return mlp.layers.reduce((input, layer, i) => {
    const output = dense(layer, input, rows)
    if (i < mlp.layers.length - 1) relu(output)
    return output
  }, features)
}

function dense(layer: DenseLayer, input: Float32Array, rows: number): Float32Array {
  const { inputs, outputs, weights, bias } = layer
  if (outputs === 1) return weightedSums(layer, input, rows)
  const output = new Float32Array(rows * outputs)
  for (let row = 0; row < rows; row++) {
    const to = row * outputs
    for (let o = 0; o < outputs; o++) output[to + o] = bias[o]!
    for (let i = 0; i < inputs; i++) {
      const value = input[row * inputs + i]!
      if (value === 0) continue
      const from = i * outputs
      for (let o = 0; o < outputs; o++) output[to + o]! += value * weights[from + o]!
    }
  }
  return output
}

function weightedSums(
  { bias, inputs, weights }: DenseLayer,
  input: Float32Array,
  rows: number,
): Float32Array {
  const output = new Float32Array(rows)
  for (let row = 0, at = 0; row < rows; row++, at += inputs) {
    let sum = bias[0]!
    for (let i = 0; i < inputs; i++) sum += input[at + i]! * weights[i]!
    output[row] = sum
  }
  return output
}

function relu(values: Float32Array): void {
  for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) < 0) values[i] = 0
}

/**
 * A network for raw features from one for standardised features, so that serving standardises nothing:
 * W (x - mean) / deviation + b = (W / deviation) x + (b - W mean / deviation).
 */
export function foldStandardisation(mlp: Mlp, mean: Float32Array, deviation: Float32Array): Mlp {
  const [first, ...rest] = mlp.layers
  if (first === undefined) return mlp
  const weights = new Float32Array(first.weights.length)
  const bias = Float64Array.from(first.bias)
  for (let i = 0; i < first.inputs; i++) {
    for (let o = 0; o < first.outputs; o++) {
      const weight = (first.weights[i * first.outputs + o] ?? 0) / (deviation[i] ?? 1)
      weights[i * first.outputs + o] = weight
      bias[o] = (bias[o] ?? 0) - weight * (mean[i] ?? 0)
    }
  }
  return { layers: [{ ...first, weights, bias: Float32Array.from(bias) }, ...rest] }
}

/**
 * One network whose logit is the mean of those of `networks`, which have as many layers and inputs: their hidden units side
 * by side, each seeing only its own.
 */
export function meanOfNetworks(networks: readonly Mlp[]): Mlp {
  const last = (networks[0]?.layers.length ?? 0) - 1
  return {
    layers: (networks[0]?.layers ?? []).map((_, depth) =>
      sideBySide(
        networks.map(({ layers }) => layers[depth]!),
        depth === 0,
        depth === last,
      ),
    ),
  }
}

/** `shared`: all have the same inputs. `mean`: one output, the mean. */
function sideBySide(layers: readonly DenseLayer[], shared: boolean, mean: boolean): DenseLayer {
  const total = (of: (layer: DenseLayer) => number): number =>
    layers.reduce((sum, layer) => sum + of(layer), 0)
  const inputs = shared ? layers[0]!.inputs : total((layer) => layer.inputs)
  const outputs = mean ? 1 : total((layer) => layer.outputs)
  const share = mean ? 1 / layers.length : 1
  const weights = new Float32Array(inputs * outputs)
  const bias = new Float32Array(outputs)
  let [row, column] = [0, 0]
  for (const layer of layers) {
    for (let i = 0; i < layer.inputs; i++)
      for (let o = 0; o < layer.outputs; o++)
        weights[(row + i) * outputs + column + o]! += share * layer.weights[i * layer.outputs + o]!
    for (let o = 0; o < layer.outputs; o++) bias[column + o]! += share * layer.bias[o]!
    if (!shared) row += layer.inputs
    if (!mean) column += layer.outputs
  }
  return { inputs, outputs, weights, bias }
}
