import { describe, expect, it } from '@jest/globals'
import { type Opened, renewingSql } from '../../../../data/store/embedded/renewingSql.ts'
import { AppError } from '../../../../data/types/errors.ts'
import type { Sql } from '../../../../data/types/ports.ts'

const unavailable = (code?: string): AppError =>
  new AppError('DATABASE_UNAVAILABLE', { problem: 'gone' }, Object.assign(new Error('gone'), { code }))

/** Answers every query with its name, or fails with `fault`. */
function opened(
  name: string,
  fault: AppError | null,
  gone = true,
): Opened & { abandoned: number; closed: number } {
  const query = (): Promise<{ rows: never[]; rowCount: null }> =>
    fault === null ? Promise.resolve({ rows: [{ name }] as never[], rowCount: null }) : Promise.reject(fault)
  const sql: Sql = {
    kind: name,
    query,
    transaction: (work) => (fault === null ? work({ query }) : Promise.reject(fault)),
    close: () => Promise.resolve(void (made.closed += 1)),
  }
  const made = {
    sql,
    abandoned: 0,
    closed: 0,
    isGone: () => Promise.resolve(gone),
    abandon: () => Promise.resolve(void (made.abandoned += 1)),
  }
  return made
}

const reopening = (...next: Opened[]): (() => Promise<Opened>) => {
  return () => {
    const one = next.shift()
    return one === undefined ? Promise.reject(unavailable('nothing left')) : Promise.resolve(one)
  }
}

describe('an Sql that lost what it stands on', () => {
  it.each(['57P01', 'ENOENT', 'ECONNREFUSED', 'EPIPE'])(
    'asks again what cannot have run (%s)',
    async (code) => {
      const first = opened('first', unavailable(code))
      const sql = renewingSql(first, reopening(opened('second', null)))
      expect((await sql.query('SELECT')).rows).toEqual([{ name: 'second' }])
      expect(await sql.transaction(async (tx) => (await tx.query('SELECT')).rows)).toEqual([
        { name: 'second' },
      ])
      expect(first.abandoned).toBe(1)
    },
  )

  it('throws for a query that may have run, and serves the next one', async () => {
    const sql = renewingSql(opened('first', unavailable()), reopening(opened('second', null)))
    await expect(sql.query('INSERT')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
    expect((await sql.query('SELECT')).rows).toEqual([{ name: 'second' }])
  })

  it('does not run the work of a transaction twice', async () => {
    let runs = 0
    const first = opened('first', null)
    const sql = renewingSql(first, reopening(opened('second', null)))
    const work = sql.transaction(() => {
      runs += 1
      return Promise.reject(unavailable('57P01'))
    })
    await expect(work).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
    expect(runs).toBe(1)
  })

  it('stays where it is when only one connection was ended', async () => {
    const first = opened('first', unavailable('57P01'), false)
    const sql = renewingSql(first, reopening(opened('second', null)))
    await expect(sql.query('SELECT')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
    expect(first.abandoned).toBe(0)
  })

  it('opens once for many queries, and tries again when that failed', async () => {
    const next = [opened('second', null)]
    let opens = 0
    const sql = renewingSql(opened('first', unavailable('57P01')), () => {
      opens += 1
      const one = opens === 1 ? undefined : next.shift()
      return one === undefined ? Promise.reject(unavailable('ENOSPC')) : Promise.resolve(one)
    })
    const failed = await Promise.allSettled([sql.query('A'), sql.query('B')])
    expect([failed.map((one) => one.status), opens]).toEqual([['rejected', 'rejected'], 1])
    expect((await sql.query('SELECT')).rows).toEqual([{ name: 'second' }])
    expect(opens).toBe(2)
  })

  it('closes what it has now, and opens nothing afterwards', async () => {
    const second = opened('second', null)
    const sql = renewingSql(opened('first', unavailable('57P01')), reopening(second))
    await sql.query('SELECT')
    await sql.close()
    expect(second.closed).toBe(1)
  })
})
