/** The stream that pg writes to and reads from when the database is in this process: no socket, no copy. */
import { Duplex } from 'node:stream'
import type { Session, Sessions } from './sessions.ts'

export class EngineStream extends Duplex {
  private readonly session: Session

  constructor(sessions: Sessions) {
    super()
    this.session = sessions.open({ send: (answer) => this.push(answer), end: () => this.hangUp() })
  }

  /** pg treats the stream as a socket. */
  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {
    // Answers are pushed when the engine has them.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.session.receive(chunk)
    done()
  }

  /** pg corks the messages of one query: they arrive together and run as one request. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.session.receive(Buffer.concat(chunks.map((one) => one.chunk)))
    done()
  }

  override _final(done: () => void): void {
    this.session.close()
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.session.close()
    done(error)
  }

  private hangUp(): void {
    if (!this.readableEnded && !this.destroyed) this.push(null)
  }
}
