/**
 * PGlite as an engine: Postgres compiled to WebAssembly, in this thread, on a folder or in memory.
 * It knows one session and runs one request after the other; sessions.ts lets several clients share it.
 *
 * Durability: a commit is in the files of the operating system when `run` resolves (PGlite's relaxed durability stays
 * off), so that a killed process loses nothing; walFlush.ts brings it to the disk itself.
 * Cost: 0.3-0.4 s to open, up to 1 s when the process before was killed; a select by key 0.05-0.1 ms.
 */
import { PGlite } from '@electric-sql/pglite'
import { AppError } from '../../types/errors.ts'
import { startupMessage } from './wire.ts'
import { type WalFlush, flushWal } from './walFlush.ts'

export interface Engine {
  /** What the engine says to a client that starts: parameters, then ReadyForQuery. The same for every client. */
  readonly greeting: Buffer
  /** Runs messages of the wire protocol and gives the answer to all of them. Throws when the engine broke down. */
  run(messages: Buffer): Promise<Buffer>
  close(): Promise<void>
}

/**
 * PGlite's own start parameters but for -F, which would turn fsync off. A smaller max_wal_size bounds how much is
 * replayed when a killed process starts again (112 MB took 0.9 s).
 */
const START = [...PGlite.defaultStartParams.filter((one) => one !== '-F'), '-c', 'max_wal_size=96MB']

/**
 * Opens the database in `folder`, which initDatabase.ts has made. Throws DATABASE_UNAVAILABLE with what Postgres says when
 * it does not open: no space for its log, files of another version, no permission.
 */
export async function openFolderEngine(folder: string): Promise<Engine> {
  let complaint = ''
  const onStderr = (line: string): boolean => {
    if (/(?:FATAL|PANIC):/.test(line)) complaint = line.replace(/^.*?(?:FATAL|PANIC): +/, '')
    return false
  }
  try {
    const pglite = await PGlite.create({ dataDir: folder, startParams: START, onStderr })
    return await engineOf(pglite, flushWal(pglite, folder))
  } catch (error) {
    const problem = complaint === '' ? (error as Error).message : complaint
    throw new AppError('DATABASE_UNAVAILABLE', { problem: `${folder} does not open: ${problem}` }, error)
  }
}

/**
 * The severity field of an error after which a Postgres server would restart (it could not write its log: a full disk).
 * PGlite goes on with a damaged state and may never return from the next call. Texts hold no zero byte, so no row has this.
 */
const PANIC = Buffer.from('\0VPANIC\0')

function problemOf(answer: Buffer): string {
  const text = answer.subarray(answer.indexOf(PANIC)).toString()
  return /\0M([^\0]*)/.exec(text)?.[1] ?? 'panic'
}

/** An engine on a PGlite that is open. */
export async function engineOf(pglite: PGlite, flush: WalFlush | null): Promise<Engine> {
  const run = async (messages: Buffer): Promise<Buffer> => {
    const parts: Buffer[] = []
    // The raw stream, because the other calls also parse every answer and keep what they parsed.
    // The bytes given are a view of the engine's memory: copied before it moves on.
    await pglite.execProtocolRawStream(messages, {
      syncToFs: false,
      onRawData: (bytes) => parts.push(Buffer.from(bytes)),
    })
    const answer = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    if (answer.includes(PANIC)) throw new Error(problemOf(answer))
    return answer
  }
  const close = async (): Promise<void> => {
    await pglite.close()
    await flush?.close()
  }
  return { greeting: await run(startupMessage('postgres', 'postgres')), run, close }
}
