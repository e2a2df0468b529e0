/** One data folder and several real processes: who owns it, who visits, and what is left when one is killed. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openSql } from '../../../../data/store/openSql.ts'
import type { Sql } from '../../../../data/types/ports.ts'
import { makeTestDatabase } from '../../../support/openTestSql.ts'
import { type StoreProcess, startStoreProcess } from '../../../support/storeProcess.ts'

let template: string
let dataDir: string
let processes: StoreProcess[]
const open = (folder = dataDir): Promise<Sql> => openSql({ databaseUrl: null, dataDir: folder })
const start = (...args: Parameters<typeof startStoreProcess>): StoreProcess => {
  const started = startStoreProcess(...args)
  processes.push(started)
  return started
}
const notes = async (sql: Sql): Promise<number[]> =>
  (await sql.query<{ n: number }>('SELECT n FROM note ORDER BY n')).rows.map((row) => row.n)

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'aisle-store-'))
  await makeTestDatabase(join(template, 'database'))
})
afterAll(() => rm(template, { recursive: true, force: true }))
beforeEach(async () => {
  processes = []
  dataDir = await mkdtemp(join(tmpdir(), 'aisle-store-'))
  await cp(template, dataDir, { recursive: true })
})
afterEach(async () => {
  for (const { child, ended } of processes) {
    child.kill('SIGKILL')
    await ended
  }
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

describe('a second process on the same folder', () => {
  it('reads and writes while the first one runs', async () => {
    const owner = await open()
    await owner.query('CREATE TABLE note (n integer NOT NULL)')
    const guest = start('ten', dataDir)
    await guest.saw('done')
    await guest.ended
    expect(await notes(owner)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    await owner.close()
    expect(await readdir(dataDir)).toEqual(['database'])
  })

  it('is rolled back when it is killed in the middle of a transaction, and nobody waits for it', async () => {
    const owner = await open()
    const guest = start('hold', dataDir)
    await guest.saw('holding')
    const counted = notes(owner) // waits for the transaction
    guest.child.kill('SIGKILL')
    expect(await counted).toEqual([])
    await owner.close()
  })

  it('takes over when the owner ends, without a failing query', async () => {
    const owner = start('serve', dataDir)
    await owner.saw('open')
    const guest = await open()
    expect(await notes(guest)).toEqual([])
    owner.child.stdin?.end()
    await owner.ended
    await guest.query('INSERT INTO note VALUES (1)')
    await guest.transaction((tx) => tx.query('INSERT INTO note VALUES (2)'))
    expect(await notes(guest)).toEqual([1, 2])
    await guest.close()
    expect(await readdir(dataDir)).toEqual(['database'])
  })

  it('gets a clear error for a query that the owner was killed under, and goes on afterwards', async () => {
    const owner = start('serve', dataDir)
    await owner.saw('open')
    const guest = await open()
    const sleeping = guest.query('SELECT pg_sleep(20)')
    const failed = expect(sleeping).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    owner.child.kill('SIGKILL')
    await failed
    expect(await notes(guest)).toEqual([])
    await guest.close()
  })

  it('is one of several that start at once, and all of them work', async () => {
    const starters = [1, 2, 3].map(() => start('ten', dataDir))
    await Promise.all(starters.map((one) => one.saw('done')))
    await Promise.all(starters.map((one) => one.ended))
    const sql = await open()
    expect(await notes(sql)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((n) => [n, n, n]))
    await sql.close()
  })
})

describe('a killed process', () => {
  it('leaves every row whose commit it was told of', async () => {
    const killed = start('insert', dataDir)
    await killed.saw('open')
    let last = 0
    while (last < 200) last = Number(await killed.line())
    killed.child.kill('SIGKILL')
    for (let line = await killed.line(); line !== null; line = await killed.line()) last = Number(line)
    const sql = await open()
    const found = await notes(sql)
    // One more may be there: committed, but killed before it could say so.
    expect([last, last + 1]).toContain(found.length)
    expect(found.at(-1)).toBe(found.length)
    await sql.close()
  })

  it('leaves a lock that the next one takes over at once', async () => {
    const killed = start('serve', dataDir)
    await killed.saw('open')
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(existsSync(join(dataDir, 'database.lock'))).toBe(true)
    const began = performance.now()
    const sql = await open()
    expect(performance.now() - began).toBeLessThan(8_000) // a lock that is respected costs 10 s; the engine may be slow
    await sql.close()
    expect(await readdir(dataDir)).toEqual(['database'])
  })
})

describe('the lock', () => {
  const lock = (content: string): Promise<void> => writeFile(join(dataDir, 'database.lock'), content)

  it('of a dead process is taken over, also when it was never written to its end', async () => {
    for (const content of [
      '{"pid":',
      JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), socket: '/nowhere' }),
    ]) {
      await lock(content)
      const sql = await open()
      expect((await sql.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
      await sql.close()
    }
  })

  it('of another machine is respected as long as it is fresh', async () => {
    await lock(JSON.stringify({ pid: 1, host: 'elsewhere', socket: '/nowhere' }))
    await expect(open()).rejects.toMatchObject({ code: 'DATABASE_IN_USE' })
  })

  it('has one winner when several clients of one process open at once', async () => {
    const all = await Promise.all([open(), open(), open(), open()])
    await all[0].query('CREATE TABLE note (n integer NOT NULL)')
    await Promise.all(all.map((sql, n) => sql.query('INSERT INTO note VALUES ($1)', [n])))
    expect(await notes(all[3])).toEqual([0, 1, 2, 3])
    expect((await readdir(dataDir)).filter((name) => name.endsWith('.sock')).length).toBe(1)
    await Promise.all(all.map((sql) => sql.close()))
  })

  it('is left by one that closes for one that opens meanwhile', async () => {
    const first = await open()
    const closing = first.close()
    const second = await open()
    await closing
    expect((await second.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await second.close()
  })
})

describe('the socket', () => {
  it('may be opened by the user alone', async () => {
    const sql = await open()
    const socket = (await readdir(dataDir)).find((name) => name.endsWith('.sock')) ?? ''
    expect((await stat(join(dataDir, socket))).mode & 0o777).toBe(0o600)
    await sql.close()
  })

  it('stands in the temporary folder when the path of the data folder is too long for one', async () => {
    const long = join(dataDir, randomBytes(60).toString('hex'))
    await cp(template, long, { recursive: true })
    const [owner, guest] = [await open(long), await open(long)]
    expect((await guest.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await guest.close()
    await owner.close()
  })
})

describe('an empty folder', () => {
  it('gets a database (real initdb), whatever a killed start left, and the progress ends with 1', async () => {
    const empty = join(dataDir, 'new')
    await mkdir(join(empty, 'database.new-1', 'base'), { recursive: true })
    const fractions: number[] = []
    const sql = await openSql({
      databaseUrl: null,
      dataDir: empty,
      onProgress: (fraction) => void fractions.push(fraction),
    })
    expect((await sql.query<{ kind: string }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    expect(fractions.at(-1)).toBe(1)
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
    await sql.close()
    expect(await readdir(empty)).toEqual(['database'])
  })
})
