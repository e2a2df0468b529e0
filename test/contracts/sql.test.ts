/** What every Sql must do, on the embedded database and on a real Postgres server. */
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Sql } from '../../data/types/ports.ts'
import { openTestServers } from '../support/openTestServers.ts'

const servers = await openTestServers()
afterAll(async () => {
  for (const server of servers) await server.close()
})

for (const { title, sql } of servers) {
  if (sql === null) describe.skip(title, () => it('keeps the contract', () => undefined))
  else describe(title, () => contract(sql))
}

function contract(sql: Sql): void {
  const words = async (): Promise<string[]> =>
    (await sql.query<{ word: string }>('SELECT word FROM note ORDER BY word')).rows.map((row) => row.word)

  beforeEach(async () => {
    await sql.query('DROP TABLE IF EXISTS note')
    await sql.query('CREATE TABLE note (word text PRIMARY KEY)')
  })

  it('gives numbers, times, truth values, null and JSON as JavaScript has them', async () => {
    const { rows } = await sql.query(
      `SELECT 9007199254740991::bigint AS big, 0.1::float8 AS float, true AS yes, NULL AS nothing,
         '2026-03-01T12:00:00.123Z'::timestamptz AS at, '{"a":[1,"\\u0000"]}'::json AS json, $1::text AS text`,
      ['雨衣 🧥'],
    )
    expect(rows[0]).toEqual({
      big: 9007199254740991,
      float: 0.1,
      yes: true,
      nothing: null,
      at: new Date('2026-03-01T12:00:00.123Z'),
      json: { a: [1, '\u0000'] },
      text: '雨衣 🧥',
    })
  })

  it('keeps what a transaction did when it resolves, and gives its result', async () => {
    const result = await sql.transaction(async (tx) => {
      await tx.query(`INSERT INTO note VALUES ('kept')`)
      return 42
    })
    expect(result).toBe(42)
    expect(await words()).toEqual(['kept'])
  })

  it('undoes what a transaction did when it throws, and throws the same error', async () => {
    const fault = new Error('changed my mind')
    const work = sql.transaction(async (tx) => {
      await tx.query(`INSERT INTO note VALUES ('undone')`)
      throw fault
    })
    await expect(work).rejects.toBe(fault)
    expect(await words()).toEqual([])
  })

  it('tells the SQLSTATE of a wrong statement and is usable afterwards', async () => {
    await expect(sql.query('SELEC 1')).rejects.toMatchObject({ code: '42601' })
    await sql.query(`INSERT INTO note VALUES ('twice')`)
    await expect(sql.query(`INSERT INTO note VALUES ('twice')`)).rejects.toMatchObject({ code: '23505' })
    expect(await words()).toEqual(['twice'])
  })

  it('does not commit a transaction whose failed statement was ignored', async () => {
    const work = sql.transaction(async (tx) => {
      await tx.query(`INSERT INTO note VALUES ('lost')`)
      await tx.query('SELEC 1').catch(() => undefined)
    })
    await expect(work).rejects.toThrow('rolled back')
    expect(await words()).toEqual([])
  })

  it('shows a transaction to others only when it is committed', async () => {
    let seen: Promise<string[]> = Promise.resolve([])
    await sql.transaction(async (tx) => {
      await tx.query(`INSERT INTO note VALUES ('later')`)
      seen = words() // asked for now; an engine with one session answers after the commit
      expect((await tx.query('SELECT word FROM note')).rows).toEqual([{ word: 'later' }])
    })
    expect([[], ['later']]).toContainEqual(await seen)
  })

  it('runs many transactions at once, each whole', async () => {
    const pair = (n: number): Promise<void> =>
      sql.transaction(async (tx) => {
        await tx.query('INSERT INTO note VALUES ($1)', [`${n}a`])
        if (n % 2 === 1) throw new Error('odd')
        await tx.query('INSERT INTO note VALUES ($1)', [`${n}b`])
      })
    await Promise.allSettled([0, 1, 2, 3, 4, 5].map(pair))
    expect(await words()).toEqual(['0a', '0b', '2a', '2b', '4a', '4b'])
  })

  it('passes answers of megabytes whole', async () => {
    const { rows } = await sql.query<{ length: number; text: string }>(
      `SELECT text, length(text) FROM (SELECT repeat($1, 1000000) AS text) AS long`,
      ['雨衣'],
    )
    expect(rows[0]?.length).toBe(2_000_000)
    expect(rows[0]?.text).toBe('雨衣'.repeat(1_000_000))
  })
}
