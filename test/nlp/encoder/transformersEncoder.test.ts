/** What createTransformersEncoder does with models that are wrong, and with prefixes. Reads real model files. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BUNDLED_ENCODER } from '../../../nlp/encoder/bundledEncoder.ts'
import { createTransformersEncoder } from '../../../nlp/encoder/transformersEncoder.ts'
import { createWorkerEncoder } from '../../../nlp/encoder/workerEncoder.ts'

describe('an encoder from a folder (real model file)', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'encoder-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** A copy of the bundled model to break. */
  const copy = (name: string): string => {
    const model = join(folder, name)
    cpSync(BUNDLED_ENCODER.model, model, { recursive: true })
    return model
  }

  it('says that the folder has no weights', async () => {
    await expect(createTransformersEncoder({ model: join(folder, 'nothing') })).rejects.toThrow(
      /cannot be used: the folder has no onnx file of precision q8/,
    )
  })

  it('says so when the weights are cut off', async () => {
    const model = copy('cut')
    truncateSync(join(model, 'onnx/model_quantized.onnx'), 100_000)
    await expect(createTransformersEncoder({ model })).rejects.toMatchObject({ code: 'ENCODER_UNAVAILABLE' })
  })

  it('says so when the weights are not a model', async () => {
    const model = copy('text')
    writeFileSync(join(model, 'onnx/model_quantized.onnx'), 'hello')
    await expect(createTransformersEncoder({ model })).rejects.toMatchObject({ code: 'ENCODER_UNAVAILABLE' })
  })

  it('says so when the tokenizer is missing', async () => {
    const model = copy('mute')
    rmSync(join(model, 'tokenizer.json'))
    await expect(createTransformersEncoder({ model })).rejects.toMatchObject({ code: 'ENCODER_UNAVAILABLE' })
  })

  it('says so when weights or tokenizer are not those that were made together', async () => {
    const model = copy('mixed')
    const file = join(model, 'tokenizer.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"shoes"', '"shoez"'))
    await expect(createTransformersEncoder({ model })).rejects.toThrow(
      /cannot be used: tokenizer.json is not the one that it was made with/,
    )
  })

  it('says so when the tokenizer has more tokens than the network', async () => {
    const model = copy('foreign')
    rmSync(join(model, 'manifest.json'))
    const file = join(model, 'config.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"vocab_size": 20000', '"vocab_size": 15000'))
    await expect(createTransformersEncoder({ model })).rejects.toThrow(
      /its tokenizer has 20000 tokens and the network 15000: they belong to two models/,
    )
  })

  it('has another checksum when the tokenizer is another, so that an index is made again', async () => {
    const model = copy('renamed')
    rmSync(join(model, 'manifest.json'))
    const before = await createTransformersEncoder({ model })
    const file = join(model, 'tokenizer.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"shoes"', '"shoez"'))
    const after = await createTransformersEncoder({ model })
    expect(after.checksum).not.toBe(before.checksum)
    await Promise.all([before.close(), after.close()])
  })

  it('gives the vectors of the network that was trained, but for what int8 costs', async () => {
    const file = readFileSync(join(BUNDLED_ENCODER.model, 'reference.json'), 'utf8')
    const { texts, vectors } = JSON.parse(file) as { texts: string[]; vectors: string }
    const wanted = Buffer.from(vectors, 'base64')
    const encoder = await createTransformersEncoder(BUNDLED_ENCODER)
    for (const [row, vector] of (await encoder.encode(texts, 'query')).entries()) {
      const cosine = vector.reduce(
        (sum, value, i) => sum + value * wanted.readFloatLE(4 * (row * vector.length + i)),
        0,
      )
      expect(cosine).toBeGreaterThan(0.985)
    }
    await encoder.close()
  })

  it('says when a text was cut, each time', async () => {
    const cuts: number[] = []
    const encoder = await createTransformersEncoder(BUNDLED_ENCODER, (_text, tokens) => cuts.push(tokens))
    await encoder.encode(['a tent', 'tent '.repeat(200), 'tent '.repeat(200)], 'query')
    expect(cuts).toEqual([128, 128])
    await encoder.close()
  })

  it('refuses what is not text', async () => {
    const encoder = await createTransformersEncoder(BUNDLED_ENCODER)
    await expect(encoder.encode(['a tent', 5 as unknown as string], 'query')).rejects.toMatchObject({
      code: 'TEXT_INVALID',
      message: 'The text cannot be read: a string is wanted, number 2 is of type number',
    })
    await encoder.close()
  })

  it('refuses a model of another dimension than is wanted', async () => {
    await expect(createTransformersEncoder({ ...BUNDLED_ENCODER, dimension: 384 })).rejects.toMatchObject({
      code: 'ENCODER_UNAVAILABLE',
      message: 'The encoder aisle-1 cannot be used: its vectors have 320 numbers, 384 are wanted',
    })
  })

  it('says the same from a worker', async () => {
    await expect(createWorkerEncoder({ ...BUNDLED_ENCODER, dimension: 384 })).rejects.toMatchObject({
      message: 'The encoder aisle-1 cannot be used: its vectors have 320 numbers, 384 are wanted',
    })
  })

  it('puts the prefix of its kind before a text', async () => {
    const plain = await createTransformersEncoder({ model: BUNDLED_ENCODER.model })
    const prefixed = await createTransformersEncoder({
      model: BUNDLED_ENCODER.model,
      queryPrefix: 'query: ',
      productPrefix: 'passage: ',
    })
    expect(await prefixed.encode(['tent'], 'query')).toEqual(await plain.encode(['query: tent'], 'query'))
    expect(await prefixed.encode(['tent'], 'product')).toEqual(
      await plain.encode(['passage: tent'], 'product'),
    )
    await Promise.all([plain.close(), prefixed.close()])
  })

  const other = fileURLToPath(new URL('../../../../shared/models/minilm-l6', import.meta.url))
  const itOther = existsSync(other) ? it : it.skip
  itOther('takes another model by path (skipped without ../shared/models/minilm-l6)', async () => {
    const encoder = await createTransformersEncoder({ model: other })
    expect(encoder.dimension).toBe(384)
    expect((await encoder.encode(['a tent'], 'query'))[0]).toHaveLength(384)
    await encoder.close()
  })
})
