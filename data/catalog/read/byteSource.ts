/**
 * A feed's file as a stream of UTF-8, whatever it is compressed or encoded with. I/O: reads the file once, in chunks.
 *
 * gzip is known by its first two bytes, UTF-8 and UTF-16 by their byte order mark, another encoding by the map or by
 * the declaration of an XML file. Without any of these the bytes are taken as UTF-8 and checked row by row later on.
 * Errors  AppError FEED_UNREADABLE when there is no such file, it is empty, or its compression is broken.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '../../types/errors.ts'

const CHUNK = 64 * 1024

export interface ByteSource {
  readonly file: string
  /** Bytes of the file as it lies on the disk. */
  readonly size: number
  /** Says what is in the file: its size and a hash of its first and last 64 KB. */
  readonly identity: string
  /** A new reading from the start; `onRead` hears how many bytes of the file have been read so far. */
  readonly chunks: (encoding: string | null, onRead?: (bytes: number) => void) => AsyncIterable<Buffer>
}

export async function openBytes(file: string): Promise<ByteSource> {
  const handle = await openFile(file)
  try {
    const { size } = await handle.stat()
    const head = await bytesAt(handle, 0, CHUNK)
    const tail = await bytesAt(handle, Math.max(0, size - CHUNK), CHUNK)
    if (head.length === 0) throw new AppError('FEED_UNREADABLE', { file, problem: 'it is empty' })
    const identity = createHash('sha256').update(`${size}\n`).update(head).update(tail).digest('hex')
    const zipped = head[0] === 0x1f && head[1] === 0x8b
    return {
      file,
      size,
      identity,
      chunks: (encoding, onRead) => decoded(unzipped(file, zipped, onRead ?? (() => undefined)), encoding),
    }
  } finally {
    await handle.close()
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file)
    if ((await handle.stat()).isFile()) return handle
    await handle.close()
  } catch (error) {
    throw new AppError('FEED_UNREADABLE', { file, problem: reasonOf(error) }, error)
  }
  throw new AppError('FEED_UNREADABLE', { file, problem: 'it is not a file' })
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES') return 'reading it is not allowed'
  return (error as Error).message
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await handle.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function* unzipped(
  file: string,
  zipped: boolean,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const handle = await openFile(file)
  let read = 0
  const source = handle.createReadStream({ highWaterMark: CHUNK })
  source.on('data', (chunk) => onRead((read += chunk.length)))
  source.pause()
  const stream: Readable = zipped ? source.pipe(createGunzip({ chunkSize: CHUNK })) : source
  source.on('error', (error) => stream.destroy(error))
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    throw new AppError('FEED_UNREADABLE', { file, problem: reasonOf(error) }, error)
  } finally {
    source.destroy()
  }
}

/** UTF-8 without a byte order mark. */
async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string | null): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let first = true
  for await (const chunk of chunks) {
    const { skip, encoding: named } = first ? markOf(chunk, encoding) : { skip: 0, encoding: null }
    if (first && named !== null) decoder = new TextDecoder(named)
    first = false
    const bytes = skip === 0 ? chunk : chunk.subarray(skip)
    yield decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8')
  }
  if (decoder !== null) yield Buffer.from(decoder.decode(), 'utf8')
}

/** Length of the byte order mark, and the encoding that has to be decoded; null when the bytes are UTF-8 already. */
function markOf(head: Buffer, encoding: string | null): { skip: number; encoding: string | null } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { skip: 3, encoding: null }
  if (head[0] === 0xff && head[1] === 0xfe) return { skip: 2, encoding: 'utf-16le' }
  if (head[0] === 0xfe && head[1] === 0xff) return { skip: 2, encoding: 'utf-16be' }
  const declared = /^<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(head.toString('latin1', 0, 200))?.[1]
  const name = (encoding ?? declared ?? 'utf-8').toLowerCase()
  return { skip: 0, encoding: /^utf-?8$/.test(name) ? null : name }
}
