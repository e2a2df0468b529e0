import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { migrate } from '../../../data/store/migrate.ts'
import type { Sql } from '../../../data/types/ports.ts'
import { openTestSql } from '../../support/openTestSql.ts'

let sql: Sql
let folder: string
const file = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text)
const run = (): Promise<void> => migrate(sql, pathToFileURL(`${folder}/`))
const tables = async (): Promise<string[]> => {
  const { rows } = await sql.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE tablename LIKE 'test_%' ORDER BY 1`,
  )
  return rows.map((row) => row.name)
}

beforeAll(async () => {
  sql = await openTestSql()
})
afterAll(() => sql.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aisle-migrations-'))
  await sql.query('DROP TABLE IF EXISTS schema_migration, test_a, test_b')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('migrate', () => {
  it('runs what is new, in the order of the numbers, and only that', async () => {
    await file('0001_a.sql', 'CREATE TABLE test_a (n int); INSERT INTO test_a VALUES (1)')
    await run()
    await file('0002_b.sql', 'CREATE TABLE test_b AS SELECT n + 1 AS n FROM test_a')
    await file('notes.txt', 'not a migration')
    await run()
    await run()
    expect((await sql.query('SELECT n FROM test_b')).rows).toEqual([{ n: 2 }])
  })

  it('does all of it or nothing', async () => {
    await file('0001_a.sql', 'CREATE TABLE test_a (n int)')
    await file('0002_b.sql', 'CREATE TABLE test_b (n int); SELEC 1')
    await expect(run()).rejects.toMatchObject({ code: '42601' })
    expect(await tables()).toEqual([])
  })

  it('refuses a migration that was changed after it ran', async () => {
    await file('0001_a.sql', 'CREATE TABLE test_a (n int)')
    await run()
    await file('0001_a.sql', 'CREATE TABLE test_a (n bigint)')
    await expect(run()).rejects.toMatchObject({
      code: 'SCHEMA_INVALID',
      message: expect.stringContaining('0001_a.sql was changed after it ran'),
    })
  })

  it('does not mind the line ends of a checkout', async () => {
    await file('0001_a.sql', 'CREATE TABLE test_a\n(n int)\n')
    await run()
    await file('0001_a.sql', 'CREATE TABLE test_a\r\n(n int)\r\n')
    await run()
    expect(await tables()).toEqual(['test_a'])
  })

  it('refuses a database that a newer program made', async () => {
    await file('0001_a.sql', 'CREATE TABLE test_a (n int)')
    await run()
    await rm(join(folder, '0001_a.sql'))
    await expect(run()).rejects.toMatchObject({ code: 'SCHEMA_INVALID' })
  })
})
