/** The embedded engine has no background processes; real PGlite in a real folder. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { upkeepStep } from '../../../../data/store/embedded/upkeep.ts'
import { openSql } from '../../../../data/store/openSql.ts'
import type { Sql } from '../../../../data/types/ports.ts'
import { makeTestDatabase } from '../../../support/openTestSql.ts'

let dataDir: string
let sql: Sql
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aisle-store-'))
  await makeTestDatabase(join(dataDir, 'database'))
  sql = await openSql({ databaseUrl: null, dataDir })
})
afterAll(async () => {
  await sql.close()
  await rm(dataDir, { recursive: true, force: true })
})

describe('upkeep', () => {
  it('vacuums what was changed a lot, then writes a checkpoint, then has nothing to do', async () => {
    await sql.query(
      'CREATE TABLE busy AS SELECT n, repeat(md5(n::text), 30) AS text FROM generate_series(1, 12000) AS n',
    )
    for (let times = 0; times < 2; times++) await sql.query('UPDATE busy SET n = n + 1')
    await sql.query('SELECT pg_stat_force_next_flush()')
    let steps = 0
    while (await upkeepStep(sql)) steps += 1
    const { rows } = await sql.query<{ dead: number; analysed: boolean }>(
      `SELECT n_dead_tup AS dead, last_analyze IS NOT NULL AS analysed FROM pg_stat_user_tables WHERE relname = 'busy'`,
    )
    expect(rows).toEqual([{ dead: 0, analysed: true }])
    expect(steps).toBeGreaterThanOrEqual(2) // the table and the checkpoint
    expect(await upkeepStep(sql)).toBe(false)
  })

  it('leaves a folder that opens again with everything in it', async () => {
    await sql.close()
    sql = await openSql({ databaseUrl: null, dataDir })
    expect((await sql.query('SELECT count(*) AS rows FROM busy')).rows).toEqual([{ rows: 12000 }])
  })
})
