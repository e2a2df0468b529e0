/** Learning as a job: a real worker, real files in a temporary folder, a small shop. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { learn, loadModels } from '../../../bot/jobs/learn.ts'
import type { LearnOptions } from '../../../bot/jobs/learn.ts'
import type { Encoder } from '../../../data/types/ports.ts'
import { versionsOf } from '../../../recommender/rank/modelFiles.ts'
import { SMALL_PRODUCTS, smallPast } from '../../recommender/rank/smallPast.ts'
import { atDegrees, smallSnapshot } from '../../recommender/retrieve/smallSnapshot.ts'

const snapshot = await smallSnapshot(
  SMALL_PRODUCTS,
  SMALL_PRODUCTS.map((_, i) => 9 * i),
)
const encoder: Encoder = {
  id: 'by hand',
  checksum: 'none',
  dimension: 2,
  encode: (texts) => Promise.resolve(texts.map((text) => atDegrees(text.length * 10))),
  close: () => Promise.resolve(),
}

let dataDir = ''
const said: string[] = []
beforeAll(async () => (dataDir = await mkdtemp(join(tmpdir(), 'aisle-learn-'))))
afterAll(() => rm(dataDir, { recursive: true }))

function optionsOf(sessions: number, day: number): LearnOptions {
  return {
    events: {
      async *interactions() {
        yield await Promise.resolve(smallPast(sessions, 40))
      },
    },
    ...{ snapshot, encoder, dataDir, seed: 1 },
    now: new Date(Date.UTC(2026, 0, day)),
    log: (message) => said.push(message),
  }
}

describe('learning', () => {
  it('keeps what it learned with a manifest, and it is loaded again', async () => {
    const fractions: number[] = []
    const models = await learn({ ...optionsOf(1600, 1), onProgress: (fraction) => fractions.push(fraction) })
    expect(models.version).toBe('20260101T000000000Z')
    expect(models.linear).not.toBeNull()
    expect(await loadModels(dataDir, (message) => said.push(message))).toEqual(models)
    expect(fractions.at(-1)).toBe(1)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(said.at(-1)).toMatch(/from 4800 events: NDCG@10 on held-out sessions 0\.\d+/)
  })

  it('makes do with the collaborative part of a shop that has just opened', async () => {
    const models = await learn(optionsOf(3, 2))
    expect(models.collaborative.popularity.purchases.reduce((sum, one) => sum + one, 0)).toBe(3)
    expect(await versionsOf(dataDir)).toHaveLength(2)
  })

  it('says that files are damaged, and learns anew', async () => {
    await writeFile(join(dataDir, 'models', '20260102T000000000Z', 'models.bin'), 'no numbers')
    const before = said.length
    expect(await loadModels(dataDir, (message) => said.push(message))).toBeNull()
    expect(said[before]).toMatch(/checksum differs; models will be learned anew/)
    const models = await learn(optionsOf(3, 3))
    expect((await loadModels(dataDir, () => undefined))?.version).toBe(models.version)
  })
})
