/** Several clients on one engine session: with an engine that only remembers, and with the real one. */
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { type Engine, engineOf } from '../../../../data/store/embedded/engine.ts'
import { EngineStream } from '../../../../data/store/embedded/engineStream.ts'
import { Sessions } from '../../../../data/store/embedded/sessions.ts'
import { SYNC, fatalMessage, queryMessage, startupMessage } from '../../../../data/store/embedded/wire.ts'

const turns = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
const ready = (status: string): Buffer => Buffer.from(`Z\0\0\0\x05${status}`, 'latin1')
const FLUSH = Buffer.from([0x48, 0, 0, 0, 4])

/** Answers BEGIN with "in a transaction", COMMIT and ROLLBACK with "idle", the rest with the status before. */
function rememberingEngine(): { engine: Engine; ran: string[] } {
  const ran: string[] = []
  let status = 'I'
  const run = (messages: Buffer): Promise<Buffer> => {
    const text = messages.equals(SYNC) ? 'Sync' : messages.subarray(5, -1).toString()
    ran.push(text)
    if (text.startsWith('BEGIN')) status = 'T'
    if (text.startsWith('COMMIT') || text === 'ROLLBACK') status = 'I'
    if (text === 'broken') return Promise.reject(new Error('out of disk'))
    return Promise.resolve(ready(status))
  }
  return { engine: { greeting: ready('I'), run, close: () => Promise.resolve() }, ran }
}

interface Client {
  readonly answers: Buffer[]
  ended: boolean
  ask(text: string): void
  bytes(chunk: Buffer): void
  leave(): void
}

function client(sessions: Sessions): Client {
  const answers: Buffer[] = []
  const session = sessions.open({ send: (answer) => answers.push(answer), end: () => (made.ended = true) })
  const made: Client = {
    answers,
    ended: false,
    ask: (text) => session.receive(queryMessage(text)),
    bytes: (chunk) => session.receive(chunk),
    leave: () => session.close(),
  }
  session.receive(startupMessage('postgres', 'postgres'))
  return made
}

describe('sessions', () => {
  it('let a transaction finish before anybody else is served, then serve in order', async () => {
    const { engine, ran } = rememberingEngine()
    const sessions = new Sessions(engine)
    const [a, b, c] = [client(sessions), client(sessions), client(sessions)]
    a.ask('BEGIN a')
    b.ask('b')
    c.ask('c')
    await turns()
    expect(ran).toEqual(['BEGIN a'])
    a.ask('a')
    a.ask('COMMIT a')
    await turns()
    expect(ran).toEqual(['BEGIN a', 'a', 'COMMIT a', 'b', 'c'])
  })

  it('roll back for a client that leaves in its transaction', async () => {
    const { engine, ran } = rememberingEngine()
    const sessions = new Sessions(engine)
    const [a, b] = [client(sessions), client(sessions)]
    a.ask('BEGIN a')
    b.ask('b')
    await turns()
    a.leave()
    await turns()
    expect(ran).toEqual(['BEGIN a', 'ROLLBACK', 'b'])
  })

  it('end a request that its client left half-way before they roll back', async () => {
    const { engine, ran } = rememberingEngine()
    const sessions = new Sessions(engine)
    const a = client(sessions)
    a.bytes(FLUSH)
    await turns()
    a.leave()
    await turns()
    expect(ran.slice(1)).toEqual(['Sync', 'ROLLBACK'])
  })

  it('run nothing of a client that has left', async () => {
    const { engine, ran } = rememberingEngine()
    const sessions = new Sessions(engine)
    const [a, b] = [client(sessions), client(sessions)]
    a.ask('BEGIN a')
    b.ask('never')
    b.leave()
    a.ask('COMMIT a')
    await turns()
    expect(ran).toEqual(['BEGIN a', 'COMMIT a'])
  })

  it('end one that holds a transaction idle while others wait, but not one that nobody waits for', async () => {
    const { engine, ran } = rememberingEngine()
    const sessions = new Sessions(engine, 30)
    const [idle, other] = [client(sessions), client(sessions)]
    idle.ask('BEGIN idle')
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(idle.ended).toBe(false)
    other.ask('other')
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(idle.ended).toBe(true)
    expect(idle.answers.at(-1)?.toString()).toContain('25P03')
    expect(ran).toEqual(['BEGIN idle', 'ROLLBACK', 'other'])
  })

  it('answer a message that comes in pieces, and two that come in one', async () => {
    const { engine, ran } = rememberingEngine()
    const a = client(new Sessions(engine))
    const message = queryMessage('in pieces')
    for (const byte of message) a.bytes(Buffer.from([byte]))
    a.bytes(Buffer.concat([queryMessage('two'), queryMessage('in one')]))
    await turns()
    expect(ran).toEqual(['in pieces', 'two', 'in one'])
  })

  it('refuse encryption, and hang up on what is no client of Postgres', async () => {
    const { engine } = rememberingEngine()
    const sessions = new Sessions(engine)
    const answers: string[] = []
    let ended = 0
    const open = () =>
      sessions.open({ send: (answer) => answers.push(answer.toString('latin1')), end: () => (ended += 1) })
    const encrypting = open()
    encrypting.receive(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])) // SSLRequest
    encrypting.receive(startupMessage('postgres', 'postgres'))
    expect(answers).toEqual(['N', ready('I').toString('latin1')])
    open().receive(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
    expect(answers.at(-1)).toContain('08P01')
    expect(ended).toBe(1)
  })

  it('tell every client when the engine fails, and run nothing afterwards', async () => {
    const { engine, ran } = rememberingEngine()
    const sessions = new Sessions(engine)
    const [a, b] = [client(sessions), client(sessions)]
    a.ask('broken')
    b.ask('never')
    await turns()
    expect(a.answers.at(-1)).toEqual(fatalMessage('57P02', 'the database engine failed: out of disk'))
    expect([a.ended, b.ended, ran]).toEqual([true, true, ['broken']])
  })
})

describe('the real engine behind a pg.Pool', () => {
  let sessions: Sessions
  let pool: pg.Pool
  let engine: Engine
  beforeAll(async () => {
    engine = await engineOf(await PGlite.create(), null)
    sessions = new Sessions(engine)
    pool = new pg.Pool({ max: 3, stream: () => new EngineStream(sessions), ssl: false })
  }, 120_000)
  afterAll(async () => {
    await pool.end()
    await sessions.close('over')
    await engine.close()
  })

  it('keeps the clients of a pool apart', async () => {
    const [a, b] = [await pool.connect(), await pool.connect()]
    await a.query('BEGIN')
    const [inside, outside] = [a.query('SELECT txid_current() AS id'), b.query('SELECT 2 AS two')]
    expect((await inside).rowCount).toBe(1)
    await a.query('COMMIT')
    expect((await outside).rows).toEqual([{ two: 2 }])
    a.release()
    b.release()
  })

  it('lets timers run while queries follow each other without a pause', async () => {
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 5)
    const end = performance.now() + 200
    while (performance.now() < end) await pool.query('SELECT 1')
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(5)
  })

  it('says goodbye to a client in order', async () => {
    const one = new pg.Client({ stream: () => new EngineStream(sessions), ssl: false })
    await one.connect()
    expect((await one.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    const ended = once(one, 'end')
    await one.end()
    await ended
  })
})
