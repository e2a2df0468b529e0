/**
 * Several clients on an engine that knows one session. Each request runs alone; a client that has a transaction open (the
 * status byte of ReadyForQuery is T or E) keeps the engine until it commits or rolls back, the others wait in order.
 *
 * What belongs to a session in Postgres is shared here: SET without LOCAL, named prepared statements, temporary tables,
 * LISTEN and session advisory locks. The stores use none of these. COPY from the client is not supported.
 *
 * A client that goes away in the middle is rolled back. One that keeps a transaction open, does nothing and makes others
 * wait longer than IDLE_LIMIT_MS is ended with SQLSTATE 25P03, as Postgres does with idle_in_transaction_session_timeout:
 * otherwise one stopped process, or a query outside the transaction awaited inside it, would stop the shop for good.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Engine } from './engine.ts'
import {
  type Frame,
  FrameReader,
  REFUSE_ENCRYPTION,
  SYNC,
  fatalMessage,
  queryMessage,
  transactionStatus,
} from './wire.ts'

const IDLE_LIMIT_MS = 30_000
/** Requests that need no input from outside could follow each other for ever; timers and sockets get their turn. */
const SLICE_MS = 5

/** The client's side of a session: where answers go, and how to hang up. */
export interface Peer {
  send(answer: Buffer): void
  end(): void
}

export interface Session {
  receive(chunk: Buffer): void
  /** The client is gone. */
  close(): void
}

interface Client {
  readonly peer: Peer
  readonly reader: FrameReader
  gone: boolean
}

interface Request {
  readonly client: Client
  readonly bytes: Buffer
  readonly ready: boolean
}

export class Sessions {
  private readonly engine: Engine
  private readonly idleLimitMs: number
  private readonly clients = new Set<Client>()
  private queue: Request[] = []
  /** The client whose transaction, or whose unfinished request, is open in the engine. */
  private holder: Client | null = null
  /** The holder sent a Flush and no Sync yet. */
  private unsynced = false
  private running: Promise<void> | null = null
  private idleTimer: NodeJS.Timeout | null = null
  private sliceStart: number | null = null
  /** Nothing runs any more. */
  closed = false
  /** The engine broke down, and must not be used even to close it. */
  failed = false
  private lastUsed = 0
  /** How many requests have run. */
  served = 0

  constructor(engine: Engine, idleLimitMs: number = IDLE_LIMIT_MS) {
    this.engine = engine
    this.idleLimitMs = idleLimitMs
  }

  open(peer: Peer): Session {
    const client: Client = { peer, reader: new FrameReader(), gone: false }
    this.clients.add(client)
    return { receive: (chunk) => this.receive(client, chunk), close: () => this.leave(client) }
  }

  /** Milliseconds since the last request ended; 0 while one runs or a transaction is open. */
  idleMs(): number {
    return this.running !== null || this.holder !== null ? 0 : performance.now() - this.lastUsed
  }

  /** Ends every client with `reason` after the request that runs now; nothing runs afterwards. */
  async close(reason: string): Promise<void> {
    this.closed = true
    this.queue = []
    await this.running
    if (this.holder !== null) await this.rollBack()
    for (const client of [...this.clients]) this.hangUp(client, '57P01', reason)
  }

  private receive(client: Client, chunk: Buffer): void {
    if (client.gone) return
    if (this.closed) {
      this.hangUp(client, '57P01', 'the database is closed')
      return
    }
    for (const frame of client.reader.read(chunk)) this.take(client, frame)
    this.wake()
  }

  private take(client: Client, frame: Frame): void {
    if (frame.kind === 'startup') client.peer.send(this.engine.greeting)
    else if (frame.kind === 'encryption') client.peer.send(REFUSE_ENCRYPTION)
    else if (frame.kind === 'work') this.queue.push({ client, bytes: frame.bytes, ready: frame.ready })
    else if (frame.kind === 'broken') this.hangUp(client, '08P01', frame.problem)
    else this.leave(client) // terminate; cancel, which nothing here can honour
  }

  private leave(client: Client): void {
    if (client.gone) return
    client.gone = true
    this.clients.delete(client)
    this.queue = this.queue.filter((one) => one.client !== client)
    client.peer.end()
    this.wake()
  }

  private hangUp(client: Client, code: string, reason: string): void {
    if (!client.gone) client.peer.send(fatalMessage(code, reason))
    this.leave(client)
  }

  private wake(): void {
    if (this.running !== null || this.closed) return
    this.running = this.work()
      .catch((error: unknown) => this.fail(error))
      .finally(() => {
        this.running = null
        this.lastUsed = performance.now()
        if (this.nextIndex() !== -1) this.wake()
      })
  }

  /** The engine itself broke down (a full disk, a defect): it cannot be used any more. */
  private fail(error: unknown): void {
    this.closed = true
    this.failed = true
    this.queue = []
    this.holder = null
    const reason = `the database engine failed: ${error instanceof Error ? error.message : String(error)}`
    for (const client of [...this.clients]) this.hangUp(client, '57P02', reason)
  }

  private async work(): Promise<void> {
    while (!this.closed) {
      if (this.holder?.gone === true) await this.rollBack()
      const index = this.nextIndex()
      if (index === -1) break
      const [request] = this.queue.splice(index, 1)
      await this.giveWay()
      if (request !== undefined && !request.client.gone) await this.serve(request)
    }
    this.watchHolder()
  }

  /** The first request that may run now; -1 when none may. */
  private nextIndex(): number {
    if (this.holder === null) return this.queue.length === 0 ? -1 : 0
    return this.queue.findIndex((one) => one.client === this.holder)
  }

  private async serve(request: Request): Promise<void> {
    const answer = await this.engine.run(request.bytes)
    this.served += 1
    const status = request.ready ? transactionStatus(answer) : null
    this.unsynced = !request.ready
    this.holder = status === 'I' ? null : request.client
    if (!request.client.gone) request.client.peer.send(answer)
  }

  private async rollBack(): Promise<void> {
    if (this.unsynced) await this.engine.run(SYNC)
    await this.engine.run(queryMessage('ROLLBACK'))
    this.unsynced = false
    this.holder = null
  }

  private watchHolder(): void {
    if (this.idleTimer !== null) clearTimeout(this.idleTimer)
    this.idleTimer = null
    const holder = this.holder
    if (holder === null || this.queue.length === 0) return
    this.idleTimer = setTimeout(() => {
      this.hangUp(holder, '25P03', 'terminating a transaction that was left open while others wait')
    }, this.idleLimitMs)
  }

  private async giveWay(): Promise<void> {
    if (this.sliceStart === null) {
      this.sliceStart = performance.now()
      setImmediate(() => (this.sliceStart = null))
    } else if (performance.now() - this.sliceStart > SLICE_MS) {
      await nextTurn()
    }
  }
}
