/**
 * The reranker on TensorFlow.js: 'wasm' runs everywhere, 'tfjs-node-gpu' is an optional package that needs CUDA.
 * Errors  MODEL_UNAVAILABLE when the package, the backend or the device is missing.
 */
import type * as Tensorflow from '@tensorflow/tfjs-core'
import { AppError } from '../../../data/types/errors.ts'
import type { Reranker } from '../../../data/types/ports.ts'
import { mlpWidth } from '../mlp.ts'
import type { Mlp } from '../mlp.ts'

/** Kept in a variable: the package is optional and the type checker must not look for it. */
const NODE_GPU = '@tensorflow/tfjs-node-gpu'

export async function wasmReranker(mlp: Mlp): Promise<Reranker> {
  const tf = await import('@tensorflow/tfjs-core')
  await import('@tensorflow/tfjs-backend-wasm')
  if (!(await tf.setBackend('wasm'))) throw new AppError('MODEL_UNAVAILABLE', { problem: 'no WASM backend' })
  return tfjsReranker(tf, mlp, 'wasm')
}

export async function nodeGpuReranker(mlp: Mlp): Promise<Reranker> {
  return tfjsReranker(await openNodeGpu(), mlp, 'tfjs-node-gpu')
}

/** Loaded, its backend ('tensorflow') is the one that every copy of TensorFlow.js in this process computes with. */
export async function openNodeGpu(): Promise<typeof Tensorflow> {
  const tf = await import(NODE_GPU).then(
    (module: typeof Tensorflow & { default?: typeof Tensorflow }) => module.default ?? module,
    (cause: unknown) => {
      throw new AppError('MODEL_UNAVAILABLE', { problem: `${NODE_GPU} is not installed` }, cause)
    },
  )
  await tf.ready()
  const backend = tf.backend() as { isUsingGpuDevice?: boolean }
  if (backend.isUsingGpuDevice !== true) {
    throw new AppError('MODEL_UNAVAILABLE', { problem: `${NODE_GPU} finds no CUDA device` })
  }
  return tf
}

/** `tf` is ready and its backend is chosen. */
export function tfjsReranker(tf: typeof Tensorflow, mlp: Mlp, backend: string): Reranker {
  const width = mlpWidth(mlp)
  const layers = mlp.layers.map((layer) => ({
    weights: tf.tensor2d(layer.weights, [layer.inputs, layer.outputs]),
    bias: tf.tensor1d(layer.bias),
  }))
  const logits = (features: Tensorflow.Tensor2D): Tensorflow.Tensor =>
    layers.reduce<Tensorflow.Tensor>((input, layer, i) => {
      const output = tf.add(tf.matMul(input, layer.weights), layer.bias)
      return i < layers.length - 1 ? tf.relu(output) : output
    }, features)
  return {
    backend,
    width,
    async score(features) {
      const rows = features.length / width
      if (rows === 0) return new Float32Array(0)
      const out = tf.tidy(() => logits(tf.tensor2d(features, [rows, width])))
      const values = (await out.data()) as Float32Array
      out.dispose()
      return values
    },
    close() {
      for (const layer of layers) tf.dispose([layer.weights, layer.bias])
      return Promise.resolve()
    },
  }
}
