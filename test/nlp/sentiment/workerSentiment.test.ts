/** The real model in a real worker. */
import { afterAll, describe, expect, it } from '@jest/globals'
import { BUNDLED_ENCODER } from '../../../nlp/encoder/bundledEncoder.ts'
import { createWorkerSentiment } from '../../../nlp/sentiment/workerSentiment.ts'

const reader = createWorkerSentiment(BUNDLED_ENCODER)
afterAll(() => reader.close())

describe('opinions read in a worker', () => {
  it('come in the order of the texts, several callers at once', async () => {
    const [first, second] = await Promise.all([
      reader.read(['The zip broke after a week.', 'I love it, fits perfectly!']),
      reader.read(['声音很好，但是电池不耐用']),
    ])
    expect(first.map(({ opinion }) => opinion)).toEqual(['negative', 'positive'])
    const aspects = second[0]!.aspects.map(({ aspect, opinion }) => `${aspect} ${opinion}`)
    expect(aspects).toEqual(expect.arrayContaining(['sound positive', 'battery negative']))
    expect(await reader.read([])).toEqual([])
  }, 60_000)

  it('say what is wrong when the model is not there, and after closing', async () => {
    const lost = createWorkerSentiment({ ...BUNDLED_ENCODER, model: '/nowhere/at/all' })
    await expect(lost.read(['x'])).rejects.toMatchObject({ code: 'ENCODER_UNAVAILABLE' })
    await lost.close()
    await expect(lost.read(['x'])).rejects.toMatchObject({ code: 'ENCODER_UNAVAILABLE' })
  }, 60_000)
})
