/**
 * `npm run models`: the versions of what was learned, and going back to an earlier one. A running shop takes it over within
 * seconds.
 *
 * Exit codes: 0 done; 1 the version cannot be read; 2 the arguments are wrong, or there is no such version.
 */
import {
  originOf,
  readVersion,
  useVersion,
  versionInUse,
  versionsOf,
} from '../../recommender/rank/modelFiles.ts'
import type { ModelOrigin } from '../../recommender/rank/modelFiles.ts'
import { loadConfig, readEnvironment } from '../config.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'

const HELP = `npm run -s models [-- --use VERSION]

Lists the versions of the models, oldest first, with what they were learned from and how well they ranked held-out
sessions; the one in use is marked *. The last column says how a version did as a whole on sessions that neither it nor
the one in use then had seen, and whether it was taken.

  --use VERSION   puts this one into use; a running shop follows within ten seconds. The next learning compares with it.
`

async function main(args: readonly string[]): Promise<number> {
  const { help, use } = readOptions(args, { use: { type: 'string' }, help: { type: 'boolean' } })
  if (help === true) {
    process.stdout.write(HELP)
    return 0
  }
  const { dataDir } = loadConfig(readEnvironment())
  const versions = await versionsOf(dataDir)
  if (use !== undefined) {
    if (!versions.includes(use))
      throw new UsageError(`there is no version ${use}; there are ${versions.join(', ') || 'none'}`)
    // What cannot be read must not be put into use.
    await readVersion(dataDir, use)
    await useVersion(dataDir, use)
  }
  const current = await versionInUse(dataDir)
  const lines = await Promise.all(
    versions.map(async (version) => lineOf(version, version === current, await originOf(dataDir, version))),
  )
  process.stdout.write(versions.length === 0 ? 'nothing was learned yet: npm start learns\n' : table(lines))
  return 0
}

const HEAD = [
  '',
  'version',
  'events',
  'until',
  'network',
  'NDCG@10',
  'linear',
  'popularity',
  'before',
  'verdict',
]

function lineOf(version: string, inUse: boolean, origin: ModelOrigin | null): string[] {
  const mark = inUse ? '*' : ''
  if (origin === null) return [mark, version, 'its manifest cannot be read']
  const quality = origin.report?.test
  const figure = (value: number | null | undefined): string => value?.toFixed(4) ?? '-'
  return [
    ...[mark, version, String(origin.events.count), origin.events.until?.slice(0, 10) ?? '-', origin.network],
    ...[
      figure(quality?.mlp),
      figure(quality?.linear),
      figure(quality?.popularity),
      figure(quality?.champion),
      verdictOf(origin),
    ],
  ]
}

function verdictOf({ verdict }: ModelOrigin): string {
  if (verdict === null) return '-'
  const outcome = verdict.used ? verdict.reason : `not used: ${verdict.reason}`
  const { comparison } = verdict
  if (comparison === null) return outcome
  const { challenger, champion, p } = comparison
  return `${outcome}, ${challenger.toFixed(4)} against ${champion.toFixed(4)}, p ${p.toFixed(4)}`
}

function table(lines: readonly (readonly string[])[]): string {
  const widths = HEAD.map((head, i) => Math.max(head.length, ...lines.map((line) => line[i]?.length ?? 0)))
  return [HEAD, ...lines]
    .map(
      (line) =>
        `${line
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

await runCommand({ help: HELP, main })
