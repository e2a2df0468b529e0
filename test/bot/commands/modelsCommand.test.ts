/** `npm run models` in a process of its own, on real files. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { trainCollaborative } from '../../../recommender/collaborative/collaborative.ts'
import { eventColumns } from '../../../recommender/collaborative/eventColumns.ts'
import { HAND_WEIGHTS } from '../../../recommender/rank/linearScore.ts'
import { readModels, writeModels } from '../../../recommender/rank/modelFiles.ts'
import type { Verdict } from '../../../recommender/rank/chooseVersion.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { SMALL_PRODUCTS, smallPast } from '../../recommender/rank/smallPast.ts'
import { runCommand } from '../../support/runCommand.ts'
import { NO_INSIGHTS } from '../../../recommender/rank/models.ts'

let dataDir = ''
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aisle-versions-'))
  const events = eventColumns(
    smallPast(50, 10),
    SMALL_PRODUCTS.map(({ id }) => id),
  )
  const collaborative = await trainCollaborative(events, Date.UTC(2026, 0, 1), seededRandom(1))
  const worse: Verdict = {
    ...{ used: false, reason: 'worse', against: '20260102T000000000Z' },
    comparison: {
      ...{ sessions: 300, shoppers: 200, champion: 0.5, challenger: 0.25 },
      ...{ lift: -0.5, interval: [-0.6, -0.4], p: 0.001 },
    },
  }
  const verdicts = { '20260101T000000000Z': null, '20260102T000000000Z': null, '20260103T000000000Z': worse }
  for (const [version, verdict] of Object.entries(verdicts)) {
    await writeModels(
      dataDir,
      { version, collaborative, linear: HAND_WEIGHTS, mlp: null, ...NO_INSIGHTS },
      {
        ...{ createdAt: '2026-01-01T00:00:00.000Z', seed: 1, report: null, network: 'none', verdict },
        events: { count: 150, from: null, until: '2026-01-01T00:00:00.000Z' },
        encoder: { id: 'by hand', checksum: '' },
      },
    )
  }
})
afterAll(() => rm(dataDir, { recursive: true }))

const models = (...args: string[]) => runCommand('models', args, { AISLE_DATA_DIR: dataDir })

describe('npm run models', () => {
  it('lists the versions and goes back to the one before', async () => {
    const listed = await models()
    expect(listed.code).toBe(0)
    expect(listed.out).toMatch(/^ +20260101T000000000Z +150 +2026-01-01 +none/m)
    expect(listed.out).toMatch(/^\* +20260102T000000000Z/m)
    expect(listed.out).toMatch(/^ +20260103T.* not used: worse, 0\.2500 against 0\.5000, p 0\.0010$/m)
    const back = await models('--use', '20260101T000000000Z')
    expect(back.out).toMatch(/^\* +20260101T000000000Z/m)
    expect((await readModels(dataDir))?.version).toBe('20260101T000000000Z')
  }, 60_000)

  it('takes one that was not used when it was made', async () => {
    const taken = await models('--use', '20260103T000000000Z')
    expect(taken.out).toMatch(/^\* +20260103T/m)
    await models('--use', '20260101T000000000Z')
  }, 60_000)

  it('puts nothing into use that is not there or is damaged', async () => {
    const gone = await models('--use', '../../etc')
    expect([gone.code, gone.errors]).toEqual([2, expect.stringContaining('there is no version ../../etc')])
    await writeFile(join(dataDir, 'models', '20260102T000000000Z', 'models.bin'), 'broken')
    const damaged = await models('--use', '20260102T000000000Z')
    expect([damaged.code, damaged.errors]).toEqual([1, expect.stringContaining('20260102T000000000Z')])
    expect((await readModels(dataDir))?.version).toBe('20260101T000000000Z')
  }, 60_000)
})
