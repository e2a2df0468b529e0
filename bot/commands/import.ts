/**
 * `npm run import`: a shop's catalogue and its interactions into the database. I/O: reads the files, writes the database
 * and the file of rejected rows; safe while the server runs, safe to kill, safe to repeat.
 *
 * Exit codes: 0 imported (rejected rows are counted and kept in a file); 1 it could not be done, or no row was usable;
 * 2 the arguments or the map are wrong.
 */
import { basename } from 'node:path'
import { importEvents } from '../../data/catalog/importEvents.ts'
import { feedKey, importProducts } from '../../data/catalog/importProducts.ts'
import type { ImportSummary } from '../../data/catalog/importRows.ts'
import { BUILT_IN_MAPS, PLAIN_MAP } from '../../data/catalog/map/builtInMaps.ts'
import { type FeedMap, loadMap, parseMap } from '../../data/catalog/map/feedMap.ts'
import { openBytes } from '../../data/catalog/read/byteSource.ts'
import { FORMATS, type Format, guessFormat } from '../../data/catalog/read/readFeed.ts'
import { rejectedFile, RejectedRows } from '../../data/catalog/rejectedRows.ts'
import { EVENTS, PRODUCTS, summaryLines } from '../../data/catalog/summary.ts'
import { migrate } from '../../data/store/migrate.ts'
import { openSql } from '../../data/store/openSql.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { Sql } from '../../data/types/ports.ts'
import { loadConfig, readEnvironment } from '../config.ts'
import { eventTarget, productTarget } from '../feedTargets.ts'
import { type Progress, showProgress } from '../progress.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'

const HELP = `npm run import -- --feed FORMAT --file FILE [--map MAP.json] [--events FILE]

  --feed FORMAT    ${FORMATS.join(', ')}
  --file FILE      the catalogue; may be compressed (.gz)
  --events FILE    views, clicks, carts, purchases and ratings; CSV or JSON. Without --feed only these are imported
  --map MAP.json   which field is what; docs/feeds explains it and has examples
  --currency CODE  currency of the prices where neither file nor map says it, such as EUR
  --replace        products that the file does not have are hidden, the demo shop's for instance
  --help           this text

Rows that cannot be used are counted, and kept with the reason in a file. Importing the same file again changes
nothing; an import that was interrupted goes on where it was.
`

interface Arguments {
  readonly feed: { readonly format: Format; readonly file: string } | null
  readonly events: string | null
  readonly map: string | null
  readonly currency: string | null
  readonly replace: boolean
}

function readArguments(args: readonly string[]): Arguments | null {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const values = readOptions(args, {
    feed: text,
    file: text,
    events: text,
    map: text,
    currency: text,
    replace: flag,
    help: flag,
  })
  if (values.help === true) return null
  const { feed, file, events, map, currency, replace } = values
  if ((feed === undefined) !== (file === undefined)) throw new UsageError('--feed and --file go together')
  if (feed === undefined && events === undefined)
    throw new UsageError('give --feed and --file, or --events, or both')
  const format = FORMATS.find((one) => one === feed)
  if (feed !== undefined && format === undefined) {
    throw new UsageError(`--feed must be one of ${FORMATS.join(', ')}, not ${feed}`)
  }
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
    throw new UsageError(`--currency must be three capital letters, such as EUR, not ${currency}`)
  }
  if (replace === true && feed === undefined) throw new UsageError('--replace needs --feed and --file')
  return {
    feed: format === undefined || file === undefined ? null : { format, file },
    events: events ?? null,
    map: map ?? null,
    currency: currency ?? null,
    replace: replace ?? false,
  }
}

async function mapFor({ feed, map, currency }: Arguments): Promise<FeedMap> {
  const base = {
    ...(currency !== null && { currency }),
    ...(feed === null ? PLAIN_MAP : BUILT_IN_MAPS[feed.format]),
  }
  return map === null ? parseMap(base, 'built in') : loadMap(map, base)
}

async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === null) {
    process.stdout.write(HELP)
    return 0
  }
  const map = await mapFor(asked)
  const { dataDir, databaseUrl } = loadConfig(readEnvironment())
  // Before the database: a wrong file name is known at once.
  const productBytes = asked.feed === null ? null : await openBytes(asked.feed.file)
  const eventBytes = asked.events === null ? null : await openBytes(asked.events)
  const progress = showProgress(process.stdout)
  const sql = await openSql({
    databaseUrl,
    dataDir,
    onProgress: (fraction) => progress.report('database', fraction),
  })
  const lines: string[] = []
  let usable = true
  try {
    await migrate(sql)
    const now = new Date()
    const run: Run = { sql, map, dataDir, now, report: progress.report, lines }
    if (asked.feed !== null && productBytes !== null) {
      usable = (await runProducts(run, productBytes, asked.feed.format, asked.replace)) && usable
    }
    if (eventBytes !== null) usable = (await runEvents(run, eventBytes)) && usable
  } finally {
    progress.stop()
    await sql.close()
  }
  process.stdout.write(`${lines.join('\n')}\n`)
  return usable ? 0 : 1
}

interface Run {
  readonly sql: Sql
  readonly map: FeedMap
  readonly dataDir: string
  readonly now: Date
  readonly report: Progress
  readonly lines: string[]
}

type Source = Awaited<ReturnType<typeof openBytes>>

/** Out: false when there were rows and none of them could be used. */
async function runProducts(run: Run, source: Source, format: Format, replace: boolean): Promise<boolean> {
  const { sql, map, now, lines } = run
  const rejected = new RejectedRows(rejectedFile(run.dataDir, basename(source.file), now))
  const ids = replace ? new Set<ProductId>() : null
  const key = feedKey('products', source, format, map)
  const started = performance.now()
  const summary = await importProducts({
    source,
    format,
    map,
    rejected,
    target: productTarget(sql, key, now, ids),
    onRead: (bytes) => run.report('products', bytes / source.size),
    onId: (id) => ids?.add(id),
  })
  lines.push(...summaryLines(PRODUCTS, summary, { rejected, seconds: secondsSince(started) }))
  return isUsable(summary)
}

async function runEvents(run: Run, source: Source): Promise<boolean> {
  const { sql, map, now, lines } = run
  const rejected = new RejectedRows(rejectedFile(run.dataDir, `events-${basename(source.file)}`, now))
  const format = await guessFormat(source, map.encoding ?? null)
  const key = feedKey('events', source, format, map)
  const started = performance.now()
  const summary = await importEvents({
    source,
    format,
    map,
    rejected,
    now,
    target: eventTarget(sql, key),
    onRead: (bytes) => run.report('events', bytes / source.size),
  })
  lines.push(...summaryLines(EVENTS, summary, { rejected, seconds: secondsSince(started) }))
  return isUsable(summary)
}

const secondsSince = (started: number): number => (performance.now() - started) / 1000
const isUsable = ({ counts }: ImportSummary): boolean => (counts['rejected'] ?? 0) < (counts['rows'] ?? 0)

await runCommand({ help: HELP, main, usageCodes: ['FEED_MAP_INVALID'] })
