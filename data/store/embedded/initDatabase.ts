/**
 * Makes the files of a new database (initdb), once in the life of a data folder.
 *
 * In a worker, because it keeps a core busy for 4-7 s; into a folder beside the real one, which is then renamed, so that
 * a process killed half-way leaves nothing that looks like a database.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../types/errors.ts'

/** Only for the progress bar: what initdb takes on 2 shared cores. It does not say how far it is. */
const EXPECTED_MS = 6_000
const NEW = 'database.new-'

/** `onProgress` gets a fraction in (0, 1]. Only the owner of the folder may call this. */
export async function initDatabase(folder: string, onProgress: (fraction: number) => void): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  const parent = dirname(folder)
  await mkdir(parent, { recursive: true })
  for (const name of await readdir(parent)) {
    if (name.startsWith(NEW)) await rm(join(parent, name), { recursive: true, force: true })
  }
  const fresh = join(parent, `${NEW}${process.pid}`)
  const started = performance.now()
  const ticking = setInterval(() => {
    onProgress(1 - Math.exp(-(performance.now() - started) / EXPECTED_MS))
  }, 200)
  try {
    await initInWorker(fresh)
  } finally {
    clearInterval(ticking)
  }
  await rename(fresh, folder)
  onProgress(1)
}

function initInWorker(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./initDatabase.worker.mjs', import.meta.url), {
      workerData: { folder },
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new AppError('DATABASE_UNAVAILABLE', { problem: `initdb ended with code ${code}` }))
    })
  })
}
