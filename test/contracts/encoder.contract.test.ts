/** The contract of the Encoder port, run on the real bundled model: in this thread and in a worker thread. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Encoder } from '../../data/types/ports.ts'
import { BUNDLED_ENCODER, createBundledEncoder } from '../../nlp/encoder/bundledEncoder.ts'
import { createWorkerEncoder } from '../../nlp/encoder/workerEncoder.ts'

const IMPLEMENTATIONS: readonly (readonly [string, () => Promise<Encoder>])[] = [
  ['the bundled encoder (real model file)', createBundledEncoder],
  ['the encoder in a worker thread (real model file)', () => createWorkerEncoder(BUNDLED_ENCODER)],
]

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0)

describe.each(IMPLEMENTATIONS)('%s', (_, create) => {
  let encoder: Encoder
  const encodeOne = async (text: string): Promise<Float32Array> => (await encoder.encode([text], 'query'))[0]!

  beforeAll(async () => {
    encoder = await create()
  })
  afterAll(() => encoder.close())

  it('says which model it is', () => {
    const hash = createHash('sha256')
    for (const file of ['onnx/model_quantized.onnx', 'tokenizer.json']) {
      hash.update(readFileSync(new URL(`../../nlp/encoder/model/${file}`, import.meta.url)))
    }
    expect(encoder.checksum).toBe(hash.digest('hex'))
    expect(encoder.id).toBe('aisle-1')
    expect(encoder.dimension).toBe(320)
  })

  it('gives one unit vector a text, in order', async () => {
    const vectors = await encoder.encode(['red shoes', 'a green tent', '红色的鞋'], 'product')
    expect(vectors).toHaveLength(3)
    for (const vector of vectors) {
      expect(vector).toBeInstanceOf(Float32Array)
      expect(vector).toHaveLength(320)
      expect(dot(vector, vector)).toBeCloseTo(1, 5)
    }
    expect(vectors[1]).toEqual((await encoder.encode(['a green tent'], 'product'))[0])
  })

  it('gives nothing for no texts', async () => {
    expect(await encoder.encode([], 'query')).toEqual([])
  })

  it('gives the same text the same vector whatever stands beside it', async () => {
    const alone = await encodeOne('a light tent for two')
    const long = 'a very long description of something else entirely, with many words '.repeat(8)
    const [, beside] = await encoder.encode([long, 'a light tent for two', '手机'], 'query')
    expect(beside).toEqual(alone)
  })

  it('keeps its answers when a caller changes a vector that it was given', async () => {
    const first = await encodeOne('blue kettle')
    const copy = first.slice()
    first.fill(0)
    expect(await encodeOne('blue kettle')).toEqual(copy)
  })

  it('puts what means the same nearer than what does not, across languages', async () => {
    const [jacket, coat, zh, phone] = await encoder.encode(
      ['waterproof jacket', 'rain coat', '防水夹克', 'phone charger'],
      'query',
    )
    expect(dot(jacket!, coat!)).toBeGreaterThan(dot(jacket!, phone!) + 0.2)
    expect(dot(jacket!, zh!)).toBeGreaterThan(dot(jacket!, phone!) + 0.2)
  })

  it.each([
    ['empty', ''],
    ['white space', ' \n\t '],
    ['emoji', '🧥🎉👍🏽'],
    ['control characters', '\u0000\u0007\u001b[31m'],
    ['half a surrogate pair', '\ud83d'],
    ['10,000 characters', 'waterproof '.repeat(910)],
    ['10,000 characters without a space', 'x'.repeat(10_000)],
    ['10,000 Chinese characters', '防水夹克'.repeat(2500)],
  ])('gives a unit vector for %s', async (_name, text) => {
    const vector = await encodeOne(text)
    expect(vector).toHaveLength(320)
    expect(dot(vector, vector)).toBeCloseTo(1, 5)
  })

  it('answers callers who ask at the same time', async () => {
    const texts = Array.from({ length: 20 }, (_one, i) => `backpack of ${i} litres`)
    const together = await Promise.all(texts.map(encodeOne))
    for (const [i, text] of texts.entries()) expect(together[i]).toEqual(await encodeOne(text))
  })

  it('gives the vectors of the other implementation', async () => {
    const other = await createBundledEncoder()
    expect(await encodeOne('steel bottle, half a litre')).toEqual(
      (await other.encode(['steel bottle, half a litre'], 'query'))[0],
    )
    await other.close()
  })

  it('refuses to encode after it was closed, and can be closed twice', async () => {
    const closing = await create()
    await closing.close()
    await closing.close()
    await expect(closing.encode(['x'], 'query')).rejects.toMatchObject({ code: 'ENCODER_UNAVAILABLE' })
  })
})
