/**
 * The float32 twin of an int8 encoder, for the naive pipeline of the turn bench: people who follow a tutorial run the
 * float32 file. Reads an ONNX model made by dynamic quantisation and writes one in which every
 *
 *   DynamicQuantizeLinear -> MatMulInteger -> Cast -> Mul by both scales
 *
 * is a plain MatMul with dequantised weights. Field numbers: onnx.proto3 (ONNX IR 8). Same answers within rounding.
 */

interface Field {
  readonly number: number
  readonly wire: number
  /** Payload of a length-delimited field, else the varint's or fixed bytes. */
  readonly bytes: Uint8Array
}

interface Node {
  readonly field: Field
  readonly operator: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

const LENGTH_DELIMITED = 2
const MODEL_GRAPH = 7
const GRAPH_NODE = 1
const GRAPH_INITIALIZER = 5
const NODE_INPUT = 1
const NODE_OUTPUT = 2
const NODE_OPERATOR = 4
const TENSOR_DIMS = 1
const TENSOR_TYPE = 2
const TENSOR_FLOATS = 4
const TENSOR_INTEGERS = 5
const TENSOR_NAME = 8
const TENSOR_RAW = 9
const FLOAT32 = 1
const UINT8 = 2

export function toFloat32(model: Uint8Array): Uint8Array {
  return concatenate(
    fields(model).map((field) =>
      field.number === MODEL_GRAPH ? delimited(MODEL_GRAPH, rewriteGraph(field.bytes)) : write(field),
    ),
  )
}

function rewriteGraph(graph: Uint8Array): Uint8Array {
  const all = fields(graph)
  const nodes = all.filter((field) => field.number === GRAPH_NODE).map(readNode)
  const tensors = new Map(
    all
      .filter((field) => field.number === GRAPH_INITIALIZER)
      .map((field) => [tensorName(field.bytes), field]),
  )
  const plan = planMatMuls(nodes)
  const weights = new Map<string, Uint8Array>()
  for (const { quantized } of plan.replaced.values()) weights.set(quantized, dequantize(quantized, tensors))
  const kept = nodes
    .filter((node) => !plan.dropped.has(node.field))
    .map((node) => matMulOr(node, plan.replaced))
  // Scales and zero points of the replaced weights are used by nobody now.
  const used = new Set([
    ...weights.keys(),
    ...nodes.filter((node) => !plan.dropped.has(node.field)).flatMap((node) => node.inputs),
  ])
  const initializers = [...tensors]
    .filter(([name]) => used.has(name))
    .map(([name, field]) => delimited(GRAPH_INITIALIZER, weights.get(name) ?? field.bytes))
  const rest = all
    .filter((field) => field.number !== GRAPH_NODE && field.number !== GRAPH_INITIALIZER)
    .map(write)
  return concatenate([...kept, ...initializers, ...rest])
}

interface Replacement {
  readonly activation: string
  readonly quantized: string
}

/** Which final Mul becomes a MatMul (by its node field), and which nodes fall away. */
function planMatMuls(nodes: readonly Node[]): { replaced: Map<Field, Replacement>; dropped: Set<Field> } {
  const maker = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)))
  const consumerOf = (output: string): Node => nodes.find((node) => node.inputs.includes(output))!
  const replaced = new Map<Field, Replacement>()
  const dropped = new Set<Field>()
  for (const product of nodes.filter((node) => node.operator === 'MatMulInteger')) {
    const quantizer = maker.get(product.inputs[0]!)!
    const cast = consumerOf(product.outputs[0]!)
    const rescale = consumerOf(cast.outputs[0]!)
    const scales = maker.get(rescale.inputs.find((input) => input !== cast.outputs[0])!)!
    for (const node of [quantizer, product, cast, scales]) dropped.add(node.field)
    replaced.set(rescale.field, { activation: quantizer.inputs[0]!, quantized: product.inputs[1]! })
  }
  return { replaced, dropped }
}

function matMulOr(node: Node, replaced: ReadonlyMap<Field, Replacement>): Uint8Array {
  const found = replaced.get(node.field)
  if (found === undefined) return write(node.field)
  return delimited(
    GRAPH_NODE,
    concatenate([
      text(NODE_INPUT, found.activation),
      text(NODE_INPUT, found.quantized),
      text(NODE_OUTPUT, node.outputs[0]!),
      text(NODE_OPERATOR, 'MatMul'),
    ]),
  )
}

/** The tensor `name` (int8 or uint8, rows x columns) as float32 under the same name: (q - zero point) * scale. */
function dequantize(name: string, tensors: ReadonlyMap<string, Field>): Uint8Array {
  const tensor = fields(tensors.get(name)!.bytes)
  const stem = name.replace(/_quantized$/, '')
  const scales = scaleValues(tensors.get(`${stem}_scale`)!.bytes)
  const unsigned = number(tensor.find((field) => field.number === TENSOR_TYPE)!) === UINT8
  const signed = (bytes: Uint8Array): ArrayLike<number> =>
    unsigned ? bytes : new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  const zeros = signed(zeroPoints(tensors.get(`${stem}_zero_point`)!.bytes))
  const values = signed(part(tensors.get(name)!.bytes, TENSOR_RAW)!)
  const out = new Float32Array(values.length)
  for (let i = 0; i < out.length; i++) {
    const column = i % scales.length
    out[i] = (values[i]! - zeros[column]!) * scales[column]!
  }
  const dims = tensor.filter((field) => field.number === TENSOR_DIMS).map(write)
  return concatenate([
    ...dims,
    varint((TENSOR_TYPE << 3) | 0),
    varint(FLOAT32),
    text(TENSOR_NAME, name),
    delimited(TENSOR_RAW, new Uint8Array(out.buffer)),
  ])
}

function readNode(field: Field): Node {
  const parts = fields(field.bytes)
  const texts = (wanted: number): string[] =>
    parts.filter((part) => part.number === wanted).map((part) => new TextDecoder().decode(part.bytes))
  return {
    field,
    operator: texts(NODE_OPERATOR)[0] ?? '',
    inputs: texts(NODE_INPUT),
    outputs: texts(NODE_OUTPUT),
  }
}

function tensorName(tensor: Uint8Array): string {
  const field = fields(tensor).find((one) => one.number === TENSOR_NAME)
  return field === undefined ? '' : new TextDecoder().decode(field.bytes)
}

function part(tensor: Uint8Array, fieldNumber: number): Uint8Array | null {
  return fields(tensor).find((field) => field.number === fieldNumber)?.bytes ?? null
}

/** float32 values, stored raw or as packed floats: the same bytes either way. */
function scaleValues(tensor: Uint8Array): Float32Array {
  const bytes = part(tensor, TENSOR_RAW) ?? part(tensor, TENSOR_FLOATS)!
  return new Float32Array(new Uint8Array(bytes).buffer)
}

/** One byte each, stored raw or as packed varints, of which the low eight bits count. */
function zeroPoints(tensor: Uint8Array): Uint8Array {
  const stored = part(tensor, TENSOR_RAW)
  if (stored !== null) return stored
  const packed = part(tensor, TENSOR_INTEGERS)!
  const bytes: number[] = []
  for (let at = 0; at < packed.length;) {
    const next = readVarint(packed, at)[1]
    bytes.push((packed[at]! & 127) | (next - at > 1 ? (packed[at + 1]! & 1) << 7 : 0))
    at = next
  }
  return Uint8Array.from(bytes)
}

function fields(message: Uint8Array): Field[] {
  const found: Field[] = []
  for (let at = 0; at < message.length;) {
    const [tag, afterTag] = readVarint(message, at)
    const wire = tag & 7
    const [start, end] = payload(message, afterTag, wire)
    found.push({ number: tag >>> 3, wire, bytes: message.subarray(start, end) })
    at = end
  }
  return found
}

function payload(message: Uint8Array, at: number, wire: number): [number, number] {
  if (wire === 0) return [at, readVarint(message, at)[1]]
  if (wire === 1) return [at, at + 8]
  if (wire === 5) return [at, at + 4]
  const [length, start] = readVarint(message, at)
  return [start, start + length]
}

function readVarint(message: Uint8Array, from: number): [number, number] {
  let value = 0
  let scale = 1
  for (let at = from; ; at++, scale *= 128) {
    const byte = message[at]!
    value += (byte & 127) * scale
    if (byte < 128) return [value, at + 1]
  }
}

function number(field: Field): number {
  return readVarint(field.bytes, 0)[0]
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest])
    bytes.push((rest % 128) + 128)
  }
}

function delimited(fieldNumber: number, bytes: Uint8Array): Uint8Array {
  return concatenate([varint((fieldNumber << 3) | LENGTH_DELIMITED), varint(bytes.length), bytes])
}

function text(fieldNumber: number, value: string): Uint8Array {
  return delimited(fieldNumber, new TextEncoder().encode(value))
}

function write(field: Field): Uint8Array {
  if (field.wire === LENGTH_DELIMITED) return delimited(field.number, field.bytes)
  return concatenate([varint((field.number << 3) | field.wire), field.bytes])
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
