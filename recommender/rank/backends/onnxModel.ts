/**
 * The network as an ONNX model (opset 13, Gemm and Relu), written field by field: one message of a stable format needs
 * no protobuf library. Source of the field numbers: onnx/onnx.proto3, IR version 8.
 * In: a network. Out: the bytes that onnxruntime loads; input 'features' [n, width], output 'logits' [n, 1].
 */
import { mlpWidth } from '../mlp.ts'
import type { DenseLayer, Mlp } from '../mlp.ts'

const IR_VERSION = 8
const OPSET = 13
const FLOAT = 1

export function onnxModel(mlp: Mlp): Uint8Array {
  return message(
    varint(1, IR_VERSION),
    text(2, 'aisle'),
    bytes(7, graph(mlp)),
    bytes(8, message(text(1, ''), varint(2, OPSET))),
  )
}

function graph(mlp: Mlp): Uint8Array {
  const last = mlp.layers.length - 1
  const nodes = mlp.layers.flatMap((_, i) => {
    const input = i === 0 ? 'features' : `active${i - 1}`
    const output = i === last ? 'logits' : `dense${i}`
    const gemm = node('Gemm', [input, `weights${i}`, `bias${i}`], output)
    return i === last ? [gemm] : [gemm, node('Relu', [output], `active${i}`)]
  })
  return message(
    ...nodes.map((one) => bytes(1, one)),
    text(2, 'reranker'),
    ...mlp.layers.flatMap(tensors).map((one) => bytes(5, one)),
    bytes(11, matrix('features', mlpWidth(mlp))),
    bytes(12, matrix('logits', 1)),
  )
}

function node(operator: string, inputs: readonly string[], output: string): Uint8Array {
  return message(...inputs.map((input) => text(1, input)), text(2, output), text(4, operator))
}

function tensors(layer: DenseLayer, i: number): Uint8Array[] {
  return [
    tensor(`weights${i}`, [layer.inputs, layer.outputs], layer.weights),
    tensor(`bias${i}`, [layer.outputs], layer.bias),
  ]
}

function tensor(name: string, dimensions: readonly number[], values: Float32Array): Uint8Array {
  const raw = new Uint8Array(values.length * 4)
  const view = new DataView(raw.buffer)
  values.forEach((value, i) => view.setFloat32(i * 4, value, true))
  return message(...dimensions.map((size) => varint(1, size)), varint(2, FLOAT), text(8, name), bytes(9, raw))
}

/** A ValueInfo: float [n, width]. */
function matrix(name: string, width: number): Uint8Array {
  const shape = message(bytes(1, text(2, 'n')), bytes(1, varint(1, width)))
  const tensorType = message(varint(1, FLOAT), bytes(2, shape))
  return message(text(1, name), bytes(2, bytes(1, tensorType)))
}

function message(...fields: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(fields))
}

function base128(value: number): number[] {
  const out: number[] = []
  let rest = value
  for (; rest > 127; rest >>>= 7) out.push((rest & 127) | 128)
  out.push(rest)
  return out
}

function varint(field: number, value: number): Uint8Array {
  return Uint8Array.from([...base128(field << 3), ...base128(value)])
}

function bytes(field: number, content: Uint8Array): Uint8Array {
  return message(Uint8Array.from([...base128((field << 3) | 2), ...base128(content.length)]), content)
}

function text(field: number, content: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(content))
}
