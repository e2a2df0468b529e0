/** `npm run evaluate` in a process of its own. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { runCommand } from '../../support/runCommand.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aisle-evaluate-'))
  // two crowds: users u0..u59 chose six of their crowd's eight items, a seventh is held back
  const pairs = Array.from({ length: 60 }, (_, user) =>
    Array.from(
      { length: 7 },
      (_one, i) => [`u${user}`, `${user % 2 === 0 ? 'a' : 'b'}${(user + 3 * i) % 8}`] as const,
    ),
  )
  const line = ([user, item]: readonly [string, string], at: number): string =>
    `${user},${item},5,${1_600_000_000 + at}`
  const train = pairs.flatMap((row) => row.slice(0, 6).map(line))
  await writeFile(join(folder, 'train.csv'), `user_id,item_id,rating,timestamp\n${train.join('\n')}\n`)
  await writeFile(join(folder, 'test.tsv.gz'), gzipSync(pairs.map((row) => row[6]!.join('\t')).join('\n')))
  await writeFile(join(folder, 'broken.csv'), 'user,item,time\nann,tea,1\nbob,,2\n')
  await writeFile(join(folder, 'undated.csv'), 'user,item,time\nann,tea,2026-05-01\nbob,tea,\n')
  await writeFile(join(folder, 'nobody.csv'), 'product,stars\ntea,5\n')
})
afterAll(() => rm(folder, { recursive: true }))

const evaluate = (...args: string[]) => runCommand('evaluate', args)
const files = (): string[] => ['--train', join(folder, 'train.csv'), '--test', join(folder, 'test.tsv.gz')]

describe('npm run evaluate', () => {
  it('prints a table and writes a page', async () => {
    const report = join(folder, 'page.html')
    const { code, out } = await evaluate(
      ...files(),
      ...['--protocol', 'leave-one-out', '--model', 'popularity, rp3beta,next-item', '--report', report],
    )
    expect(code).toBe(0)
    const [head, ...rows] = out.split('\n')
    expect(head).toMatch(/^model +valid\. +HR@10 +NDCG@10/)
    expect(rows.slice(0, 3).map((row) => row.split(' ')[0])).toEqual(['popularity', 'rp3beta', 'next-item'])
    expect(await readFile(report, 'utf8')).toContain('<svg')
  }, 60_000)

  it('judges on little without pretending to choose settings or to learn a network', async () => {
    await writeFile(join(folder, 'few.csv'), 'ann,tea\nann,mug\nbob,tea\n')
    await writeFile(join(folder, 'held.csv'), 'bob,mug\n')
    const report = join(folder, 'few.html')
    const { code, errors, out } = await evaluate(
      ...['--train', join(folder, 'few.csv'), '--test', join(folder, 'held.csv'), '--protocol', 'full'],
      ...['--report', report],
    )
    expect(code).toBe(0)
    expect(errors).toMatch(/too few to choose on/)
    expect(errors).toMatch(/joined is left out/)
    expect(out).not.toMatch(/NaN/)
    expect(await readFile(report, 'utf8')).not.toMatch(/NaN/)
  }, 60_000)

  it('splits one file by time', async () => {
    const report = join(folder, 'later.html')
    const { code, errors, out } = await evaluate(
      ...['--train', join(folder, 'train.csv'), '--protocol', 'time-split', '--split', '0.7'],
      ...['--model', 'popularity,popularity-decayed', '--report', report],
    )
    expect(code).toBe(0)
    // six moments, one for each of a user's six items
    expect(errors).toContain(
      'split at 2020-09-13T12:26:44.000Z: 240 interactions before, 120 since; 0 of 60 shoppers are new',
    )
    expect(out).toMatch(/popularity-decayed +\d/)
    expect(await readFile(report, 'utf8')).toContain('protocol time-split')
  }, 60_000)

  it('says what is wrong with a file and with the arguments', async () => {
    const at = (name: string): string => join(folder, name)
    const later = (name: string): string[] => ['--train', at(name), '--protocol', 'time-split']
    const cases: (readonly [args: string[], says: RegExp])[] = [
      [['--protocol', 'full'], /--train and --test/],
      [[...files(), '--protocol', 'half'], /leave-one-out, full/],
      [[...files(), '--protocol', 'full', '--model', 'magic'], /there is no model magic/],
      [[...files(), '--protocol', 'full', '--model', 'content'], /content needs --attributes/],
      [['--train', at('broken.csv'), '--test', at('train.csv'), '--protocol', 'full'], /line 3 has no item/],
      [
        ['--train', at('nobody.csv'), '--test', at('train.csv'), '--protocol', 'full'],
        /no column for the user/,
      ],
      [['--train', at('gone.csv'), '--test', at('train.csv'), '--protocol', 'full'], /there is no such file/],
      [['--train', at('train.csv'), '--test', at('train.csv'), '--protocol', 'full'], /nothing to judge/],
      [[...files(), '--protocol', 'time-split'], /one file: --train without --test/],
      [[...files(), '--protocol', 'full', '--split', '0.5'], /--split goes with --protocol time-split/],
      [[...later('train.csv'), '--split', 'May'], /--split is a moment as in 2026-05-01/],
      [
        [...later('train.csv'), '--split', '2031-01-01'],
        /nothing on one side of 2031-01-01.* goes from 2020-/,
      ],
      [later('undated.csv'), /a time in every line: 1 of 2 in .*undated.csv have none/],
    ]
    for (const [args, says] of cases) {
      const { code, errors, out } = await evaluate(...args)
      expect(errors).toMatch(says)
      expect([code, out]).toEqual([2, ''])
    }
  }, 120_000)
})
