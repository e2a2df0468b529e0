/**
 * The door of the embedded database for other processes on this machine: a socket that speaks the protocol of Postgres.
 * Only the user that runs the shop may open it (mode 0600); there is no password. On Windows it is a named pipe.
 */
import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type Server, Socket, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Duplex } from 'node:stream'
import type { Session } from './sessions.ts'

/** A socket's path has 108 bytes on Linux and 104 on macOS, with a zero at the end. */
const LONGEST_PATH = 103

export interface Door {
  readonly path: string
  /** From now on guests are served; those who came before have waited. */
  admit(open: (socket: Socket) => Session): void
  /** Takes no new guests; those inside stay. */
  shut(): void
  /** Ends those inside, too. */
  close(): Promise<void>
}

/** Listens at once; whoever connects waits until `admit`. */
export async function openDoor(dataDir: string): Promise<Door> {
  const { path, leaves } = await socketPath(dataDir)
  const waiting = new Set<Socket>()
  const all = new Set<Socket>()
  let open: ((socket: Socket) => Session) | null = null
  const server = createServer((socket) => {
    all.add(socket)
    socket.once('close', () => all.delete(socket))
    socket.on('error', () => socket.destroy()) // a guest that was killed; its 'close' tells the session
    if (open !== null) serve(socket, open)
    else waiting.add(socket)
  })
  await listen(server, path)
  const admit = (opener: (socket: Socket) => Session): void => {
    open = opener
    for (const socket of waiting) serve(socket, opener)
    waiting.clear()
  }
  let ended: Promise<unknown> | null = null
  const shut = (): void => {
    ended ??= new Promise((done) => server.close(done))
  }
  const close = async (): Promise<void> => {
    shut()
    for (const socket of all) socket.destroySoon()
    await ended
    if (leaves !== null) await rm(leaves, { recursive: true, force: true })
  }
  return { path, admit, shut, close }
}

/** The guest's side: a stream for pg that connects to the socket at `path`, whatever host pg has in mind. */
export function guestStream(path: string): Duplex {
  const socket = new Socket()
  const connect = socket.connect.bind(socket)
  return Object.assign(socket, { connect: () => connect(path) })
}

function serve(socket: Socket, open: (socket: Socket) => Session): void {
  const session = open(socket)
  socket.on('data', (chunk) => session.receive(chunk))
  socket.once('close', () => session.close())
}

/** A name of its own for each process, so that the socket of a dead one is in nobody's way; and what to remove after it. */
async function socketPath(dataDir: string): Promise<{ path: string; leaves: string | null }> {
  const name = `${randomBytes(4).toString('hex')}.sock`
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\aisle-${name}`, leaves: null }
  const path = join(resolve(dataDir), name)
  if (Buffer.byteLength(path) <= LONGEST_PATH) return { path, leaves: path }
  const hash = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 8)
  const folder = await mkdtemp(join(tmpdir(), `aisle-${hash}-`)) // mode 0700
  return { path: join(folder, 's'), leaves: folder }
}

async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(path, done)
  })
  server.unref() // the door alone keeps no process alive
  if (process.platform !== 'win32') await chmod(path, 0o600)
}
