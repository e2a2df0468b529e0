/**
 * Brings what Postgres writes to the disk. PGlite leaves fsync out, so after a power cut its files could contradict each
 * other. Here every file is synced when Postgres asks for it, with one exception for the sake of latency: the
 * write-ahead log, which is asked for at each commit, is synced in the background within FLUSH_AFTER_MS. A killed process
 * loses nothing either way (the bytes are with the operating system); a power cut may lose the commits of that time.
 *
 * The write-ahead log is always on disk before the data files that a checkpoint syncs.
 */
import { promises as files, closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'

/** Redis and others settled on a second; here a sync costs little, as it is not in the way of anything. */
const FLUSH_AFTER_MS = 100

/** What this file needs to know of Emscripten's file system. */
interface OpenFile {
  readonly nfd?: number
  readonly node: { readonly name: string; readonly parent: { readonly name: string } }
}
interface NodeFiles {
  readonly stream_ops: { fsync?: (file: OpenFile) => number }
}

export interface WalFlush {
  close(): Promise<void>
}

export function flushWal(pglite: PGlite, folder: string): WalFlush {
  const dirty = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> = Promise.resolve()

  const flushSoon = (): void => {
    timer = null
    running = Promise.all(drain(dirty).map((name) => syncFile(join(folder, 'pg_wal', name))))
  }
  const flushNow = (): void => {
    for (const name of drain(dirty)) syncFileNow(join(folder, 'pg_wal', name))
  }
  const fsync = (file: OpenFile): number => {
    if (file.nfd === undefined) return 0 // a folder: Emscripten opens no descriptor for it
    if (file.node.parent.name === 'pg_wal') {
      dirty.add(file.node.name)
      timer ??= setTimeout(flushSoon, FLUSH_AFTER_MS).unref()
      return 0
    }
    flushNow()
    fsyncSync(file.nfd)
    return 0
  }
  const nodeFiles = (pglite.Module as unknown as { readonly NODEFS: NodeFiles }).NODEFS
  nodeFiles.stream_ops.fsync = fsync

  const close = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
    await running
    flushNow()
  }
  return { close }
}

function drain(names: Set<string>): string[] {
  const all = [...names]
  names.clear()
  return all
}

/** A segment that is gone was recycled by a checkpoint, which has synced what it held. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

async function syncFile(path: string): Promise<void> {
  try {
    const file = await files.open(path, 'r+')
    await file.datasync().finally(() => file.close())
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

function syncFileNow(path: string): void {
  try {
    const descriptor = openSync(path, 'r+')
    try {
      fdatasyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    if (!isGone(error)) throw error
  }
}
