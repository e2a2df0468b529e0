/**
 * The embedded database of a data folder. The first process owns it: the engine runs in it, behind a pg.Pool. A later
 * process on the same folder (an import while the shop runs) is a guest: the same pg.Pool, through the owner's socket.
 *
 * Errors: DATABASE_IN_USE (an owner that cannot be reached), DATABASE_UNAVAILABLE (it does not open; or, for a guest, the
 * owner was killed under a query). An Sql that lost its owner or its engine opens the folder anew: renewingSql.ts.
 * Cost: owner 0.4 s, 4-7 s the first time (initdb); guest 10 ms.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from '../../types/ports.ts'
import { AppError } from '../../types/errors.ts'
import { poolSql } from '../poolSql.ts'
import { openFolderEngine } from './engine.ts'
import { EngineStream } from './engineStream.ts'
import { type Lock, accepts, claim, keepLock, lockOf, release } from './folderLock.ts'
import { type Door, guestStream, openDoor } from './guests.ts'
import { initDatabase } from './initDatabase.ts'
import { PreparingClient } from './preparingClient.ts'
import { type Opened, renewingSql } from './renewingSql.ts'
import { Sessions } from './sessions.ts'
import { startUpkeep } from './upkeep.ts'

/** One session serves all: more clients would only wait in another place. */
const CLIENTS = 4
/** The owner may be making the database when a guest comes; initdb takes 4-7 s on an idle machine. */
const GUEST_WAITS_MS = 60_000
/** The sockets of a killed process are not all closed in the same moment. */
const DYING_MS = 50
/** An owner that ends while a guest connects leaves the folder to the guest. */
const TRIES = 5

export async function openEmbedded(dataDir: string, onProgress: (fraction: number) => void): Promise<Sql> {
  await mkdir(dataDir, { recursive: true })
  const open = (): Promise<Opened> => openOnce(dataDir, onProgress)
  return renewingSql(await open(), open)
}

async function openOnce(dataDir: string, onProgress: (fraction: number) => void): Promise<Opened> {
  const lockPath = join(dataDir, 'database.lock')
  for (let tries = 0; tries < TRIES; tries++) {
    const door = await openDoor(dataDir)
    const mine = lockOf(door.path)
    const claimed = await claim(lockPath, mine).catch((error: unknown) => closing(door, error))
    if (claimed.kind === 'free') {
      return own({ dataDir, door, lockPath, mine, onProgress }).catch(async (error: unknown) => {
        await release(lockPath, mine)
        return closing(door, error)
      })
    }
    await door.close()
    const visit = await visitOwner(claimed.lock)
    if (visit !== null) return visit
  }
  throw new AppError('DATABASE_IN_USE', { path: dataDir, problem: 'its owners come and go' })
}

async function closing(door: Door, error: unknown): Promise<never> {
  await door.close()
  throw error
}

interface Owning {
  readonly dataDir: string
  readonly door: Door
  readonly lockPath: string
  readonly mine: Lock
  readonly onProgress: (fraction: number) => void
}

async function own({ dataDir, door, lockPath, mine, onProgress }: Owning): Promise<Opened> {
  const folder = join(dataDir, 'database')
  await initDatabase(folder, onProgress)
  const engine = await openFolderEngine(folder)
  const sessions = new Sessions(engine)
  const lost = `another process has taken over ${dataDir}`
  const kept = keepLock(lockPath, mine, () => void sessions.close(lost))
  door.admit((socket) => sessions.open({ send: (answer) => socket.write(answer), end: () => socket.end() }))
  const upkeep = startUpkeep(sessions, sessionsSql(sessions))
  const leave = async (): Promise<void> => {
    door.shut() // first: whoever comes now waits for the folder, not for an answer
    kept.stop()
    await upkeep.stop()
    await sessions.close('the process that owns the database has ended')
    await door.close()
    if (!sessions.failed) await engine.close() // a broken engine may never return
    await release(lockPath, mine)
  }
  let leaving: Promise<void> | null = null
  const leaveOnce = (): Promise<void> => (leaving ??= leave())
  return {
    sql: sessionsSql(sessions, leaveOnce),
    isGone: () => Promise.resolve(sessions.closed),
    abandon: leaveOnce,
  }
}

/** A pool whose clients are sessions in this process. */
export function sessionsSql(sessions: Sessions, afterClose?: () => Promise<void>): Sql {
  const stream = (): EngineStream => new EngineStream(sessions)
  const pool = { ...LOCAL, max: CLIENTS, idleTimeoutMillis: 0, Client: PreparingClient, stream }
  return poolSql({ kind: 'pglite', pool, ...(afterClose === undefined ? {} : { afterClose }) })
}

/** Named here, so that what the environment says about a Postgres server (PGUSER, PGSSLMODE) plays no part. */
const LOCAL = {
  user: 'postgres',
  database: 'postgres',
  password: '',
  host: 'localhost',
  port: 5432,
  ssl: false,
}

/** Null when the owner has ended meanwhile: the folder may be claimed again. */
async function visitOwner(lock: Lock): Promise<Opened | null> {
  const pool = { ...LOCAL, max: CLIENTS, connectionTimeoutMillis: GUEST_WAITS_MS }
  const sql = poolSql({ kind: 'pglite', pool: { ...pool, stream: () => guestStream(lock.socket) } })
  const isGone = async (): Promise<boolean> => {
    if (!(await accepts(lock.socket))) return true
    await wait(DYING_MS)
    return !(await accepts(lock.socket))
  }
  try {
    await sql.query('SELECT 1')
  } catch (error) {
    await sql.close()
    if (await isGone()) return null
    throw error
  }
  // Closing waits for whoever has a connection in hand; nobody needs to wait for that.
  return { sql, isGone, abandon: () => Promise.resolve(void sql.close()) }
}
