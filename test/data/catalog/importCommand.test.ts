import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSql } from '../../../data/store/openSql.ts'
import { makeTestDatabase } from '../../support/openTestSql.ts'

let folder: string
let dataDir: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aisle-import-'))
  dataDir = join(folder, 'data')
  await mkdir(dataDir)
  await makeTestDatabase(join(dataDir, 'database'))
})
afterAll(() => rm(folder, { recursive: true }))

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'bot/commands/import.ts', ...args], {
    env: { PATH: process.env['PATH'], AISLE_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function command(...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = start(args)
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (out += text.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out }
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const rejectedLines = async (): Promise<string[]> => {
  const files = await readdir(join(dataDir, 'rejected')).catch(() => [])
  const texts = await Promise.all(files.map((name) => readFile(join(dataDir, 'rejected', name), 'utf8')))
  return texts
    .join('')
    .trim()
    .split('\n')
    .filter((line) => line !== '')
}

describe('the import command, as a process of its own on PGlite', () => {
  it('explains itself, and says what is wrong with its arguments', async () => {
    expect(await command('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--feed FORMAT') })
    expect(await command('--feed', 'pdf', '--file', 'x')).toMatchObject({
      code: 2,
      out: expect.stringContaining('must be one of jsonl'),
    })
    expect(await command('--feed', 'csv')).toMatchObject({
      code: 2,
      out: expect.stringContaining('--feed and --file go together'),
    })
    const missing = await command('--feed', 'csv', '--file', join(folder, 'missing.csv'))
    expect(missing).toMatchObject({ code: 1, out: expect.stringContaining('there is no such file') })
    const map = await file('map.json', '{"products":{"prise":"x"}}')
    const wrong = await command('--feed', 'csv', '--file', map, '--map', map)
    expect(wrong).toMatchObject({ code: 2, out: expect.stringContaining('there is no such key: prise') })
  }, 60_000)

  it('killed half-way loses nothing and repeats nothing', async () => {
    const rows = 60_000
    // Every 5,000th row is a bad one: the file of rejected rows tells how far it is.
    const lines = Array.from(
      { length: rows },
      (_, at) => `u${at},p${at % 50},${at % 5000 === 0 ? 'dance' : 'view'},2026-01-01`,
    )
    const events = await file('events.csv', ['user_id,product_id,event,time', ...lines].join('\n'))
    const child = start(['--events', events])
    while ((await rejectedLines()).length < 4 && child.exitCode === null) await sleep(20)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.on('close', resolve))
    expect(child.signalCode).toBe('SIGKILL')

    const again = await command('--events', events)
    expect(again.code).toBe(0)
    expect(again.out).toMatch(/went on after the [\d,]+ that an interrupted import had done/)
    expect(again.out).toContain('Events: 60,000 rows')
    expect(again.out).toContain('59,988 added, 0 already there, 12 rejected')
    const sql = await openSql({ databaseUrl: null, dataDir })
    const { rows: counted } = await sql.query<{ events: number }>('SELECT count(*) AS events FROM event')
    await sql.close()
    expect(counted).toEqual([{ events: 59_988 }])
    expect(
      new Set((await rejectedLines()).map((line) => (JSON.parse(line) as { line: number }).line)).size,
    ).toBe(12)
  }, 120_000)

  it('imports products and events of one shop, and fails when no row can be used', async () => {
    const products = await file('products.csv', 'id,name,price\np1,Lamp,5\np2,Mug,-1\n')
    const events = await file('more.csv', 'user_id,product_id,event,time\nu1,p1,purchase,2026-01-01\n')
    const both = await command('--feed', 'csv', '--file', products, '--events', events, '--currency', 'EUR')
    expect(both.code).toBe(0)
    expect(both.out).toMatch(/Products: 2 rows .*1 added, .*1 rejected/)
    expect(both.out).toMatch(/Events: 1 rows .*1 added/)
    expect((await command('--feed', 'csv', '--file', products)).code).toBe(1)
  }, 60_000)
})
