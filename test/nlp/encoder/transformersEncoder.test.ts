/** What createTransformersEncoder does with models that are wrong, and with prefixes. Reads real model files. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { cpSync, existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
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

  it('refuses a model of another dimension than is wanted', async () => {
    await expect(createTransformersEncoder({ ...BUNDLED_ENCODER, dimension: 384 })).rejects.toMatchObject({
      code: 'ENCODER_UNAVAILABLE',
      message: 'The encoder aisle-early cannot be used: its vectors have 256 numbers, 384 are wanted',
    })
  })

  it('says the same from a worker', async () => {
    await expect(createWorkerEncoder({ ...BUNDLED_ENCODER, dimension: 384 })).rejects.toMatchObject({
      message: 'The encoder aisle-early cannot be used: its vectors have 256 numbers, 384 are wanted',
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
