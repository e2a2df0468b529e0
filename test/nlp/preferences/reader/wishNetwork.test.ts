/** The network's inputs are made here as they were made for its training, and its int8 weights read as those before them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { readGazetteer } from '../../../../nlp/preferences/reader/gazetteer.ts'
import { hear } from '../../../../nlp/preferences/reader/hearing.ts'
import { inputs, openWishNetwork } from '../../../../nlp/preferences/reader/wishNetwork.ts'
import type { WishNetwork } from '../../../../nlp/preferences/reader/wishNetwork.ts'
import { readWordPieces } from '../../../../nlp/network/wordPieces.ts'

const NLP = new URL('../../../../nlp/', import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, NLP), 'utf8'))

interface Reference {
  readonly message: string
  readonly ids: readonly number[]
  readonly first: readonly number[]
  readonly features: readonly (readonly number[])[]
  readonly tags: readonly string[]
}

const references = read('preferences/reader/model/reference.json') as readonly Reference[]
const names = read('preferences/reader/model/reader.json') as { gazetteer: string[] }
const pieces = readWordPieces(new URL('encoder/model/tokenizer.json', NLP))
const gazetteer = readGazetteer(names.gazetteer)

describe('what the network is given', () => {
  it.each(references)('$message', ({ message, ids, first, features }) => {
    const given = inputs(message, pieces, gazetteer, names.gazetteer.length)
    expect(given.ids).toEqual(ids)
    expect(given.first).toEqual(first)
    expect([...given.features]).toEqual(features.flat())
  })
})

describe('what it reads', () => {
  let network: WishNetwork
  beforeAll(async () => {
    network = await openWishNetwork()
  })
  afterAll(() => network.close())

  it('is nearly always what it read before its weights were made int8', async () => {
    let same = 0
    let all = 0
    for (const { message, tags } of references) {
      const { words, tags: chances } = await network.read(message)
      const width = network.tagNames.length
      for (const [i] of words.entries()) {
        const row = [...chances.subarray(i * width, (i + 1) * width)]
        same += Number(network.tagNames[row.indexOf(Math.max(...row))] === tags[i])
        all += 1
      }
    }
    expect(same / all).toBeGreaterThan(0.95)
  })

  it('is nothing for nothing, and something for anything', async () => {
    expect(await hear('', network)).toMatchObject({ wishes: [] })
    for (const message of ['   ', '😀😀', 'a '.repeat(2000), '，。！', '\u0000', '1'.repeat(500)]) {
      await expect(hear(message, network)).resolves.toBeDefined()
    }
  })

  it.each([
    [
      'a red leather bag under 80 dollars',
      ['colour = red', 'material = leather', 'category = bag', 'price <= 80 usd'],
    ],
    ['boots, anything but black', ['category = boot', '- colour = black']],
    ['两百以内的蓝色背包', ['price <= 200', 'colour = 蓝色', 'category = 背包']],
    ['不要皮的', ['- material = 皮']],
  ])('%s', async (message, wanted) => {
    const { wishes } = await hear(message, network)
    const said = wishes.map(
      ({ slot, operator, value, unit, refused }) =>
        `${refused ? '- ' : ''}${slot} ${operator} ${value}${unit === null ? '' : ` ${unit}`}`,
    )
    expect(said.sort()).toEqual([...wanted].sort())
  })
})
