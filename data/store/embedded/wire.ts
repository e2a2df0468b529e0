/**
 * The frames of the PostgreSQL wire protocol (version 3) that a session needs to know; what is in them is the engine's
 * business. Pure but for FrameReader, which keeps the bytes of a message that has not fully arrived.
 * Source: PostgreSQL documentation, "Frontend/Backend Protocol", sections 54.2 and 54.7.
 */

/** Codes that stand where a startup message has its protocol version. */
const CANCEL_REQUEST = 80877102
const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
/** Postgres itself refuses longer ones. */
const LONGEST_STARTUP = 10_000
/** An import batch is a few megabytes; beyond this it is no client of ours. */
const LONGEST_MESSAGE = 512 * 1024 * 1024

export type Frame =
  | { readonly kind: 'startup' }
  /** TLS or GSS encryption is asked for; the answer is one byte, 'N'. */
  | { readonly kind: 'encryption' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'terminate' }
  /**
   * Messages that the engine runs together. `ready` is true when they end with a simple query or a Sync, so that the
   * engine answers with ReadyForQuery as its last message.
   */
  | { readonly kind: 'work'; readonly bytes: Buffer; readonly ready: boolean }
  | { readonly kind: 'broken'; readonly problem: string }

/** Cuts what a client sends into frames. One a client; `read` takes the next bytes and gives the frames they end. */
export class FrameReader {
  private pending: Buffer = Buffer.alloc(0)
  private started = false

  read(chunk: Buffer): Frame[] {
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk])
    const frames: Frame[] = []
    for (let frame = this.next(); frame !== null; frame = this.next()) {
      frames.push(frame)
      if (frame.kind === 'broken' || frame.kind === 'terminate') break // nothing can follow
    }
    return frames
  }

  private next(): Frame | null {
    return this.started ? this.nextWork() : this.nextStartup()
  }

  private nextStartup(): Frame | null {
    if (this.pending.length < 8) return null
    const length = this.pending.readUInt32BE(0)
    if (length < 8 || length > LONGEST_STARTUP) return broken('not a PostgreSQL client')
    if (this.pending.length < length) return null
    const code = this.pending.readUInt32BE(4)
    this.pending = this.pending.subarray(length)
    if (code === CANCEL_REQUEST) return { kind: 'cancel' }
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'encryption' }
    if (code >>> 16 !== 3) return broken('protocol version 3 is wanted')
    this.started = true
    return { kind: 'startup' }
  }

  /** Everything up to a simple query, a Sync or a Flush belongs together. */
  private nextWork(): Frame | null {
    let end = 0
    while (this.pending.length - end >= 5) {
      const type = this.pending[end]
      const length = this.pending.readUInt32BE(end + 1)
      if (length < 4 || length > LONGEST_MESSAGE) return broken('a message of an impossible length')
      if (type === 0x58 /* X, Terminate */) return { kind: 'terminate' }
      end += 1 + length
      if (end > this.pending.length) return null
      if (type === 0x51 /* Q */ || type === 0x53 /* S, Sync */) return this.take(end, true)
      if (type === 0x48 /* H, Flush */) return this.take(end, false)
    }
    return null
  }

  private take(end: number, ready: boolean): Frame {
    const bytes = this.pending.subarray(0, end)
    this.pending = this.pending.subarray(end)
    return { kind: 'work', bytes, ready }
  }
}

function broken(problem: string): Frame {
  return { kind: 'broken', problem }
}

/** 'I' idle, 'T' in a transaction, 'E' in a failed transaction; null when `answer` does not end with ReadyForQuery. */
export function transactionStatus(answer: Buffer): 'I' | 'T' | 'E' | null {
  if (answer.length < 6 || answer[answer.length - 6] !== 0x5a /* Z */) return null
  const status = String.fromCharCode(answer[answer.length - 1] ?? 0)
  return status === 'I' || status === 'T' || status === 'E' ? status : null
}

export const REFUSE_ENCRYPTION: Buffer = Buffer.from('N')
export const SYNC: Buffer = Buffer.from([0x53, 0, 0, 0, 4])

export function startupMessage(user: string, database: string): Buffer {
  const body = Buffer.from(`user\0${user}\0database\0${database}\0\0`)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length, 0)
  head.writeUInt32BE(3 << 16, 4)
  return Buffer.concat([head, body])
}

export function queryMessage(text: string): Buffer {
  return message(0x51, Buffer.from(`${text}\0`))
}

/** An ErrorResponse of severity FATAL: the session ends with it. `code` is an SQLSTATE. */
export function fatalMessage(code: string, text: string): Buffer {
  return message(0x45, Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`))
}

function message(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head[0] = type
  head.writeUInt32BE(4 + body.length, 1)
  return Buffer.concat([head, body])
}
