/**
 * Vectors and graph on disk, in one folder; does I/O, synchronously (it runs in the snapshot's worker).
 *
 *   manifest.json        what the other files are: see Manifest. Written last, so that it names complete files only.
 *   vectors-HASH.f32     little-endian 32-bit floats, one row a slot
 *   graph-HASH.hnsw      hnswlib's own format; a label is a slot
 *
 * A slot belongs to a product with a text; products come and go, slots stay until the graph is rebuilt. Every file is
 * written beside its place and renamed, and is named by its content, so a reader never sees half of one and a process that
 * dies leaves the last state. A manifest of another encoder, or whose files are not what it says, counts as none.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Raise it when the meaning of the files changes. */
const FORMAT = 1
/** Longer than any write takes. */
const ABANDONED_MS = 3_600_000

export interface EncoderKey {
  readonly id: string
  readonly checksum: string
  readonly dimension: number
}

interface FileEntry {
  readonly name: string
  readonly sha256: string
}

interface Manifest {
  readonly format: number
  readonly encoder: EncoderKey
  /** M and efConstruction of the graph. */
  readonly graphSettings: string
  /** Product of each slot, and the hash of the text that was embedded. */
  readonly ids: readonly string[]
  readonly textHashes: readonly string[]
  readonly vectors: FileEntry
  readonly graph: FileEntry
}

export interface Artefact {
  readonly ids: readonly string[]
  readonly textHashes: readonly string[]
  /** Row-major, one row a slot. */
  readonly vectors: Float32Array
  readonly graphPath: string
}

export type ArtefactRead =
  | { readonly kind: 'read'; readonly artefact: Artefact }
  | { readonly kind: 'none' }
  /** It is there and cannot be used; `problem` says why, for the log. */
  | { readonly kind: 'unusable'; readonly problem: string }

/** 64 bits: a collision among a million texts has a chance of 3 in 100 million. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 11)
}

export function readArtefact(folder: string, encoder: EncoderKey, graphSettings: string): ArtefactRead {
  let manifest: Manifest
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'none' }
    return { kind: 'unusable', problem: 'its manifest cannot be read' }
  }
  try {
    return { kind: 'read', artefact: verified(folder, manifest, encoder, graphSettings) }
  } catch (error) {
    return { kind: 'unusable', problem: (error as Error).message }
  }
}

/** Throws an Error whose message completes "The saved index is not used: ...". */
function verified(folder: string, manifest: Manifest, encoder: EncoderKey, settings: string): Artefact {
  if (manifest.format !== FORMAT) throw new Error('it is of another format')
  const { id, checksum, dimension } = manifest.encoder
  if (checksum !== encoder.checksum || dimension !== encoder.dimension) {
    throw new Error(`it was made with the encoder ${id} and not with ${encoder.id}`)
  }
  if (manifest.graphSettings !== settings) throw new Error('its graph has other settings')
  const bytes = checked(folder, manifest.vectors)
  checked(folder, manifest.graph)
  const { ids, textHashes } = manifest
  if (ids.length !== textHashes.length || bytes.byteLength !== ids.length * dimension * 4) {
    throw new Error('its manifest and its vectors disagree')
  }
  const vectors = new Float32Array(bytes.byteLength / 4)
  new Uint8Array(vectors.buffer).set(bytes)
  return { ids, textHashes, vectors, graphPath: join(folder, manifest.graph.name) }
}

function checked(folder: string, { name, sha256 }: FileEntry): Uint8Array {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(join(folder, name))
  } catch {
    throw new Error(`${name} cannot be read`)
  }
  if (hashOf(bytes) !== sha256) throw new Error(`${name} is damaged`)
  return bytes
}

export interface ArtefactToWrite {
  readonly encoder: EncoderKey
  readonly graphSettings: string
  readonly ids: readonly string[]
  readonly textHashes: readonly string[]
  readonly vectors: Float32Array
  /** Writes the graph to the path that it is given. */
  readonly writeGraph: (path: string) => void
}

/** Gives back the path of the graph. Files of earlier states are removed. */
export function writeArtefact(folder: string, artefact: ArtefactToWrite): string {
  mkdirSync(folder, { recursive: true })
  const { encoder, graphSettings, ids, textHashes, vectors, writeGraph } = artefact
  const bytes = new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength)
  const vectorsEntry = place(folder, 'vectors', 'f32', (path) => writeFileSync(path, bytes))
  const graphEntry = place(folder, 'graph', 'hnsw', writeGraph)
  const manifest: Manifest = {
    format: FORMAT,
    encoder: { id: encoder.id, checksum: encoder.checksum, dimension: encoder.dimension },
    graphSettings,
    ids,
    textHashes,
    vectors: vectorsEntry,
    graph: graphEntry,
  }
  const beside = join(folder, `manifest.json.${process.pid}.tmp`)
  writeFileSync(beside, JSON.stringify(manifest))
  renameSync(beside, join(folder, 'manifest.json'))
  removeOthers(folder, new Set(['manifest.json', vectorsEntry.name, graphEntry.name]))
  return join(folder, graphEntry.name)
}

/** What another process is writing now is left alone; what one left behind when it died is old. */
function removeOthers(folder: string, current: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (current.has(name)) continue
    const path = join(folder, name)
    if (name.endsWith('.tmp') && Date.now() - statSync(path).mtimeMs < ABANDONED_MS) continue
    rmSync(path, { force: true })
  }
}

function place(folder: string, kind: string, ending: string, write: (path: string) => void): FileEntry {
  const beside = join(folder, `${kind}.${process.pid}.tmp`)
  write(beside)
  const sha256 = hashOf(readFileSync(beside))
  const name = `${kind}-${sha256.slice(0, 16)}.${ending}`
  renameSync(beside, join(folder, name))
  return { name, sha256 }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
