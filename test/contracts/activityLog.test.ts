/** What the log of the widget's conversations promises: in memory, on the embedded database, on a Postgres server. */
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { activityLog } from '../../data/store/activityLog.ts'
import type { ActivityLog, LoggedActivity } from '../../data/types/activityLog.ts'
import { memoryActivityLog } from '../support/memoryActivityLog.ts'
import { openTestServers } from '../support/openTestServers.ts'

const servers = await openTestServers()
afterAll(async () => {
  for (const server of servers) await server.close()
})

for (const { title, sql } of servers) {
  if (sql === null) describe.skip(title, () => it('keeps the contract', () => undefined))
  else {
    describe(title, () => {
      beforeEach(() => sql.query('TRUNCATE direct_line_conversation CASCADE'))
      contract(() => activityLog(sql))
    })
  }
}
describe('in memory', () => contract(memoryActivityLog))

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n))
const said = (position: number): LoggedActivity => ({
  position,
  json: JSON.stringify({ text: `${position} 'quotes' 雨 🧥 \u0000 \ud83e` }),
})

function contract(make: () => ActivityLog): void {
  let log: ActivityLog
  beforeEach(() => {
    log = make()
  })
  const open = (id: string, at = day(1)): Promise<boolean> => log.open({ id, userId: 'dl_ann', at })

  it('opens a conversation once', async () => {
    expect(await log.find('c')).toBeNull()
    expect(await open('c')).toBe(true)
    expect(await log.open({ id: 'c', userId: 'dl_bob', at: day(2) })).toBe(false)
    expect(await log.find('c')).toEqual({ id: 'c', userId: 'dl_ann', count: 0, ended: false })
  })

  it('gives back what was appended, in order, from a position on', async () => {
    await open('c')
    await log.append('c', [said(0), said(1)], day(1))
    await log.append('c', [said(2)], day(1))
    expect(await log.since('c', 0, 10)).toEqual([said(0), said(1), said(2)])
    expect(await log.since('c', 1, 1)).toEqual([said(1)])
    expect(await log.since('c', 3, 10)).toEqual([])
    expect((await log.find('c'))?.count).toBe(3)
  })

  it('keeps conversations apart', async () => {
    await open('c')
    await open('d')
    await log.append('c', [said(0)], day(1))
    expect(await log.since('d', 0, 10)).toEqual([])
    expect((await log.find('d'))?.count).toBe(0)
  })

  it('refuses a position that is taken, and keeps nothing of that call', async () => {
    await open('c')
    await log.append('c', [said(0), said(1)], day(1))
    await expect(log.append('c', [said(1), said(2)], day(1))).rejects.toThrow()
    expect((await log.find('c'))?.count).toBe(2)
  })

  it('refuses to append where nothing was opened', async () => {
    await expect(log.append('nowhere', [said(0)], day(1))).rejects.toThrow()
  })

  it('remembers that a conversation has ended', async () => {
    await open('c')
    await log.end('c')
    expect((await log.find('c'))?.ended).toBe(true)
  })

  it('drops what nobody has used since a day, with everything in it', async () => {
    await open('old', day(1))
    await open('used', day(1))
    await log.append('used', [said(0)], day(9))
    expect(await log.purge(day(5))).toBe(1)
    expect(await log.find('old')).toBeNull()
    expect((await log.find('used'))?.count).toBe(1)
  })
}
