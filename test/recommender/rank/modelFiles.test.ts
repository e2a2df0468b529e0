/** Models on disk (real files in a temporary folder). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventColumns } from '../../../recommender/collaborative/eventColumns.ts'
import { trainCollaborative } from '../../../recommender/collaborative/collaborative.ts'
import type { ProductId } from '../../../data/types/ids.ts'
import { NEED_WEIGHTS } from '../../../recommender/nextNeed/needModel.ts'
import type { Needs } from '../../../recommender/nextNeed/needs.ts'
import { HAND_WEIGHTS } from '../../../recommender/rank/linearScore.ts'
import { readModels, useVersion, versionsOf, writeModels } from '../../../recommender/rank/modelFiles.ts'
import type { ModelOrigin } from '../../../recommender/rank/modelFiles.ts'
import { NO_INSIGHTS } from '../../../recommender/rank/models.ts'
import type { Models } from '../../../recommender/rank/models.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'
import type { Segmentation } from '../../../recommender/segments/segmentation.ts'
import { SMALL_PRODUCTS, smallPast } from './smallPast.ts'

const events = eventColumns(
  smallPast(50, 10),
  SMALL_PRODUCTS.map(({ id }) => id),
)
const models: Models = {
  version: '1',
  collaborative: await trainCollaborative(events, Date.UTC(2026, 0, 1), seededRandom(1)),
  linear: HAND_WEIGHTS,
  mlp: null,
  ...NO_INSIGHTS,
}
const needs: Needs = {
  ...{ stretch: 0.2, orders: null, timing: null, weights: NEED_WEIGHTS },
  products: {
    ['p1' as ProductId]: { returns: 0.6, center: 3.4, spread: 0.25, shoppers: 20, repeats: 31 },
  },
}
const ONE_SEGMENT: Segmentation = {
  ...{ sampled: 20, known: 20, columns: [], axes: [], spread: 1, silhouette: null, stability: null },
  segments: [
    {
      ...{ name: [], traits: [], shoppers: 20, share: 1, stability: null, bought: [], centre: [] },
      prior: { tastes: { colour: { red: 0.5 } }, priceLevel: -0.1, categoryShares: { mugs: 1 } },
    },
  ],
}
const origin: ModelOrigin = {
  createdAt: '2026-01-01T00:00:00.000Z',
  seed: 1,
  events: { count: 150, from: null, until: null },
  encoder: { id: 'by hand', checksum: '' },
  report: null,
  network: 'none',
  verdict: null,
}

let dataDir = ''
beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), 'aisle-models-'))))
afterEach(() => rm(dataDir, { recursive: true }))

describe('models on disk', () => {
  it('are read back as they were written', async () => {
    await writeModels(dataDir, models, origin)
    expect(await readModels(dataDir)).toEqual(models)
  })

  it('are read back with what else was learned, and refused when that was changed', async () => {
    await writeModels(dataDir, { ...models, needs }, origin)
    expect((await readModels(dataDir))?.needs).toEqual(needs)
    const path = join(dataDir, 'models', '1', 'insights.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('0.6', '0.9'))
    await expect(readModels(dataDir)).rejects.toThrow('checksum of insights.json differs')
  })

  it('are none before the first are written', async () => {
    expect(await readModels(dataDir)).toBeNull()
  })

  it('keep the newest three versions, and go back to an earlier one', async () => {
    for (const version of ['1', '2', '3', '4']) await writeModels(dataDir, { ...models, version }, origin)
    expect(await versionsOf(dataDir)).toEqual(['2', '3', '4'])
    await useVersion(dataDir, '2')
    expect((await readModels(dataDir))?.version).toBe('2')
  })

  it('leave nothing half-written beside them', async () => {
    await writeModels(dataDir, models, origin)
    expect((await readdir(join(dataDir, 'models'))).sort()).toEqual(['1', 'current'])
  })

  it('are refused when a single bit differs', async () => {
    await writeModels(dataDir, models, origin)
    const path = join(dataDir, 'models', '1', 'models.bin')
    const bytes = await readFile(path)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    await writeFile(path, bytes)
    await expect(readModels(dataDir)).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' })
  })

  it('keep the segments of shoppers', async () => {
    const withSegments = { ...models, segments: ONE_SEGMENT }
    await writeModels(dataDir, withSegments, origin)
    expect(await readModels(dataDir)).toEqual(withSegments)
  })

  it('are refused when they were made for other features', async () => {
    await writeModels(dataDir, models, origin)
    const path = join(dataDir, 'models', '1', 'manifest.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"lexical"', '"magic"'))
    await expect(readModels(dataDir)).rejects.toThrow('made for other features')
  })
})
