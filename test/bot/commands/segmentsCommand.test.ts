/** `npm run segments` in a process of its own, on real files; the text about one shopper is tested as the function it is. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { membershipText } from '../../../bot/commands/segmentTable.ts'
import type { ProductId, ShopperId } from '../../../data/types/ids.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import { trainCollaborative } from '../../../recommender/collaborative/collaborative.ts'
import { writeModels } from '../../../recommender/rank/modelFiles.ts'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { catalogueFacts } from '../../../recommender/segments/catalogueFacts.ts'
import { knownOf } from '../../../recommender/segments/evidence.ts'
import { DEMAND, inputOf, pastOf, PRODUCTS, segmentsIn } from '../../recommender/segments/handMade.ts'
import { runCommand } from '../../support/runCommand.ts'
import { NO_INSIGHTS } from '../../../recommender/rank/models.ts'

const past = pastOf(120, (i) => (i < 50 ? 0 : i < 90 ? 1 : 2))
const segmentation = segmentsIn(past)!
const facts = catalogueFacts(PRODUCTS, DEMAND)

let dataDir = ''
beforeAll(async () => (dataDir = await mkdtemp(join(tmpdir(), 'aisle-segments-'))))
afterAll(() => rm(dataDir, { recursive: true }))

const segments = (...args: string[]) => runCommand('segments', args, { AISLE_DATA_DIR: dataDir })

describe('npm run segments', () => {
  it('says that there are none before anything was learned', async () => {
    const { code, out } = await segments()
    expect([code, out]).toEqual([0, expect.stringContaining('nothing was learned yet')])
  }, 60_000)

  it('tells the segments of the models in use, in either language', async () => {
    const { events } = inputOf(past)
    await writeModels(
      dataDir,
      {
        ...{ version: '1', linear: null, mlp: null, ...NO_INSIGHTS, segments: segmentation },
        collaborative: await trainCollaborative(events, Date.UTC(2026, 0, 1), seededRandom(1)),
      },
      {
        ...{ createdAt: '2026-01-01T00:00:00.000Z', seed: 1, report: null, network: 'none', verdict: null },
        events: { count: past.length, from: null, until: null },
        encoder: { id: 'by hand', checksum: '' },
      },
    )
    const english = await segments()
    expect(english.code).toBe(0)
    expect(english.out).toMatch(/^120 shoppers with a past, 3 segments: silhouette 0\.\d\d/)
    expect(english.out).toMatch(/^ +50 +42% +-\d+% +(0\.9\d|1\.00) +Mugs/m)
    expect(english.out).toMatch(/buys Mugs \d\d%/)
    expect((await segments('--language', 'zh')).out).toMatch(/^ +50 +42% .*马克杯/m)
  }, 60_000)

  it('knows two languages', async () => {
    const { code, errors } = await segments('--language', 'fr')
    expect([code, errors]).toEqual([2, expect.stringContaining('--language is en or zh')])
  }, 60_000)
})

describe('the text about one shopper', () => {
  const stranger = emptyProfile('new' as ShopperId, new Date(0))

  it('puts the likeliest segment first and says what speaks for it', () => {
    const tents = Array.from({ length: 8 }, (_, i) => `p${40 + i}` as ProductId)
    const text = membershipText(knownOf({ ...stranger, bought: tents }, facts), segmentation, 'en')
    expect(text).toMatch(/^ *\d+%  Tents/)
    expect(text).toMatch(/^ {2}\d+\.\d\d {2}Tents: 100%$/m)
  })

  it('says that nothing is known of a stranger but the sizes of the segments', () => {
    const text = membershipText(knownOf(stranger, facts), segmentation, 'en')
    const shares = [...text.matchAll(/^ *(\d+)%/gmu)].map(([, share]) => Number(share))
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(98)
    expect(text).toContain('nothing but how large it is')
  })
})
