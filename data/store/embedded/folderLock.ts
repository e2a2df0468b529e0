/**
 * Who owns a data folder. The owner listens on a socket first and then creates the lock file, which names the socket, its
 * process and its machine; so a lock whose socket refuses is a dead owner's, and a lock whose socket accepts is never taken.
 * The owner touches the file every BEAT_MS and looks whether it still is its own.
 *
 *   free     the lock is ours now
 *   owned    another process owns the folder and accepts connections at `lock.socket`
 *
 * Errors: DATABASE_IN_USE when the folder has an owner that cannot be reached from here (another machine or container).
 */
import { connect } from 'node:net'
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../../types/errors.ts'

const BEAT_MS = 2_000
/** An owner that cannot be reached but touched its lock within this time is alive. */
const ALIVE_MS = 10_000
/** The same for an owner on another machine, whose clock may differ from the folder's. */
const ALIVE_ELSEWHERE_MS = 60_000
/** How long an owner that has closed its door may take to close the database. */
const ENDING_MS = 15_000
/** How long a lock file may be there without its content: it is created, then written. */
const HALF_WRITTEN_MS = 1_000

export interface Lock {
  readonly pid: number
  readonly host: string
  readonly socket: string
}

export type Claim = { readonly kind: 'free' } | { readonly kind: 'owned'; readonly lock: Lock }

export function lockOf(socket: string): Lock {
  return { pid: process.pid, host: hostname(), socket }
}

/** The sockets of the locks that this process holds: its number may also be that of a dead owner in another container. */
const held = new Set<string>()

/** Waits for an owner on this machine that is just ending; takes a dead one's place. Two processes that try at once get one `free`. */
export async function claim(path: string, mine: Lock): Promise<Claim> {
  const started = Date.now()
  for (;;) {
    if (await create(path, mine)) {
      held.add(mine.socket)
      return { kind: 'free' }
    }
    const found = await readLock(path)
    if (found === null) continue // removed meanwhile
    if (await accepts(found.socket)) return { kind: 'owned', lock: found }
    if (!(await seemsAlive(path, found))) await removeStale(path, found)
    else if (found.host !== hostname() || Date.now() - started > ENDING_MS) throw unreachable(path, found)
    else await wait(50)
  }
}

/** Touches the lock until `stop`; calls `onLost` once when the lock is not ours any more. */
export function keepLock(path: string, mine: Lock, onLost: () => void): { stop(): void } {
  const beat = async (): Promise<void> => {
    const found = await readLock(path)
    if (found === null || !same(found, mine)) {
      clearInterval(timer)
      onLost()
      return
    }
    const now = new Date()
    await utimes(path, now, now)
  }
  const timer = setInterval(() => void beat().catch(() => undefined), BEAT_MS).unref()
  return { stop: () => clearInterval(timer) }
}

/** Removes the lock if it is ours. */
export async function release(path: string, mine: Lock): Promise<void> {
  const found = await readLock(path)
  if (found !== null && same(found, mine)) await rm(path, { force: true })
  held.delete(mine.socket)
}

async function create(path: string, mine: Lock): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Null when there is no lock file. A file that stays without content is the lock of a process that died at once. */
async function readLock(path: string): Promise<Lock | null> {
  for (;;) {
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text === null) return null
    const lock = parseLock(text)
    if (lock !== null) return lock
    if ((await ageMs(path)) > HALF_WRITTEN_MS) return { pid: 0, host: hostname(), socket: '' }
    await wait(20)
  }
}

function parseLock(text: string): Lock | null {
  try {
    const { pid, host, socket } = JSON.parse(text) as Partial<Lock>
    return pid === undefined || host === undefined || socket === undefined ? null : { pid, host, socket }
  } catch {
    return null // not written to its end yet, or not ours: readLock decides by its age
  }
}

async function ageMs(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  return found === null ? Infinity : Date.now() - found.mtimeMs
}

/** Whether somebody listens there. */
export function accepts(socketPath: string): Promise<boolean> {
  if (socketPath === '') return Promise.resolve(false)
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
    socket.once('connect', () => socket.destroy())
  })
}

/** Of an owner that does not answer. */
async function seemsAlive(path: string, lock: Lock): Promise<boolean> {
  const here = lock.host === hostname()
  if (here && !isRunning(lock)) return false
  return (await ageMs(path)) < (here ? ALIVE_MS : ALIVE_ELSEWHERE_MS)
}

function unreachable(path: string, lock: Lock): AppError {
  const owner = lock.host === hostname() ? `process ${lock.pid}` : `process ${lock.pid} on ${lock.host}`
  const problem = `${owner} holds it and cannot be reached from here; if it has ended, try again in a minute`
  return new AppError('DATABASE_IN_USE', { path, problem })
}

function isRunning({ pid, socket }: Lock): boolean {
  if (pid === process.pid) return held.has(socket)
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Only one process at a time may remove a stale lock, and only the one that it judged: between a look and a removal
 * another may have put its own there.
 */
async function removeStale(path: string, stale: Lock): Promise<void> {
  const guard = `${path}.takeover`
  if (!(await create(guard, stale))) {
    if ((await ageMs(guard)) > ALIVE_MS) await rm(guard, { force: true })
    return wait(20)
  }
  try {
    const found = await readLock(path)
    if (found === null || !same(found, stale)) return
    if (stale.socket !== '') await rm(stale.socket, { force: true })
    await rm(path, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}

function same(a: Lock, b: Lock): boolean {
  return a.pid === b.pid && a.host === b.host && a.socket === b.socket
}
