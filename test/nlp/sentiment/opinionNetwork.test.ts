/** The network's input is made here as it was made for its training, and its int8 weights judge as those before them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { readWordPieces } from '../../../nlp/network/wordPieces.ts'
import { idsOf, openOpinionNetwork, OPINIONS } from '../../../nlp/sentiment/opinionNetwork.ts'
import type { OpinionNetwork } from '../../../nlp/sentiment/opinionNetwork.ts'

const NLP = new URL('../../../nlp/', import.meta.url)
const SENTENCES = new URL('training/opinions/sentences/', NLP)

interface Reference {
  readonly text: string
  readonly ids: readonly number[]
  readonly chances: readonly number[]
}

const references = JSON.parse(
  readFileSync(new URL('sentiment/model/reference.json', NLP), 'utf8'),
) as readonly Reference[]
const pieces = readWordPieces(new URL('encoder/model/tokenizer.json', NLP))

describe('the network of opinions', () => {
  let network: OpinionNetwork
  beforeAll(async () => {
    network = await openOpinionNetwork()
  })
  afterAll(() => network.close())

  it.each(references)('$text', async ({ text, ids, chances }) => {
    expect(idsOf(text, pieces)).toEqual(ids)
    const read = await network.read(text)
    for (const [i, opinion] of OPINIONS.entries()) {
      expect(Math.abs(read.chances[opinion] - chances[i]!)).toBeLessThan(0.15)
    }
  })

  it('reads anything', async () => {
    for (const text of ['', ' ', '\u0000', '😀', 'a'.repeat(20_000), '好'.repeat(5000)]) {
      const { chances } = await network.read(text)
      expect(Object.values(chances).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4)
    }
  })

  it('says which files do not belong together', async () => {
    await expect(openOpinionNetwork(new URL('preferences/reader/model/', NLP))).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
    })
  })
})

describe('the labelled sentences', () => {
  const lines = readdirSync(SENTENCES).flatMap((file) =>
    readFileSync(new URL(file, SENTENCES), 'utf8').split('\n').filter(Boolean),
  )

  it('have a label that there is, aspects with a side, and a text', () => {
    const isLine = (line: string): boolean =>
      /^(?:positive|negative|mixed|neutral)\t(?:[a-z]+[+-](?:;[a-z]+[+-])*)?\t\S.*$/u.test(line)
    expect(lines.filter((line) => !isLine(line))).toEqual([])
  })

  it('say nothing twice', () => {
    const texts = lines.map((line) => line.split('\t')[2]!.toLowerCase())
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([])
  })
})
