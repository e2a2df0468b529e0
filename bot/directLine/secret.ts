/**
 * The key that signs the widget's tokens: the configured one, else a random one that is kept in the data folder, so that
 * conversations survive a restart. Readable by the owner only.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export async function openDirectLineSecret(configured: string | null, dataDir: string): Promise<string> {
  if (configured !== null) return configured
  const file = join(dataDir, 'direct-line.secret')
  await mkdir(dataDir, { recursive: true })
  try {
    // 'wx' fails when the file is there: of two processes that start at once, one writes and both read the same.
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(file, 'utf8')).trim()
}
